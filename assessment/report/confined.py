"""The renderer's process: it gives up what it does not need, then answers one page at a time.

Started by `assessment.report.pool` as `python -m assessment.report.confined PARENT FOLDER`,
with its end of a socket pair as standard input.
"""

import ctypes
import logging
import os
import resource
import signal
import socket
import sys
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path

from assessment.report import frames
from assessment.report.slots import scratch_folder

NICENESS = 10
ADDRESS_SPACE_BYTES = 512 * 1024 * 1024
IDLE_SECONDS = 600
PR_SET_PDEATHSIG = 1


def main() -> None:
    parent, folder = int(sys.argv[1]), Path(sys.argv[2])
    give_up_privileges()
    die_with(parent)
    connection = socket.socket(fileno=0)
    with scratch_folder(folder) as scratch:
        tempfile.tempdir = str(scratch)
        serve(connection)


def give_up_privileges() -> None:
    # Ctrl-C and a service's stop signal reach the whole group: a page under way is finished.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.nice(NICENESS)
    # A core file would hold somebody's answers.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE_BYTES, ADDRESS_SPACE_BYTES))
    # WeasyPrint's warnings quote the page, and the page quotes a patient.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")


def die_with(parent: int) -> None:
    """Elsewhere than on Linux, the end of the connection alone ends the process."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        raise SystemExit("the web worker has gone")


def serve(connection: socket.socket) -> None:
    # Imported only now: it takes a second of work, and should take it at our low priority.
    from assessment.report.renderer import Renderer

    renderer = Renderer()
    connection.settimeout(IDLE_SECONDS)
    while (html := _next_page(connection)) is not None:
        frames.send(connection, _pdf_or_nothing(renderer.render, html))


def _next_page(connection: socket.socket) -> str | None:
    try:
        return frames.receive(connection).decode()
    except (ConnectionError, TimeoutError):
        return None


def _pdf_or_nothing(render: Callable[[str], bytes], html: str) -> bytes:
    """No bytes at all mean failure; the reason stays here, for it may quote the page."""
    try:
        return render(html)
    except Exception as error:
        print(f"summary not rendered: {type(error).__name__}", file=sys.stderr, flush=True)
        return b""


if __name__ == "__main__":
    main()
