"""Where a page stands, as sentences at the top of its form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editorial.actions import can_be_undone
from editorial.actions.publishing import UNDO_LASTS
from editorial.actions.reviewing import why_not_wording_only
from editorial.admin.sitting import Sitting
from editorial.models import ReviewRequest, Revision, Schedule, WordingChange
from editorial.moments import ago, ahead, day, month, until
from editorial.versions import snapshots


@dataclass(frozen=True)
class Button:
    name: str
    value: str
    label: str


@dataclass(frozen=True)
class Line:
    """One sentence. Its tone is "good", "waits" or "trouble"; most have none."""

    text: str
    tone: str = ""
    reasons: tuple[str, ...] = ()
    button: Button | None = None


def state_of(
    sitting: Sitting, *, has_drafts: bool, may_publish: bool, is_spanish_older: bool = False
) -> list[Line]:
    """Return all that somebody should know before typing into the form."""
    if sitting.record is None:
        return [_of_new(has_drafts)]
    if not has_drafts:
        return list(_of_plain(sitting))
    return [
        *_problems(sitting),
        *_publication(sitting, may_publish),
        *_draft(sitting),
        *_check(sitting),
        *_request(sitting),
        *_wording(sitting),
        *_schedules(sitting, may_publish),
        *(_older_spanish() if is_spanish_older else ()),
    ]


def name_of(user: AbstractBaseUser | None, written: str = "") -> str:
    """Return what colleagues call a person, also one whose account is gone."""
    full = user.get_full_name() if user else ""
    return full or (user.get_username() if user else written) or _("somebody")


def _of_new(has_drafts: bool) -> Line:
    if has_drafts:
        return Line(_("This page is new. Patients see nothing of it before you publish it."))
    return Line(_("This is new. What you save here is public at once."), "waits")


def _of_plain(sitting: Sitting) -> Iterator[Line]:
    yield from _problems(sitting)
    yield Line(_("What you save here is public at once."), "waits")
    saved = sitting.record.live
    if saved and saved.verb != Revision.Verb.AS_FOUND:
        yield Line(_("Last saved by %(who)s, %(when)s.") % _by(saved))


def _older_spanish() -> Iterator[Line]:
    button = Button("_translated", "1", _("The Spanish is up to date"))
    yield Line(_("The English has changed since the Spanish was written."), "waits", button=button)


def _problems(sitting: Sitting) -> Iterator[Line]:
    for problem in sitting.problems:
        yield Line(problem.message, "trouble")


def _publication(sitting: Sitting, may_publish: bool) -> Iterator[Line]:
    page, record = sitting.page, sitting.record
    if page.is_published():
        yield Line(_("Live since %s.") % day(page.published_at), "good")
    elif page.withdrawn_at:
        yield Line(_("Taken off the site on %s. Patients do not see it.") % day(page.withdrawn_at))
    else:
        yield Line(_("Not public yet. Patients see nothing of it."))
    if may_publish and can_be_undone(record):
        yield _undo(record.live)
    if page.is_published():
        yield from _next_check(page)


def _undo(done: Revision) -> Line:
    values = _by(done) | {"verb": done.get_verb_display()}
    values["until"] = until(done.created_at + UNDO_LASTS)
    text = _("%(verb)s by %(who)s, %(when)s. You can undo this until %(until)s.") % values
    return Line(text, button=Button("_undo", "1", _("Undo")))


def _next_check(page) -> Iterator[Line]:
    if page.review_due_on is None:
        return
    if page.is_past_review:
        text = _("The medical review is overdue since %s.") % day(page.review_due_on)
        yield Line(text, "trouble")
    else:
        yield Line(_("Medical review due %s.") % month(page.review_due_on))


def _draft(sitting: Sitting) -> Iterator[Line]:
    draft = sitting.record.draft
    if draft:
        yield Line(_("Draft by %(who)s, %(when)s, not published.") % _by(draft), "waits")


def _check(sitting: Sitting) -> Iterator[Line]:
    """Say whether what waits to be public may be."""
    page, record = sitting.page, sitting.record
    if not page.needs_review or (record.draft is None and page.is_published()):
        return
    approval = record.approvals.filter(digest=_digest(sitting)).first()
    if approval:
        values = {"reviewer": approval.reviewer, "day": day(approval.checked_on)}
        yield Line(_("This draft is checked, by %(reviewer)s on %(day)s.") % values, "good")
    elif not page.is_published():
        yield Line(_("This draft needs a check before it can go public."), "waits")
    elif reasons := why_not_wording_only(page, record, record.draft.snapshot):
        text = _("This draft needs a check before it can go public.")
        yield Line(text, "waits", tuple(reasons))
    else:
        text = _("This draft is small enough to go public as wording only, without a check.")
        yield Line(text, "good")


def _digest(sitting: Sitting) -> str:
    newest = sitting.record.newest
    return newest.digest if newest else snapshots.taken(sitting.page)["digest"]


def _request(sitting: Sitting) -> Iterator[Line]:
    requests = ReviewRequest.objects.filter(revision__record=sitting.record)
    request = requests.select_related("reviewer", "by").last()
    if request is None:
        return
    values = {"who": name_of(request.by), "when": ago(request.at), "reviewer": request.reviewer}
    if request.reviewer:
        text = _("Waiting for a check by %(reviewer)s. %(who)s asked %(when)s.") % values
    else:
        text = _("Waiting for a check by any reviewer. %(who)s asked %(when)s.") % values
    if request.note:
        text += " " + _("Note: “%s”") % request.note
    if request.revision_id != getattr(sitting.record.newest, "pk", None):
        text += " " + _("The text has changed since. Ask again, so that this text is checked.")
    yield Line(text, "waits")


def _wording(sitting: Sitting) -> Iterator[Line]:
    changes = WordingChange.objects.filter(revision__record=sitting.record, settled_by=None)
    if count := changes.count():
        yield Line(
            ngettext(
                "Published as wording only: %s change waits for the next review.",
                "Published as wording only: %s changes wait for the next review.",
                count,
            )
            % count
        )


def _schedules(sitting: Sitting, may_publish: bool) -> Iterator[Line]:
    record = sitting.record
    for planned in record.schedules.pending().select_related("by"):
        button = Button("_unschedule", f"{planned.pk}", _("Cancel this")) if may_publish else None
        yield Line(_planned(planned, record), "waits", button=button)
    failed = record.schedules.exclude(failure="").order_by("done_at").last()
    if failed and _is_news(failed, record):
        values = {"when": ahead(failed.at), "why": failed.failure}
        text = _("What was scheduled for %(when)s could not be done: %(why)s") % values
        yield Line(text, "trouble")


def _planned(planned: Schedule, record) -> str:
    values = {"when": ahead(planned.at), "who": name_of(planned.by)}
    if planned.verb == Schedule.Verb.WITHDRAW:
        return _("Scheduled by %(who)s: leaves the site %(when)s.") % values
    text = _("Scheduled by %(who)s: goes public %(when)s.") % values
    if record.newest and planned.revision_id != record.newest.pk:
        text += " " + _("The draft has changed since. Schedule again to send this text.")
    return text


def _is_news(failed: Schedule, record) -> bool:
    """A failure is told until somebody has written again."""
    newest = record.newest
    return newest is None or newest.created_at < failed.done_at


def _by(revision: Revision, now: datetime | None = None) -> dict[str, str]:
    who = name_of(revision.author, revision.author_name)
    return {"who": who, "when": ago(revision.created_at, now or timezone.now())}
