"""Messages between a web worker and its renderer: four bytes of length, then that many bytes."""

import socket
import struct
import time

LENGTH = struct.Struct(">I")
LARGEST = 4_000_000


def send(connection: socket.socket, message: bytes, deadline: float | None = None) -> None:
    _wait_until(connection, deadline)
    connection.sendall(LENGTH.pack(len(message)) + message)


def receive(connection: socket.socket, deadline: float | None = None) -> bytes:
    (length,) = LENGTH.unpack(_exactly(connection, LENGTH.size, deadline))
    if length > LARGEST:
        raise ConnectionError("a message longer than any summary")
    return _exactly(connection, length, deadline)


def _exactly(connection: socket.socket, length: int, deadline: float | None) -> bytes:
    received = bytearray()
    while len(received) < length:
        _wait_until(connection, deadline)
        part = connection.recv(length - len(received))
        if not part:
            raise ConnectionResetError("the other side has gone")
        received += part
    return bytes(received)


def _wait_until(connection: socket.socket, deadline: float | None) -> None:
    """Give the next call on the connection what is left of the time, and never more."""
    if deadline is None:
        return
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("no time left")
    connection.settimeout(left)
