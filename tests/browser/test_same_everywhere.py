"""What stands at the same place on every page: landmarks, navigation, help, the other language."""

import pytest

from tests.browser.kinds import KINDS, STATES, reach
from tests.browser.windows import window

pytestmark = pytest.mark.browser

MAIN_TARGET = 44
"""CSS pixels for what people come to press; 24, the least of all, is held by test_structure.py."""

# The row of an answer is its label, and a card answers as a whole to its one link.
TOO_SMALL = """smallest => [...document.querySelectorAll(
        ".button, .choice, .input, .plain-button, .site-header a, .site-header button, summary, "
        + ".card__link, .body-map__link, .toc__link, .pager a, .letters__link")]
    .filter(target => target.checkVisibility({visibilityProperty: true}))
    .filter(target => {
        const {width, height} = (target.closest(".card") ?? target).getBoundingClientRect();
        return width < smallest || height < smallest;
    })
    .map(target => target.outerHTML.slice(0, 160))"""
HEADER_LINKS = "links => links.map(link => link.getAttribute('href'))"
NAMES = (
    "parts => parts.map(part => part.ariaLabel || part.ariaLabelledByElements?.[0]?.textContent)"
)
LANGUAGES = """() => [...document.querySelectorAll("[lang]")].map(part => part.lang)"""
SECTIONS = ["conditions", "procedures", "surgeons", "locations", "stories", "faq", "assessment"]


@pytest.fixture(scope="module", params=KINDS)
def kind(request):
    return request.param


@pytest.fixture(scope="module")
def page(chromium, demo_site, states, kind):
    """Opened once for all tests: none of them presses anything."""
    with demo_site.in_force() as address, window(chromium, address, width=1280) as page:
        reach(page, kind, states)
        yield page


def test_one_head_one_main_part_and_one_foot(page):
    for role in ("banner", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1, role


def test_every_navigation_has_a_name_of_its_own(page):
    names = page.locator("nav").evaluate_all(NAMES)

    assert all(names)
    assert len(set(names)) == len(names)


def test_the_navigation_is_the_same_but_stays_out_of_the_questions(page, kind):
    links = page.locator(".site-header__list a:not([hreflang])").evaluate_all(HEADER_LINKS)

    expected = [] if kind in STATES else [f"/{section}/" for section in SECTIONS]
    assert links == expected


def test_help_ends_every_page(page):
    foot = page.get_by_role("contentinfo")

    assert foot.get_by_role("link", name="410-555-0142").count() == 1
    assert foot.get_by_role("link", name="Call 911").count() == 1


def test_the_title_begins_with_what_the_page_is_about(page):
    title, heading = page.title(), page.locator("main h1").inner_text()

    assert title.endswith(" - Alder Spine")
    assert len(title) > len(" - Alder Spine")
    assert heading.strip()


def test_the_language_is_marked_and_the_other_one_is_named_in_its_own_words(page):
    languages = page.evaluate(LANGUAGES)
    others = page.locator("[hreflang=es]:is(a)")

    assert languages[0] == "en"
    assert all(languages)
    assert {each.get_attribute("lang") for each in others.all()} <= {"es"}
    assert all("Español" in each.inner_text() for each in others.all())


def test_what_people_come_to_press_is_large(page):
    assert page.evaluate(TOO_SMALL, MAIN_TARGET) == []


def test_what_people_come_to_press_is_large_on_a_phone_too(page):
    page.set_viewport_size({"width": 390, "height": 844})

    assert page.evaluate(TOO_SMALL, MAIN_TARGET) == []
