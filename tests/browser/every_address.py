"""Accessibility on every address of the sitemap at every width, light and dark: bin/axe runs it.

It takes minutes, so its name keeps it out of the usual run; test_axe.py is the short form.
"""

import re

import pytest

from tests.browser.kinds import STATES, reach
from tests.browser.rules import assert_no_violation
from tests.browser.windows import LOOKS, window

pytestmark = pytest.mark.browser


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def page(request, chromium, site):
    width, scheme = request.param
    with window(chromium, site, width=width, scheme=scheme, script=True, free=True) as page:
        yield page


def test_no_rule_is_violated_at_any_address(page, site):
    addresses = sitemap(page)
    assert len(addresses) > 40

    for address in addresses:
        page.goto(address)
        assert_no_violation(page)


@pytest.mark.parametrize("kind", STATES)
def test_no_rule_is_violated_on_the_way_through_the_assessment(page, states, kind):
    reach(page, kind, states)

    assert_no_violation(page)


def sitemap(page):
    xml = page.request.get("/sitemap.xml").text()
    return [re.sub("^https?://[^/]+", "", url) for url in re.findall("<loc>(.*?)</loc>", xml)]
