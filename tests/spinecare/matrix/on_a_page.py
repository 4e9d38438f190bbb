"""The rows of the table "One page", each tried as a browser or a forger would."""

from datetime import timedelta

from django.core import signing
from django.urls import reverse
from django.utils import timezone

from editorial import actions
from editorial.admin import conflict
from editorial.models import (
    Autosave,
    OldAddress,
    PageRecord,
    Presence,
    ReviewRequest,
    Revision,
    Schedule,
    ShareLink,
)
from tests.spinecare.matrix.attempt import Attempt, row

TYPED = "Typed by hand"


def checked(at: Attempt) -> None:
    ruth = at.world.users["Reviewer"]
    actions.approve(at.desk.draft, by=ruth, reviewer=ruth.reviewer)


def published(at: Attempt) -> None:
    checked(at)
    actions.publish_revision(at.desk.draft, by=at.writer)


def to_be_published(at: Attempt) -> None:
    checked(at)
    at.record.schedules.pending().update(cancelled_at=timezone.now())


def failed(at: Attempt) -> None:
    at.record.schedules.update(done_at=timezone.now(), failure="It could not be done.")


def archived(at: Attempt) -> None:
    actions.archive(at.page, by=at.writer)


def is_in_a_list(at: Attempt, text: str) -> bool:
    return at.address() in text


# To find it


@row("Find it in its list")
def listed(at):
    return is_in_a_list(at, at.get(at.list_address()))


@row("Find it by the staff's search")
def found(at):
    return is_in_a_list(at, at.get(reverse("admin:search"), q=at.desk.page.title))


@row("See it on the first page of the staff site")
def on_the_first_page(at):
    return is_in_a_list(at, at.get(reverse("admin:index")))


@row("See the staff's line above it on the public site")
def above_the_public_page(at):
    return is_in_a_list(at, at.get(at.desk.page.get_absolute_url()))


# To write


@row("Open its form")
def opened(at):
    return at.desk.mark in at.get(at.address())


@row("Have unsaved text kept")
def kept(at):
    at.post(at.address("autosave"), at.form | {"title_en": TYPED})
    slots = Autosave.objects.filter(user=at.world.users.get(at.who), object_id=at.desk.page.pk)
    return slots.exists()


@row("See who else has it open")
def present(at):
    at.post(at.address("presence"))
    return Presence.objects.filter(record=at.record, user=at.world.users.get(at.who)).exists()


@row("Save a draft")
def saved(at):
    at.press("_save", title_en=TYPED)
    return at.draft_title == TYPED


@row("Settle what two people wrote at once")
def settled(at):
    record = at.record
    mine = record.draft.snapshot | {"fields": record.draft.snapshot["fields"] | {"title_en": TYPED}}
    kept = {"page": record.pk, "opened": record.draft.pk, "mine": mine}
    token = signing.dumps(kept, salt=conflict.SALT, compress=True)
    at.post(at.address("conflict"), {"mine": token, "base": record.version})
    return at.draft_title == TYPED


@row("Throw the draft away")
def discarded(at):
    at.press("_discard")
    return at.record.draft is None


# To look


@row("Preview what is saved")
def previewed(at):
    newest = at.get(at.address("preview"))
    by_number = at.get(at.address("preview"), revision=at.desk.draft.pk)
    assert (at.desk.mark in newest) == (at.desk.mark in by_number)
    return at.desk.mark in newest


@row("Preview what is typed")
def previewed_as_typed(at):
    response = at.post(at.address("preview"), at.form | {"title_en": TYPED})
    return TYPED in response.content.decode()


@row("Preview a page that is not added yet")
def previewed_as_new(at):
    form = at.world.forms[f"new {at.name}"] | {"title_en": TYPED}
    preview = at.address("preview").replace(f"/{at.desk.page.pk}/", "/add/")
    return TYPED in at.post(preview, form).content.decode()


@row("Compare two versions")
def compared(at):
    newest = at.get(at.address("compare"))
    by_number = at.get(at.address("compare"), newer=at.desk.draft.pk)
    assert (at.desk.mark in newest) == (at.desk.mark in by_number)
    return at.desk.mark in newest


@row("See its history")
def history(at):
    return at.desk.mark in at.get(at.address("history"))


@row("Take an older version as the draft")
def restored(at):
    record = at.record
    at.post(at.address("restore"), {"revision": record.live.pk, "base": record.version})
    return at.record.draft.verb == Revision.Verb.RESTORED


# What patients see


@row("Publish", given=checked)
def publish(at):
    at.press("_publish")
    return at.desk.mark in at.page.title


