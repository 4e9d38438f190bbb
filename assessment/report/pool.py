"""Renders summaries in warm child processes, so that no web worker ever loads WeasyPrint."""

import atexit
import os
import threading
import time
from pathlib import Path

from assessment.report import slots
from assessment.report.children import COMMAND, Child, Starter

RENDER_SECONDS = 10
QUEUE_SECONDS = 5
AT_ONCE_IN_ONE_WORKER = 2
"""Rendering and waiting together; the worker's other threads stay free for pages."""


class Busy(Exception):
    """Too many summaries are being made; asking again in a few seconds will do."""


class RenderFailed(Exception):
    """This summary could not be made: the renderer failed, died or took too long."""


class Pool:
    """The children of one web worker; how many may work at once is the machine's affair."""

    def __init__(
        self,
        *,
        command: tuple[str, ...] = COMMAND,
        folder: Path | None = None,
        slot_count: int | None = None,
        at_once: int = AT_ONCE_IN_ONE_WORKER,
        queue_seconds: float = QUEUE_SECONDS,
        render_seconds: float = RENDER_SECONDS,
    ) -> None:
        self._command = command
        self._folder = folder or slots.shared_folder()
        self._slot_count = slot_count or slots.cores()
        self._queue_seconds = queue_seconds
        self._render_seconds = render_seconds
        self._places = threading.BoundedSemaphore(at_once)
        self._starter = Starter()
        self.resting: list[Child] = []

    def render(self, html: str) -> bytes:
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            with slots.slot(self._folder, self._slot_count, self._queue_seconds):
                return self._render_in_child(html)
        except slots.NoSlot:
            raise Busy from None
        finally:
            self._places.release()

    def warm_up(self) -> None:
        """Start a child ahead of the first patient; returns at once."""
        self._starter.submit(self._start).add_done_callback(
            lambda started: self.resting.append(started.result())
        )

    def close(self) -> None:
        """Let every child at rest tidy up and end; only then may the starter go."""
        while self.resting:
            self.resting.pop().retire()
        self._starter.end()

    def forget(self) -> None:
        """After a fork: the children belong to the process that started them."""
        for child in self.resting:
            child.let_go()

    def _render_in_child(self, html: str) -> bytes:
        deadline = time.monotonic() + self._render_seconds
        # Chosen in the starter's thread, one at a time: nobody gets a child that another has,
        # and a child that is being started ahead is waited for.
        child = self._starter.submit(self._fit_or_new_child).result()
        try:
            pdf = child.render(html, deadline)
        except OSError:
            pdf = b""
        if not pdf:
            child.stop()
            raise RenderFailed
        self.resting.append(child)
        return pdf

    def _fit_or_new_child(self) -> Child:
        while self.resting:
            child = self.resting.pop()
            if child.is_fit():
                return child
            child.retire()
        return self._start()

    def _start(self) -> Child:
        return Child(self._command, self._folder)


_pool: Pool | None = None
_pool_lock = threading.Lock()


def render_pdf(html: str) -> bytes:
    """Return the summary as PDF; raise `Busy` or `RenderFailed` when that cannot be."""
    return _own_pool().render(html)


def warm_up() -> None:
    _own_pool().warm_up()


def _own_pool() -> Pool:
    global _pool
    with _pool_lock:
        if _pool is None:
            _pool = Pool()
        return _pool


@atexit.register
def _close() -> None:
    if _pool is not None:
        _pool.close()


def _start_afresh_after_fork() -> None:
    global _pool, _pool_lock
    if _pool is not None:
        _pool.forget()
    _pool, _pool_lock = None, threading.Lock()


os.register_at_fork(after_in_child=_start_afresh_after_fork)
