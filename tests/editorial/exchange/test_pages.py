"""Surgeons, places and questions from a file: what is new, what changes, and what is refused."""

import pytest

from editorial import actions
from editorial.exchange import pages as sheet_of_pages
from editorial.models import OldAddress, PageRecord, Revision
from faq.models import Question, Topic
from locations.models import Location
from surgeons.models import Language, Surgeon
from tests import pages
from tests.editorial.browser import messages_in
from tests.editorial.exchange.files import (
    confirm,
    draft_of,
    errors,
    keys,
    problems,
    upload_rows,
)

pytestmark = pytest.mark.django_db

NAMES = ("slug", "title_en", "first_name", "last_name", "credentials", "specialty")
ELENA = ("elena-quintero", "Elena Quintero, MD", "Elena", "Quintero", "MD", "neurosurgery")


@pytest.fixture
def maya():
    return pages.a_surgeon(about="<p>She listens.</p>")


class TestANewPage:
    def test_is_a_draft_that_nobody_sees(self, desk, alice):
        checked = upload_rows(desk, Surgeon, NAMES, ELENA)
        assert keys(checked, "new") == ["elena-quintero"]
        assert not Surgeon.objects.exists()

        confirm(desk, checked)

        elena = Surgeon.objects.get(slug="elena-quintero")
        assert (elena.title_en, elena.specialty) == ("Elena Quintero, MD", "neurosurgery")
        assert elena.published_at is None
        draft = draft_of(elena)
        assert (draft.verb, draft.author, draft.number) == (Revision.Verb.IMPORTED, alice, 1)
        assert draft.snapshot["fields"]["last_name"] == "Quintero"

    def test_has_a_draft_that_says_what_its_rows_say(self, desk):
        from editorial.versions import snapshots

        condition, spanish = pages.a_condition(), Language.objects.create(code="es", name="español")
        columns = (*NAMES, "title_es", "languages", "conditions", "about_en")
        more = ("Elena Quintero", "es", condition.slug, "<p>Calm.</p>")

        confirm(desk, upload_rows(desk, Surgeon, columns, (*ELENA, *more)))

        elena = Surgeon.objects.get()
        assert list(elena.languages.all()) == [spanish]
        assert list(elena.conditions.all()) == [condition]
        assert not elena.is_english_newer
        assert snapshots.is_same(draft_of(elena).snapshot, snapshots.take(elena))

    def test_can_be_opened_and_published_like_any_other(self, desk, alice):
        confirm(desk, upload_rows(desk, Surgeon, NAMES, ELENA))
        elena = Surgeon.objects.get()

        actions.publish_revision(draft_of(elena), by=alice, base=1)

        elena.refresh_from_db()
        assert elena.is_published()

    def test_needs_what_its_row_cannot_be_without(self, desk):
        checked = upload_rows(desk, Location, ("slug", "title_en"), ("dock", ""))

        assert problems(checked) == {
            "dock": [
                "title_en: This field is required.",
                "region: This is needed.",
                "latitude: This field is required.",
                "longitude: This field is required.",
            ]
        }

    def test_cannot_take_an_address_that_leads_elsewhere(self, desk, maya):
        OldAddress.objects.create(
            path="/surgeons/elena-quintero/", record=PageRecord.objects.of(maya)
        )

        checked = upload_rows(desk, Surgeon, NAMES, ELENA)

        assert "belonged to" in problems(checked)["elena-quintero"][0]

    def test_needs_a_right_address(self, desk):
        checked = upload_rows(desk, Surgeon, NAMES, ("no good", *ELENA[1:]), ("", *ELENA[1:]))

        assert "slug: Enter a valid" in problems(checked)["no good"][0]
        assert problems(checked)[""] == ["slug: This field is required."]


