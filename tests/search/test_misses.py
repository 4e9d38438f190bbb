"""Words without results: counted and forgotten, and never anything that names a person."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from search import models
from search.models import KEPT_FOR, LONGEST, MissedWords

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 4)


def noted(words, on=TODAY, language="en"):
    MissedWords.objects.note(words, language, on)


class TestNoting:
    def test_counts_the_same_words_in_one_row(self):
        noted("Zébra  crossing")
        noted("zebra crossing", on=TODAY + timedelta(days=1))

        missed = MissedWords.objects.get()
        assert (missed.words, missed.count) == ("zebra crossing", 2)
        assert (missed.first_on, missed.last_on) == (TODAY, TODAY + timedelta(days=1))

    def test_tells_languages_apart(self):
        noted("zebra")
        noted("zebra", language="es")

        assert MissedWords.objects.count() == 2

    @pytest.mark.parametrize(
        "words",
        ["4105550142", "born 1960", "jane@example.org", "@jane", "٣٤٥", "", "?!", "x" * 300],
    )
    def test_keeps_no_numbers_addresses_or_letters(self, words):
        noted(words)

        assert not MissedWords.objects.exists()

    def test_keeps_no_more_than_fits(self):
        noted(("zebra " * 10).strip())
        noted("zebra " * 11)

        assert MissedWords.objects.get().words == ("zebra " * 10).strip()
        assert len(MissedWords.objects.get().words) <= LONGEST

    def test_keeps_no_more_rows_than_allowed(self, monkeypatch):
        monkeypatch.setattr(models, "MOST_KEPT", 2)

        for words in ("one", "two", "three", "one"):
            noted(words)

        assert dict(MissedWords.objects.values_list("words", "count")) == {"one": 2, "two": 1}


class TestForgetting:
    def test_takes_what_nobody_has_typed_for_long(self):
        noted("old", on=TODAY - KEPT_FOR - timedelta(days=1))
        noted("new", on=TODAY - KEPT_FOR)

        assert MissedWords.objects.forget(TODAY) == 1
        assert MissedWords.objects.get().words == "new"

    def test_is_done_with_the_daily_tidying(self):
        noted("old", on=timezone.localdate() - KEPT_FOR - timedelta(days=1))

        call_command("publish_due", verbosity=0)

        assert not MissedWords.objects.exists()


def test_what_one_person_typed_once_is_shown_to_nobody():
    noted("one")
    noted("two")
    noted("two")

    assert [missed.words for missed in MissedWords.objects.asked_again()] == ["two"]
