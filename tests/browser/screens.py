"""Pictures of every kind of page, on a phone and on a desk, light and dark: bin/screens runs it."""

import pytest
from django.conf import settings
from django.test import override_settings

from spinecare.gallery.views import SECTIONS
from tests.browser.kinds import KINDS, reach
from tests.browser.windows import PHONE, SCHEMES, window

pytestmark = pytest.mark.browser

FOLDER = settings.BASE_DIR / "var" / "screens"


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_pictures_are_saved(chromium, site, states, width, scheme):
    for kind in KINDS:
        with window(chromium, site, width=width, scheme=scheme) as page:
            reach(page, kind, states)
            page.screenshot(path=FOLDER / f"{kind}-{width}-{scheme}.png", full_page=True)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [PHONE, 1280])
def test_pictures_of_the_gallery_are_saved(chromium, site, width, scheme):
    with (
        override_settings(ROOT_URLCONF="tests.spinecare.gallery.addresses"),
        window(chromium, site, width=width, scheme=scheme) as page,
    ):
        for section in SECTIONS:
            page.goto(f"/gallery/{section}/")
            name = f"gallery-{section}-{width}-{scheme}.png"
            page.screenshot(path=FOLDER / name, full_page=True)
