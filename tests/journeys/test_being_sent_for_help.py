"""A patient ticks a sign of cauda equina syndrome: the questions stop, and help comes first."""

import re

import pytest

from tests.browser.kinds import NEW_TROUBLE
from tests.browser.patient import BLADDER, BLADDER_IN_SHORT, NONE, Patient
from tests.browser.windows import follow
from tests.journeys.test_taking_the_assessment_home import summary

pytestmark = pytest.mark.browser

CARD = "New bladder or bowel trouble, or numbness between the legs"
A_SCORE = re.compile(r"\bpoints\b|\bscore\b", re.IGNORECASE)
# On paper, the limits of every summary speak of points; only their sums are a score.
A_SUM = re.compile(r"Sum, of \d+|\d+ of \d+ points")


@pytest.fixture
def patient(phone):
    patient = Patient(phone)
    patient.start()
    patient.answer_until(BLADDER)
    patient.answer(NEW_TROUBLE)
    return patient


def test_a_red_flag_stops_the_questions(phone, patient):
    assert patient.question == "Get help now"
    assert phone.get_by_role("link", name="Call 911").first.is_visible()

    phone.goto("/assessment/result/")
    assert patient.question == "Get help now"


def test_no_page_after_a_red_flag_shows_a_score(phone, patient):
    assert not A_SCORE.search(phone.content())

    phone.goto("/assessment/answers/")
    assert not A_SCORE.search(phone.content())


def test_the_summary_after_a_red_flag_has_the_card_and_no_score(phone, patient):
    title = phone.get_by_role("main").get_by_role("heading", level=2).first.inner_text()

    pages = summary(phone)

    assert title in pages[0]
    assert CARD in pages[0]
    assert "Go to an emergency" in pages[0]
    assert not A_SUM.search(" ".join(pages))


def test_a_changed_answer_clears_the_flag(phone, patient):
    follow(phone.get_by_role("link", name="Look at your answers"))

    patient.change(BLADDER_IN_SHORT)
    patient.answer(NONE)
    assert patient.question == "Do you have any of these in your legs or arms?"
    patient.answer_until("Check your answers")
    follow(phone.get_by_role("link", name="See my result"))

    assert not phone.get_by_text(CARD).count()
    assert phone.get_by_role("heading", name="Where you stand").is_visible()
