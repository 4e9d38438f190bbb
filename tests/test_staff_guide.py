"""The guide for staff: every name in bold is on the screen, every picture is there and light."""

import re
from pathlib import Path

import django
import pytest
from django.conf import settings
from PIL import Image

from spinecare.roles import CONTENT_APPS

GUIDE = settings.BASE_DIR / "docs" / "staff.md"
PICTURES = GUIDE.parent / "staff"
SOURCES = (*CONTENT_APPS, "appointments", "editorial", "search", "spinecare", "templates")
STOCK = Path(django.__file__).parent / "contrib" / "admin" / "templates"
HEAVIEST = 1_500_000
WIDEST = 1280
LONGEST = 290
"""Lines that somebody reads in one sitting."""


def guide():
    return GUIDE.read_text(encoding="utf-8")


def names():
    """Return what the guide says in bold, with line breaks made spaces."""
    found = re.findall(r"\*\*(.+?)\*\*", guide(), re.DOTALL)
    return sorted({" ".join(name.split()) for name in found})


@pytest.fixture(scope="module")
def screens():
    """Every text from which the staff's pages are made."""
    folders = [*(settings.BASE_DIR / name for name in SOURCES), STOCK]
    files = [path for folder in folders for path in folder.rglob("*") if is_source(path)]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def is_source(path):
    return path.suffix in (".html", ".py") and "migrations" not in path.parts


@pytest.mark.parametrize("name", names())
def test_every_name_in_bold_is_on_the_screen(screens, name):
    kind = re.fullmatch(r"Add another (\w+)", name)
    words = (
        rf'"{kind[1].lower()}"|class {kind[1]}\b' if kind else rf"(?<!\w){re.escape(name)}(?!\w)"
    )

    assert re.search(words, screens)


def test_every_picture_is_there_and_shown():
    shown = re.findall(r"!\[[^\]]+\]\(staff/([\w-]+\.webp)\)", guide())

    assert len(shown) == len(set(shown))
    assert set(shown) == {path.name for path in PICTURES.iterdir()}


def test_pictures_are_light():
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < HEAVIEST
    for path in PICTURES.iterdir():
        with Image.open(path) as picture:
            assert picture.width <= WIDEST


def test_guide_is_short():
    assert len(guide().splitlines()) <= LONGEST
