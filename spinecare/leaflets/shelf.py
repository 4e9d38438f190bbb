"""Where written leaflets lie: published/leaflets/<language>/<kind>/<address>/<stamp>-<digest>.pdf.

The name of the file is all there is to know about it, so nothing can be out of step with it.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Copy:
    """A leaflet on the shelf."""

    path: Path

    @property
    def stamp(self) -> str:
        """What the rows looked like from which it was made."""
        return self.path.stem.partition("-")[0]

    @property
    def digest(self) -> str:
        """What it was printed from; other bytes have another digest."""
        return self.path.stem.partition("-")[2]


def find(place: Place) -> Copy | None:
    """Return the copy at that place, the newest where a writer is just putting a new one there."""
    newest = max(_folder(place).glob("*.pdf"), key=_written_at, default=None)
    return Copy(newest) if newest else None


def take(place: Place) -> tuple[Copy, BinaryIO] | None:
    """Return the copy and its open file: whatever a writer does now, it can be read to its end."""
    while copy := find(place):
        with contextlib.suppress(FileNotFoundError):
            return copy, copy.path.open("rb")
    return None


def put(place: Place, stamp: str, digest: str, pdf: bytes) -> None:
    """Put a leaflet in place in one step; readers get the old one or the new one."""
    folder = _folder(place)
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=".new-")
    with os.fdopen(handle, "wb") as file:
        file.write(pdf)
    os.chmod(temporary, 0o644)
    _keep_only(folder, Path(temporary), f"{stamp}-{digest}.pdf")


def stamp_again(place: Place, copy: Copy, stamp: str) -> None:
    """The rows have changed, and what is printed from them has not."""
    _keep_only(_folder(place), copy.path, f"{stamp}-{copy.digest}.pdf")


def clear_all_but(places: Iterable[Place]) -> int:
    """Take away what is no longer public; return how many leaflets that were."""
    kept = {_folder(place) for place in places}
    gone = [folder for folder in _root().glob("*/*/*") if folder not in kept]
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)
    return len(gone)


def _keep_only(folder: Path, path: Path, name: str) -> None:
    os.replace(path, folder / name)
    for older in folder.glob("*.pdf"):
        if older.name != name:
            older.unlink(missing_ok=True)


def _written_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:  # its writer has just put a newer one beside it
        return 0


def _folder(place: Place) -> Path:
    return _root().joinpath(*place)


def _root() -> Path:
    return Path(settings.PUBLISHED_DATA_ROOT) / "leaflets"
