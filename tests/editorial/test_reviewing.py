"""Medical review: one exact text, seen by a clinician, answered for by a press of a button."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from editorial import actions
from editorial.models import Approval, PageRecord, Reviewer, ReviewRequest, ShareLink, WordingChange
from tests import pages, people
from tests.editorial.browser import messages_in
from tests.editorial.test_previewing import MARK, drafted, everything, text

pytestmark = pytest.mark.django_db

FRONT = reverse("admin:index")


@pytest.fixture
def alice():
    pages.a_practice()
    return people.alice()


@pytest.fixture
def ruth(client, alice):
    ruth = people.ruth()
    client.force_login(ruth)
    return ruth


@pytest.fixture
def page(alice):
    return pages.a_condition(what_it_is="<p>A sore nerve.</p>")


@pytest.fixture
def draft(page, alice):
    return drafted(page, alice, what_it_is_en=f"<p>{MARK}.</p>")


def review_of(page):
    meta = page._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_review", args=[page.pk])


def answer(client, page, revision, button="_approve", **values):
    sent = {"revision": revision.pk, "digest": revision.digest, button: "1"}
    return client.post(review_of(page), sent | values, follow=True)


def given(page):
    """Return the kinds of the approvals on record, but that with which the page was published."""
    found = PageRecord.objects.of(page).approvals.order_by("pk")
    return [approval.kind for approval in found][1:]


class TestThePage:
    def test_shows_the_text_its_changes_and_its_sources(self, client, ruth, page, draft):
        shown = text(client.get(review_of(page)))

        preview = reverse("admin:conditions_condition_preview", args=[page.pk])
        assert f'src="{preview}?revision={draft.pk}"' in shown
        assert MARK in shown
        assert pages.SOURCE["title"] in shown
        assert "https://doi.org/10.1016/j.spinee.2017.10.071" in shown
        assert "I have checked exactly this text" in shown

    def test_shows_the_sources_of_the_draft(self, client, ruth, page, alice):
        snapshot = PageRecord.objects.of(page).live.snapshot
        snapshot["rows"]["sources"][0]["fields"]["title"] = "A newer study"
        actions.save_draft(page, snapshot, by=alice)

        shown = text(client.get(review_of(page)))

        assert ">A newer study</a>" in shown

    def test_says_who_asked_and_why(self, client, ruth, page, draft, alice):
        actions.ask_for_review(draft, by=alice, note="Mind the dose")

        shown = text(client.get(review_of(page)))

        assert "alice asked for a check on" in shown
        assert "Mind the dose" in shown

    def test_says_that_the_text_was_checked(self, client, ruth, page):
        shown = text(client.get(review_of(page)))

        assert "Exactly this text was checked by Ruth Okello, MD on March 4, 2026" in shown
        assert "This is the text that patients read now." in shown
        assert "Checked, no change needed" in shown

    def test_says_what_was_never_checked(self, client, ruth, alice):
        page = pages.a_condition(is_public=False)
        PageRecord.objects.of(page)

        assert "Nothing of this was checked before" in text(client.get(review_of(page)))

    def test_shows_the_live_text_beside_a_draft(self, client, ruth, page, draft):
        live = PageRecord.objects.of(page).live
        assert f"?revision={live.pk}" in text(client.get(review_of(page)))

        shown = text(client.get(review_of(page), {"revision": live.pk}))

        assert "There is a draft too" in shown
        assert "Checked, no change needed" in shown

    def test_lets_nobody_answer_for_an_old_text(self, client, ruth, page, draft, alice):
        drafted(page, alice, what_it_is_en="<p>Newer.</p>")

        shown = text(client.get(review_of(page), {"revision": draft.pk}))

        assert "The text has changed since." in shown
        assert 'name="_approve"' not in shown

    def test_lists_small_changes_that_nobody_has_checked(self, client, ruth, page, alice):
        draft = drafted(page, alice, what_it_is_en="<p>A sore nerves.</p>")
        actions.publish_revision(draft, by=alice, may_reword=True)

        shown = text(client.get(review_of(page)))

        assert "Small changes that went public without a check" in shown
        assert "nerves.</ins>" in shown

    def test_of_a_page_without_sources(self, client, ruth, alice):
        assert "None." in text(client.get(review_of(pages.an_area())))

    def test_has_no_answer_where_nothing_was_written_down(self, client, ruth, alice):
        page = pages.a_condition(is_public=False)
        PageRecord.objects.begin_new(page)
        pages.reviewed(page)

        response = client.get(review_of(page))

        assert response.status_code == 200
        assert 'name="_approve"' not in text(response)


class TestApproving:
    def test_is_of_exactly_the_text_that_was_shown(self, client, ruth, page, draft):
        answer(client, page, draft)

        approval = PageRecord.objects.of(page).approvals.first()
        assert (approval.revision, approval.digest) == (draft, draft.digest)
        assert (approval.reviewer, approval.user) == (ruth.reviewer, ruth)
        assert approval.kind == Approval.Kind.REVIEW
        actions.publish_revision(draft, by=people.alice())
        page.refresh_from_db()
        assert page.reviewed_on == timezone.localdate()

    def test_takes_the_text_off_the_list(self, client, ruth, page, draft, alice):
        actions.ask_for_review(draft, by=alice)

        answer(client, page, draft)

        assert not ReviewRequest.objects.exists()

    def test_that_no_change_is_needed(self, client, ruth, page):
        live = PageRecord.objects.of(page).live

        response = answer(client, page, live)

        page.refresh_from_db()
        assert given(page) == [Approval.Kind.NO_CHANGE]
        assert page.reviewed_on == timezone.localdate()
        assert page.review_due_on == timezone.localdate() + actions.REVIEW_LASTS
        assert messages_in(response) == ["Your check of “Sciatica” is on record."]

    def test_settles_the_small_changes(self, client, ruth, page, alice):
        draft = drafted(page, alice, what_it_is_en="<p>A sore nerves.</p>")
        live = actions.publish_revision(draft, by=alice, may_reword=True)

        answer(client, page, live)

        assert WordingChange.objects.get().settled_by is not None

    def test_dies_when_the_text_changes(self, client, ruth, page, draft, alice):
        answer(client, page, draft)
        newer = drafted(page, alice, what_it_is_en="<p>Something else altogether, and long.</p>")

        assert not PageRecord.objects.of(page).approvals.filter(digest=newer.digest).exists()
        assert "Exactly this text was checked" not in text(client.get(review_of(page)))

    def test_is_never_done_by_looking(self, client, ruth, page, draft):
        before = everything()

        for values in ({}, {"_approve": "1", "revision": draft.pk, "digest": draft.digest}):
            client.get(review_of(page), values)
            client.head(review_of(page), values)

        assert everything() == before

    def test_without_the_button_is_not_done(self, client, ruth, page, draft):
        client.post(review_of(page), {"revision": draft.pk, "digest": draft.digest})

        assert given(page) == []


class TestRefused:
    def test_when_the_draft_has_changed_meanwhile(self, client, ruth, page, draft, alice):
        drafted(page, alice, what_it_is_en="<p>Newer.</p>")

        response = answer(client, page, draft)

        assert given(page) == []
        assert response.request["PATH_INFO"] == review_of(page)
        assert messages_in(response) == [
            "The text has changed since you opened it. Look at it again."
        ]

    def test_when_the_digest_is_of_another_text(self, client, ruth, page, draft):
        answer(client, page, draft, digest="0" * 64)

        assert given(page) == []

    def test_when_the_revision_is_of_another_page(self, client, ruth, page, draft):
        other = PageRecord.objects.of(pages.a_condition("other")).live

        assert answer(client, page, other).status_code == 404

    def test_when_the_rows_hold_another_text_than_the_history(self, client, ruth, alice):
        area = pages.an_area()
        page = pages.a_condition(areas=[area])
        drafted(page, alice, title_en=MARK)
        area.delete()

        answer(client, page, PageRecord.objects.of(page).live)

        assert given(page) == []

    def test_to_its_author(self, client, alice, page, draft):
        people.also_reviewer(alice, "Alice Ames, MD")
        client.force_login(alice)

        shown = text(client.get(review_of(page)))
        response = answer(client, page, draft)

        assert "Somebody else has to check it." in shown
        assert 'name="_approve"' not in shown
        assert given(page) == []
        assert "Somebody else has to check it" in messages_in(response)[0]

    @pytest.mark.parametrize("button", ["_approve", "_send_back"])
    def test_to_who_is_no_reviewer(self, client, alice, page, draft, button):
        client.force_login(alice)

        assert "Only a clinical reviewer can answer for it." in text(client.get(review_of(page)))
        assert answer(client, page, draft, button, note="No").status_code == 403
        assert given(page) == []

    @pytest.mark.parametrize("method", ["get", "head", "post"])
    def test_to_strangers(self, client, page, draft, method):
        response = getattr(client, method)(review_of(page))

        assert response.status_code == 302
        assert "login" in response["Location"]

    @pytest.mark.parametrize("method", ["get", "head", "post"])
    def test_to_who_may_not_change_the_page(self, client, page, draft, method):
        client.force_login(people.charlie())

        assert getattr(client, method)(review_of(page)).status_code == 403

    def test_to_who_reads_by_a_link(self, client, page, draft, alice):
        there = actions.share(draft, by=alice).address.removeprefix(settings.BASE_URL)

        response = client.post(there, {"_approve": "1", "digest": draft.digest})

        assert response.status_code == 405
        assert given(page) == []


class TestSoloMode:
    def test_lets_the_author_check_and_says_so(self, client, alice, page, draft, settings):
        settings.SOLO_MODE = True
        people.also_reviewer(alice, "Alice Ames, MD")
        client.force_login(alice)

        assert "Solo mode: you wrote part of this text yourself." in text(
            client.get(review_of(page))
        )
        answer(client, page, draft)

        assert given(page) == [Approval.Kind.SOLO]
        entry = LogEntry.objects.first()
        assert entry.change_message == "Checked by Alice Ames, MD, who wrote it: solo mode."

    def test_changes_nothing_for_who_did_not_write_it(self, client, ruth, page, draft, settings):
        settings.SOLO_MODE = True

        assert "Solo mode" not in text(client.get(review_of(page)))
        answer(client, page, draft)

        assert given(page) == [Approval.Kind.REVIEW]


class TestTheNextOne:
    def test_is_what_the_reviewer_was_asked_to_check(self, client, ruth, page, draft, alice):
        waiting = pages.a_condition("other")
        actions.ask_for_review(drafted(waiting, alice, title_en="B"), by=alice)
        actions.ask_for_review(draft, by=alice)

        response = answer(client, page, draft)

        assert response.request["PATH_INFO"] == review_of(waiting)

    def test_is_what_is_overdue(self, client, ruth, page):
        due = pages.a_condition("other")
        yesterday = timezone.localdate() - timedelta(days=1)
        type(due).objects.filter(pk=due.pk).update(review_due_on=yesterday)

        response = answer(client, page, PageRecord.objects.of(page).live)

        assert response.request["PATH_INFO"] == review_of(due)

    def test_is_the_front_page_when_nothing_waits(self, client, ruth, page, draft):
        due = pages.a_condition("other")
        type(due).objects.filter(pk=due.pk).update(review_due_on=timezone.localdate())

        assert answer(client, page, draft).request["PATH_INFO"] == FRONT


class TestSendingBack:
    def test_keeps_the_note_where_the_author_finds_it(self, client, ruth, page, draft, alice):
        actions.ask_for_review(draft, by=alice)

        response = answer(client, page, draft, "_send_back", note="The dose is wrong.")

        draft.refresh_from_db()
        assert draft.note == "Sent back by Ruth Okello, MD: The dose is wrong."
        assert draft.note in text(client.get(review_of(page)))
        assert not ReviewRequest.objects.exists()
        assert LogEntry.objects.first().change_message == "Sent back by Ruth Okello, MD."
        assert messages_in(response) == ["“Sciatica” went back, with your note."]
        assert given(page) == []

    def test_keeps_the_note_that_was_there(self, ruth, page, alice):
        snapshot = PageRecord.objects.of(page).live.snapshot
        draft = actions.save_draft(page, snapshot, by=alice, note="From a letter.")

        actions.send_back(draft, by=ruth, reviewer=ruth.reviewer, note="x" * 400)

        assert draft.note.startswith("From a letter. Sent back by Ruth Okello, MD: x")
        assert len(draft.note) == 250

    @pytest.mark.parametrize("note", ["", "   "])
    def test_needs_a_note(self, client, ruth, page, draft, note):
        response = answer(client, page, draft, "_send_back", note=note)

        assert messages_in(response) == ["Write what should change."]

    def test_writes_to_who_asked(
        self, ruth, page, draft, alice, django_capture_on_commit_callbacks
    ):
        alice.email = "alice@example.org"
        alice.save()
        actions.ask_for_review(draft, by=alice)
        mail.outbox.clear()

        with django_capture_on_commit_callbacks(execute=True):
            actions.send_back(draft, by=ruth, reviewer=ruth.reviewer, note="Secret note")

        (letter,) = mail.outbox
        assert letter.to == ["alice@example.org"]
        assert letter.subject == "Sent back: Sciatica"
        assert settings.BASE_URL + review_of(page) in letter.body
        assert "Secret note" not in letter.body

    def test_writes_to_the_author_where_nobody_asked(
        self, ruth, page, alice, django_capture_on_commit_callbacks
    ):
        alice.email = "alice@example.org"
        alice.save()
        draft = drafted(page, alice, title_en="B")

        with django_capture_on_commit_callbacks(execute=True):
            actions.send_back(draft, by=ruth, reviewer=ruth.reviewer, note="No")

        assert [letter.to for letter in mail.outbox] == [["alice@example.org"]]


class TestAsking:
    @pytest.fixture
    def with_address(self, ruth):
        ruth.email = "ruth@example.org"
        ruth.save()
        return ruth.reviewer

    def asked(self, draft, alice, reviewer, capture):
        with capture(execute=True):
            actions.ask_for_review(draft, by=alice, reviewer=reviewer, note="Secret note")
        return mail.outbox

    def test_sends_the_reviewer_a_link_and_no_text(
        self, client, page, alice, with_address, django_capture_on_commit_callbacks
    ):
        draft = drafted(page, alice, title_en="Leg\npain", what_it_is_en=f"<p>{MARK}.</p>")

        (letter,) = self.asked(draft, alice, with_address, django_capture_on_commit_callbacks)

        link = ShareLink.objects.get()
        assert letter.to == ["ruth@example.org"]
        assert letter.subject == "Please check: Leg pain"
        assert link.address in letter.body
        assert link.revision == draft
        assert MARK not in letter.body
        assert "Secret note" not in letter.body
        client.logout()
        assert MARK in text(client.get(link.address.removeprefix(settings.BASE_URL)))

    def test_sends_nothing_before_it_is_certain(self, draft, alice, with_address):
        actions.ask_for_review(draft, by=alice, reviewer=with_address)

        assert mail.outbox == []

    def test_holds_when_the_mail_server_is_down(
        self, draft, alice, with_address, settings, django_capture_on_commit_callbacks, caplog
    ):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 1

        self.asked(draft, alice, with_address, django_capture_on_commit_callbacks)

        assert ReviewRequest.objects.get().reviewer == with_address
        assert "on_commit" in caplog.text

    @pytest.mark.parametrize("who", ["nobody named", "no account", "no address", "left"])
    def test_writes_to_nobody_else(
        self, draft, alice, ruth, who, django_capture_on_commit_callbacks
    ):
        reviewer = ruth.reviewer
        if who == "nobody named":
            reviewer = None
        elif who == "no account":
            reviewer = Reviewer.objects.create(name="Noor Haddad, MD")
        elif who == "left":
            ruth.email, ruth.is_active = "ruth@example.org", False
            ruth.save()

        assert self.asked(draft, alice, reviewer, django_capture_on_commit_callbacks) == []
        assert ReviewRequest.objects.get().reviewer == reviewer
        assert not ShareLink.objects.exists()
