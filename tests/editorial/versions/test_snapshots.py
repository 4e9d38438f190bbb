"""Snapshots: all that a page owns, written back as it was, and what cannot come back named."""

import pytest
from django.core.exceptions import ValidationError

from conditions.models import Condition, Option
from editorial.versions import snapshots
from locations.models import Location
from practice.models import CareCard
from tests import pages

pytestmark = pytest.mark.django_db

CHOICE = {"what_it_is": "Wait.", "what_it_can_do": "Ease.", "what_can_go_wrong": "Time."}


@pytest.fixture
def condition():
    page = pages.a_condition(is_public=False, areas=[pages.an_area()], title_es="Ciática")
    page.options.create(kind=Option.Kind.WAIT, title="Wait", position=1, **CHOICE)
    page.options.create(kind=Option.Kind.SURGERY, title="Operate", position=2, **CHOICE)
    return page


class TestTaking:
    def test_holds_words_facts_relations_and_rows(self, condition):
        snapshot = snapshots.take(condition)

        area = condition.areas.get()
        assert snapshot["model"] == "conditions.condition"
        assert snapshot["fields"]["title_es"] == "Ciática"
        assert snapshot["many"] == {"areas": [{"pk": area.pk, "text": "Low back"}]}
        titles = [row["fields"]["title_en"] for row in snapshot["rows"]["options"]]
        assert titles == ["Wait", "Operate"]
        assert snapshot["rows"]["sources"][0]["fields"]["year"] == 2018

    def test_leaves_out_what_the_desk_decides(self, condition):
        fields = snapshots.take(condition)["fields"]

        assert not fields.keys() & (snapshots.KEPT_BY_THE_DESK | {"id", "title"})

    def test_is_the_same_however_the_page_in_hand_was_made(self):
        place = pages.a_location()
        in_hand = Location.objects.get(pk=place.pk)
        in_hand.latitude = 39.3

        assert snapshots.take(place) == snapshots.take(in_hand)

    def test_of_a_page_with_a_film_holds_the_names_of_its_files(self):
        story = pages.a_story(is_public=False)

        assert snapshots.take(story)["rows"]["video"] == []


class TestDigest:
    def test_follows_every_word(self, condition):
        before = snapshots.digest(snapshots.take(condition))
        condition.options.filter(position=1).update(how_long_es="Semanas")

        assert snapshots.digest(snapshots.take(condition)) != before

    @pytest.mark.parametrize("name", ["slug", "translated_from"])
    def test_leaves_out_what_no_reviewer_answers_for(self, condition, name):
        before = snapshots.digest(snapshots.take(condition))
        Condition.objects.update(**{name: "another"})

        assert snapshots.digest(snapshots.take(condition)) == before

    def test_knows_no_two_ways_of_nothing(self, condition):
        before = snapshots.take(condition)
        Condition.objects.update(summary_es="")

        after = snapshots.take(condition)
        assert (before["fields"]["summary_es"], after["fields"]["summary_es"]) == (None, "")
        assert snapshots.digest(before) == snapshots.digest(after)
        assert snapshots.is_same(before, after)

    def test_does_not_mind_what_a_relation_is_called(self, condition):
        before = snapshots.digest(snapshots.take(condition))
        condition.areas.update(title="Lumbar", title_en="Lumbar")

        assert snapshots.digest(snapshots.take(condition)) == before


