"""The choices of a condition, side by side."""

import pytest

from conditions.models import Option
from tests import pages, people
from tests.editorial.browser import address, press

pytestmark = pytest.mark.django_db

WAIT = {
    "kind": Option.Kind.WAIT,
    "title": "Wait and stay active",
    "what_it_is": "You keep moving.",
    "what_it_can_do": "About 63 of 100 get better [1].",
    "what_can_go_wrong": "It can take weeks.",
}


def an_option(condition, **values):
    return condition.options.create(**WAIT | values)


def text_of(client, address="/conditions/sciatica/"):
    return client.get(address).content.decode()


class TestTable:
    def test_stands_between_how_it_is_found_and_care_without_surgery(self, client):
        condition = pages.a_condition(tests="<p>X.</p>", care_without_surgery="<p>Y.</p>")
        an_option(condition)

        text = text_of(client)

        assert text.index('id="tests"') < text.index('id="options"')
        assert text.index('id="options"') < text.index('id="care-without-surgery"')
        assert 'href="#options"' in text

    def test_stands_after_what_is_there_when_parts_are_missing(self, client):
        an_option(pages.a_condition(outlook="<p>Z.</p>"))

        text = text_of(client)

        assert text.index('id="get-help-now"') < text.index('id="options"')
        assert text.index('id="options"') < text.index('id="outlook"')

    def test_is_left_out_where_there_is_no_choice(self, client):
        pages.a_condition()

        assert 'id="options"' not in text_of(client)

    def test_has_a_caption_and_headings_of_rows_and_columns(self, client):
        an_option(pages.a_condition())

        text = text_of(client)

        assert "<caption" in text
        assert text.count('scope="col"') == 5
        assert '<th class="options__title" scope="row">Wait and stay active</th>' in text

    def test_leads_from_a_number_to_its_source(self, client):
        an_option(pages.a_condition())

        assert '63 of 100 get better <a href="#source-1">1</a>.' in text_of(client)

    def test_shows_its_rows_in_their_order(self, client):
        condition = pages.a_condition()
        an_option(condition, position=2, title="Second")
        an_option(condition, position=1, title="First")

        text = text_of(client)

        assert text.index("First") < text.index("Second")

    def test_leads_from_surgery_to_public_procedures_that_name_it(self, client):
        condition = pages.a_condition()
        option = an_option(condition, kind=Option.Kind.SURGERY)
        pages.a_procedure("shown", title="Shown one").options.add(option)
        pages.a_procedure("hidden", title="Hidden one", is_public=False).options.add(option)
        pages.a_procedure("other", title="Another one")

        text = text_of(client)

        assert '<a class="options__link" href="/procedures/shown/">Shown one</a>' in text
        assert "Hidden one" not in text
        assert "Another one" not in text

    def test_is_spanish_where_it_was_translated_and_says_where_not(self, client):
        condition = pages.a_condition(title_es="Ciática")
        an_option(condition, title_es="Esperar")

        text = text_of(client, "/es/conditions/sciatica/")

        assert '<th class="options__title" scope="row">Esperar</th>' in text
        assert '<td class="options__cell" lang="en">' in text

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_for_twelve_rows_as_for_one(
        self, client, rows, django_assert_max_num_queries
    ):
        condition = pages.a_condition()
        for number in range(rows):
            an_option(condition, position=number)
        client.get("/conditions/sciatica/")

        with django_assert_max_num_queries(9) as asked:
            client.get("/conditions/sciatica/")

        assert sum("conditions_option" in query["sql"] for query in asked.captured_queries) == 1


class TestForm:
    def test_keeps_rows_in_both_languages(self, client):
        condition = pages.a_condition(is_public=False, areas=[pages.an_area()])
        option = an_option(condition)
        client.force_login(people.alice())

        press(client, condition, **{"options-0-title_es": "Esperar"})

        option.refresh_from_db()
        assert (option.title_en, option.title_es) == ("Wait and stay active", "Esperar")

    def test_lets_a_procedure_stand_for_a_row_of_surgery(self, client):
        condition = pages.a_condition(areas=[pages.an_area()])
        option = an_option(condition, kind=Option.Kind.SURGERY, title="Free the nerve")
        procedure = pages.a_procedure(is_public=False, treats=[condition])
        client.force_login(people.alice())

        press(client, procedure, options=[str(option.pk)])

        assert list(procedure.options.all()) == [option]
        form = client.get(address(procedure)).content.decode()
        assert "Sciatica: Free the nerve" in form

    def test_offers_a_procedure_no_other_rows(self, client):
        condition = pages.a_condition(areas=[pages.an_area()])
        option = an_option(condition)
        procedure = pages.a_procedure(is_public=False, treats=[condition])
        client.force_login(people.alice())

        press(client, procedure, options=[str(option.pk)])

        assert not procedure.options.exists()
