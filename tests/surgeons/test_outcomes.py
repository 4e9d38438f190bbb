"""Outcomes: no share without its number, its days and its source, and none of a few operations."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from editorial.versions import snapshots
from surgeons.models import FEW_OPERATIONS, Outcome
from tests import pages, people
from tests.editorial.browser import press

pytestmark = pytest.mark.django_db

MAYA = "/surgeons/maya-okafor/"


@pytest.fixture
def maya():
    return pages.a_surgeon()


@pytest.fixture
def procedure():
    return pages.a_procedure()


def an_outcome(surgeon, procedure, **values):
    usual = {
        "operations": 128,
        "result": "Leg pain much better after one year:",
        "result_share": 84,
        "followed_up_share": 91,
        "source": "Invented registry",
        "begins_on": date(2023, 1, 1),
        "ends_on": date(2024, 12, 31),
    }
    return Outcome.objects.create(surgeon=surgeon, procedure=procedure, **usual | values)


def words_of(response):
    return " ".join(response.content.decode().split())


class TestRow:
    @pytest.mark.parametrize(
        ("values", "sentence"),
        [
            ({"operations": 0}, "at least one operation"),
            ({"result_share": 101}, "between 0 and 100"),
            ({"followed_up_share": 101}, "between 0 and 100"),
            ({"ends_on": date(2022, 12, 31)}, "cannot come before the first"),
            ({"source": ""}, "who counted"),
            ({"result": ""}, "what the result was"),
        ],
    )
    def test_is_refused_by_the_database_and_in_words(self, maya, procedure, values, sentence):
        row = an_outcome(maya, procedure)
        for name, value in values.items():
            setattr(row, name, value)

        with pytest.raises(ValidationError, match=sentence):
            row.validate_constraints()
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()

    @pytest.mark.parametrize("share", [None, 0, 100])
    def test_may_have_any_share_or_none(self, maya, procedure, share):
        assert an_outcome(maya, procedure, result_share=share).result_share == share

    def test_may_be_of_one_day(self, maya, procedure):
        one_day = date(2024, 1, 1)

        assert an_outcome(maya, procedure, begins_on=one_day, ends_on=one_day).pk

    def test_keeps_its_procedure_from_being_deleted(self, maya, procedure):
        an_outcome(maya, procedure)

        with pytest.raises(models.ProtectedError):
            procedure.delete()

    def test_is_no_row_of_the_procedure(self, maya, procedure):
        an_outcome(maya, procedure)

        assert "outcomes" not in snapshots.take(procedure)["rows"]

    def test_is_called_by_what_it_counts(self, maya, procedure):
        assert str(an_outcome(maya, procedure)) == "Lumbar discectomy, 2023-01-01 to 2024-12-31"


class TestPage:
    def test_tells_number_share_follow_up_period_and_source(self, client, maya, procedure):
        an_outcome(maya, procedure)

        text = words_of(client.get(MAYA))

        assert "128 operations" in text
        assert "Leg pain much better after one year:" in text
        assert "<b>84 of 100 patients.</b>" in text
        assert "The result is known for 91 of 100 patients." in text
        assert "January 1, 2023 to December 31, 2024" in text
        assert "Invented registry" in text
        assert f'href="{procedure.get_absolute_url()}"' in text

    def test_says_what_such_numbers_cannot_tell(self, client, maya, procedure):
        an_outcome(maya, procedure)

        text = words_of(client.get(MAYA))

        assert "Small numbers say little." in text
        assert "do not take into account how ill the patients were" in text

    @pytest.mark.parametrize("number", [1, FEW_OPERATIONS - 1])
    def test_gives_no_share_of_a_few_operations(self, client, maya, procedure, number):
        an_outcome(maya, procedure, operations=number)

        text = words_of(client.get(MAYA))

        assert "There are too few operations" in text
        assert "84 of 100" not in text
        assert "91 of 100" not in text

    def test_gives_the_share_from_ten_on(self, client, maya, procedure):
        an_outcome(maya, procedure, operations=FEW_OPERATIONS)

        assert "84 of 100" in words_of(client.get(MAYA))

    def test_gives_none_that_nobody_counted(self, client, maya, procedure):
        an_outcome(maya, procedure, result_share=None)

        text = words_of(client.get(MAYA))

        assert "<b>" not in text.split("How operations turned out")[1].split("</table>")[0]
        assert "The result is known for 91" in text

    def test_has_no_table_without_rows(self, client, maya):
        assert "How operations turned out" not in words_of(client.get(MAYA))

    def test_leads_to_no_procedure_that_is_not_public(self, client, maya):
        an_outcome(maya, pages.a_procedure("hidden", is_public=False, title="Hidden operation"))

        text = words_of(client.get(MAYA))

        assert "Hidden operation" in text
        assert "/procedures/hidden/" not in text

    def test_is_in_spanish_where_it_was_written(self, client, maya, procedure):
        an_outcome(maya, procedure, result_es="Mucho menos dolor:", source="Registry")

        text = words_of(client.get(f"/es{MAYA}"))

        assert "<span>Mucho menos dolor:</span>" in text
        assert '<span lang="en">Registry</span>' in text

    def test_asks_as_often_for_twelve_as_for_one(
        self, client, maya, procedure, django_assert_num_queries
    ):
        for _ in range(12):
            an_outcome(maya, procedure)
        client.get(MAYA)

        with django_assert_num_queries(8):
            client.get(MAYA)


class TestDesk:
    def test_saves_a_row_with_the_page(self, client, maya, procedure):
        row = an_outcome(maya, procedure)
        client.force_login(people.alice())

        press(client, maya, "_publish", **{"outcomes-0-operations": "140"})

        row.refresh_from_db()
        assert row.operations == 140

    def test_refuses_a_share_above_a_hundred_and_keeps_what_was_typed(
        self, client, maya, procedure
    ):
        an_outcome(maya, procedure)
        client.force_login(people.alice())

        response = press(client, maya, **{"outcomes-0-result_share": "120"})

        assert 'value="120"' in words_of(response)
        assert Outcome.objects.get().result_share == 84

    def test_brings_back_what_an_older_version_counted(self, maya, procedure):
        row = an_outcome(maya, procedure)
        before, key = snapshots.take(maya), row.pk
        row.delete()

        assert snapshots.apply(maya, before) == []

        assert snapshots.take(maya) == before
        assert maya.outcomes.get().pk == key

    def test_leaves_rows_alone_that_an_older_form_did_not_know(self, maya, procedure):
        before = snapshots.take(maya)
        del before["rows"]["outcomes"]
        an_outcome(maya, procedure)

        snapshots.apply(maya, before)

        assert maya.outcomes.count() == 1
