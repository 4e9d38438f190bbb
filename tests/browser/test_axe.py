"""Accessibility rules on one page of each kind; bin/axe looks at every address and every width."""

import pytest

from tests.browser.kinds import KINDS, reach
from tests.browser.rules import assert_no_violation
from tests.browser.windows import window

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS)
def test_no_rule_is_violated(chromium, site, states, kind):
    with window(chromium, site, script=True, free=True) as page:
        reach(page, kind, states)

        assert_no_violation(page)


def test_no_rule_is_violated_by_the_open_menu(chromium, site):
    with window(chromium, site, script=True, free=True) as page:
        page.goto("/")
        page.get_by_role("button", name="Menu").click()

        assert_no_violation(page)