class TestAPublicPage:
    def test_stays_as_it_is_until_the_draft_is_published(self, desk, maya):
        checked = upload_rows(desk, Surgeon, ("slug", "npi"), (maya.slug, "1234567893"))
        (outcome,) = checked.context["changed"]
        assert [(each.label, each.old, each.new) for each in outcome.differences] == [
            ("NPI", "", "1234567893")
        ]

        confirm(desk, checked)

        maya.refresh_from_db()
        assert maya.npi == ""
        assert draft_of(maya).snapshot["fields"]["npi"] == "1234567893"

    def test_goes_on_from_the_draft_beside_it(self, desk, maya):
        confirm(desk, upload_rows(desk, Surgeon, ("slug", "npi"), (maya.slug, "1234567893")))

        confirm(desk, upload_rows(desk, Surgeon, ("slug", "credentials"), (maya.slug, "DO")))

        fields = draft_of(maya).snapshot["fields"]
        assert (fields["npi"], fields["credentials"]) == ("1234567893", "DO")

    def test_counts_new_spanish_as_written_today(self, desk, maya):
        confirm(desk, upload_rows(desk, Surgeon, ("slug", "title_es"), (maya.slug, "Dra. Okafor")))

        fields = draft_of(maya).snapshot["fields"]
        assert fields["translated_from"] == maya.english_digest

    def test_has_no_spanish_of_today_without_a_spanish_title(self, desk, maya):
        confirm(desk, upload_rows(desk, Surgeon, ("slug", "about_es"), (maya.slug, "Escucha.")))

        assert draft_of(maya).snapshot["fields"]["translated_from"] == ""

    def test_keeps_relations_of_which_the_file_says_nothing(self, desk, maya):
        maya.conditions.add(pages.a_condition())

        confirm(desk, upload_rows(desk, Surgeon, ("slug", "npi"), (maya.slug, "1234567893")))

        assert len(draft_of(maya).snapshot["many"]["conditions"]) == 1

    def test_in_the_bin_is_refused(self, desk, alice, maya):
        actions.archive(maya, by=alice)

        checked = upload_rows(desk, Surgeon, ("slug", "npi"), (maya.slug, "1234567893"))

        assert "in the bin" in problems(checked)[maya.slug][0]


class TestTheSameFileTwice:
    def test_changes_nothing(self, desk, maya):
        row = (*ELENA, "<p>Calm <script>alert(1)</script></p>", "yes")
        columns = (*NAMES, "about_en", "accepting_new_patients")
        confirm(desk, upload_rows(desk, Surgeon, columns, row))

        checked = upload_rows(desk, Surgeon, columns, row)

        assert keys(checked, "same") == ["elena-quintero"]
        assert "Nothing to do." in checked.content.decode()
        assert Revision.objects.filter(verb=Revision.Verb.IMPORTED).count() == 1

    def test_changes_nothing_beside_a_public_page_either(self, desk, maya):
        row = (maya.slug, "1234567893")
        confirm(desk, upload_rows(desk, Surgeon, ("slug", "npi"), row))

        assert keys(upload_rows(desk, Surgeon, ("slug", "npi"), row), "same") == [maya.slug]

    def test_may_be_confirmed_and_does_nothing(self, desk, maya):
        checked = upload_rows(desk, Surgeon, ("slug", "npi"), (maya.slug, ""))

        done = confirm(desk, checked)

        assert messages_in(done) == ["There was nothing to do."]
        assert draft_of(maya) is None


