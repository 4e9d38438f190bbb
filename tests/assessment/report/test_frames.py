"""Messages between worker and renderer: whole, not too long, and in time."""

import socket
import time

import pytest

from assessment.report import frames


@pytest.fixture
def ends():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


class TestMessage:
    @pytest.mark.parametrize("message", [b"", b"a page", b"x" * 100_000])
    def test_arrives_as_it_was_sent(self, ends, message):
        ours, theirs = ends

        frames.send(ours, message)

        assert frames.receive(theirs) == message

    def test_arrives_in_time(self, ends):
        ours, theirs = ends
        deadline = time.monotonic() + 30

        frames.send(ours, b"a page", deadline)

        assert frames.receive(theirs, deadline) == b"a page"

    def test_longer_than_any_summary_is_refused(self, ends):
        ours, theirs = ends
        ours.sendall(frames.LENGTH.pack(frames.LARGEST + 1))

        with pytest.raises(ConnectionError, match="longer than any summary"):
            frames.receive(theirs)

    def test_that_breaks_off_is_refused(self, ends):
        ours, theirs = ends
        ours.sendall(frames.LENGTH.pack(10) + b"half")
        ours.close()

        with pytest.raises(ConnectionResetError):
            frames.receive(theirs)

    def test_that_does_not_come_in_time_is_given_up(self, ends):
        with pytest.raises(TimeoutError):
            frames.receive(ends[1], time.monotonic() + 0.05)

    def test_is_not_waited_for_when_the_time_is_over(self, ends):
        frames.send(ends[0], b"a page")

        with pytest.raises(TimeoutError, match="no time left"):
            frames.receive(ends[1], time.monotonic() - 1)
