"""The staff's pages on questionnaires: what they show, who may press what, and what comes of it."""

import pytest
from django.contrib.auth.models import Permission
from django.forms import NullBooleanField
from django.urls import reverse

from assessment import instrument
from assessment.admin.overview import page_of
from assessment.drafts import actions
from assessment.drafts.beginning import draft_of
from assessment.drafts.comparison import changes
from assessment.drafts.compile import compile_version
from assessment.engine.document import digest
from assessment.models import Document, Question, Release, Version
from tests import people
from tests.assessment.versions.drafts import NOTE, NUMB, a_case, a_document, a_draft
from tests.editorial.browser import filled, messages_in

pytestmark = pytest.mark.django_db

LIST = reverse("admin:assessment_version_changelist")


def verb(version, name):
    return reverse(f"admin:assessment_version_{name}", args=[version.pk])


def add_address(name, owner):
    return f"{reverse(f'admin:assessment_{name}_add')}?owner={owner.pk}"


def fill_in(client, page, /, **values):
    """Post the form that stands on the page with these fields changed."""
    response = client.get(page)
    return client.post(page, {**filled(response), **unknowns(response), **values})


def unknowns(response):
    """A choice of yes, no and unknown is always sent, unlike a tick box."""
    form = response.context["adminform"].form
    asked = [field for field in form if isinstance(field.field, NullBooleanField)]
    return {field.html_name: field.value() for field in asked if field.value() is not None}


def fill_in_publishing(client, version, **values):
    address = verb(version, "publish")
    seen = client.get(address).context["form"]["seen"].value()
    return client.post(address, {"seen": seen, **values})


@pytest.fixture
def editor(client, alice):
    client.force_login(alice)
    return client


@pytest.fixture
def reviewer(client, ruth):
    client.force_login(ruth)
    return client


@pytest.fixture
def version(alice):
    return a_draft(by=alice)


@pytest.fixture
def document(alice, ruth):
    return a_document(editor=alice, reviewer=ruth)


def rows_of_each_kind(version):
    section = version.sections.first()
    lists = ("bands", "red_flags", "scores", "derived", "notes", "limits", "citations", "cases")
    rows = [getattr(version, name).first() for name in lists]
    return [row for row in (version, section, section.questions.first(), *rows) if row]


class TestTheList:
    def test_shows_each_version_with_its_state(self, editor, document, alice):
        actions.copy(document, by=alice)

        text = editor.get(LIST).content.decode()

        assert "Live: new visits begin with it" in text
        assert "Draft" in text

    def test_is_closed_to_staff_without_a_group(self, client, version):
        client.force_login(people.charlie())

        assert client.get(LIST).status_code == 403

    def test_is_where_a_list_of_loose_rows_leads(self, editor):
        response = editor.get(reverse("admin:assessment_question_changelist"))

        assert response["Location"] == LIST


class TestTheVersionPage:
    def test_lists_every_question_in_order_with_its_page(self, editor, alice):
        version = draft_of(instrument.shipped().questionnaire, by=alice)

        text = editor.get(page_of(version)).content.decode()

        found = Question.objects.filter(section__version=version)
        places = [
            text.index(page_of(row)) for row in found.order_by("section__position", "position")
        ]
        assert places == sorted(places)
        assert len(places) > 25

    def test_leads_from_each_problem_to_the_row_that_mends_it(self, editor, version):
        question = version.sections.get().questions.get(key="pain")
        question.options.filter(key="a").update(label_en="")

        text = editor.get(page_of(version)).content.decode()

        assert f'<a href="{page_of(question)}">question:pain/option:a.label</a>' in text

    def test_says_which_example_patients_fail(self, editor, version):
        a_case(version, flags=[])

        text = editor.get(page_of(version)).content.decode()

        assert "<strong>Fails</strong>" in text
        assert "Red flags: expected none, got numb." in text

    def test_opens_for_a_reviewer_who_may_not_edit(self, reviewer, version):
        response = reviewer.get(page_of(version))

        assert response.status_code == 200
        assert "Save" not in response.content.decode()

    def test_remembers_who_changed_it(self, client, version, alice, ruth):
        Version.objects.update(edited_by=ruth)
        client.force_login(alice)

        fill_in(client, page_of(version), number="1.1")

        version.refresh_from_db()
        assert (version.number, version.edited_by) == ("1.1", alice)

    def test_is_only_read_once_published(self, editor, document):
        response = editor.post(page_of(document.version), {"number": "9"})

        assert response.status_code == 403

    def test_begins_an_empty_version(self, editor, alice):
        address = reverse("admin:assessment_version_add")

        fill_in(editor, address, key="new", number="1", title_en="New")

        assert Version.objects.get(key="new").edited_by == alice

    def test_deletes_a_draft_with_all_its_rows(self, editor, version):
        address = reverse("admin:assessment_version_delete", args=[version.pk])

        editor.post(address, {"post": "yes"})

        assert not Version.objects.exists()

    def test_checks(self, editor, version):
        editor.post(verb(version, "check"))

        version.refresh_from_db()
        assert version.state == "checked"

    def test_checks_nothing_for_whoever_only_looks(self, client, version):
        charlie = people.charlie()
        charlie.user_permissions.add(Permission.objects.get(codename="view_version"))
        client.force_login(charlie)

        assert client.post(verb(version, "check")).status_code == 403


