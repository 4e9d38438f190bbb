"""What a whole assessment leaves in the browser: two cookies that no script can read."""

import pytest
from django.conf import settings

from tests.browser.patient import ANSWERS, Patient
from tests.browser.windows import follow, window

pytestmark = pytest.mark.browser

KEPT = """async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    cookies: document.cookie,
    referrer: document.referrer.includes("?"),
})"""
NOTHING = {
    "local": 0,
    "session": 0,
    "databases": 0,
    "caches": 0,
    "cookies": "",
    "referrer": False,
}
OTHERWISE = ANSWERS | {
    "How old are you?": "65 or older",
    "How strong was your pain in the past 7 days, on average?": "2",
    "How much does it keep you from your normal day?": "A lot",
    "How tall are you?": {"feet": "6", "inches": "1"},
    "Do you smoke or vape nicotine?": "Never",
}


def assessment_of(chromium, site, answers):
    """Return all addresses asked for, the cookies, and what a script would find at the end."""
    with window(chromium, site, script=True) as page:
        asked = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
        Patient(page, answers).answer_all()
        follow(page.get_by_role("link", name="See my result"))
        return asked, page.context.cookies(), page.evaluate(KEPT)


def test_storage_is_empty_and_the_cookies_are_out_of_reach(chromium, site):
    _, cookies, kept = assessment_of(chromium, site, ANSWERS)

    assert kept == NOTHING
    expected = {settings.CSRF_COOKIE_NAME, settings.ANSWERS_COOKIE_NAME}
    assert {cookie["name"] for cookie in cookies} == expected
    assert all(cookie["httpOnly"] and cookie["expires"] == -1 for cookie in cookies)


def test_no_address_tells_what_was_answered(chromium, site):
    asked, _, _ = assessment_of(chromium, site, ANSWERS)
    asked_otherwise, _, _ = assessment_of(chromium, site, OTHERWISE)

    assert set(asked) == set(asked_otherwise)
    assert not [address for address in asked if "?" in address or "#" in address]
