"""The lists of search at the desk: synonyms that staff write, and words that found nothing."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from editorial.actions import announcing
from search.models import MissedWords, Synonym
from tests import people

pytestmark = pytest.mark.django_db

ADD = reverse("admin:search_synonym_add")
TODAY = date(2026, 3, 4)


@pytest.fixture
def alice(client):
    client.force_login(people.alice())


@pytest.fixture
def told(monkeypatch, django_capture_on_commit_callbacks):
    """Collect how often somebody was told that what is published has changed."""
    told = []
    monkeypatch.setattr(announcing.published_changed, "send", lambda **_: told.append(1))
    return told


def written(client, capture, **values):
    form = {"language": "en", "words": "slipped disk", "means": "herniated disc"} | values
    with capture(execute=True):
        return client.post(ADD, form)


class TestSynonyms:
    def test_are_public_once_saved(self, client, alice, told, django_capture_on_commit_callbacks):
        written(client, django_capture_on_commit_callbacks)

        assert str(Synonym.objects.get()) == "slipped disk: herniated disc"
        assert told == [1]

    def test_are_gone_once_deleted(self, client, alice, told, django_capture_on_commit_callbacks):
        synonym = Synonym.objects.create(words="slipped disk", means="herniated disc")
        address = reverse("admin:search_synonym_delete", args=[synonym.pk])

        with django_capture_on_commit_callbacks(execute=True):
            client.post(address, {"post": "yes"})

        assert not Synonym.objects.exists()
        assert told == [1]

    def test_are_gone_when_several_are_deleted(
        self, client, alice, told, django_capture_on_commit_callbacks
    ):
        synonym = Synonym.objects.create(words="slipped disk", means="herniated disc")
        form = {"action": "delete_selected", "_selected_action": [synonym.pk], "post": "yes"}

        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("admin:search_synonym_changelist"), form)

        assert not Synonym.objects.exists()
        assert told == [1]

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"words": "?!"}, "Write one word or a few, with letters."),
            ({"means": "..."}, "Write one word or a few, with letters."),
            ({"words": "a " * 13}, "Write one word or a few, with letters."),
            ({"words": "Herniated DISC"}, "Both say the same."),
            ({"words": "x" * 61}, "at most 60 characters"),
        ],
        ids=["no-word", "no-meaning", "many", "same", "long"],
    )
    def test_without_sense_are_refused(
        self, client, alice, django_capture_on_commit_callbacks, values, message
    ):
        response = written(client, django_capture_on_commit_callbacks, **values)

        assert message in response.content.decode()
        assert not Synonym.objects.exists()

    def test_are_there_once(self, client, alice, django_capture_on_commit_callbacks):
        Synonym.objects.create(words="slipped disk", means="herniated disc")

        response = written(client, django_capture_on_commit_callbacks, words="Slipped Disk")

        assert "This is on the list already." in response.content.decode()
        with pytest.raises(IntegrityError), transaction.atomic():
            Synonym.objects.create(words="SLIPPED disk", means="herniated disc")


class TestMissedWords:
    def noted(self, words, times):
        for _time in range(times):
            MissedWords.objects.note(words, "es", TODAY)

    def test_are_shown_from_two_on_the_most_wanted_first(self, client, alice):
        for words, times in (("once", 1), ("twice", 2), ("thrice", 3)):
            self.noted(words, times)

        answer = client.get(reverse("admin:search_missedwords_changelist")).content.decode()

        assert "once" not in answer
        assert answer.index("thrice") < answer.index("twice")

    def test_lead_to_a_new_synonym_with_the_words_filled_in(self, client, alice):
        self.noted("disco salido", 2)
        answer = client.get(reverse("admin:search_missedwords_changelist")).content.decode()

        assert f'href="{ADD}?words=disco+salido&amp;language=es"' in answer
        form = client.get(ADD, {"words": "disco salido", "language": "es"}).content.decode()
        assert 'value="disco salido"' in form

    def test_are_written_by_nobody(self, client, alice):
        self.noted("twice", 2)
        missed = MissedWords.objects.get()
        address = reverse("admin:search_missedwords_change", args=[missed.pk])

        assert client.get(reverse("admin:search_missedwords_add")).status_code == 403
        assert client.post(address, {"words": "other"}).status_code == 403
        assert MissedWords.objects.get().words == "twice"