@row("Publish from the comparison", given=checked)
def publish_from_comparison(at):
    sent = {"revision": at.desk.draft.pk, "base": at.record.version}
    at.post(at.address("compare"), sent)
    return at.desk.mark in at.page.title


@row("Schedule that it goes public", given=to_be_published)
def scheduled(at):
    return _is_scheduled(at, "_schedule", Schedule.Verb.PUBLISH)


@row("Schedule that it leaves the site", given=to_be_published)
def scheduled_off(at):
    return _is_scheduled(at, "_schedule_off", Schedule.Verb.WITHDRAW)


def _is_scheduled(at, button, verb):
    at_time = timezone.localtime() + timedelta(days=2)
    at.press(button, _at="other", _at_other=f"{at_time:%Y-%m-%dT%H:%M}")
    return at.record.schedules.pending().filter(verb=verb).exists()


@row("Cancel what is scheduled")
def cancelled(at):
    at.press("_unschedule", _unschedule=at.desk.planned.pk)
    return not at.record.schedules.pending().exists()


@row("Put a failed schedule out of sight", given=failed)
def looked_at(at):
    at.post(reverse("admin:failure_seen", args=[at.desk.planned.pk]))
    return not at.record.schedules.failed().exists()


@row("Take it off the site")
def withdrawn(at):
    at.press("_withdraw")
    return not at.page.is_published()


@row("Undo the last change of what is public", given=published)
def undone(at):
    at.press("_undo")
    return at.desk.mark not in at.page.title


@row("Undo that from the public page", given=published)
def undone_from_outside(at):
    at.post(at.address("undo"), {"_base": at.record.version})
    return at.desk.mark not in at.page.title


# The check


@row("Ask for a check")
def asked(at):
    at.press("_ask")
    return ReviewRequest.objects.filter(revision__record=at.record).exists()


@row("Read it as a check")
def read_as_check(at):
    return f"?revision={at.desk.draft.pk}" in at.get(at.address("review"))


def _is_signed(at):
    return at.record.approvals.filter(digest=at.desk.draft.digest).exists()


@row("Sign for it")
def signed(at):
    draft = at.desk.draft
    at.post(at.address("review"), {"_approve": "1", "revision": draft.pk, "digest": draft.digest})
    return _is_signed(at)


@row("Sign for it from the form")
def signed_from_form(at):
    at.press("_review")
    return _is_signed(at)


@row("Send it back with a note")
def sent_back(at):
    draft = at.desk.draft
    sent = {"_send_back": "1", "revision": draft.pk, "digest": draft.digest, "note": "Shorter."}
    at.post(at.address("review"), sent)
    return "Shorter." in Revision.objects.get(pk=draft.pk).note


# Links


def _links(at):
    return ShareLink.objects.filter(revision__record=at.record, revoked_at=None)


@row("Make a link to a draft")
def shared(at):
    at.post(at.address("share"), {"revision": at.desk.draft.pk})
    return _links(at).count() == 2


@row("See the links to its drafts")
def links_seen(at):
    return at.desk.link.address in at.get(at.address("share"))


@row("End a link to a draft")
def link_ended(at):
    at.post(at.address("share"), {"_end": at.desk.link.pk})
    return not _links(at).exists()


@row("Read a draft by its link")
def read_by_link(at):
    path = at.desk.link.address.partition("//")[2].partition("/")[2]
    return at.desk.mark in at.get(f"/{path}")


# To come and to go


@row("Add a page")
def added(at):
    form = at.world.forms[f"new {at.name}"]
    at.post(at.list_address("add"), form | {"_save": "1"})
    return type(at.desk.page)._base_manager.filter(slug=form["slug"]).exists()


def _is_in_bin(at):
    return PageRecord.objects.archived().filter(pk=at.record.pk).exists()


@row("Put it into the bin")
def put_away(at):
    at.post(at.address("delete"), {"post": "yes", "_base": at.record.version})
    return _is_in_bin(at)


@row("Take it out of the bin", given=archived)
def taken_out(at):
    at.post(at.address("unarchive"), {"_base": at.record.version})
    return not _is_in_bin(at)


@row("See the addresses that it had once")
def once_listed(at):
    return at.desk.old_address.path in at.get(reverse("admin:editorial_oldaddress_changelist"))


@row("Free an address that it had once")
def freed(at):
    at.post(at.address("delete", at.desk.old_address), {"post": "yes"})
    return not OldAddress.objects.filter(pk=at.desk.old_address.pk).exists()
