"""Writes leaflets: what has changed is printed again, what is no longer public is taken away."""

import contextlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextvars import ContextVar

from assessment.report.pool import Busy, RenderFailed, render_pdf
from spinecare.leaflets import shelf
from spinecare.leaflets.leaflet import Leaflet, digest_of, every_leaflet

WRITTEN, UNCHANGED, FAILED = "written", "unchanged", "failed"
SECONDS_OF_A_REQUEST = 8
"""How long somebody who presses Publish waits for leaflets; what is left is written later."""

_held_back = ContextVar("leaflets_held_back", default=False)


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """While much is published one by one: whoever does that writes all leaflets at its end."""
    token = _held_back.set(True)
    try:
        yield
    finally:
        _held_back.reset(token)


def write_at_publishing() -> int:
    """Write what the last change has touched; return how many leaflets had to be left."""
    if _held_back.get():
        return 0
    return _write_in_time(filter(has_changed, _public_ones()))


def write_all(say: Callable[[int, int, Leaflet, str], None]) -> Counter[str]:
    """Look at every leaflet, and print those that differ; return how many came out how."""
    public = _public_ones()
    outcomes: Counter[str] = Counter()
    for number, leaflet in enumerate(public, start=1):
        outcome = write(leaflet)
        outcomes[outcome] += 1
        say(number, len(public), leaflet, outcome)
    return outcomes


def write(leaflet: Leaflet) -> str:
    """Print the leaflet unless the one on the shelf says the same; a failure keeps the old one."""
    stamp, html = leaflet.stamp(), leaflet.html()
    digest = digest_of(html)
    there = shelf.find(leaflet.place)
    if there and there.digest == digest:
        shelf.stamp_again(leaflet.place, there, stamp)
        return UNCHANGED
    try:
        shelf.put(leaflet.place, stamp, digest, render_pdf(html))
    except (Busy, RenderFailed, OSError):
        return FAILED
    return WRITTEN


def has_changed(leaflet: Leaflet) -> bool:
    """Tell without looking at its words, so that publishing one page costs one page."""
    there = shelf.find(leaflet.place)
    return there is None or there.stamp != leaflet.stamp()


def _public_ones() -> list[Leaflet]:
    """Return what the public can have, when all else has been taken away."""
    public = list(every_leaflet())
    shelf.clear_all_but(leaflet.place for leaflet in public)
    return public


def _write_in_time(leaflets: Iterable[Leaflet]) -> int:
    deadline = time.monotonic() + SECONDS_OF_A_REQUEST
    left = 0
    for leaflet in leaflets:
        out_of_time = time.monotonic() > deadline
        left += out_of_time or write(leaflet) == FAILED
    return left