class TestARowsPage:
    def test_opens_for_every_kind_of_row(self, editor, alice):
        version = draft_of(instrument.shipped().questionnaire, by=alice)
        a_case(version)

        rows = rows_of_each_kind(version)

        assert len(rows) == 11
        assert {editor.get(page_of(row)).status_code for row in rows} == {200}

    def test_changes_nothing_when_it_is_saved_as_it_is(self, editor, alice):
        asked = instrument.shipped().questionnaire
        version = draft_of(asked, by=alice)
        [case, *_] = [a_case(version)]
        rows = [*rows_of_each_kind(version), *version.scores.all()[3:5]]
        rows += Question.objects.filter(key__in=["high", "care", "armw"])

        for row in rows:
            response = fill_in(editor, page_of(row))
            assert response.status_code == 302, (row, response.context["errors"])

        assert changes(asked, compile_version(version)) == []
        assert compile_version(version) == asked
        assert version.cases.get().answers == case.answers

    def test_shows_options_and_conditions_with_a_question(self, editor, version):
        question = version.sections.get().questions.get(key="pain")

        response = editor.get(page_of(question))

        names = [each.formset.prefix for each in response.context["inline_admin_formsets"]]
        assert names == ["options", "conditions", "ranges", "parts"]

    def test_offers_the_keys_that_a_condition_can_name(self, editor, version):
        response = editor.get(page_of(version.red_flags.get(key="numb")))

        [formset] = response.context["inline_admin_formsets"]
        choices = [key for key, _ in formset.formset.forms[0].fields["of"].choices]
        assert choices == ["", "signs", "pain", "sum"]

    def test_keeps_a_name_that_is_gone_in_sight(self, editor, version):
        version.sections.get().questions.get(key="signs").delete()

        response = editor.get(page_of(version.red_flags.get(key="numb")))

        assert "signs (gone)" in response.content.decode()

    def test_leads_back_to_the_version_and_remembers_the_editor(self, client, version, ruth, alice):
        Version.objects.update(edited_by=ruth, state="checked")
        client.force_login(alice)
        limit = version.limits.create(text_en="It cannot tell.")

        response = fill_in(client, page_of(limit), text_en="It cannot tell all.")

        version.refresh_from_db()
        assert response["Location"] == page_of(version)
        assert (version.edited_by, version.state) == (alice, "draft")

    def test_adds_a_question_to_its_section_at_the_end(self, editor, version):
        section = version.sections.get()

        response = fill_in(
            editor,
            add_address("question", section),
            key="walk",
            address="walk",
            kind="yes-no",
            text_en="Can you walk?",
        )

        assert response.status_code == 302
        asked = compile_version(version).sections[0].items
        assert [item.key for item in asked] == ["signs", "pain", "walk"]

    def test_adds_rows_that_stand_in_line(self, editor, version):
        for name, values in {
            "section": {"key": "more", "title_en": "More"},
            "note": {"key": "hint", "text_en": "Rest."},
            "limit": {"text_en": "It cannot tell."},
            "citation": {"key": "who-2020", "text": "Who, 2020."},
            "case": {"name": "Well", "answers": '{"signs": ["none"]}', "flags": "[]"},
        }.items():
            assert fill_in(editor, add_address(name, version), **values).status_code == 302

        compiled = compile_version(version)
        assert compiled.sections[-1].key == "more"
        assert compiled.notes[-1].key == "hint"
        assert compiled.limits[-1] == {"en": "It cannot tell."}
        assert compiled.citations[-1].key == "who-2020"
        assert version.cases.get().answers == {"signs": ["none"]}

    def test_puts_a_new_option_last(self, editor, version):
        question = version.sections.get().questions.get(key="pain")
        added = {"key": "e", "label_en": "Most", "position": "0"}
        values = {f"options-4-{name}": value for name, value in added.items()}

        fill_in(editor, page_of(question), **{"options-TOTAL_FORMS": "5", **values})

        assert [option.key for option in question.options.all()] == ["a", "b", "c", "d", "e"]

    def test_tells_no_points_from_zero(self, editor, version):
        question = version.sections.get().questions.get(key="pain")

        fill_in(editor, page_of(question), **{"options-0-points": "", "options-1-points": "0"})

        points = [option.points for option in compile_version(version).sections[0].items[1].options]
        assert points[:2] == [None, 0]

    def test_refuses_what_is_no_number(self, editor, version):
        question = version.sections.get().questions.get(key="pain")

        response = fill_in(editor, page_of(question), **{"options-0-points": "1,5"})

        assert "Write a number such as 2 or 2.5." in response.content.decode()

    def test_refuses_a_condition_without_a_comparison(self, editor, version):
        flag = version.red_flags.get(key="numb")

        response = fill_in(editor, page_of(flag), **{"conditions-0-op": ""})

        assert "Say how it is compared." in response.content.decode()

    @pytest.mark.parametrize("owner", ["", "?owner=0", "?owner=abc"])
    def test_begins_nowhere_but_in_a_version(self, editor, owner):
        for name in ("question", "limit"):
            address = reverse(f"admin:assessment_{name}_add")
            assert editor.get(f"{address}{owner}").status_code == 403

    def test_begins_in_no_published_version(self, editor, document):
        assert editor.get(add_address("limit", document.version)).status_code == 403

    def test_is_only_read_once_published(self, editor, document):
        flag = document.version.red_flags.first()

        assert editor.get(page_of(flag)).status_code == 200
        assert editor.post(page_of(flag), {"key": "other"}).status_code == 403
        address = reverse("admin:assessment_redflag_delete", args=[flag.pk])
        assert editor.post(address, {"post": "yes"}).status_code == 403

    def test_is_only_read_by_a_reviewer(self, reviewer, version):
        flag = version.red_flags.first()

        assert reviewer.get(page_of(flag)).status_code == 200
        assert reviewer.post(page_of(flag), {"key": "other"}).status_code == 403

    def test_deletes_a_row_and_leads_back(self, editor, version):
        flag = version.red_flags.get(key="worse")
        address = reverse("admin:assessment_redflag_delete", args=[flag.pk])

        response = editor.post(address, {"post": "yes"})

        assert response["Location"] == page_of(version)
        assert [each.key for each in version.red_flags.all()] == ["numb"]