class TestApplying:
    def test_brings_everything_back(self, condition):
        snapshot = snapshots.take(condition)
        condition.title_es = "Otra"
        condition.save()
        condition.areas.clear()
        condition.options.filter(title_en="Wait").delete()
        condition.options.create(kind=Option.Kind.THERAPY, title="Walk", **CHOICE)

        assert snapshots.apply(condition, snapshot) == []
        assert snapshots.take(condition) == snapshot

    def test_keeps_a_row_that_others_point_at(self, condition):
        option = condition.options.get(title_en="Operate")
        procedure = pages.a_procedure(is_public=False, treats=[condition])
        procedure.options.add(option)
        snapshot = snapshots.take(condition)
        option.title_en = "Cut"
        option.save()

        snapshots.apply(condition, snapshot)

        assert list(procedure.options.values_list("title_en", flat=True)) == ["Operate"]

    def test_lets_two_rows_trade_places_under_a_rule(self):
        practice = pages.a_practice()
        practice.care_cards.create(level=CareCard.Level.URGENT, title="Soon if:", signs="<p>.</p>")
        snapshot = snapshots.take(practice)
        one, other = snapshot["rows"]["care_cards"]
        one["fields"]["level"], other["fields"]["level"] = "urgent", "emergency"

        assert snapshots.apply(practice, snapshot) == []
        levels = {str(card.pk): card.level for card in practice.care_cards.all()}
        assert levels == {one["pk"]: "urgent", other["pk"]: "emergency"}

    def test_says_which_relation_is_gone(self, condition):
        snapshot = snapshots.take(condition)
        condition.areas.get().delete()

        (problem,) = snapshots.apply(condition, snapshot)

        assert problem.message == "“Low back” (areas) is not there any more."
        assert not condition.areas.exists()

    def test_keeps_what_a_page_cannot_be_without(self):
        place = pages.a_location()
        snapshot = snapshots.take(place)
        snapshot["fields"]["region"] = {"pk": 999, "text": "Far West"}

        (problem,) = snapshots.apply(place, snapshot)

        assert problem.message == "“Far West” (region) is not there any more."
        assert Location.objects.get().region.title == "Central Maryland"

    def test_empties_what_a_page_can_be_without(self):
        story = pages.a_story(is_public=False)
        snapshot = snapshots.take(story)
        snapshot["fields"]["condition"] = {"pk": 999, "text": "Sciatica"}

        (problem,) = snapshots.apply(story, snapshot)

        assert (problem.field, problem.text) == ("condition", "Sciatica")
        assert story.condition is None

    def test_does_not_take_an_address_from_another_page(self, condition):
        snapshot = snapshots.take(condition)
        Condition.objects.filter(pk=condition.pk).update(slug="moved")
        pages.a_condition(is_public=False)
        condition.refresh_from_db()

        (problem,) = snapshots.apply(condition, snapshot)

        assert problem.message == "“sciatica” belongs to another page by now."
        assert Condition.objects.get(pk=condition.pk).slug == "moved"

    def test_leaves_alone_what_an_older_snapshot_does_not_know(self, condition):
        snapshot = snapshots.take(condition)
        del snapshot["fields"]["outlook_en"], snapshot["rows"]["sources"]

        snapshots.apply(condition, snapshot)

        assert condition.sources.count() == 1


class TestOlderForms:
    @pytest.fixture
    def readers(self, monkeypatch):
        """The summary was called "lead" once, and "abstract" before that."""

        def renamed(old, new):
            def read(snapshot):
                snapshot["fields"][new] = snapshot["fields"].pop(old)
                return snapshot

            return read

        history = (renamed("abstract", "lead"), renamed("lead", "summary_en"))
        monkeypatch.setattr(Condition, "snapshot_readers", history)

    def test_are_read_through_every_change_since(self, condition, readers):
        snapshot = snapshots.take(condition)
        snapshot["schema"] = 0
        snapshot["fields"]["abstract"] = snapshot["fields"].pop("summary_en") or "Leg pain."

        assert snapshots.apply(condition, snapshot) == []
        assert Condition.objects.get().summary_en == "Leg pain."
        assert "abstract" in snapshot["fields"]

    def test_of_today_are_not(self, condition, readers):
        snapshot = snapshots.take(condition)

        assert snapshot["schema"] == 2
        assert snapshots.read(Condition, snapshot) == snapshot

    def test_say_which_field_nobody_reads(self, condition):
        snapshot = snapshots.take(condition)
        snapshot["fields"]["abstract"] = "Leg pain."

        (problem,) = snapshots.apply(condition, snapshot)

        assert problem.message == "There is no field “abstract” any more."


class TestRules:
    def test_of_a_row_are_said_in_their_words(self):
        place = pages.a_location()
        place.hours.create(weekday=0, opens="08:00", closes="17:00")
        snapshot = snapshots.take(place)
        snapshot["rows"]["hours"][0]["fields"]["closes"] = "07:00:00"

        with pytest.raises(ValidationError, match="A place opens before it closes"):
            snapshots.apply(place, snapshot)

    def test_without_words_name_the_row(self, condition):
        snapshot = snapshots.take(condition)
        snapshot["fields"]["translated_from"] = None

        with pytest.raises(ValidationError, match="“Sciatica” breaks a rule of its table"):
            snapshots.apply(condition, snapshot)
