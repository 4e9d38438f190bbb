"""The gallery: whole, without doubled ids, and nowhere but on a developer's machine."""

import importlib
import re
from collections import Counter
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings
from django.urls import NoReverseMatch, clear_url_caches, reverse

from spinecare import urls
from spinecare.gallery.apart import apart
from spinecare.gallery.pages import PAGES
from spinecare.gallery.views import SECTIONS
from tests import pages

pytestmark = pytest.mark.django_db

TEMPLATES = settings.BASE_DIR / "templates"
STYLES = settings.BASE_DIR / "static" / "css" / "components"
PARTS_OF_OTHERS = {
    # shown inside the component that includes them
    "answer_list", "cited", "drawing", "english_fallback", "evidence", "facts", "film_length",
    "option_row", "outcome_row", "page_number", "pointless_row", "points_row", "site_footer_links",
    "site_navigation", "social", "time_of_day",
}  # fmt: skip


@pytest.fixture
def shown(client):
    with override_settings(ROOT_URLCONF="tests.spinecare.gallery.addresses"):
        pages.a_practice()
        yield client


def components():
    return [component for make in SECTIONS.values() for component in make().components]


@pytest.mark.parametrize("language", ["", "/es"])
class TestGallery:
    def test_names_every_component(self, shown, language):
        html = shown.get(f"{language}/gallery/").content.decode()

        assert [each.name for each in components() if each.template not in html] == []

    @pytest.mark.parametrize("section", SECTIONS)
    def test_draws_every_state_under_an_id_of_its_own(self, shown, language, section):
        html = shown.get(f"{language}/gallery/{section}/").content.decode()

        found = SECTIONS[section]()
        for component in found.components:
            assert html.count(f'id="{component.slug}-') >= len(component.states)
        ids = Counter(re.findall(r'\sid="([^"]+)"', html))
        assert [name for name, count in ids.items() if count > 1] == []

    @pytest.mark.parametrize("name", PAGES)
    def test_opens_each_whole_page(self, shown, language, name):
        assert shown.get(f"{language}/gallery/page/{name}/").status_code == 200


class TestWhatTheGalleryHolds:
    def test_is_every_template_of_a_component(self, db):
        there = {path.stem for path in (TEMPLATES / "components").glob("*.html")}
        shown = {Path(component.template).stem for component in components()}

        assert there - shown - PARTS_OF_OTHERS == set()

    def test_is_there_under_the_names_it_says(self, db):
        for component in components():
            assert (TEMPLATES / component.template).exists(), component.template
            assert (STYLES / component.stylesheet).exists(), component.stylesheet

    def test_is_in_the_table_of_the_design(self, db):
        table = (settings.BASE_DIR / "docs" / "design.md").read_text(encoding="utf-8")

        assert [each.template for each in components() if each.template not in table] == []

    @pytest.mark.parametrize("address", ["nothing/", "page/nothing/"])
    def test_is_all_there_is(self, shown, address):
        assert shown.get(f"/gallery/{address}").status_code == 404


@pytest.fixture
def reloaded(settings):
    """Read the addresses anew, as a process does that starts with this setting."""

    def read_with(*, is_debug):
        settings.DEBUG = is_debug
        importlib.reload(urls)
        clear_url_caches()

    yield read_with
    read_with(is_debug=False)


class TestDebug:
    def test_opens_the_gallery(self, client, reloaded):
        reloaded(is_debug=True)

        assert client.get("/gallery/").status_code == 200
        assert client.get("/es/gallery/frame/").status_code == 200

    def test_switched_off_leaves_none(self, client, reloaded):
        reloaded(is_debug=False)

        assert client.get("/gallery/").status_code == 404
        assert client.get("/gallery/frame/").status_code == 404
        with pytest.raises(NoReverseMatch):
            reverse("gallery:index")


class TestApart:
    def test_adds_the_place_to_ids_and_to_what_mentions_them(self):
        html = '<a href="#x">1</a><b id="x">2</b><i aria-describedby="x y">3</i>'

        assert apart(html, "p") == (
            '<a href="#x-p">1</a><b id="x-p">2</b><i aria-describedby="x-p y">3</i>'
        )

    def test_names_a_landmark_by_its_place(self):
        html = '<nav aria-label="Main"></nav><nav aria-labelledby="x"></nav><p aria-label="z"></p>'

        assert apart(html, "p") == (
            '<nav aria-label="Main p"></nav><nav aria-labelledby="x p"></nav><p aria-label="z"></p>'
        )

    def test_leaves_the_focus_where_it_is(self):
        assert apart("<p autofocus></p>", "p") == "<p></p>"
