"""Requests that no button sends: other pages' numbers, fields that nobody may write, odd methods.

Nobody gets an error of the server, and nothing changes that the person may not change.
"""

import json
from functools import partial

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from editorial import actions
from editorial.admin import conflict
from editorial.exchange.writing import as_csv
from editorial.models import PageRecord, Reviewer, WaitingImport
from editorial.versions import snapshots
from glossary.models import Term
from locations.models import Location
from tests.editorial.browser import messages_in
from tests.spinecare.matrix.attempt import Attempt
from tests.spinecare.matrix.on_a_page import TYPED
from tests.spinecare.matrix.world import states

pytestmark = pytest.mark.django_db

OWN = "Manager, own"


@pytest.fixture
def by(everybody):
    """Begin an attempt: by(who, at which desk)."""
    return partial(Attempt, everybody)


@pytest.fixture
def own(by):
    return by(OWN, "place")


class TestPagesOutsideOnesList:
    @pytest.mark.parametrize("everything", ["0", "1"])
    def test_are_left_alone_by_what_is_done_to_many(self, own, by, everything):
        other = by("Editor", "other place")
        both = [own.desk.page.pk, other.desk.page.pk]
        versions = {f"version-{key}": own.record.version for key in both}

        own.choose(
            "withdraw_selected",
            **versions | {"_selected_action": both, "select_across": everything},
        )

        assert not own.page.is_published()
        assert other.page.is_published()

    def test_are_left_alone_by_a_file(self, own, by):
        other = by("Editor", "other place")
        columns = ("location", "weekday", "opens", "closes")
        lines = [(at.page.slug, "monday", "07:15", "16:45") for at in (own, other)]
        before = states(own.world)["other place"]

        file = SimpleUploadedFile("a.csv", as_csv(columns, lines))
        checked_at = own.post(own.list_address("import"), {"file": file}).url
        shown = own.get(checked_at)
        seen = {at.page.slug: f"changed {at.record.version}" for at in (own, other)}
        forged = own.post(checked_at, {"seen": json.dumps(seen)})

        assert "belongs to a page that you cannot change" in shown
        assert forged.status_code == 409
        assert own.record.draft.verb == "saved"

        own.post(checked_at, {"seen": json.dumps({own.page.slug: seen[own.page.slug]})})

        assert own.record.draft.verb == "imported"
        assert states(own.world)["other place"] == before

    def test_are_left_alone_by_the_file_of_somebody_else(self, by):
        at, writer = by("Author", "place"), by("Editor", "place")
        file = SimpleUploadedFile("a.csv", as_csv(("slug", "city"), [("harbor", "Towson")]))
        checked_at = writer.post(writer.list_address("import"), {"file": file}).url
        before = states(at.world)

        assert at.get(checked_at) == ""
        at.post(checked_at, {"seen": f'{{"harbor": "changed {at.record.version}"}}'})

        assert WaitingImport.objects.exists()
        assert states(at.world) == before


class TestNumbersOfAnotherPage:
    """Of a page that the same person may change: each view looks among its own."""

    @pytest.fixture
    def other(self, by):
        return by("Editor", "other place")

    @pytest.fixture
    def at(self, by):
        return by("Editor", "place")

    @pytest.mark.parametrize(
        ("view", "name"),
        [
            ("preview", "revision"),
            ("review", "revision"),
            ("share", "revision"),
            ("compare", "older"),
            ("compare", "newer"),
        ],
    )
    def test_show_nothing(self, at, other, view, name):
        assert at.get(at.address(view), **{name: other.desk.draft.pk}) == ""
        assert at.responses[-1].status_code == 404

    @pytest.mark.parametrize("view", ["compare", "restore", "share", "review"])
    def test_do_nothing(self, by, at, other, view):
        at = by("Reviewer", "place") if view == "review" else at
        before = states(at.world)
        draft, base = other.desk.draft, at.record.version
        sent = {"revision": draft.pk, "digest": draft.digest, "base": base, "_approve": "1"}

        assert at.post(at.address(view), sent).status_code == 404
        assert states(at.world) == before

    def test_cancel_nothing(self, at, other):
        at.press("_unschedule", _unschedule=other.desk.planned.pk)

        assert other.record.schedules.pending().exists()

    def test_end_no_link(self, at, other):
        before = states(at.world)

        assert at.post(at.address("share"), {"_end": other.desk.link.pk}).status_code == 404
        assert states(at.world) == before

    def test_settle_nothing(self, at, other):
        record, before = other.record, states(at.world)
        kept = {"page": record.pk, "opened": record.draft.pk, "mine": record.draft.snapshot}
        token = signing.dumps(kept, salt=conflict.SALT, compress=True)

        response = at.post(at.address("conflict"), {"mine": token, "base": at.record.version})

        assert response.status_code == 400
        assert states(at.world) == before

    def test_open_nothing(self, at, other):
        before = states(at.world)

        response = at.press("_save", title_en=TYPED, _base=0, _opened=other.desk.draft.pk)

        assert response.status_code == 400
        assert states(at.world) == before

    def test_put_no_failure_of_another_place_out_of_sight(self, own, other):
        other.record.schedules.update(failure="It could not be done.")

        response = own.post(reverse("admin:failure_seen", args=[other.desk.planned.pk]))

        assert response.status_code == 404
        assert other.record.schedules.failed().exists()


