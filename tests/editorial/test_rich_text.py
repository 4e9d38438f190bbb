"""Rich text is clean in every row, whichever road it took into the database."""

import json
import time

import pytest
from django.core.management import call_command
from django.db.models import F

from conditions.models import Area
from editorial.rich_text import RichTextField, clean, opening
from practice.models import CareCard
from tests import pages, people
from tests.editorial.browser import address, press

DIRTY = (
    "<p>Numb <strong>legs</strong></p>"
    "<script>alert(1)</script>"
    '<img src="x" onerror="alert(2)">'
    '<p onclick="alert(3)" style="color:red"><a href="javascript:alert(4)">Call</a></p>'
    '<svg onload="alert(5)"></svg><iframe src="https://example.org"></iframe>'
)
CLEAN = "<p>Numb <strong>legs</strong></p><p><a>Call</a></p>"
DANGERS = ("<script", "onerror=", "onclick=", "onload=", "javascript:", "style=", "<img", "<iframe")
LANGUAGES = ["en", "es"]


def area(**values):
    return Area.objects.create(**{"title": "Neck", "slug": "neck"} | values)


def row():
    return Area.objects.values("body", "body_en", "body_es").get()


class TestClean:
    def test_keeps_what_staff_may_write(self):
        html = (
            "<h3>Heading</h3><h4>Smaller</h4><p><em>One</em><br><sub>2</sub><sup>3</sup></p>"
            '<ul><li>a</li></ul><ol start="2"><li>b</li></ol><blockquote><p>c</p></blockquote>'
        )

        assert clean(html) == html

    @pytest.mark.parametrize(
        "href", ["https://example.org/", "tel:911", "mailto:care@example.org", "/faq/"]
    )
    def test_keeps_links_that_are_safe(self, href):
        html = f'<p><a href="{href}">Read</a></p>'

        assert clean(html) == html

    @pytest.mark.parametrize(
        "href",
        [
            "javascript:alert(1)",
            " JaVaScRiPt:alert(1)",
            "java&#10;script:alert(1)",
            "data:text/html,x",
            "http://example.org/",
        ],
    )
    def test_takes_the_address_from_links_that_are_not(self, href):
        assert clean(f'<p><a href="{href}">Read</a></p>') == "<p><a>Read</a></p>"

    def test_drops_every_danger(self):
        cleaned = clean(DIRTY)

        assert cleaned == CLEAN
        assert not any(danger in cleaned for danger in DANGERS)

    def test_changes_nothing_the_second_time(self):
        assert clean(clean(DIRTY)) == clean(DIRTY)

    @pytest.mark.parametrize(
        "html",
        [
            "",
            "<p></p>",
            "<p><br></p>",
            " <p> </p>\n<p></p> ",
            "<ul><li></li></ul>",
            "<p>&nbsp;</p>",
        ],
    )
    def test_makes_nothing_of_tags_without_words(self, html):
        assert clean(html) == ""

    def test_keeps_a_single_word(self):
        assert clean("<p>No.</p>") == "<p>No.</p>"

    def test_is_quick_with_much_white_space(self):
        html = "<p>" + " " * 30_000 + "x</p>"

        begun = time.thread_time()  # work, and not the waiting for a busy machine
        clean(html)

        assert time.thread_time() - begun < 0.5


class TestField:
    def test_leaves_its_editor_out_of_migrations(self):
        _, path, _, kwargs = RichTextField(blank=True).deconstruct()

        assert path == "django.db.models.TextField"
        assert kwargs == {"blank": True, "max_length": 30_000}


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
class TestRoad:
    def test_of_saving(self, language):
        page = area(**{f"body_{language}": DIRTY})

        assert row()[f"body_{language}"] == CLEAN
        assert getattr(page, f"body_{language}") == CLEAN

    def test_of_updating(self, language):
        area()

        Area.objects.update(**{f"body_{language}": DIRTY})

        assert row()[f"body_{language}"] == CLEAN

    def test_of_creating_in_bulk(self, language):
        Area.objects.bulk_create([Area(title="Neck", slug="neck", **{f"body_{language}": DIRTY})])

        assert row()[f"body_{language}"] == CLEAN

    def test_of_updating_in_bulk(self, language):
        page = area()
        setattr(page, f"body_{language}", DIRTY)

        Area.objects.bulk_update([page], [f"body_{language}"])

        assert row()[f"body_{language}"] == CLEAN

    def test_of_a_fixture(self, language, tmp_path):
        fields = {"title": "Neck", "title_en": "Neck", "slug": "neck", f"body_{language}": DIRTY}
        fields["updated_at"] = "2026-03-04T17:00:00Z"
        fixture = tmp_path / "areas.json"
        fixture.write_text(json.dumps([{"model": "conditions.area", "pk": 1, "fields": fields}]))

        call_command("loaddata", fixture, verbosity=0)

        assert row()[f"body_{language}"] == CLEAN

    def test_of_the_staff_form(self, language, client):
        page = area()
        client.force_login(people.alice())

        press(client, page, **{f"body_{language}": DIRTY})

        assert row()[f"body_{language}"] == CLEAN

    def test_leaves_no_danger_in_any_column(self, language):
        area(**{f"body_{language}": DIRTY})
        Area.objects.update(**{f"body_{language}": DIRTY})

        stored = json.dumps(row())

        assert not any(danger in stored for danger in DANGERS)


@pytest.mark.django_db
class TestColumns:
    def test_may_be_computed_from_each_other(self):
        area(body_en="<p>Neck</p>")

        Area.objects.update(body_es=F("body_en"))

        assert row()["body_es"] == "<p>Neck</p>"

    def test_may_hold_nothing(self):
        area(body_en="<p>Neck</p>", body_es=None)

        assert row()["body_es"] is None

    def test_of_rows_below_a_page_are_clean_too(self):
        practice = pages.a_practice()

        CareCard.objects.filter(practice=practice).update(signs_en=DIRTY, signs_es=DIRTY)

        assert set(CareCard.objects.values_list("signs_en", "signs_es")) == {(CLEAN, CLEAN)}

    def test_refuse_more_than_a_page_holds(self, client):
        page = area()
        client.force_login(people.alice())

        response = press(client, page, body_en=f"<p>{'x' * 30_001}</p>")

        assert response.request["PATH_INFO"] == address(page)
        assert "at most 30000 characters" in response.content.decode()


class TestOpening:
    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("<p>Yes.</p><p>But.</p>", "<p>Yes.</p>"),
            ("<p>A\nB</p><ul><li>x</li></ul>", "<p>A\nB</p>"),
            ("<ul><li>x</li></ul>", "<ul><li>x</li></ul>"),
            ("", ""),
        ],
    )
    def test_is_the_first_paragraph(self, html, expected):
        assert opening(html) == expected
