"""A patient answers every question, changes one answer, and takes the summary home."""

import pytest
from pypdf import PdfReader

from tests.browser.patient import Patient
from tests.browser.windows import follow

pytestmark = pytest.mark.browser


def test_a_patient_takes_the_assessment_home_as_pdf(phone):
    patient = Patient(phone)

    patient.answer_all()
    assert answer_beside(phone, "Smoking") == "Yes, now"
    patient.change("Smoking")
    assert phone.get_by_role("radio", name="Yes, now").is_checked()
    patient.answer("I stopped")
    assert answer_beside(phone, "Smoking") == "I stopped"
    follow(phone.get_by_role("link", name="See my result"))
    headline = phone.get_by_role("heading", level=1).inner_text()
    pages = summary(phone)

    assert len(pages) == 2
    assert headline in pages[0]
    assert "I stopped" in pages[1]
    assert "Yes, now" not in "".join(pages)


def test_a_patient_who_changes_an_answer_on_the_result_comes_back_to_it(phone):
    patient = Patient(phone)
    patient.answer_all()
    follow(phone.get_by_role("link", name="See my result"))
    result = phone.url

    phone.get_by_text("See and change your answers").click()
    patient.change("Smoking")
    assert phone.get_by_role("radio", name="Yes, now").is_checked()
    patient.answer("I stopped")

    assert phone.url == result
    phone.get_by_text("See and change your answers").click()
    assert answer_beside(phone, "Smoking") == "I stopped"


def test_a_patient_deletes_the_answers(phone):
    patient = Patient(phone)
    patient.answer_all()

    follow(phone.get_by_role("button", name="Delete my answers"))

    assert phone.get_by_role("heading", level=1).inner_text() == "Spine check"
    phone.goto("/assessment/result/")
    assert phone.get_by_role("button", name="Start").is_visible()
    assert "answers" not in {cookie["name"] for cookie in phone.context.cookies()}


def answer_beside(phone, question):
    row = phone.locator(".answers__row").filter(has=phone.get_by_text(question, exact=True))
    return row.get_by_role("definition").first.inner_text()


def summary(phone):
    """Return the words of each page of the PDF, in lines as long as they like to be."""
    with phone.expect_download() as download:
        phone.get_by_role("link", name="summary").click()
    assert download.value.suggested_filename == "spine-summary.pdf"
    reader = PdfReader(download.value.path())
    return [" ".join(page.extract_text().split()) for page in reader.pages]
