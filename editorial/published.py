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

_kept: dict[Path, tuple[tuple[int, int, int], dict]] = {}


def write(name: str, data: dict) -> None:
    """Put the data in place in one step; readers see the old file or the new one."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{name}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(temporary, path)


def read(name: str, build: Callable[[], dict]) -> dict:
    """Return the data, building it only where no file exists yet."""
    path = _path(name)
    try:
        version = _version(path)
    except FileNotFoundError:
        write(name, build())
        version = _version(path)
    kept = _kept.get(path)
    if kept is None or kept[0] != version:
        kept = _kept[path] = (version, json.loads(path.read_text(encoding="utf-8")))
    return kept[1]


def _version(path: Path) -> tuple[int, int, int]:
    """Tell one writing from the next, also when both fall into one tick of the clock."""
    facts = path.stat()
    return facts.st_mtime_ns, facts.st_ino, facts.st_size


def _path(name: str) -> Path:
    return Path(settings.PUBLISHED_DATA_ROOT) / f"{name}.json"
