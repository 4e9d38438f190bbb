"""Published data: small JSON files that pages read without asking the database.

Each process keeps what it has read until the file changes. A file that is missing is
made on the spot, so a fresh host needs no extra step.
"""

import json
import os
import tempfile
from collections.abc import Callable

from django.conf import settings

from editorial import previewed

_kept: dict[str, tuple[tuple[int, int, int], dict]] = {}


def write(name: str, data: dict) -> None:
    """Put the data in place in one step; readers see the old file or the new one.

    What is built beside a previewed draft speaks of that draft, and is not for the public.
    """
    if previewed.current():
        return
    text = json.dumps(data, ensure_ascii=False, sort_keys=True)
    path = _path(name)
    folder = os.path.dirname(path)
    os.makedirs(folder, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}-")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.replace(temporary, path)


def read(name: str, build: Callable[[], dict]) -> dict:
    """Return the data, building it only where no file exists yet.

    It is one object until the file changes: nobody may change it in place.
    """
    path = _path(name)
    try:
        version = _version(path)
    except FileNotFoundError:
        data = build()
        write(name, data)
        if previewed.current():
            return json.loads(json.dumps(data))
        version = _version(path)
    kept = _kept.get(path)
    if kept is None or kept[0] != version:
        kept = _kept[path] = (version, _parsed(path))
    return kept[1]


def version(name: str, build: Callable[[], dict]) -> tuple[int, int, int]:
    """Return what tells this state of the data from all others, for who keeps what it made."""
    read(name, build)
    return _version(_path(name))


def _parsed(path: str) -> dict:
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def _version(path: str) -> tuple[int, int, int]:
    """Tell one writing from the next, also when both fall into one tick of the clock."""
    facts = os.stat(path)
    return facts.st_mtime_ns, facts.st_ino, facts.st_size


def _path(name: str) -> str:
    # Every page asks for several of them, and a pathlib.Path costs ten times as much.
    return os.path.join(settings.PUBLISHED_DATA_ROOT, f"{name}.json")
