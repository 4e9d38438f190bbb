"""Published data: small JSON files that pages read without asking the database.

Each process keeps what it has read until the file changes. A file that is missing is
made on the spot, so a fresh host needs no extra step.
"""

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

_kept: dict[Path, tuple[int, dict]] = {}


def write(name: str, data: dict) -> None:
    """Put the data in place in one step; readers see the old file or the new one."""
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{name}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(data, file, ensure_ascii=False, sort_keys=True)
    os.replace(temporary, path)


def read(name: str, build: Callable[[], dict]) -> dict:
    """Return the data, building it only where no file exists yet."""
    path = _path(name)
    try:
        written_at = path.stat().st_mtime_ns
    except FileNotFoundError:
        write(name, build())
        written_at = path.stat().st_mtime_ns
    kept = _kept.get(path)
    if kept is None or kept[0] != written_at:
        kept = _kept[path] = (written_at, json.loads(path.read_text(encoding="utf-8")))
    return kept[1]


def _path(name: str) -> Path:
    return Path(settings.PUBLISHED_DATA_ROOT) / f"{name}.json"