class TestACell:
    def test_is_cleaned_like_a_form(self, desk, maya):
        evil = "<p onclick='x()'>Calm</p><script>alert(1)</script>"

        confirm(desk, upload_rows(desk, Surgeon, ("slug", "about_en"), (maya.slug, evil)))

        assert draft_of(maya).snapshot["fields"]["about_en"] == "<p>Calm</p>"

    def test_of_plain_words_becomes_paragraphs(self, desk, maya):
        plain = "Calm & kind.\n\nListens."

        confirm(desk, upload_rows(desk, Surgeon, ("slug", "about_en"), (maya.slug, plain)))

        about = draft_of(maya).snapshot["fields"]["about_en"]
        assert about == "<p>Calm &amp; kind.</p>\n\n<p>Listens.</p>"

    def test_that_is_empty_empties_its_field(self, desk, maya):
        confirm(desk, upload_rows(desk, Surgeon, ("slug", "about_en"), (maya.slug, "")))

        assert draft_of(maya).snapshot["fields"]["about_en"] in ("", None)

    def test_that_is_empty_says_what_a_new_page_would_have_anyway(self, desk):
        columns = (*NAMES, "accepting_new_patients")

        confirm(desk, upload_rows(desk, Surgeon, columns, (*ELENA, "")))

        assert Surgeon.objects.get().accepting_new_patients is True

    def test_with_another_spelling_of_the_same_number_changes_nothing(self, desk):
        place = pages.a_location()

        checked = upload_rows(desk, Location, ("slug", "latitude"), (place.slug, "39.2858"))

        assert keys(checked, "same") == [place.slug]

    @pytest.mark.parametrize(
        ("column", "cell", "problem"),
        [
            ("npi", "123", "npi: This is no valid NPI: check the ten digits."),
            (
                "specialty",
                "podiatry",
                "specialty: “podiatry” is none of: orthopedic, neurosurgery.",
            ),
            ("accepting_new_patients", "maybe", "Write yes or no, not “maybe”."),
            ("conditions", "gout|sciatica", "conditions: There is no condition “gout”."),
            ("locations", "the-moon", "locations: There is no location “the-moon”."),
            ("first_name", "x" * 61, "at most 60 characters"),
        ],
    )
    def test_that_is_wrong_is_told_with_its_line(self, desk, maya, column, cell, problem):
        pages.a_condition()

        checked = upload_rows(desk, Surgeon, ("slug", column), (maya.slug, cell))

        (refused,) = checked.context["refused"]
        assert problem in refused.problems[0]
        assert refused.place == "Line 2"
        assert f"Line 2, {maya.slug}" in checked.content.decode()

    @pytest.mark.parametrize("cell", ["neurosurgery", "Neurosurgeon", "NEUROSURGERY"])
    def test_of_a_choice_may_say_its_name_or_its_label(self, desk, maya, cell):
        confirm(desk, upload_rows(desk, Surgeon, ("slug", "specialty"), (maya.slug, cell)))

        assert draft_of(maya).snapshot["fields"]["specialty"] == "neurosurgery"

    def test_of_a_choice_may_be_empty_in_a_draft(self, desk, maya):
        confirm(desk, upload_rows(desk, Surgeon, ("slug", "specialty"), (maya.slug, "")))

        assert draft_of(maya).snapshot["fields"]["specialty"] == ""

    def test_names_other_pages_in_any_order(self, desk, maya):
        one, other = pages.a_condition(), pages.a_condition("stenosis", title="Stenosis")
        maya.conditions.set([one, other])

        checked = upload_rows(
            desk, Surgeon, ("slug", "conditions"), (maya.slug, " stenosis | sciatica |")
        )

        assert keys(checked, "same") == [maya.slug]

    def test_of_a_rule_between_fields_is_held_against_it(self, desk, maya, monkeypatch):
        from django.db.models import CheckConstraint, F, Q

        rule = CheckConstraint(
            condition=~Q(first_name=F("last_name")), name="x", violation_error_message="Twice."
        )
        monkeypatch.setattr(sheet_of_pages.comparing, "rules_about", lambda model, names: [rule])
        sheet = sheet_of_pages.PageSheet(Surgeon, ("first_name",))
        monkeypatch.setattr("surgeons.admin.SurgeonAdmin.sheets", (sheet,))

        checked = upload_rows(desk, Surgeon, ("slug", "first_name"), (maya.slug, "Okafor"))

        assert problems(checked) == {maya.slug: ["Twice."]}


class TestAQuestion:
    def test_moves_to_another_topic(self, desk):
        question = pages.a_question()
        money = Topic.objects.create(slug="money", title="Money")

        confirm(desk, upload_rows(desk, Question, ("slug", "topic"), (question.slug, "money")))

        question.refresh_from_db()
        assert question.topic.slug == "care"
        assert draft_of(question).snapshot["fields"]["topic"]["pk"] == money.pk

    def test_has_a_default_where_a_cell_is_empty(self, desk):
        question = pages.a_question(position=4)

        confirm(desk, upload_rows(desk, Question, ("slug", "position"), (question.slug, "")))

        assert draft_of(question).snapshot["fields"]["position"] == 0


class TestTheColumns:
    def test_that_nobody_knows_are_listed(self, desk):
        response = upload_rows(desk, Surgeon, ("slug", "shoe_size", "Slug"), ("a", "b", "c"))

        assert errors(response)[:2] == [
            "There is no column of this name: “shoe_size”.",
            "This column is there more than once: “slug”.",
        ]
        assert "first_name" in errors(response)[2]

    def test_that_are_needed_and_missing_are_listed(self, desk):
        response = upload_rows(desk, Surgeon, ("title_en",), ("Elena",))

        assert errors(response)[0] == "This column is needed and missing: “slug”."

    def test_that_are_left_out_are_named(self, desk, maya):
        checked = upload_rows(desk, Surgeon, ("slug", "npi"), (maya.slug, ""))

        assert "first_name" in checked.context["left_out"]
        assert "Not in the file, so left as it is:" in checked.content.decode()


def test_an_address_that_is_there_twice_is_told_with_both_lines(desk):
    checked = upload_rows(desk, Surgeon, NAMES, ELENA, ELENA)

    (refused,) = checked.context["refused"]
    assert refused.place == "Lines 2, 3"
    assert refused.problems == ["Lines 2 and 3 say the same thing twice: keep one of them."]
    assert not checked.context["wanted"]


def test_many_new_pages_are_shown_in_short(desk):
    rows = [(f"surgeon-{number}", *ELENA[1:]) for number in range(30)]

    checked = upload_rows(desk, Surgeon, NAMES, *rows)

    assert len(checked.context["in_full"]) == 25
    assert "surgeon-29, Line 31" in checked.content.decode()