class TestComparing:
    def test_tells_what_differs_and_for_how_many(self, editor, document, alice):
        version = actions.copy(document, by=alice)
        version.red_flags.get(key="numb").delete()

        text = editor.get(verb(version, "compare")).content.decode()

        assert "red_flags[numb]" in text
        assert "of 500" in text

    def test_says_when_there_is_nothing_to_compare_with(self, editor, version):
        text = editor.get(verb(version, "compare")).content.decode()

        assert "nothing to compare" in text

    def test_reckons_nothing_while_there_are_errors(self, editor, document, alice):
        version = actions.copy(document, by=alice)
        version.bands.all().delete()

        text = editor.get(verb(version, "compare")).content.decode()

        assert "Mend the errors of the check first." in text


class TestPublishing:
    def test_makes_the_version_live(self, reviewer, version):
        response = fill_in_publishing(reviewer, version, note=NOTE)

        document = Document.objects.get()
        assert response["Location"] == page_of(document)
        assert document.release.state == "live"

    def test_is_not_for_editors(self, editor, version):
        assert editor.get(verb(version, "publish")).status_code == 403
        assert editor.post(verb(version, "publish"), {"note": NOTE}).status_code == 403
        assert not Document.objects.exists()

    def test_asks_for_the_name_of_a_flag_that_is_gone(self, reviewer, document, alice):
        version = actions.copy(document, by=alice)
        version.red_flags.get(key="numb").delete()

        fill_in_publishing(reviewer, version, note=NOTE, flag_numb="numb?")
        refused = Document.objects.count()
        fill_in_publishing(reviewer, version, note=NOTE, flag_numb=NUMB)

        assert (refused, Document.objects.count()) == (1, 2)

    def test_refuses_a_draft_that_changed_meanwhile(self, reviewer, version):
        seen = digest(compile_version(version))
        version.limits.create(text_en="Added since.")

        response = reviewer.post(verb(version, "publish"), {"note": NOTE, "seen": seen})

        assert "Look at it again" in response.content.decode()
        assert not Document.objects.exists()

    def test_says_what_stands_against_it(self, reviewer, version):
        version.bands.all().delete()

        response = fill_in_publishing(reviewer, version, note=NOTE)

        assert "The last band must always hold." in response.content.decode()


