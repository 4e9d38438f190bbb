"""A practice chooses a palette, or colors of its own that everybody can read."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from practice.models import Practice

pytestmark = pytest.mark.django_db


def practice(**colors):
    facts = {"name": "Alder Spine", "phone": "410-555-0142", "emergency_text": "Call 911."}
    return Practice(pk=1, **facts, **colors)


def test_colors_of_ones_own_that_can_be_read_are_taken():
    practice(palette="own", own_color="#003366", own_accent="#e6b06a").full_clean()


def test_faint_ones_are_refused_with_the_numbers_and_a_shade_that_works():
    with pytest.raises(ValidationError) as refused:
        practice(palette="own", own_color="#2e9bd6").full_clean()
    message = " ".join(refused.value.message_dict["own_color"])
    assert "too faint" in message
    assert "4.5 is needed" in message
    assert "#0071a" in message


@pytest.mark.parametrize("color", ["blue", "#12", "#0b5d5", "</style>", "#0b5d56;"])
def test_what_is_no_color_is_refused(color):
    with pytest.raises(ValidationError) as refused:
        practice(palette="own", own_color=color).full_clean()
    assert "own_color" in refused.value.message_dict


def test_own_colors_without_a_color_are_refused_by_the_database_too():
    with pytest.raises(ValidationError, match="Write your own color"):
        practice(palette="own").full_clean()
    with pytest.raises(IntegrityError):
        practice(palette="own").save()


def test_a_color_that_nobody_chose_is_not_judged():
    practice(palette="harbor", own_color="#2e9bd6").full_clean()


def test_staff_see_every_palette_and_a_swatch_of_each(admin_client):
    practice().save()
    page = admin_client.get("/admin/practice/practice/1/change/").content.decode()
    assert "Harbor blue and sand" in page
    assert page.count("<svg width=") == 7