class TestButtonsThatAreNotThere:
    BUTTONS = ("_publish", "_withdraw", "_undo", "_schedule", "_schedule_off", "_unschedule")

    @pytest.mark.parametrize("who", ["Author", "Reviewer"])
    @pytest.mark.parametrize("button", BUTTONS)
    def test_keep_what_is_typed_and_do_no_more(self, by, who, button):
        at = by(who, "condition")
        public = at.page.title

        at.press(button, title_en=TYPED, _unschedule=at.desk.planned.pk, _back="1")

        assert at.draft_title == TYPED
        assert (at.page.title, at.page.is_published()) == (public, True)
        assert [each.pk for each in at.record.schedules.pending()] == [at.desk.planned.pk]

    @pytest.mark.parametrize("button", ["_publish", "_schedule", "_review"])
    def test_add_no_page_that_is_public(self, by, button):
        at = by("Author", "place")
        form = at.world.forms["new place"]

        at.post(at.list_address("add"), form | {button: "1", "_at": "2031-01-01T08:00"})

        added = Location.objects.get(slug=form["slug"])
        record = PageRecord.objects.of(added)
        assert not added.is_published()
        assert not record.schedules.exists()
        assert not record.approvals.exists()

    def test_publish_nothing_from_a_small_window(self, by):
        at = by("Author", "condition")
        public = at.page.title

        at.press("_publish", title_en=TYPED, _popup="1")

        assert at.page.title == public


class TestFieldsThatNobodyWrites:
    FORGED = {
        "published_at_0": "2020-01-01",
        "published_at_1": "08:00",
        "published_at": "2020-01-01 08:00",
        "withdrawn_at": "2020-01-01 08:00",
        "reviewer": "1",
        "reviewed_on": "2026-11-01",
        "review_due_on": "2036-11-01",
        "translated_from": "0" * 64,
        "uid": "00000000-0000-0000-0000-000000000000",
        "id": "999",
    }

    def test_are_not_read_from_a_draft(self, by):
        at = by("Author", "condition")
        before = at.page

        at.press("_save", title_en=TYPED, **self.FORGED)

        fields = at.record.draft.snapshot["fields"]
        assert at.draft_title == TYPED
        assert fields["translated_from"] == before.translated_from
        assert states(at.world)["condition"][0] == vars_of(before)

    def test_are_not_read_when_a_page_is_added(self, by):
        at = by("Author", "place")
        form = at.world.forms["new place"]

        at.post(at.list_address("add"), form | self.FORGED | {"_save": "1"})

        added = Location.objects.get(slug=form["slug"])
        assert (added.published_at, added.reviewer, added.reviewed_on) == (None, None, None)

    def test_are_not_read_from_a_file(self, by):
        at = by("Author", "place")
        file = SimpleUploadedFile(
            "a.csv", as_csv(("slug", "published_at"), [(at.page.slug, "2020-01-01")])
        )
        before = states(at.world)

        assert at.post(at.list_address("import"), {"file": file}).status_code == 200
        assert states(at.world) == before


class TestRowsOfAPage:
    """A reviewer corrects the words of a source or an option, and adds and removes none."""

    def sources(self, at):
        return at.record.draft.snapshot["rows"]["sources"]

    def prefix(self, at):
        return next(name for name in at.form if name.endswith("-TOTAL_FORMS") and "source" in name)

    def test_are_corrected_by_a_reviewer(self, by):
        at = by("Reviewer", "condition")
        first = self.prefix(at).replace("TOTAL_FORMS", "0-title")

        at.press("_save", **{first: TYPED})

        assert [row["fields"]["title"] for row in self.sources(at)] == [TYPED]

    def test_are_not_added_by_a_reviewer(self, by):
        at = by("Reviewer", "condition")
        total = self.prefix(at)
        new = {total.replace("TOTAL_FORMS", f"1-{name}"): TYPED for name in ("authors", "title")}

        at.press("_save", title_en=TYPED, **new | {total: 2})

        assert at.draft_title == TYPED
        assert len(self.sources(at)) == 1

    def test_are_not_removed_by_a_reviewer(self, by):
        at = by("Reviewer", "condition")

        at.press(
            "_save", title_en=TYPED, **{self.prefix(at).replace("TOTAL_FORMS", "0-DELETE"): "on"}
        )

        assert at.draft_title == TYPED
        assert len(self.sources(at)) == 1


