"""The demo practice: it loads twice without harm, and everything it needs is there."""

import re
import stat
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from conditions.models import Area, Condition
from faq.models import Question
from locations.models import Location, Region
from practice.models import Page, Practice
from procedures.models import Overview, Procedure
from spinecare.demo import reading
from stories.models import Story, Video
from surgeons.models import Surgeon

pytestmark = pytest.mark.django_db

FOLDERS = {
    Area: "areas", Condition: "conditions", Procedure: "procedures", Region: "regions",
    Location: "locations", Surgeon: "surgeons", Question: "faq", Story: "stories", Page: "pages",
}  # fmt: skip
CITED = re.compile(r'(?:#source-|\[)([0-9]+)(?:"|\])')
PLAIN = '+++\ntitle = "X"\n+++\n\n# body\n\nWords.\n'


@pytest.fixture
def loaded(db):
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


class TestLoadDemo:
    def test_publishes_everything_it_brings(self, loaded):
        written = {model: len(reading.read_pages(folder)) for model, folder in FOLDERS.items()}

        found = {model: model.objects.published().count() for model in FOLDERS}

        assert found == written
        assert all(found.values())
        assert Overview.objects.published().count() == 1
        assert Video.objects.count() == 1
        assert Practice.objects.get().is_demo

    def test_makes_an_editor_and_a_reviewer_who_are_no_superusers(self, loaded):
        accounts = User.objects.order_by("username")

        assert [user.username for user in accounts] == ["editor", "reviewer"]
        assert not any(user.is_superuser for user in accounts)

    def test_tells_passwords_that_work_once_and_keeps_them_private(self, loaded, settings):
        path = settings.VAR / "first-sign-in.txt"
        password = path.read_text().splitlines()[0].removeprefix("editor: ")

        assert User.objects.get(username="editor").check_password(password)
        assert password in loaded
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_can_be_loaded_again_without_doubling_or_new_passwords(self, loaded):
        before = User.objects.get(username="editor").password

        again = StringIO()
        call_command("load_demo", stdout=again)

        assert Condition.objects.count() == len(reading.read_pages("conditions"))
        assert User.objects.get(username="editor").password == before
        assert "Staff accounts" not in again.getvalue()


class TestDemoFiles:
    @pytest.mark.parametrize("folder", FOLDERS.values())
    def test_cite_no_source_that_they_do_not_name(self, folder):
        for page in reading.read_pages(folder):
            sources = len(page.facts.get("sources", []))
            for each in filter(None, (page, page.spanish)):
                text = repr(each.words) + repr(each.facts.get("options", []))
                assert all(0 < int(number) <= sources for number in CITED.findall(text)), page.slug

    @pytest.mark.parametrize("folder", FOLDERS.values())
    def test_are_spanish_twins_of_english_ones(self, folder):
        spanish = {path.name for path in (reading.FOLDER / "es" / folder).glob("*.md")}

        assert spanish <= {path.name for path in (reading.FOLDER / folder).glob("*.md")}


class TestReading:
    def test_renders_a_heading_one_level_deeper(self):
        assert reading.to_html("## Signs") == "<h3>Signs</h3>\n"

    def test_lets_no_html_through(self):
        assert "<script>" not in reading.to_html("<script>alert(1)</script>")

    def test_parts_a_page_into_facts_and_words(self, tmp_path):
        path = tmp_path / "x.md"
        path.write_text('+++\ntitle = "X"\n+++\n\n# body\n\nWords.\n')

        page = reading.read_page(path)

        assert (page.slug, page.facts) == ("x", {"title": "X"})
        assert page.words == {"body": "<p>Words.</p>\n"}

    @pytest.fixture
    def folder(self, tmp_path, monkeypatch):
        monkeypatch.setattr(reading, "FOLDER", tmp_path)
        (tmp_path / "es").mkdir()
        return tmp_path

    def test_sets_the_spanish_words_beside_the_english_ones(self, folder):
        (folder / "x.md").write_text(PLAIN)
        (folder / "es" / "x.md").write_text(PLAIN.replace("Words", "Palabras"))

        page = reading.read_page(folder / "x.md")

        assert page.rich_texts() == {"body": "<p>Words.</p>\n", "body_es": "<p>Palabras.</p>\n"}
        assert page.take("title") == {"title": "X", "title_es": "X"}

    def test_does_without_spanish(self, folder):
        (folder / "x.md").write_text(PLAIN)

        page = reading.read_page(folder / "x.md")

        assert page.take("title") == {"title": "X"}
        assert page.rich_texts() == page.words

    def test_refuses_a_spanish_field_that_the_english_page_does_not_have(self, folder):
        (folder / "x.md").write_text(PLAIN)
        (folder / "es" / "x.md").write_text(PLAIN.replace("# body", "# bodi"))

        with pytest.raises(ValueError, match="bodi"):
            reading.read_page(folder / "x.md")

    def test_sets_spanish_rows_beside_english_ones(self):
        spanish = reading.DemoPage("x", {"steps": [{"title": "Uno"}]})
        page = reading.DemoPage("x", {"steps": [{"title": "One", "drawing": "d"}]}, {}, spanish)

        assert page.rows("steps") == [{"title": "One", "drawing": "d", "title_es": "Uno"}]
        assert page.rows("milestones") == []

    def test_refuses_another_number_of_spanish_rows(self):
        spanish = reading.DemoPage("x", {"steps": [{"title": "Uno"}, {"title": "Dos"}]})
        page = reading.DemoPage("x", {"steps": [{"title": "One"}]}, {}, spanish)

        with pytest.raises(ValueError, match="1 steps, but 2 in Spanish"):
            page.rows("steps")

    def test_finds_the_spanish_row_of_a_table_by_its_slug(self, folder):
        (folder / "t.toml").write_text('[[terms]]\nslug = "a"\ntitle = "A"\n')
        (folder / "es" / "t.toml").write_text('[[terms]]\nslug = "a"\ntitle = "Á"\n')

        rows = reading.read_twins("t.toml", "terms")

        assert rows == [{"slug": "a", "title": "A", "title_es": "Á"}]

    def test_refuses_a_spanish_row_of_nothing(self, folder):
        (folder / "t.toml").write_text("")
        (folder / "es" / "t.toml").write_text('[[terms]]\nslug = "b"\n')

        with pytest.raises(ValueError, match="b"):
            reading.read_twins("t.toml", "terms")
