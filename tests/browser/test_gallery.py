"""Every component in every state: accessible, on a narrow phone, in colors by force."""

import pytest
from django.test import override_settings

from spinecare.gallery.views import SECTIONS
from tests.browser.rules import assert_no_violation
from tests.browser.test_structure import (
    IN_THE_WAY,
    LOST,
    SMALLEST_TARGET,
    SPILLING,
    TOO_SMALL,
    WIDTH,
)
from tests.browser.windows import NARROWEST, PHONE, window

pytestmark = pytest.mark.browser

LANGUAGES = ("", "/es")
ADDRESSES = [f"{language}/gallery/{section}/" for language in LANGUAGES for section in SECTIONS]
GALLERY = "tests.spinecare.gallery.addresses"
EDGE = "target => getComputedStyle(target).outlineStyle"
PATIENTS = (
    "/",
    "/es/conditions/sciatica/",
    "/es/surgeons/",
    "/surgeons/maya-okafor/",
    "/es/procedures/lumbar-discectomy/",
    "/search/?q=sciatica",
    "/es/locations/?near=21044",
    "/es/appointments/",
)
CUT_OFF = """() => [...document.querySelectorAll("main *")].filter(element => {
    const style = getComputedStyle(element);
    return style.overflowX !== "visible" && style.clipPath === "none"
        && element.localName !== "input" && !element.closest("svg, .hidden-visually, video")
        && element.scrollWidth > element.clientWidth + 2;
}).map(element => element.outerHTML.slice(0, 120))"""


@pytest.fixture
def gallery(demo_site):
    with demo_site.in_force() as address, override_settings(ROOT_URLCONF=GALLERY):
        yield address


@pytest.fixture(params=ADDRESSES)
def page(request, chromium, gallery):
    """English on a light page, Spanish on a dark one: each section once in each."""
    scheme = "dark" if request.param.startswith("/es/") else "light"
    with window(chromium, gallery, scheme=scheme, script=True, free=True) as page:
        page.goto(request.param)
        yield page


def test_no_rule_is_violated(page):
    assert_no_violation(page)


def test_a_section_owes_its_readers_what_every_page_does(page):
    assert page.evaluate(IN_THE_WAY) == []
    assert page.evaluate(LOST) == []
    assert page.evaluate(TOO_SMALL, SMALLEST_TARGET) == []


def test_nothing_scrolls_sideways_on_the_narrowest_phone(page):
    page.set_viewport_size({"width": NARROWEST, "height": 844})

    assert page.evaluate(WIDTH) == NARROWEST, page.evaluate(SPILLING)


@pytest.mark.parametrize("address", [*ADDRESSES, *PATIENTS])
def test_nothing_is_cut_off_when_letters_are_doubled(large_print, gallery, address):
    with window(large_print, gallery) as page:
        page.goto(address)

        assert page.evaluate(WIDTH) == PHONE, page.evaluate(SPILLING)
        assert page.evaluate(CUT_OFF) == []


class TestForcedColors:
    @pytest.fixture
    def forced(self, chromium, gallery):
        context = chromium.new_context(base_url=gallery, forced_colors="active")
        yield context.new_page()
        context.close()

    def test_leave_the_current_page_marked(self, forced):
        forced.goto("/gallery/frame/")

        for link in forced.locator(".pager__link[aria-current]").all():
            assert link.evaluate(EDGE) == "solid"

    @pytest.mark.parametrize("name", [".notice", ".card", ".care"])
    def test_leave_an_edge_around_a_box(self, forced, name):
        forced.goto("/gallery/notices/" if name != ".card" else "/gallery/cards/")

        width = forced.locator(name).first.evaluate("box => getComputedStyle(box).borderTopWidth")

        assert width != "0px"


def test_an_error_has_the_focus_without_any_script(chromium, gallery):
    with window(chromium, gallery) as page:
        page.goto("/gallery/page/question-error/")

        page.locator(".errors:focus").wait_for()  # given with the first frame, not with the page
