"""A draft beside the live page: all that a page owns, saved twice, seen by nobody, published."""

import pytest

from conditions.models import Option
from editorial import actions
from editorial.models import PageRecord
from tests import pages, people
from tests.editorial.browser import press
from tests.editorial.picture_files import encoded, uploaded

pytestmark = pytest.mark.django_db


def an_option(page, title="Wait and stay active"):
    return page.options.create(
        kind=Option.Kind.WAIT,
        title=title,
        what_it_is="Stay active.",
        what_it_can_do="Most get better.",
        what_can_go_wrong="It takes time.",
    )


@pytest.fixture
def area():
    return pages.an_area()


@pytest.fixture
def page(area):
    condition = pages.a_condition(is_public=False, areas=[area], title_es="Ciática")
    an_option(condition)
    return pages.public(condition)


@pytest.fixture
def other_area():
    return pages.an_area(slug="neck", title="Neck")


def changes(area, picture):
    return {
        "title_en": "Sciatica, leg pain from a nerve",
        "title_es": "Ciática, dolor de nervio",
        "areas": [area.pk],
        "picture": picture,
        "picture_role": "decorative",
        "options-0-title_en": "Wait a while",
        "options-TOTAL_FORMS": 2,
        "options-1-kind": "therapy",
        "options-1-position": 1,
        "options-1-title_en": "Walk",
        "options-1-title_es": "Caminar",
        "options-1-what_it_is_en": "Walk every day.",
        "options-1-what_it_can_do_en": "Less pain.",
        "options-1-what_can_go_wrong_en": "Sore legs.",
    }


def test_of_everything_is_saved_twice_and_published(client, page, area, other_area):
    """Both languages, a changed row, a new row, a relation and a picture."""
    client.force_login(people.alice())
    picture = uploaded(encoded())

    press(client, page, **changes(other_area, picture))
    assert_patients_see_the_old(page, area)
    (new_row,) = draft_rows(page, "Walk")

    press(client, page, summary_en="Pain that runs down the leg.")
    assert_patients_see_the_old(page, area)
    assert draft_rows(page, "Walk") == [new_row]

    approved_by_ruth(page)
    press(client, page, "_publish")
    page.refresh_from_db()
    assert page.title_en == "Sciatica, leg pain from a nerve"
    assert page.title_es == "Ciática, dolor de nervio"
    assert page.summary_en == "Pain that runs down the leg."
    assert page.picture.name.startswith("pictures/")
    assert list(page.areas.all()) == [other_area]
    assert [(row.title_en, row.title_es) for row in page.options.all()] == [
        ("Wait a while", None),
        ("Walk", "Caminar"),
    ]
    assert str(page.options.get(title_en="Walk").pk) == new_row["pk"]


def assert_patients_see_the_old(page, area):
    page.refresh_from_db()
    assert page.is_published()
    assert (page.title_en, page.title_es) == ("Sciatica", "Ciática")
    assert not page.picture
    assert list(page.areas.all()) == [area]
    assert [row.title_en for row in page.options.all()] == ["Wait and stay active"]


def draft_rows(page, title):
    rows = PageRecord.objects.of(page).draft.snapshot["rows"]["options"]
    return [row for row in rows if row["fields"]["title_en"] == title]


def approved_by_ruth(page):
    ruth = people.ruth()
    actions.approve(PageRecord.objects.of(page).draft, by=ruth, reviewer=ruth.reviewer)
