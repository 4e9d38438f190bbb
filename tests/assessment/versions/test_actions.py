"""Publishing, withdrawing and copying: who may, what stands against it, what comes of it."""

from dataclasses import replace

import pytest
from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError

from assessment import instrument
from assessment.drafts import actions
from assessment.drafts.beginning import draft_of
from assessment.drafts.compile import compile_version
from assessment.drafts.objections import weakened
from assessment.engine.document import digest, from_json, to_json
from assessment.models import Document, Release, Version
from tests.assessment.engine.builders import band, many, when
from tests.assessment.versions.drafts import (
    NOTE,
    NUMB,
    a_case,
    a_document,
    a_draft,
    small,
)

pytestmark = pytest.mark.django_db


def codes(refused):
    return [error.code for error in refused.value.error_list]


def publish(version, by, **details):
    return actions.publish(version, by=by, **{"note": NOTE, **details})


def state_of(document):
    return Release.objects.get(document=document).state


class TestPublishing:
    def test_stores_what_the_rows_say_with_its_digest(self, alice, ruth):
        document = publish(a_draft(by=alice), ruth, note=" Because. ")

        assert document.text == to_json(small())
        assert document.digest == digest(small())
        assert (document.key, document.number) == ("tried", "1")
        assert (document.edited_by, document.published_by) == (alice, ruth)
        assert document.note == "Because."

    def test_makes_it_live(self, alice, ruth):
        document = publish(a_draft(by=alice), ruth)

        assert state_of(document) == "live"

    def test_retires_what_was_live(self, alice, ruth):
        first = publish(a_draft(by=alice), ruth)

        second = publish(actions.copy(first, by=alice), ruth)

        assert (state_of(first), state_of(second)) == ("retired", "live")
        assert Release.objects.get(document=first).reason == "Version 2 took its place."

    def test_leaves_other_questionnaires_alone(self, alice, ruth):
        first = publish(a_draft(by=alice), ruth)

        publish(a_draft(replace(small(), key="other"), by=alice), ruth)

        assert state_of(first) == "live"

    def test_is_on_record(self, alice, ruth):
        document = publish(a_draft(by=alice), ruth)

        message = LogEntry.objects.get(user=ruth).change_message
        assert message == f"Published as tried 1, digest {document.digest[:12]}."

    def test_needs_another_person_than_the_last_editor(self, alice):
        with pytest.raises(ValidationError) as refused:
            publish(a_draft(by=alice), alice)

        assert codes(refused) == ["same-person"]
        assert not Document.objects.exists()

    def test_counts_whoever_edited_last_as_the_editor(self, alice, ruth):
        version = a_draft(by=alice)
        actions.record_edit(version, by=ruth)

        with pytest.raises(ValidationError) as refused:
            publish(version, ruth)

        assert codes(refused) == ["same-person"]

    def test_lets_anybody_publish_what_was_delivered(self, ruth):
        assert publish(a_draft(by=None), ruth).edited_by is None

    def test_can_be_done_alone_in_solo_mode_which_is_said_and_logged(self, alice, settings, caplog):
        settings.SOLO_MODE = True

        document = publish(a_draft(by=alice), alice)

        assert document.published_alone
        assert "solo mode" in caplog.text
        assert "nobody else has looked at it" in LogEntry.objects.get().change_message

    def test_is_not_called_alone_when_two_people_did_it(self, alice, ruth, settings, caplog):
        settings.SOLO_MODE = True

        document = publish(a_draft(by=alice), ruth)

        assert not document.published_alone
        assert caplog.text == ""

    @pytest.mark.parametrize("note", ["", "  \n"])
    def test_needs_a_note(self, alice, ruth, note):
        with pytest.raises(ValidationError) as refused:
            publish(a_draft(by=alice), ruth, note=note)

        assert codes(refused) == ["no-note"]

    def test_needs_a_draft_without_errors(self, alice, ruth):
        version = a_draft(by=alice)
        version.bands.all().delete()

        with pytest.raises(ValidationError) as refused:
            publish(version, ruth)

        assert codes(refused) == ["no-last-band"]

    def test_needs_every_case_to_pass(self, alice, ruth):
        version = a_draft(by=alice)
        a_case(version)
        a_case(version, name="Well", answers={"signs": ["none"], "pain": ["a"]}, flags=["numb"])

        with pytest.raises(ValidationError) as refused:
            publish(version, ruth)

        assert codes(refused) == ["case", "case"]
        assert refused.value.messages[0] == "Well: Red flags: expected numb, got none."

    def test_needs_the_draft_that_was_looked_at(self, alice, ruth):
        version = a_draft(by=alice)
        seen = digest(compile_version(version))
        version.limits.create(text_en="Added since.")

        with pytest.raises(ValidationError) as refused:
            publish(version, ruth, seen=seen)

        assert codes(refused) == ["changed"]

    def test_happens_once(self, alice, ruth):
        version = a_draft(by=alice)
        publish(version, ruth)

        with pytest.raises(ValidationError) as refused:
            publish(version, ruth)

        assert codes(refused) == ["published"]

    def test_needs_a_number_of_its_own(self, alice, ruth):
        publish(a_draft(by=alice), ruth)

        with pytest.raises(ValidationError, match="number was published already"):
            publish(a_draft(small(bands=(band("last"),)), by=alice), ruth)


