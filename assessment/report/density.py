"""How closely to set a page: guessed from its length, so that as a rule one layout is enough."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

CLASSES = ("", "close", "close closest")
"""Of <html>: from roomy to as close as can be read."""

TAKES = {"h1": 150, "h2": 150, "h3": 150, "li": 60, "tr": 70}
"""The letters that would take the room of an element's margins and of its last line's end."""

ROOM = ((5850, 8250), (6590, 10500))
"""How many letters the first page and the second hold, for each class but the last one."""

TALLER = {"a4": 1.045}
SECOND_PAGE = "clinician"


def guessed(body: Element) -> int:
    """Return the place of the first class that is likely to do.

    A guess too low costs a second layout, one too high prints a little closer than needed.
    """
    taller = TALLER.get(body.get("class", "").partition(" ")[0], 1)
    needed = list(_lengths(body))
    fitting = (
        place
        for place, rooms in enumerate(ROOM)
        if all(need <= taller * room for need, room in zip(needed, rooms, strict=False))
    )
    return next(fitting, len(ROOM))


def _lengths(body: Element) -> Iterator[int]:
    length = 0
    for element in body.iter():
        if element.get("class") == SECOND_PAGE:
            yield length
            length = 0
        length += TAKES.get(element.tag, 0) + _letters(element.text) + _letters(element.tail)
    yield length


def _letters(text: str | None) -> int:
    return len(text.strip()) if text else 0