class TestSigning:
    def test_takes_the_group_and_not_the_name_alone(self, by):
        at = by("Author", "condition")
        Reviewer.objects.create(name="Noor Haddad, MD", user=at.world.users["Author"])
        draft = at.desk.draft
        sent = {"_approve": "1", "revision": draft.pk, "digest": draft.digest}

        assert at.post(at.address("review"), sent).status_code == 403
        at.press("_review")

        assert not at.record.approvals.filter(digest=draft.digest).exists()

    def test_takes_the_name_and_not_the_group_alone(self, by):
        at = by("Reviewer", "condition")
        Reviewer.objects.update(user=None)

        assert at.post(at.address("review"), {"_approve": "1"}).status_code == 403


class TestWhoMayOnlyLook:
    """No group of ours is so; somebody's own might be. Drafts are for those who may change."""

    @pytest.fixture
    def looking(self, by):
        at = by("No group", "place")
        names = ("view_location", "change_every_location")
        at.world.users["No group"].user_permissions.set(
            Permission.objects.filter(codename__in=names)
        )
        return at

    def test_reads_the_form_as_patients_read_the_page(self, looking):
        shown = looking.get(looking.address())

        assert "Harbor" in shown
        assert looking.desk.mark not in shown

    @pytest.mark.parametrize("view", ["preview", "compare", "history", "review", "share"])
    def test_sees_nothing_of_the_desk(self, looking, view):
        assert looking.get(looking.address(view)) == ""
        assert looking.responses[-1].status_code == 403

    def test_exports_no_draft(self, looking):
        shown = looking.get(looking.list_address("export"), format="csv")

        assert looking.desk.page.slug in shown
        assert looking.desk.mark not in shown

    def test_finds_no_draft(self, looking):
        assert looking.address() not in looking.get(reverse("admin:search"), q=looking.desk.mark)


class TestWhatHasNoDrafts:
    @pytest.fixture
    def term(self, everybody):
        return next(each for each in everybody.at_once if isinstance(each, Term))

    def test_takes_no_older_version_back_that_would_break_a_rule(self, by, term):
        at = by("Editor")
        old = PageRecord.objects.of(term).newest
        new = snapshots.take(term)
        new["fields"]["slug"] = "disc"
        actions.replace(term, new, by=at.writer)
        Term.objects.create(title="Other", slug="disk", meaning="Another.")
        sent = {"revision": old.pk, "base": PageRecord.objects.of(term).version}

        response = at.client.post(at.address("restore", term), sent, follow=True)

        assert messages_in(response) == ["“disk” belongs to another page by now."]
        assert Term.objects.get(pk=term.pk).slug == "disc"

    def test_is_not_published_from_a_comparison(self, by, term):
        at = by("Editor")
        record = PageRecord.objects.of(term)

        response = at.post(at.address("compare", term), {"revision": record.newest.pk})

        assert response.url == at.address("change", term)
        assert PageRecord.objects.of(term).version == record.version


class TestSuperusers:
    @pytest.fixture
    def factor(self, by, admin_user):
        return Authenticator.objects.create(user=admin_user, type="totp", data={})

    @pytest.mark.parametrize("sent", [{"post": "yes"}, {"_popup": "1", "post": "yes"}])
    def test_keep_their_second_factor(self, by, factor, sent):
        at = by("Administrator")

        at.post(at.address("delete", factor), sent)

        assert Authenticator.objects.filter(pk=factor.pk).exists()

    def test_keep_it_from_a_list_too(self, by, factor):
        at = by("Administrator")
        chosen = {"action": "delete_selected", "_selected_action": [factor.pk], "post": "yes"}

        at.post(reverse("admin:mfa_authenticator_changelist"), chosen)

        assert Authenticator.objects.filter(pk=factor.pk).exists()

    def test_remove_that_of_another(self, by, factor, admin_client):
        at = by("Administrator")

        admin_client.post(at.address("delete", factor), {"post": "yes"})

        assert not Authenticator.objects.filter(pk=factor.pk).exists()


def vars_of(page):
    return type(page)._base_manager.filter(pk=page.pk).values().get()
