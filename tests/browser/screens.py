"""Pictures of every kind of page, on a phone and on a desk, light and dark: bin/screens runs it."""

import pytest
from django.conf import settings

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