class TestAPublishedPage:
    def test_is_copied_to_a_new_draft(self, editor, document):
        address = reverse("admin:assessment_document_copy", args=[document.pk])

        response = editor.post(address)

        version = Version.objects.drafts().get()
        assert response["Location"] == page_of(version)
        assert version.origin == document

    @pytest.mark.parametrize(
        ("pressed", "state"), [("retire", "retired"), ("withdraw", "withdrawn")]
    )
    def test_is_ended_by_a_reviewer_with_a_reason(self, reviewer, document, pressed, state):
        address = reverse("admin:assessment_document_end", args=[document.pk])

        reviewer.post(address, {"verb": pressed, "reason": "Wrong advice."})

        assert Release.objects.get().state == state

    def test_is_not_ended_without_a_reason(self, reviewer, document):
        address = reverse("admin:assessment_document_end", args=[document.pk])

        response = reviewer.post(address, {"verb": "withdraw", "reason": ""}, follow=True)

        assert "Say why." in messages_in(response)
        assert Release.objects.get().state == "live"

    def test_is_not_ended_by_an_editor(self, editor, document):
        address = reverse("admin:assessment_document_end", args=[document.pk])

        response = editor.post(address, {"verb": "withdraw", "reason": "Mine."})

        assert response.status_code == 403

    def test_is_not_copied_by_a_reviewer(self, reviewer, document):
        address = reverse("admin:assessment_document_copy", args=[document.pk])

        assert reviewer.post(address).status_code == 403

    def test_knows_no_other_end(self, reviewer, document):
        address = reverse("admin:assessment_document_end", args=[document.pk])

        assert reviewer.post(address, {"verb": "burn", "reason": "Cold."}).status_code == 404

    @pytest.mark.parametrize("name", ["document_copy", "document_end", "version_publish"])
    def test_is_not_found_by_another_number(self, reviewer, name):
        address = reverse(f"admin:assessment_{name}", args=[404])

        assert reviewer.post(address).status_code == 404

    def test_is_not_ended_by_a_link(self, reviewer, document):
        address = reverse("admin:assessment_document_end", args=[document.pk])

        assert reviewer.get(address).status_code == 405

    def test_offers_no_way_to_change_or_delete_it(self, editor, document):
        page = editor.get(page_of(document)).content.decode()
        delete = reverse("admin:assessment_document_delete", args=[document.pk])

        assert "_save" not in page
        assert editor.post(page_of(document), {"note": "Other"}).status_code == 403
        assert editor.post(delete, {"post": "yes"}).status_code == 403

    def test_says_when_it_was_published_alone(self, client, alice, settings):
        settings.SOLO_MODE = True
        document = a_document(editor=alice, reviewer=alice)
        client.force_login(alice)

        assert 'alt="False"' in client.get(page_of(document)).content.decode()
