"""A page's life is kept by its table: when it is public, who reviewed it, what its picture says."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from conditions.models import Area, Condition
from editorial.models import Reviewer
from tests import pages

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 4, 17, tzinfo=UTC)
A_MOMENT = timedelta(microseconds=1)
EVENING = NOON + timedelta(hours=6)


def area(**values):
    return Area.objects.create(**{"title": "Neck", "slug": "neck"} | values)


def refused(model, message, **changes):
    with pytest.raises(IntegrityError, match=message), transaction.atomic():
        model.objects.update(**changes)


class TestPublished:
    @pytest.mark.parametrize(
        ("at", "is_public"),
        [
            (NOON - A_MOMENT, False),
            (NOON, True),
            (EVENING - A_MOMENT, True),
            (EVENING, False),
            (EVENING + A_MOMENT, False),
        ],
    )
    def test_begins_and_ends_on_the_moment(self, at, is_public):
        page = area(published_at=NOON, withdrawn_at=EVENING)

        assert Area.objects.published(at).exists() is is_public
        assert page.is_published(at) is is_public

    def test_lasts_without_an_end(self):
        page = area(published_at=NOON)

        assert page.is_published(NOON + timedelta(days=36_500))
        assert Area.objects.published(NOON + timedelta(days=36_500)).get() == page

    def test_never_holds_for_a_draft(self):
        page = area()

        assert not page.is_published(NOON)
        assert not Area.objects.published(NOON).exists()

    def test_means_now_if_no_moment_is_given(self, time_machine):
        page = area(published_at=NOON)

        time_machine.move_to(NOON - timedelta(seconds=1), tick=False)
        before = (page.is_published(), Area.objects.published().exists())
        time_machine.move_to(NOON, tick=False)
        after = (page.is_published(), Area.objects.published().exists())

        assert before == (False, False)
        assert after == (True, True)


class TestTable:
    def test_refuses_a_withdrawal_at_the_moment_of_publishing(self):
        area(published_at=NOON)

        refused(Area, "conditions_area_withdrawn_after_published", withdrawn_at=NOON)

    def test_accepts_a_withdrawal_a_moment_later(self):
        area(published_at=NOON)

        Area.objects.update(withdrawn_at=NOON + A_MOMENT)

        assert Area.objects.get().withdrawn_at == NOON + A_MOMENT

    @pytest.mark.parametrize("missing", ["reviewer", "reviewed_on", "review_due_on"])
    def test_refuses_a_review_with_a_part_missing(self, missing):
        area()
        review = {
            "reviewer": Reviewer.objects.create(name="Ruth Okello, MD"),
            "reviewed_on": date(2026, 3, 4),
            "review_due_on": date(2029, 3, 4),
        }

        refused(Area, "conditions_area_review_is_whole", **review | {missing: None})

    def test_refuses_a_clinical_page_in_public_without_a_review(self):
        pages.a_condition(is_public=False)

        refused(Condition, "reviewed_before_published", published_at=NOON)

    @pytest.mark.parametrize(
        "changes",
        [
            {"picture_role": ""},
            {"picture_role": "described", "picture_alt_en": ""},
            {"picture_role": "described", "picture_alt_es": "Un cuello"},
        ],
    )
    def test_refuses_a_picture_that_says_nothing_to_those_who_cannot_see_it(self, changes):
        area()

        refused(Area, "picture_described", picture="pictures/neck.webp", **changes)

    @pytest.mark.parametrize(
        "changes",
        [
            {"picture_role": "decorative"},
            {"picture_role": "described", "picture_alt_en": "A neck from the side"},
        ],
    )
    def test_accepts_a_picture_that_is_described_or_decoration(self, changes):
        area()

        Area.objects.update(picture="pictures/neck.webp", **changes)

        assert Area.objects.get().picture.name == "pictures/neck.webp"

    def test_refuses_the_same_address_twice(self):
        area()

        with pytest.raises(IntegrityError), transaction.atomic():
            area(title="Another neck")

    def test_keeps_a_reviewer_who_answers_for_a_page(self):
        page = pages.reviewed(area())

        with pytest.raises(IntegrityError):
            page.reviewer.delete()


class TestReview:
    def test_is_due_after_its_last_day(self):
        page = pages.reviewed(area())
        last_day = page.review_due_on

        assert not page.is_review_overdue(last_day)
        assert page.is_review_overdue(last_day + timedelta(days=1))

    def test_is_never_overdue_where_none_was_made(self):
        assert not area().is_review_overdue(date(2099, 1, 1))

    def test_is_listed_when_it_is_due(self):
        page = pages.reviewed(area())
        area(slug="low-back")

        due = Area.objects.due_for_review(page.review_due_on + timedelta(days=1))

        assert list(due) == [page]
        assert not Area.objects.due_for_review(page.review_due_on).exists()

    def test_shows_the_reviewer_by_name(self):
        assert str(Reviewer(name="Ruth Okello, MD")) == "Ruth Okello, MD"


class TestPage:
    def test_is_called_by_its_title(self):
        assert str(area()) == "Neck"

    def test_describes_itself_by_its_summary(self):
        assert area(summary="Seven bones.").description == "Seven bones."

    def test_prefers_the_words_meant_for_search_engines(self):
        page = area(summary="Seven bones.", search_description="Neck pain")

        assert page.description == "Neck pain"

    def test_shows_only_sections_that_have_words(self):
        condition = Condition(symptoms="<p>Pain.</p>", get_help_now="<p>Call.</p>")

        assert [str(section["title"]) for section in condition.sections] == [
            "What you may feel",
            "When to get help now",
        ]
        assert condition.sections[1]["html"] == "<p>Call.</p>"

    def test_lists_its_sections_with_their_anchors(self):
        condition = Condition(symptoms="<p>Pain.</p>", get_help_now="<p>Call.</p>")

        assert [anchor for anchor, _ in condition.contents] == ["symptoms", "get-help-now"]

    def test_keeps_its_identity_when_it_is_renamed(self):
        page = area()

        Area.objects.filter(pk=page.pk).update(slug="cervical", title_en="Cervical spine")

        assert Area.objects.get().uid == page.uid

    def test_keeps_both_languages_in_columns_of_their_own(self):
        area(title_en="Neck", title_es="Cuello")

        row = Area.objects.values("title_en", "title_es").get()

        assert row == {"title_en": "Neck", "title_es": "Cuello"}

    def test_speaks_the_language_of_its_reader(self):
        page = area(title_en="Neck", title_es="Cuello")

        with translation.override("es"):
            assert (page.title, page.is_in_this_language) == ("Cuello", True)

        assert (page.title, page.is_in_this_language) == ("Neck", True)

    @pytest.mark.parametrize("spanish", ["", None])
    def test_falls_back_to_english_and_knows_it(self, spanish):
        page = area(title_en="Neck", title_es=spanish)

        with translation.override("es"):
            assert (page.title, page.is_in_this_language) == ("Neck", False)

    def test_speaks_english_where_no_language_is_active(self):
        page = area(title_en="Neck", title_es="Cuello")

        with translation.override(None):
            assert page.is_in_this_language
