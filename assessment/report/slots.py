"""How many summaries a whole machine renders at once, counted by locked files."""

import contextlib
import fcntl
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

LOOK_AGAIN_SECONDS = 0.02


class NoSlot(Exception):
    """Every slot stayed taken for as long as the caller could wait."""


def shared_folder() -> Path:
    """The folder in which all web workers of this user on this machine meet."""
    root = Path(os.environ.get("SPINECARE_VAR") or tempfile.gettempdir())
    folder = root.resolve() / f"spinecare-report-{os.geteuid()}"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    # The system's temporary folder is open to everybody: somebody else may have been first.
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder


def cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextlib.contextmanager
def slot(folder: Path, count: int, wait_seconds: float) -> Iterator[None]:
    """Hold one of the machine's slots; the kernel lets go of it when the holder dies."""
    deadline = time.monotonic() + wait_seconds
    while (held := _first_free(folder, count)) is None:
        if time.monotonic() >= deadline:
            raise NoSlot
        time.sleep(LOOK_AGAIN_SECONDS)
    try:
        yield
    finally:
        os.close(held)


@contextlib.contextmanager
def scratch_folder(folder: Path) -> Iterator[Path]:
    """A folder that is removed when done, or by the next caller if we are killed before."""
    with _locked(folder / "scratch.lock"):
        _sweep(folder)
        own = Path(tempfile.mkdtemp(prefix="scratch-", dir=folder))
        held = _try_to_lock(own, os.O_RDONLY)
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)
        if held is not None:
            os.close(held)


def _sweep(folder: Path) -> None:
    for left in folder.glob("scratch-*"):
        held = _try_to_lock(left, os.O_RDONLY)
        if held is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(held)


def _first_free(folder: Path, count: int) -> int | None:
    for number in range(count):
        held = _try_to_lock(folder / f"slot-{number}.lock", os.O_RDWR | os.O_CREAT)
        if held is not None:
            return held
    return None


def _try_to_lock(path: Path, flags: int) -> int | None:
    opened = os.open(path, flags | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        return None
    return opened


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield
    finally:
        os.close(opened)
