"""What visitors may find: everything that is published, in their language where there is one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conditions.models import Option
from editorial import actions
from glossary.models import Term
from search.documents import documents
from surgeons.models import Language
from tests import pages, people

pytestmark = pytest.mark.django_db


def the(kind, language="en"):
    """Return the one document of that kind."""
    found = [each for each in documents(language) if each.kind == kind]
    assert len(found) == 1
    return found[0]


def kinds(language="en"):
    return {document.kind for document in documents(language)}


class TestKinds:
    def test_are_all_there(self):
        place = pages.a_location()
        pages.a_condition(areas=[pages.an_area()])
        pages.a_procedure()
        pages.an_overview()
        pages.a_surgeon().locations.add(place)
        pages.a_question()
        pages.a_story()
        pages.a_page()
        Term.objects.create(title="Disc", slug="disc", meaning="A cushion.")

        assert kinds() == {
            *("condition", "procedure", "overview", "area", "surgeon", "region", "place"),
            *("question", "story", "page", "term", "list"),
        }

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_that_are_always_there_have_addresses(self, client, language):
        pages.a_practice()
        lists = [document for document in documents(language) if document.kind == "list"]

        assert {client.get(document.address).status_code for document in lists} == {200}
        assert {document.address.startswith("/es/") for document in lists} == {language == "es"}
        assert lists[0].address.endswith("/assessment/")

    def test_that_are_always_there_speak_spanish(self):
        english, spanish = (
            {document.key: document.title for document in documents(language)}
            for language in ("en", "es")
        )

        assert all(spanish[key] != english[key] for key in english)


class TestVisibility:
    def test_drafts_are_not_found(self):
        pages.a_condition(is_public=False)

        assert "condition" not in kinds()

    def test_what_was_taken_off_the_site_is_not_found(self):
        actions.withdraw(pages.a_condition(), by=people.alice())

        assert "condition" not in kinds()

    def test_a_surgeon_does_not_speak_of_drafts(self):
        surgeon = pages.a_surgeon()
        surgeon.conditions.add(pages.a_condition("secret", title="Secret", is_public=False))

        assert "Secret" not in the("surgeon").keywords


class TestWords:
    def test_of_a_condition(self):
        condition = pages.a_condition(
            areas=[pages.an_area()],
            other_names="nerve pain, pinched nerve",
            summary="Pain down a leg.",
            symptoms=(
                '<h3>At night</h3><p>It &amp; you <b>wake</b> <a href="#source-1">1</a>.</p>'
                "<p>Up.</p>"
            ),
        )
        Option.objects.create(
            page=condition,
            kind=Option.Kind.WAIT,
            title="Wait",
            what_it_is="Lie in a hammock [1] [2].",
            what_it_can_do="Less pain.",
            what_can_go_wrong="Nothing.",
        )
        found = the("condition")

        assert found.title == "Sciatica"
        assert found.address == condition.get_absolute_url()
        assert found.names == ("nerve pain", "pinched nerve")
        assert found.summary == "Pain down a leg."
        assert found.keywords == "Low back"
        assert found.headings == "At night"
        assert "At night It & you wake. Up." in found.text
        assert "Lie in a hammock." in found.text
        assert found.language == "en"

    def test_of_a_procedure(self):
        procedure = pages.a_procedure(treats=[pages.a_condition()], other_names="microdiscectomy")
        procedure.steps.create(title="You sleep", text="A doctor watches.")
        procedure.milestones.create(when="week 2", title="You walk", text="A mile a day.")
        found = the("procedure")

        assert found.keywords.endswith("Sciatica")
        assert found.names == ("microdiscectomy",)
        for words in ("Less leg pain.", "A leak.", "A doctor watches.", "week 2", "A mile a day."):
            assert words in found.text

    def test_of_a_surgeon(self):
        surgeon = pages.a_surgeon(about="<p>She rows.</p>")
        surgeon.conditions.add(pages.a_condition())
        surgeon.locations.add(pages.a_location())
        surgeon.languages.add(Language.objects.create(code="ko", name="한국어"))
        surgeon.languages.add(Language.objects.create(code="xx", name="Unknown"))
        surgeon.training.create(kind="fellowship", place="Invented Hospital")

        said = the("surgeon").keywords
        for words in (
            "Orthopedic",
            "Sciatica",
            "Harbor",
            "Baltimore",
            "한국어",
            "Korean",
            "Unknown",
        ):
            assert words in said
        assert "Invented Hospital" in said
        assert "She rows." in the("surgeon").text
        assert "coreano" in the("surgeon", "es").keywords.lower() or (
            the("surgeon", "es").language == "en"
        )

    def test_of_places(self):
        pages.a_location(parking="<p>Behind the house.</p>")

        assert the("place").keywords == "1 Invented Street. Baltimore. MD. 21202. Central Maryland"
        assert "Behind the house." in the("place").text
        assert the("region").keywords == "Harbor. Baltimore. 21202"

    def test_of_questions_and_stories(self):
        pages.a_question()
        pages.a_story(person="June, 58", condition=pages.a_condition())

        assert the("question").keywords == "Care"
        assert the("question").text == "Mostly."
        assert the("story").keywords.endswith("June, 58. Sciatica")

    def test_of_a_term(self):
        Term.objects.create(title="Disc", slug="disc", also="disk, discs", meaning="A cushion.")

        assert the("term").address == "/glossary/#disc"
        assert the("term").names == ("disk", "discs")
        assert the("term").text == "A cushion."


class TestSpanish:
    def test_is_found_where_there_is_some(self):
        pages.a_condition(title_es="Ciática", summary_es="Dolor de pierna.")
        found = the("condition", "es")

        assert (found.title, found.language) == ("Ciática", "es")
        assert found.address == "/es/conditions/sciatica/"

    def test_is_not_made_up(self):
        pages.a_condition()
        found = the("condition", "es")

        assert (found.title, found.language) == ("Sciatica", "en")
        assert found.address == "/es/conditions/sciatica/"

    def test_of_terms(self):
        Term.objects.create(
            title="Disc", title_es="Disco", slug="disc", meaning="A cushion.", meaning_es="Cojín."
        )

        assert the("term", "es").title == "Disco"
        assert the("term", "es").address == "/es/glossary/#disc"


class TestQueries:
    def test_are_as_many_for_many_pages(self):
        pages.a_condition("first", areas=[pages.an_area()])
        pages.a_surgeon("first").locations.add(pages.a_location())
        with CaptureQueriesContext(connection) as for_few:
            documents("en")
        for number in range(5):
            pages.a_condition(f"more-{number}")
            pages.a_surgeon(f"more-{number}")
            pages.a_location(f"more-{number}", region=pages.a_region(f"more-{number}"))

        with CaptureQueriesContext(connection) as for_many:
            documents("en")

        assert len(for_many) == len(for_few) <= 40
