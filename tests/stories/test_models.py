"""Stories: no word of a patient without consent, and none after it has ended."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from editorial import actions
from stories.models import Story, Video
from tests import pages, people
from tests.editorial.picture_files import uploaded
from tests.stories.films import a_video

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 4, 17, tzinfo=UTC)
LAST_DAY = date(2026, 3, 31)
LAST_MINUTE = datetime(2026, 4, 1, 3, 59, tzinfo=UTC)
"""A minute before midnight where the practice is, and already April in London."""
A_MINUTE = timedelta(minutes=1)
FILM = Story.Kind.FILM


def draft(**values):
    return pages.a_story(is_public=False, **values)


def publish(page):
    actions.publish(page, by=people.alice())


class TestConsent:
    @pytest.mark.parametrize("missing", ["consent_given_on", "consent_expires_on"])
    def test_is_needed_before_a_patients_story_is_public(self, missing):
        page = draft(**{missing: None})

        with pytest.raises(ValidationError, match="needs consent on record"):
            publish(page)

    @pytest.mark.parametrize("missing", ["consent_given_on", "consent_expires_on"])
    def test_is_asked_for_by_the_table_too(self, missing):
        draft(**{missing: None})

        with pytest.raises(IntegrityError, match="has_consent"), transaction.atomic():
            Story.objects.update(published_at=NOON)

    def test_is_not_needed_for_a_film_of_our_own(self):
        page = draft(kind=FILM, consent_given_on=None, consent_expires_on=None)
        a_video(page)

        publish(page)

        assert Story.objects.published().get() == page

    def test_cannot_end_before_it_was_given(self):
        with pytest.raises(IntegrityError, match="consent_in_order"), transaction.atomic():
            draft(consent_given_on=LAST_DAY, consent_expires_on=LAST_DAY - timedelta(days=1))

    def test_may_last_a_single_day(self):
        assert draft(consent_given_on=LAST_DAY, consent_expires_on=LAST_DAY).pk

    def test_that_has_ended_keeps_a_story_from_being_published(self, time_machine):
        time_machine.move_to(LAST_MINUTE + A_MINUTE, tick=False)
        page = draft(consent_expires_on=LAST_DAY)

        with pytest.raises(ValidationError, match="consent has ended"):
            publish(page)

    @pytest.mark.parametrize(
        ("at", "is_public"), [(LAST_MINUTE, True), (LAST_MINUTE + A_MINUTE, False)]
    )
    def test_lets_the_story_leave_at_midnight_after_its_last_day(self, at, is_public):
        page = draft(consent_expires_on=LAST_DAY)
        Story.objects.update(published_at=NOON)
        page.refresh_from_db()

        assert Story.objects.published(at).exists() is is_public
        assert page.is_published(at) is is_public

    def test_does_not_end_a_film(self):
        page = draft(kind=FILM, consent_expires_on=LAST_DAY)
        Story.objects.update(published_at=NOON)
        page.refresh_from_db()

        assert page.is_published(LAST_MINUTE + A_MINUTE)
        assert Story.objects.published(LAST_MINUTE + A_MINUTE).exists()


class TestStory:
    @pytest.mark.parametrize("nothing", ["", None])
    def test_is_not_public_without_what_is_typical(self, nothing):
        draft()
        Story.objects.update(typical_outcome_en=nothing)

        with pytest.raises(IntegrityError, match="says_what_is_typical"), transaction.atomic():
            Story.objects.update(published_at=NOON)

    def test_says_so_in_words(self):
        with pytest.raises(ValidationError, match="Say what usually happens"):
            publish(draft(typical_outcome=""))

    def test_of_a_film_needs_the_film(self):
        with pytest.raises(ValidationError, match="Add the film itself"):
            publish(draft(kind=FILM))

    def test_has_an_address_among_stories(self):
        assert pages.a_story().get_absolute_url() == "/stories/june/"

    def test_outlives_the_condition_it_is_about(self):
        condition = pages.a_condition()
        story = pages.a_story(condition=condition)

        condition.delete()

        story.refresh_from_db()
        assert story.condition is None


class TestVideo:
    def test_is_called_by_its_story_and_length(self):
        assert str(a_video(draft())) == "June waited (45 s)"

    def test_stores_its_poster_as_our_own_encoding(self):
        assert a_video(draft()).poster.name.endswith(".webp")

    @pytest.mark.parametrize(
        ("name", "file"),
        [("film", "disc.html"), ("film", "disc.svg"), ("captions", "disc.js"), ("poster", "x.svg")],
    )
    def test_refuses_other_files(self, name, file):
        video = a_video(draft())
        setattr(video, name, uploaded(b"<script>alert(1)</script>", file))

        with pytest.raises(ValidationError) as refused:
            video.full_clean()

        assert set(refused.value.message_dict) == {name}

    @pytest.mark.parametrize("name", ["film", "captions", "poster", "transcript"])
    def test_needs_every_part(self, name):
        video = a_video(draft())
        setattr(video, name, "")

        with pytest.raises(ValidationError) as refused:
            video.full_clean()

        assert name in refused.value.message_dict

    def test_is_one_to_a_story(self):
        story = draft()
        a_video(story)

        with pytest.raises(IntegrityError), transaction.atomic():
            a_video(story)

    def test_leaves_with_its_story(self):
        story = draft()
        a_video(story)

        story.delete()

        assert not Video.objects.exists()
