"""A published questionnaire stays as it is, whoever tries and by whichever route."""

from dataclasses import replace

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from assessment.engine.document import digest, from_json
from assessment.models import Document, Release
from tests.assessment.versions.drafts import a_document, small

pytestmark = pytest.mark.django_db

OTHER = "{}"


@pytest.fixture
def document(alice, ruth):
    return a_document(editor=alice, reviewer=ruth)


def through_save(document):
    document.text = OTHER
    document.save()


def through_delete(document):
    # Its release protects it; what is tried here is what is left when that is gone.
    document.release.delete()
    document.version.delete()
    document.delete()


def through_update(document):
    Document.objects.filter(pk=document.pk).update(text=OTHER)


def through_bulk_update(document):
    document.text = OTHER
    Document.objects.bulk_update([document], ["text"])


def through_upsert(document):
    document.text = OTHER
    Document.objects.bulk_create(
        [document], update_conflicts=True, unique_fields=["digest"], update_fields=["text"]
    )


def through_queryset_delete(document):
    Document.objects.filter(pk=document.pk)._raw_delete("default")


def sql(statement):
    def run(document):
        with connection.cursor() as cursor:
            cursor.execute(statement, {"pk": document.pk})

    run.__name__ = statement.split("assessment_document")[0].strip().lower().replace(" ", "_")
    return run


ROUTES = [
    through_save,
    through_delete,
    through_update,
    through_bulk_update,
    through_upsert,
    through_queryset_delete,
    sql("UPDATE assessment_document SET note = note WHERE id = %(pk)s"),
    sql("DELETE FROM assessment_document WHERE id = %(pk)s"),
]


class TestAPublishedDocument:
    @pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.__name__)
    def test_refuses(self, document, route):
        before = Document.objects.filter(pk=document.pk).values().get()

        with pytest.raises(DatabaseError, match="cannot be changed or deleted"), atomic():
            route(Document.objects.get(pk=document.pk))

        assert Document.objects.filter(pk=document.pk).values().get() == before

    def test_refuses_to_be_replaced_by_another_of_its_number(self, document):
        if connection.vendor == "postgresql":
            # What was just written is still to be checked, and would stand in the way.
            sql("SET CONSTRAINTS ALL IMMEDIATE")(document)
            statement = "TRUNCATE assessment_document CASCADE"
        else:
            statement = (
                "REPLACE INTO assessment_document"
                " SELECT id, digest, key, number, '{}', note, published_at, edited_by_id,"
                " published_by_id FROM assessment_document"
            )

        with pytest.raises(DatabaseError, match="cannot be changed or deleted"), atomic():
            sql(statement)(document)

        assert Document.objects.get().text == document.text

    def test_holds_what_its_digest_says(self, document):
        assert digest(from_json(document.text)) == document.digest

    def test_lets_others_be_published_beside_it(self, document, alice, ruth):
        other = a_document(editor=alice, reviewer=ruth, asked=replace(small(), version="2"))

        assert set(Document.objects.all()) == {document, other}


class TestARelease:
    def test_is_the_only_live_one_of_its_questionnaire(self, document, alice, ruth):
        other = a_document(editor=alice, reviewer=ruth, asked=replace(small(), version="2"))

        with pytest.raises(IntegrityError), atomic():
            Release.objects.filter(document=document).update(state="live")

        assert Release.objects.get(state="live").document == other

    def test_changes_nothing_of_its_document(self, document, ruth):
        Release.objects.update(state="withdrawn", by=ruth, reason="Wrong advice.")

        assert Document.objects.get().text == document.text


def atomic():
    """A statement that fails takes no more with it than itself."""
    return transaction.atomic()
