"""The pictures of the guide for staff, in docs/staff/: bin/staff-pictures runs it.

The demo practice on a fixed morning, with what a week of work leaves behind. What is on a picture
depends on nothing but the code: not on the day, and not on who takes it.
"""

import io
import re

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from tests import people
from tests.browser.staff_week import Clock, fill
from tests.browser.windows import PHONE, follow, window

pytestmark = pytest.mark.browser

FOLDER = settings.BASE_DIR / "docs" / "staff"
WIDE, HIGH = 1160, 760
QUALITY = 80
SCENES = {}


def scene(function):
    SCENES[function.__name__.replace("_", "-")] = function
    return function


@pytest.fixture(scope="module")
def clock():
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: clock.now)
        # The log took hold of the real one when it was loaded.
        logged_at = LogEntry._meta.get_field("action_time")
        patch.setattr(logged_at, "_get_default", lambda: clock.now)
        yield clock


@pytest.fixture(scope="module")
def practice_site(clock, new_site):
    return new_site(lambda: fill(clock))


@pytest.fixture
def enter(chromium, practice_site):
    """Open windows in which somebody has signed in, or nobody."""
    opened = []

    def enter(name="", **look):
        manager = window(chromium, address, **{"width": WIDE, "script": True} | look)
        page = manager.__enter__()
        opened.append(manager)
        page.set_viewport_size({"width": look.get("width", WIDE), "height": HIGH})
        page.add_init_script("localStorage.setItem('django.admin.navSidebarIsOpen', 'false')")
        if name:
            let_in(page, name, address)
        return page

    with practice_site.in_force() as address:
        yield enter
        for manager in opened:
            manager.__exit__(None, None, None)


def let_in(page, name, address):
    """As if password and code had been typed."""
    visitor = Client()
    visitor.force_login(
        User.objects.get(username=name), backend=settings.AUTHENTICATION_BACKENDS[0]
    )
    key = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": address}])


def keep(page, name, around=None, height=HIGH):
    """Save what the window shows; or one part of the page, with a little around it."""
    clip = {"x": 0, "y": 0, "width": page.viewport_size["width"], "height": height}
    if around is not None:
        around.scroll_into_view_if_needed()
        box = around.bounding_box()
        clip = {"x": box["x"] - 12, "y": box["y"] - 12 + page.evaluate("scrollY")}
        clip |= {"width": box["width"] + 24, "height": box["height"] + 24}
    FOLDER.mkdir(exist_ok=True)
    shot = page.screenshot(
        clip=clip, animations="disabled", caret="hide", full_page=around is not None
    )
    Image.open(io.BytesIO(shot)).convert("RGB").save(FOLDER / f"{name}.webp", quality=QUALITY)


def change(page, kind, slug, **query):
    """Open the form of a page, and wait for its editors."""
    key = apps.get_model(kind).objects.get(slug=slug).pk
    page.goto(f"/admin/{kind.replace('.', '/')}/{key}/change/")
    page.locator(".prose-menubar[role]").first.wait_for()
    return key


def section(page, title):
    return (
        page.locator("fieldset.module, section.module, div.inline-group")
        .filter(has=page.get_by_role("heading", name=title, exact=True))
        .first
    )


def let_preview_come(page):
    """Wait until the frame has its page, with pictures and letters, and has drawn it."""
    page.frame_locator("iframe[name=preview]").get_by_role("heading", level=1).wait_for()
    frame = page.frame(name="preview")
    frame.wait_for_load_state()
    frame.evaluate("() => document.fonts.ready.then(() => null)")
    frame.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def type_and_let_it_be_kept(page, text):
    page.locator("#id_title_en").fill(text)
    with page.expect_response(re.compile("/autosave/$")):
        page.clock.run_for(10_000)
    page.get_by_text(re.compile("^Kept for you alone at ")).first.wait_for()


@scene
def sign_in(enter):
    page = enter()
    page.goto("/admin/")
    keep(page, "sign-in", height=620)


@scene
def second_factor(enter):
    page = enter()
    page.goto("/admin/")
    page.get_by_label("Username").fill("alice")
    page.get_by_label("Password").fill(people.PASSWORD)
    follow(page.get_by_role("button", name="Log in", exact=True))
    page.goto(reverse("mfa_index"))
    keep(page, "second-factor", height=640)


@scene
def dashboard(enter):
    page = enter("editor")
    page.goto("/admin/")
    page.set_viewport_size({"width": WIDE, "height": 900})
    keep(page, "dashboard", height=900)


@scene
def staff_line(enter):
    page = enter("editor")
    page.goto("/conditions/sciatica/")
    keep(page, "staff-line", height=460)


