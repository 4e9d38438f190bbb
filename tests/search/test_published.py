"""The index as a file: read without the database, once for each time that it is written."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from editorial import published as files
from search import published
from search.index import Index
from search.models import Synonym
from spinecare.publishing import write_published_data
from tests import pages

pytestmark = pytest.mark.django_db


def titles(query, language="en"):
    return [document.title for document in published.index(language).search(query).documents]


class TestPublishedIndex:
    def test_is_written_when_something_is_published(self, settings):
        pages.a_condition()

        write_published_data()

        said = json.loads((settings.PUBLISHED_DATA_ROOT / "search.json").read_text())
        assert said.keys() == {"en", "es"}
        assert titles("sciatica") == ["Sciatica"]

    def test_needs_no_database_once_it_is_written(self):
        pages.a_condition()
        write_published_data()

        with CaptureQueriesContext(connection) as queries:
            assert titles("sciatica") == ["Sciatica"]

        assert len(queries) == 0

    def test_is_made_once_for_each_writing(self, monkeypatch):
        pages.a_condition()
        made = []
        monkeypatch.setattr(published, "Index", lambda *said: made.append(1) or Index(*said))

        write_published_data()
        titles("sciatica")
        titles("back")
        once = len(made)
        write_published_data()
        titles("sciatica")

        assert (once, len(made)) == (1, 2)

    def test_follows_what_is_published(self):
        pages.a_condition()
        before = titles("stenosis")
        pages.a_condition("stenosis", title="Stenosis")

        write_published_data()

        assert before == []
        assert titles("stenosis") == ["Stenosis"]

    def test_speaks_the_active_language(self):
        pages.a_condition(title_es="Ciática")

        with translation.override("es"):
            found = published.index().search("ciatica").documents

        assert [document.title for document in found] == ["Ciática"]

    def test_forgives_typos_and_knows_accents_from_the_file(self):
        pages.a_condition(title_es="Ciática")

        assert published.index("es").search("siatica").query.suggestion == "Ciática"

    def test_is_the_same_from_the_file_as_from_memory(self):
        pages.a_condition(title="Numb toes", summary="Toes go numb.", other_names="cold feet")
        pages.a_question(title="Why are my toes numb?")
        said = published.build()
        from_file = json.loads(json.dumps(said))

        for query in ("numb toes", "cold feet", "tooes", "why"):
            here, there = (
                published._made_of(each["en"]).search(query) for each in (said, from_file)
            )
            assert here.documents == there.documents

    def test_is_the_same_data_every_time(self):
        pages.a_condition(areas=[pages.an_area()])
        pages.a_surgeon()

        assert json.dumps(published.build()) == json.dumps(published.build())

    def test_survives_a_file_of_another_language_only(self):
        files.write(published.NAME, {"en": published.build()["en"]})

        assert titles("check", "es")


class TestSynonyms:
    def test_hold_for_the_visitors_of_their_language(self):
        pages.a_condition(title="Herniated disc", title_es="Hernia de disco")
        Synonym.objects.create(words="blown cushion", means="herniated", language="en")

        assert titles("blown cushion") == ["Herniated disc"]
        assert titles("blown cushion", "es") == []

    def test_work_both_ways_where_staff_say_so(self):
        pages.a_condition(title="Numb toes")
        Synonym.objects.create(words="numb", means="tingling", both_ways=True)

        assert titles("tingling") == ["Numb toes"]
