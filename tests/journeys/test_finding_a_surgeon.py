"""A patient reads about a pain in the leg and finds somebody to call, on a phone without script."""

import re

import pytest

from tests.browser.windows import follow

pytestmark = pytest.mark.browser


def test_a_patient_reads_about_sciatica_and_finds_a_surgeon(phone):
    phone.goto("/")
    follow(
        phone.get_by_role("navigation", name="Where does it hurt?").get_by_role(
            "link", name="Low back"
        )
    )
    follow(phone.get_by_role("main").get_by_role("link", name=re.compile("^Sciatica")))
    assert phone.get_by_role("heading", name="When to get help now").is_visible()
    assert phone.get_by_role("link", name="Call 911").first.get_attribute("href") == "tel:911"

    follow(_first_card(phone, "Procedures for this condition"))
    assert phone.get_by_role("heading", name="What can go wrong").is_visible()

    follow(_first_card(phone, "Surgeons who perform it"))
    place = phone.get_by_role("definition").get_by_role("link").first
    assert phone.get_by_text("Sees patients in").is_visible()

    follow(place)
    call = phone.get_by_role("main").locator("a[href^='tel:']").first
    assert call.is_visible()
    assert re.fullmatch(r"Call \d{3}-555-01\d\d", call.inner_text())
    digits = re.sub(r"\D", "", call.inner_text())
    assert call.get_attribute("href") == f"tel:+1{digits}"


def _first_card(phone, section):
    return phone.get_by_role("region", name=section).get_by_role("link").first
