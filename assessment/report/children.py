"""Renderer processes, seen from the web worker that starts, uses and ends them."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import SimpleQueue

from assessment.report import frames

PROJECT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "assessment.report.confined")
FONTS_CONF = Path(__file__).with_name("fonts.conf")
# What a child may know of our surroundings: no database, no secret key, no proxy.
KEPT_ENVIRONMENT = ("LANG", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "PATH")

REUSE_SECONDS = 500
"""Less than the time after which an idle child ends itself."""
RETIRE_SECONDS = 2


class Child:
    """One renderer process and our end of the connection to it."""

    def __init__(self, command: tuple[str, ...], folder: Path) -> None:
        self._connection, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                (*command, str(os.getpid()), str(folder)),
                stdin=theirs,
                stdout=subprocess.DEVNULL,
                cwd=PROJECT,
                env=_environment(),
            )
        self.pid = self._process.pid
        self._rests_since = time.monotonic()

    def render(self, html: str, deadline: float) -> bytes:
        frames.send(self._connection, html.encode(), deadline)
        pdf = frames.receive(self._connection, deadline)
        self._rests_since = time.monotonic()
        return pdf

    def is_fit(self) -> bool:
        rested = time.monotonic() - self._rests_since
        return rested < REUSE_SECONDS and self._process.poll() is None

    def stop(self) -> None:
        self._process.kill()
        self._process.wait()
        self.let_go()

    def retire(self) -> None:
        """A child at rest ends by itself, and tidies up, when nobody can call it any more."""
        self.let_go()
        try:
            self._process.wait(RETIRE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def let_go(self) -> None:
        self._connection.close()


class Starter:
    """The one thread that starts children, and that lives as long as its process.

    Linux ends a child with the *thread* that started it, and request threads come and go.
    A daemon thread, for Python ends all others before it lets anybody tidy up.
    """

    def __init__(self) -> None:
        self._jobs: SimpleQueue[tuple[Callable[[], Child], Future[Child]] | None] = SimpleQueue()
        threading.Thread(target=self._work, name="report-starter", daemon=True).start()

    def submit(self, job: Callable[[], Child]) -> "Future[Child]":
        future: Future[Child] = Future()
        self._jobs.put((job, future))
        return future

    def end(self) -> None:
        self._jobs.put(None)

    def _work(self) -> None:
        while (task := self._jobs.get()) is not None:
            job, future = task
            try:
                future.set_result(job())
            except Exception as error:
                future.set_exception(error)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT_ENVIRONMENT if name in os.environ}
    return kept | {
        "FONTCONFIG_FILE": str(FONTS_CONF),
        "MALLOC_ARENA_MAX": "1",
        "PYTHONHASHSEED": "0",
    }
