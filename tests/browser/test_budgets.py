"""How much a visitor has to load: HTML of every kind of page, and a first visit with the styles."""

import gzip

import brotli
import pytest
from django.conf import settings

from spinecare.static_bundle import STYLESHEET, bundle
from tests.browser.kinds import ADDRESSES, KINDS, reach
from tests.browser.windows import window

pytestmark = pytest.mark.browser

KILOBYTE = 1024
HTML_IN_GZIP = 20 * KILOBYTE
FIRST_VISIT_IN_BROTLI = {
    "home": 24 * KILOBYTE,
    "condition": 20 * KILOBYTE,
    "procedure": 20 * KILOBYTE,
}


@pytest.mark.parametrize("kind", KINDS)
def test_html_weighs_little(phone, states, kind):
    reach(phone, kind, states)

    assert len(gzip.compress(phone.content().encode(), 9)) <= HTML_IN_GZIP


@pytest.mark.parametrize("language", ["", "/es"])
@pytest.mark.parametrize("kind", FIRST_VISIT_IN_BROTLI)
def test_a_first_visit_weighs_little(chromium, site, kind, language):
    with window(chromium, site) as page:
        html = page.goto(f"{language}{ADDRESSES[kind]}").body()
    styles = bundle(settings.BASE_DIR / "static" / STYLESHEET).encode()

    weight = len(brotli.compress(html)) + len(brotli.compress(styles))

    assert weight <= FIRST_VISIT_IN_BROTLI[kind], weight
