"""Options beside the list: counted given what else was chosen, for one query and little Python."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from editorial import actions, previewed
from surgeons import facets
from surgeons.filters import Filters
from surgeons.models import Language, Surgeon
from tests import pages, people

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def four():
    """Ada and Ben treat sciatica, Ada at both places; Cleo and Dan treat stenosis."""
    region = pages.a_region()
    harbor = pages.a_location("harbor", region=region)
    columbia = pages.a_location("columbia", region=region, title="Columbia")
    sciatica = pages.a_condition("sciatica")
    stenosis = pages.a_condition("stenosis", title="Stenosis")
    discectomy = pages.a_procedure("discectomy")
    spanish = Language.objects.create(code="es", name="español")
    for name, condition, places, values in (
        ("ada", sciatica, [harbor, columbia], {}),
        ("ben", sciatica, [harbor], {"accepting_new_patients": False}),
        ("cleo", stenosis, [columbia], {"specialty": Surgeon.Specialty.NEUROSURGERY}),
        ("dan", stenosis, [], {}),
    ):
        surgeon = pages.a_surgeon(name, first_name=name, last_name=name, **values)
        surgeon.conditions.set([condition])
        surgeon.locations.set(places)
        if name in ("ada", "cleo"):
            surgeon.languages.set([spanish])
            surgeon.procedures.set([discectomy])


def counts(name, **chosen):
    options = facets.count(Filters(**chosen)).options[name]
    return {option.value: option.number for option in options}


class TestCounts:
    def test_are_of_everybody_where_nothing_was_chosen(self):
        counted = facets.count(Filters())

        assert counted.total == 4
        assert counts("condition") == {"sciatica": 2, "stenosis": 2}
        assert counts("location") == {"columbia": 2, "harbor": 2}
        assert counts("procedure") == {"discectomy": 2}
        assert counts("language") == {"es": 2}
        assert counts("kind") == {"orthopedic": 3, "neurosurgery": 1}
        assert counts("new") == {"yes": 3}

    def test_are_given_the_other_choices(self):
        chosen = {"condition": "sciatica", "new": "yes"}

        assert facets.count(Filters(**chosen)).total == 1
        assert counts("location", **chosen) == {"columbia": 1, "harbor": 1}
        assert counts("kind", **chosen) == {"orthopedic": 1, "neurosurgery": 0}
        assert counts("language", **chosen) == {"es": 1}

    def test_leave_their_own_choice_out_of_account(self):
        assert counts("condition", condition="sciatica") == {"sciatica": 2, "stenosis": 2}
        assert counts("kind", kind="neurosurgery") == {"orthopedic": 3, "neurosurgery": 1}
        assert counts("new", condition="sciatica", new="yes") == {"yes": 1}

    def test_are_none_where_nobody_is_left(self):
        assert facets.count(Filters(condition="sciatica", kind="neurosurgery")).total == 0
        assert counts("condition", kind="neurosurgery") == {"stenosis": 1, "sciatica": 0}

    def test_are_what_the_list_itself_would_show(self):
        chosen = Filters(location="harbor")

        for name, options in facets.count(chosen).options.items():
            for option in options:
                asked = chosen.choosing(name, option.value)
                found = Surgeon.objects.published().filter(**asked.lookups())
                assert option.number == found.count(), (name, option)

    def test_follow_what_becomes_public_and_what_goes(self):
        actions.withdraw(Surgeon.objects.get(slug="ada"), by=people.alice())

        assert facets.count(Filters()).total == 3
        assert counts("condition") == {"stenosis": 2, "sciatica": 1}


class TestOptions:
    def test_are_public_pages_alone(self):
        pages.a_condition("draft", is_public=False)

        assert "draft" not in counts("condition")

    def test_stand_in_the_order_of_names_behind_those_that_leave_somebody(self):
        pages.a_condition("ache", title="Ache")

        names = [option.name for option in facets.count(Filters()).options["condition"]]

        assert names == ["Sciatica", "Stenosis", "Ache"]

    def test_are_gone_when_nobody_can_choose_them(self):
        asked = Filters(condition="sciatica", location="closed", kind="dentist", near="21201")

        assert facets.count(asked).gone(asked) == ["location", "kind"]

    def test_say_which_language_their_names_are_in(self):
        sciatica = Surgeon.objects.get(slug="ada").conditions.get()
        sciatica.title_es = "Ciática"
        sciatica.save()
        with translation.override("es"):
            options = facets.count(Filters()).options

        assert [(each.name, each.language) for each in options["condition"]] == [
            ("Ciática", ""),
            ("Stenosis", "en"),
        ]
        assert [(each.name, each.language) for each in options["language"]] == [("español", "es")]


class TestOneQuery:
    def asked(self, **chosen):
        with CaptureQueriesContext(connection) as queries:
            facets.count(Filters(**chosen))
        return len(queries)

    def test_tells_it_all(self):
        assert self.asked() == 1
        assert (
            self.asked(condition="sciatica", location="harbor", new="yes", kind="orthopedic") == 1
        )

    def test_is_not_mixed_up_between_values_of_one_kind(self):
        first = facets.count(Filters(condition="sciatica", location="harbor")).total
        second = facets.count(Filters(condition="stenosis", location="columbia")).total

        assert (first, second) == (2, 1)

    def test_is_written_anew_for_whoever_previews_a_draft(self):
        dan = Surgeon.objects.get(slug="dan")
        actions.withdraw(dan, by=people.alice())
        with previewed.begun() as preview:
            preview.page = dan
            seen = facets.count(Filters()).total

        assert (seen, facets.count(Filters()).total) == (4, 3)
