"""Trying out a draft on the real pages: only for staff, marked as such, and nothing is kept."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from assessment import instrument
from assessment.admin.overview import page_of
from assessment.drafts.beginning import draft_of
from assessment.engine.outline import questions
from assessment.models import Version
from tests import people
from tests.assessment.engine.builders import many, one, when
from tests.assessment.versions.drafts import a_draft, small
from tests.assessment.visitor import Page
from tests.editorial.browser import messages_in

pytestmark = pytest.mark.django_db

START = "/assessment/"
FIRST = "/assessment/signs/"
BANNER = "Only you see this, and nothing is kept."


@pytest.fixture
def version(alice):
    return a_draft(by=alice)


@pytest.fixture
def staff(client, practice, ruth):
    client.force_login(ruth)
    return client


def preview(client, version, question=""):
    return client.post(
        reverse("admin:assessment_version_preview", args=[version.pk]), {"question": question}
    )


def text_of(client, address):
    return client.get(address).content.decode()


class TestAPreview:
    def test_shows_the_draft_on_the_real_pages(self, staff, version):
        response = preview(staff, version)

        assert response["Location"] == START
        assert "Question signs?" in text_of(staff, FIRST)

    def test_says_on_every_page_that_it_is_one(self, staff, version):
        preview(staff, version)
        staff.post("/assessment/start/", {"region": ""})

        for address in (START, FIRST):
            assert BANNER in text_of(staff, address)

    def test_goes_through_to_the_result(self, staff, version):
        preview(staff, version)
        staff.post("/assessment/start/", {"region": ""})
        staff.post(FIRST, {"answer": "none"})
        staff.post("/assessment/pain/", {"answer": "c"})

        text = text_of(staff, "/assessment/result/")

        assert "Headline much" in text
        assert BANNER in text

    def test_prints_the_summary(self, staff, version, printing):
        preview(staff, version)
        staff.post("/assessment/start/", {"region": ""})
        staff.post(FIRST, {"answer": "none"})
        staff.post("/assessment/pain/", {"answer": "c"})

        response = staff.get("/assessment/summary.pdf")

        assert response.content.startswith(b"%PDF-")

    def test_jumps_to_a_question_with_answers_that_lead_there(self, staff, alice):
        pain = one("pain", 0, 1, 2, 3, when=when(("signs", "=", "b")))
        version = a_draft(small(pain=pain), by=alice)

        response = preview(staff, version, "pain")

        assert response["Location"] == "/assessment/pain/"
        assert Page(staff.get("/assessment/pain/")).heading == "Question pain?"

    def test_jumps_to_every_question_that_ships(self, staff, alice):
        asked = instrument.shipped().questionnaire
        version = draft_of(asked, by=alice)
        for question in questions(asked):
            response = preview(staff, version, question.key)

            assert staff.get(response["Location"]).status_code == 200, question.key

    def test_says_when_no_way_leads_to_a_question(self, staff, alice):
        never = many("signs", None, when=when(("pain", "=", "a"), ("pain", "=", "b")))
        asked = small(signs=one("pain", 0, 1, 2, 3), pain=never, red_flags=())
        version = a_draft(asked, by=alice)

        response = preview(staff, version, "signs")

        assert response["Location"] == page_of(version)
        assert "No way to the question “signs” was found." in messages_in(
            staff.get(response["Location"])
        )

    def test_is_refused_while_errors_stand_in_its_way(self, staff, version):
        version.bands.all().delete()

        response = preview(staff, version)

        assert response["Location"] == page_of(version)
        assert "answers-draft" not in response.cookies

    def test_ends_with_the_next_change_of_the_draft(self, staff, version):
        preview(staff, version)
        version.limits.create(text_en="Added since.")

        response = staff.get(FIRST)

        assert response["Location"] == page_of(version)

    def test_ends_when_told_to(self, staff, version):
        preview(staff, version)

        staff.post(reverse("admin:assessment_version_end_preview", args=[version.pk]))

        assert BANNER not in text_of(staff, START)

    def test_leaves_no_row_behind(self, staff, version):
        before = Version.objects.count(), Session.objects.count()
        preview(staff, version)
        staff.post("/assessment/start/", {"region": ""})

        staff.post(FIRST, {"answer": "none"})

        assert (Version.objects.count(), Session.objects.count()) == before

    def test_leaves_the_answers_given_as_a_patient_alone(self, staff, version, settings):
        staff.post("/assessment/start/", {"region": ""})
        kept = staff.cookies[settings.ANSWERS_COOKIE_NAME].value

        preview(staff, version, "pain")
        staff.post("/assessment/start/", {"region": ""})

        assert staff.cookies[settings.ANSWERS_COOKIE_NAME].value == kept


class TestThePreviewCookie:
    def test_is_worth_nothing_to_a_patient(self, staff, version):
        preview(staff, version)
        staff.cookies.pop("staff")

        assert BANNER not in text_of(staff, START)

    def test_is_worth_nothing_in_another_session(self, staff, version, alice):
        preview(staff, version)
        token = staff.cookies["answers-draft"].value
        staff.force_login(alice)

        staff.cookies["answers-draft"] = token

        assert BANNER not in text_of(staff, START)

    def test_is_worth_nothing_without_the_permission(self, staff, version, ruth):
        preview(staff, version)
        ruth.groups.clear()

        assert BANNER not in text_of(staff, START)

    def test_cannot_be_made_up(self, staff, version):
        preview(staff, version)
        staff.cookies["answers-draft"] = staff.cookies["answers-draft"].value + "x"

        assert BANNER not in text_of(staff, START)

    def test_is_set_for_nobody_without_the_permission(self, client, version):
        client.force_login(people.charlie())

        assert preview(client, version).status_code == 403


def test_a_patients_page_asks_the_database_nothing(client, practice, django_assert_num_queries):
    client.get(START)

    with django_assert_num_queries(0):
        assert BANNER not in text_of(client, START)