class TestAWeakenedFlag:
    """Publishing it takes typing its name."""

    @pytest.fixture
    def version(self, alice, ruth):
        return actions.copy(a_document(editor=alice, reviewer=ruth), by=alice)

    def test_stands_against_publishing_when_it_is_gone(self, version, ruth):
        version.red_flags.get(key="numb").delete()

        with pytest.raises(ValidationError) as refused:
            publish(version, ruth)

        assert codes(refused) == ["weakened"]
        assert NUMB in refused.value.messages[0]

    def test_stands_against_publishing_when_its_threshold_is_raised(self, version, ruth):
        version.red_flags.get(key="worse").conditions.update(value="4")

        with pytest.raises(ValidationError) as refused:
            publish(version, ruth, confirm=[NUMB])

        assert codes(refused) == ["weakened"]

    @pytest.mark.parametrize("typed", [NUMB, "  flag   NUMB "])
    def test_may_go_once_its_name_is_typed(self, version, ruth, typed):
        version.red_flags.get(key="numb").delete()

        document = publish(version, ruth, confirm=[typed])

        assert [flag.key for flag in from_json(document.text).red_flags] == ["worse"]

    def test_is_measured_against_the_newest_when_none_is_live(self, version, ruth):
        actions.withdraw(version.origin, by=ruth, reason="Wrong advice.")
        version.red_flags.get(key="numb").delete()

        assert [flag.key for flag in weakened(version)] == ["numb"]

    def test_is_measured_against_what_ships_before_anything_was_published(self, alice):
        version = draft_of(instrument.shipped().questionnaire, by=alice)
        version.red_flags.get(key="rf-ces-1").delete()

        assert [flag.key for flag in weakened(version)] == ["rf-ces-1"]

    def test_is_not_looked_for_in_a_new_questionnaire(self, alice):
        assert weakened(a_draft(replace(small(), key="new"), by=alice)) == ()


class TestEnding:
    @pytest.fixture
    def document(self, alice, ruth):
        return a_document(editor=alice, reviewer=ruth)

    def test_retires_what_is_live(self, document, ruth):
        actions.retire(document, by=ruth, reason="Season over.")

        release = Release.objects.get()
        assert (release.state, release.by, release.reason) == ("retired", ruth, "Season over.")

    def test_withdraws_what_is_live(self, document, ruth):
        actions.withdraw(document, by=ruth, reason="Wrong advice.")

        assert state_of(document) == "withdrawn"

    def test_withdraws_what_is_retired(self, document, ruth):
        actions.retire(document, by=ruth, reason="Old.")

        actions.withdraw(document, by=ruth, reason="Wrong advice.")

        assert state_of(document) == "withdrawn"

    @pytest.mark.parametrize("verb", [actions.retire, actions.withdraw])
    def test_never_brings_a_withdrawn_one_back(self, document, ruth, verb):
        actions.withdraw(document, by=ruth, reason="Wrong advice.")

        with pytest.raises(ValidationError) as refused:
            verb(document, by=ruth, reason="Again.")

        assert codes(refused) == ["wrong-state"]

    @pytest.mark.parametrize("verb", [actions.retire, actions.withdraw])
    def test_needs_a_reason(self, document, ruth, verb):
        with pytest.raises(ValidationError) as refused:
            verb(document, by=ruth, reason=" ")

        assert codes(refused) == ["no-reason"]
        assert state_of(document) == "live"

    def test_is_on_record(self, document, ruth):
        actions.withdraw(document, by=ruth, reason="Wrong advice.")

        assert LogEntry.objects.first().change_message == "Withdrawn: Wrong advice."


