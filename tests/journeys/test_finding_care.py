"""From "my leg hurts" to a request for a visit with a surgeon near home, on a phone without script.

Nobody held a stopwatch here. "Under two minutes" is argued by what a patient has to load, to tap
and to read past: a word counts if it stands above the place of the next tap, read or not. The
limits hold in both languages. What the demo practice came to is in each journey's docstring.
"""

import time

import pytest
from django.conf import settings
from django.core.cache import cache

from appointments.form_key import SHORTEST
from appointments.models import Request
from tests.journeys.hand import Hand

pytestmark = pytest.mark.browser

LEG = {"": "my leg hurts", "/es": "me duele la pierna"}
ZIP_CODE = "21044"
MOST_PAGES, MOST_TAPS, MOST_WORDS = 8, 16, 550

WORDS_BETWEEN = """(place, from) => {
    const range = document.createRange();
    range.setStart(document.querySelector(from), 0);
    range.setEndBefore(place);
    const parts = [...range.cloneContents().querySelectorAll("svg, option, details:not([open])")];
    const hidden = parts.map(part => part.textContent).join(" ");
    const words = text => text.split(/\\s+/).filter(Boolean).length;
    return words(range.toString()) - words(hidden);
}"""


class Thumb(Hand):
    """Taps on a phone: a field is tapped before it is written in. Counts words on the way, too."""

    def __init__(self, page):
        super().__init__(page)
        self.words = self.pages = 0
        self.read_from = "main"
        page.on("domcontentloaded", self._arrive)

    def go_to(self, place):
        self.click(place)

    def jump(self, link):
        """Follow a link within the page: what stands between is not read."""
        self._read_up_to(link)
        self.click(link)
        self.read_from = link.get_attribute("href")

    def follow(self, place):
        self._read_up_to(place)
        super().follow(place)

    def _read_up_to(self, place):
        self.words += place.first.evaluate(WORDS_BETWEEN, self.read_from)

    def _arrive(self, page):
        self.pages += 1
        self.read_from = "main"


@pytest.fixture
def thumb(phone):
    cache.clear()  # nobody has asked for a visit from here today
    return Thumb(phone)


def asks_for_a_visit(thumb, name, place):
    """Fill in the form and send it, at a pace that the form takes for a person's."""
    opened, form = time.monotonic(), thumb.page.locator("form.visit")
    thumb.tick(form.locator("input[name=topic][value=new-pain]"))
    if place:
        thumb.clicks += 2  # one opens the list, one chooses
        form.locator("select[name=location]").select_option(place)
    thumb.write(form.locator("input[name=name]"), name)
    thumb.tick(form.locator("input[name=reach_by][value=phone]"))
    thumb.write(form.locator("input[name=reach]"), "410-555-0199")
    # The form turns away whoever sends it within so many real seconds.
    thumb.page.wait_for_timeout(1000 * max(0, SHORTEST - (time.monotonic() - opened)))
    thumb.follow(form.locator("button[type=submit]"))


def received():
    return Request.objects.latest("received_at")


def assert_is_short(thumb):
    assert thumb.pages <= MOST_PAGES
    assert thumb.clicks <= MOST_TAPS
    assert thumb.words <= MOST_WORDS


def assert_nothing_is_left_behind(page):
    names = {cookie["name"] for cookie in page.context.cookies()}
    assert names <= {settings.CSRF_COOKIE_NAME}


@pytest.mark.parametrize("language", LEG)
def test_from_a_pain_in_the_leg_to_a_visit_with_a_surgeon_nearby(thumb, language):
    """7 pages, 15 taps, 470 words in English.

    Home, results, sciatica, surgeons by distance, the nearest of them, the form, the answer.
    """
    page = thumb.page
    page.goto(f"{language}/")
    search = page.locator("main form.search")
    thumb.write(search.locator("input[name=q]"), LEG[language])
    thumb.follow(search.locator("button"))

    results = page.locator("main .found")
    thumb.follow(results.locator(f"a[href='{language}/conditions/sciatica/']"))

    thumb.jump(page.locator("main a[href='#surgeons']"))
    near = page.locator("main form.near")
    thumb.write(near.locator("input[name=near]"), ZIP_CODE)
    thumb.follow(near.locator("button"))
    assert f"condition=sciatica&near={ZIP_CODE}" in page.url

    nearest = page.locator("main .card--person a").first
    assert nearest.inner_text() == "Maya Okafor, MD"
    thumb.follow(nearest)

    thumb.follow(page.locator("main a[href*='/appointments/?surgeon=']").first)
    asks_for_a_visit(thumb, "June Park", "columbia")

    assert page.url.endswith(f"{language}/appointments/received/")
    assert page.locator("main h1").is_visible()
    request = received()
    assert request.surgeon.slug == "maya-okafor"
    assert request.location.slug == "columbia"
    assert request.contents.name == "June Park"
    assert_is_short(thumb)
    assert_nothing_is_left_behind(page)


@pytest.mark.parametrize("language", LEG)
def test_from_a_zip_code_to_a_visit_at_the_nearest_place(thumb, language):
    """5 pages, 9 taps, 385 words in English.

    Home, places by distance, the nearest of them with its hours, the form, the answer.
    """
    page = thumb.page
    page.goto(f"{language}/")
    near = page.locator("main form.near")
    thumb.write(near.locator("input[name=near]"), ZIP_CODE)
    thumb.follow(near.locator("button"))

    nearest = page.locator("main .places__link").first
    assert nearest.inner_text() == "Columbia"
    thumb.follow(nearest)

    assert page.locator("table.hours").is_visible()
    thumb.follow(page.locator("main a[href*='/appointments/?location=columbia']").first)
    asks_for_a_visit(thumb, "Omar Reyes", None)

    assert page.url.endswith(f"{language}/appointments/received/")
    request = received()
    assert (request.location.slug, request.surgeon) == ("columbia", None)
    assert_is_short(thumb)
    assert_nothing_is_left_behind(page)