@scene
def form(enter):
    page = enter("editor")
    page.clock.install()
    change(page, "conditions.condition", "sciatica")
    type_and_let_it_be_kept(page, "Sciatica: a sore nerve")
    page.locator("#id_title_en").blur()
    keep(page, "form")


@scene
def preview(enter):
    page = enter("editor")
    change(page, "conditions.condition", "sciatica")
    page.get_by_role("button", name="Preview", exact=True).click()
    let_preview_come(page)
    keep(page, "preview")
    page.get_by_label("Desktop").check()
    keep(page, "preview-desktop")


@scene
def time_and_check(enter):
    page = enter("editor")
    change(page, "conditions.condition", "sciatica")
    page.locator("#time").evaluate("e => e.scrollIntoView({block: 'start'})")
    keep(page, "time-and-check")


@scene
def state(enter):
    page = enter("editor")
    change(page, "conditions.condition", "sciatica")
    keep(page, "state", page.locator(".desk-state").first)


@scene
def conflict(enter):
    mine, theirs = enter("editor"), enter("reviewer")
    for page in (mine, theirs):
        change(page, "conditions.condition", "scoliosis")
    theirs.locator("#id_summary_en").fill("A spine that bends to the side, and turns.")
    follow(theirs.locator(".desk-bar").get_by_role("button", name="Save draft", exact=True))
    mine.locator("#id_summary_en").fill("A spine that curves to one side.")
    follow(mine.locator(".desk-bar").get_by_role("button", name="Save draft", exact=True))
    mine.get_by_role("button", name="Put both together").wait_for()
    keep(mine, "conflict")


@scene
def unsaved(enter):
    page = enter("editor")
    page.clock.install()
    change(page, "conditions.area", "neck")
    type_and_let_it_be_kept(page, "Neck and shoulders")
    change(page, "conditions.area", "neck")
    page.locator("[data-unsaved] summary").click()
    keep(page, "unsaved", page.locator("[data-unsaved]"))


@scene
def history(enter):
    page = enter("editor")
    key = change(page, "conditions.condition", "herniated-disc")
    page.goto(f"/admin/conditions/condition/{key}/history/")
    keep(page, "history", height=620)


@scene
def what_changes(enter):
    page = enter("editor")
    key = change(page, "conditions.condition", "sciatica")
    page.goto(f"/admin/conditions/condition/{key}/compare/")
    keep(page, "what-changes", height=420)


@scene
def review(enter):
    page = enter("reviewer", width=PHONE)
    page.goto("/admin/")
    follow(page.get_by_role("link", name="Check: How can I sleep"))
    let_preview_come(page)
    keep(page, "review")
    page.locator(".review__answer").evaluate("e => e.scrollIntoView({block: 'end'})")
    keep(page, "review-answer")


@scene
def surgeon(enter):
    page = enter("editor")
    change(page, "surgeons.surgeon", "maya-okafor")
    keep(page, "places-ticked", page.locator(".field-locations"))
    keep(page, "picture-described", section(page, "Picture"))


@scene
def hours(enter):
    page = enter("editor")
    change(page, "locations.location", "baltimore-harbor")
    page.get_by_role("heading", name="Hours").first.evaluate("e => e.scrollIntoView()")
    keep(page, "hours")


@scene
def spanish(enter):
    page = enter("editor")
    change(page, "conditions.condition", "sciatica")
    page.locator("summary", has_text="Spanish").first.click()
    page.locator("#id_title_es").evaluate("e => e.scrollIntoView({block: 'center'})")
    keep(page, "spanish")


@scene
def importing(enter):
    page = enter("editor")
    page.goto("/admin/locations/location/import/")
    rows = "slug,phone\nbaltimore-harbor,410-555-0199\ncolumbia,410-555-01\n"
    file = {"name": "phones.csv", "mimeType": "text/csv", "buffer": rows.encode()}
    page.get_by_label("File").set_input_files(file)
    follow(page.get_by_role("button", name="Show what would change"))
    keep(page, "import", height=640)


@scene
def order(enter):
    page = enter("editor")
    page.goto("/admin/faq/question/")
    keep(page, "order", height=560)


@scene
def bin(enter):
    page = enter("editor")
    key = change(page, "procedures.procedure", "lumbar-discectomy")
    page.goto(f"/admin/procedures/procedure/{key}/delete/")
    keep(page, "bin", height=620)


@scene
def used_by(enter):
    page = enter("editor")
    change(page, "surgeons.surgeon", "maya-okafor")
    page.locator(".desk-usage summary").first.click()
    keep(page, "used-by", page.locator(".desk-usage").first)


@pytest.mark.parametrize("name", SCENES)
def test_a_picture_is_taken(enter, name):
    SCENES[name](enter)
