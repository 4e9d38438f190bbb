"""The demo practice: it loads twice without harm, and everything it needs is there."""

import stat
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from conditions.models import Condition
from faq.models import Question
from locations.models import Location, Region
from practice.models import Page, Practice
from procedures.models import Overview, Procedure
from spinecare.demo import reading
from stories.models import Story, Video
from surgeons.models import Surgeon

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(db):
    out = StringIO()
    call_command("load_demo", stdout=out)
    return out.getvalue()


class TestLoadDemo:
    def test_publishes_everything_it_brings(self, loaded):
        expected = {
            Condition: 6, Procedure: 6, Overview: 1, Region: 2, Location: 6, Surgeon: 4,
            Question: 14, Story: 3, Page: 4,
        }  # fmt: skip

        found = {model: model.objects.published().count() for model in expected}

        assert found == expected
        assert Video.objects.count() == 1
        assert Practice.objects.get().is_demo

    def test_has_two_surgeons_of_each_kind(self, loaded):
        kinds = sorted(Surgeon.objects.values_list("specialty", flat=True))

        assert kinds == ["neurosurgery"] * 2 + ["orthopedic"] * 2

    def test_relates_every_page_to_the_next(self, loaded):
        assert not Condition.objects.filter(areas=None).exists()
        assert not Procedure.objects.filter(treats=None).exists()
        assert not Surgeon.objects.filter(locations=None).exists()
        assert not Location.objects.filter(hours=None).exists()

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

        assert Condition.objects.count() == 6
        assert User.objects.get(username="editor").password == before
        assert "Staff accounts" not in again.getvalue()


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