class TestACopy:
    def test_says_the_same_under_the_next_number(self, alice, ruth):
        document = a_document(editor=alice, reviewer=ruth)

        version = actions.copy(document, by=ruth)

        assert compile_version(version) == replace(small(), version="2")
        assert (version.origin, version.edited_by) == (document, ruth)

    def test_takes_the_cases_along(self, alice, ruth):
        draft = a_draft(by=alice)
        a_case(draft, scores={"sum": None})

        version = actions.copy(publish(draft, ruth), by=alice)

        case = version.cases.get()
        assert (case.name, case.flags, case.scores) == ("Numb", ["numb"], {"sum": None})

    def test_has_a_number_that_nobody_else_has(self, alice, ruth):
        document = a_document(editor=alice, reviewer=ruth, asked=replace(small(), version="0.9"))

        numbers = [actions.copy(document, by=alice).number for _ in range(2)]

        assert numbers == ["0.10", "0.11"]

    def test_leaves_the_document_as_it_is(self, alice, ruth):
        document = a_document(editor=alice, reviewer=ruth)
        version = actions.copy(document, by=alice)

        version.sections.get().questions.get(key="pain").delete()

        assert from_json(Document.objects.get().text) == small()


class TestChecking:
    def test_names_the_row_that_mends_a_problem(self, alice):
        version = a_draft(by=alice)
        question = version.sections.get().questions.get(key="pain")
        question.options.filter(key="a").update(label_en="")

        [found] = [each for each in actions.check(version) if each.is_error]

        assert found.row == question
        assert found.problem.code == "missing-text"

    def test_names_the_version_where_no_row_is_to_blame(self, alice):
        version = a_draft(by=alice)
        version.bands.all().delete()

        [found] = [each for each in actions.check(version) if each.is_error]

        assert found.row == version

    def test_tells_keys_apart_that_begin_alike(self, alice):
        asked = small(signs=many("pain.less", None, None, address="pain-less"), red_flags=())
        version = a_draft(asked, by=alice)
        question = version.sections.get().questions.get(key="pain.less")
        question.options.filter(key="a").update(label_en="")

        [found] = [each for each in actions.check(version) if each.is_error]

        assert found.row == question

    def test_finds_evidence_that_would_be_left_out(self, alice):
        version = a_draft(by=alice)
        version.scores.update(effect_en="Half as often.")

        assert [each.problem.code for each in actions.check(version) if each.is_error] == [
            "evidence-without-certainty"
        ]

    def test_finds_ranges_that_would_be_left_out(self, alice):
        version = a_draft(by=alice)
        version.scores.get().ranges.create(low=1, points=2)

        assert "ranges-without-points" in [each.problem.code for each in actions.check(version)]

    def test_finds_a_group_that_is_joined_in_two_ways(self, alice):
        version = a_draft(by=alice)
        flag = version.red_flags.get(key="numb")
        flag.conditions.create(of="pain", op="=", value="d", group=1, join="any")

        [found] = [each for each in actions.check(version) if each.is_error]

        assert (found.row, found.problem.code) == (flag, "mixed-join")

    def test_marks_a_draft_without_errors_as_checked(self, alice):
        version = a_draft(by=alice)

        actions.check(version)

        assert Version.objects.get().state == "checked"

    def test_marks_nothing_while_a_case_fails(self, alice):
        version = a_draft(by=alice)
        a_case(version, flags=[])

        actions.check(version)

        assert Version.objects.get().state == "draft"

    def test_is_due_again_after_an_edit(self, alice):
        version = a_draft(by=alice)
        actions.check(version)

        actions.record_edit(version, by=alice)

        assert Version.objects.get().state == "draft"


def test_a_published_version_takes_no_edit(alice, ruth):
    version = a_document(editor=alice, reviewer=ruth).version

    with pytest.raises(ValidationError, match="cannot be changed"):
        actions.record_edit(version, by=alice)


def test_conditions_of_a_flag_may_read_what_they_read_before(alice, ruth):
    document = a_document(editor=alice, reviewer=ruth)
    version = actions.copy(document, by=alice)
    version.red_flags.get(key="numb").conditions.create(group=2, of="signs", op="=", value="b")

    assert weakened(version) == ()
    assert compile_version(version).red_flags[0].when[1] == when(("signs", "=", "b"))
