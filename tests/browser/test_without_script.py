"""What usually takes a script, done by HTML and CSS alone: the menu, the film, the dark scheme."""

import pytest

from tests.browser.kinds import ADDRESSES, reach
from tests.browser.windows import window

pytestmark = pytest.mark.browser

GROUND = "getComputedStyle(document.body).backgroundColor"
INK = "getComputedStyle(document.body).color"
PLAY = "async film => { film.muted = true; await film.play(); }"
IS_PLAYING = "document.querySelector('video').currentTime > 0"
HAS_CAPTIONS = "document.querySelector('video').textTracks[0].cues?.length > 0"


class TestTheMenu:
    def test_opens_and_closes(self, phone):
        phone.goto("/")
        link = phone.get_by_role("navigation", name="Main").get_by_role("link", name="Surgeons")
        assert not link.is_visible()

        phone.get_by_role("button", name="Menu").click()
        assert link.is_visible()

        phone.get_by_role("button", name="Close").click()
        assert not link.is_visible()

    def test_closes_at_escape_and_gives_the_focus_back(self, phone):
        phone.goto("/")
        menu = phone.get_by_role("button", name="Menu")
        menu.click()

        phone.keyboard.press("Escape")

        assert not phone.get_by_role("button", name="Close").is_visible()
        assert menu.evaluate("menu => menu === document.activeElement")

    def test_is_a_plain_row_on_a_wide_screen(self, chromium, site):
        with window(chromium, site, width=1280) as page:
            page.goto("/")

            assert page.get_by_role("link", name="Surgeons", exact=True).first.is_visible()
            assert not page.get_by_role("button", name="Menu").is_visible()


class TestTheFilm:
    # Only here a script runs, and it is the test's own: somebody has to press Play.
    def test_plays_from_a_range_with_captions(self, chromium, site):
        with window(chromium, site, script=True) as page:
            statuses = []
            page.on(
                "response",
                lambda response: ".mp4" in response.url and statuses.append(response.status),
            )
            page.goto(ADDRESSES["film"])

            page.locator("video").evaluate(PLAY)

            page.wait_for_function(IS_PLAYING)
            page.wait_for_function(HAS_CAPTIONS)
            assert set(statuses) == {206}

    def test_is_not_fetched_before_anybody_wants_it(self, phone):
        asked = []
        phone.on("request", lambda request: asked.append(request.url))

        phone.goto(ADDRESSES["film"], wait_until="networkidle")

        assert not [url for url in asked if url.endswith(".mp4")]


@pytest.mark.parametrize("kind", ["home", "many-answers", "result", "urgent"])
class TestTheDarkScheme:
    def test_is_dark_with_light_letters(self, chromium, site, states, kind):
        with window(chromium, site, scheme="dark") as page:
            reach(page, kind, states)

            assert brightness(page.evaluate(GROUND)) < 0.2
            assert brightness(page.evaluate(INK)) > 0.7

    def test_is_light_otherwise(self, phone, states, kind):
        reach(phone, kind, states)

        assert brightness(phone.evaluate(GROUND)) > 0.8
        assert brightness(phone.evaluate(INK)) < 0.3


def brightness(color):
    """Return 0 for black to 1 for white, from what the browser says: rgb(251, 248, 241)."""
    channels = color.removeprefix("rgb(").removesuffix(")").split(",")
    return sum(int(channel) for channel in channels) / (3 * 255)
