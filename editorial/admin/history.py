"""A page's history by day, two versions beside each other, and the way back to an older one."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from editorial import actions
from editorial.admin.asked_for import page_to_change, revision_of, version_asked
from editorial.admin.state import name_of
from editorial.models import Approval, PageRecord, Revision, Schedule
from editorial.versions import snapshots
from editorial.versions.differences import Difference, differences, shortened

PER_PAGE = 20
OPEN_AT_FIRST = 3
"""So many entries show what changed without a click."""


@dataclass(frozen=True)
class Change:
    """One difference as it is shown: where, and the words around what changed."""

    difference: Difference

    @property
    def label(self):
        return self.difference.label

    @property
    def pieces(self):
        return shortened(self.difference.words)


@dataclass(frozen=True)
class Entry:
    """Something that happened to the page: a revision, a check or a schedule."""

    at: object
    who: str
    what: str
    note: str = ""
    revision: Revision | None = None
    changes: tuple[Change, ...] = ()
    is_live: bool = False
    is_draft: bool = False
    is_open: bool = False

    @property
    def may_come_back(self):
        return self.revision is not None and not self.is_draft

    @property
    def day(self):
        return timezone.localdate(self.at)


@method_decorator(require_safe)
def history(model_admin, request, object_id):
    page = page_to_change(model_admin, request, object_id)
    record = PageRecord.objects.of(page)
    shown = Paginator(record.revisions.select_related("author"), PER_PAGE).get_page(
        request.GET.get("p")
    )
    entries = sorted(_entries(record, shown), key=lambda entry: entry.at, reverse=True)
    context = _context(model_admin, request, page, _("History of “%s”") % page) | {
        "record": record,
        "days": [(day, list(each)) for day, each in groupby(entries, key=lambda entry: entry.day)],
        "shown": shown,
        "restore_address": model_admin.desk_address("restore", page),
    }
    return render(request, "admin/editorial/history.html", context)


@method_decorator(require_POST)
def restore(model_admin, request, object_id):
    """Take an older version as the draft, and show what publishing it would change."""
    page = page_to_change(model_admin, request, object_id)
    revision = revision_of(PageRecord.objects.of(page), request.POST.get("revision"))
    try:
        problems = _taken_back(model_admin, page, revision, request)
    except actions.Stale:
        messages.error(request, _("Somebody has changed the page meanwhile. Look again."))
        return HttpResponseRedirect(model_admin.desk_address("history", page))
    except ValidationError as problem:
        model_admin.tell(request, problem)
        return HttpResponseRedirect(model_admin.desk_address("history", page))
    for problem in problems:
        messages.warning(request, problem.message)
    onward = "compare" if model_admin.has_drafts else "change"
    return HttpResponseRedirect(model_admin.desk_address(onward, page))


def _taken_back(model_admin, page, revision, request):
    """Take the version as the draft; what has no drafts says it to everybody at once."""
    base = version_asked(request, "base")
    if model_admin.has_drafts:
        return actions.restore(revision, by=request.user, base=base)[1]
    snapshot = snapshots.read(type(page), revision.snapshot)
    actions.replace(page, snapshot, by=request.user, base=base)
    messages.success(request, _("“%s” is saved, and public.") % page)
    return []


def compare(model_admin, request, object_id):
    """Show what differs between live and draft, or any two versions; publish from there."""
    page = page_to_change(model_admin, request, object_id)
    record = PageRecord.objects.of(page)
    if request.method == "POST":
        return _publish(model_admin, request, page)
    older, newer = _asked(record, request.GET)
    context = _context(model_admin, request, page, _("What changes in “%s”") % page) | {
        "record": record,
        "older": older,
        "newer": newer,
        "changes": _changes(record, older, newer),
        "may_publish": newer == record.draft and model_admin.has_publish_permission(request),
    }
    return render(request, "admin/editorial/compare.html", context)


def _publish(model_admin, request, page):
    if not model_admin.has_publish_permission(request):
        return HttpResponseRedirect(model_admin.change_address(page))
    revision = revision_of(PageRecord.objects.of(page), request.POST.get("revision"))
    base = version_asked(request, "base")
    try:
        actions.publish_revision(revision, by=request.user, base=base, may_reword=True)
    except actions.Stale:
        messages.error(request, _("Somebody has changed the page meanwhile. Look again."))
        return HttpResponseRedirect(model_admin.desk_address("compare", page))
    except ValidationError as problem:
        model_admin.tell(request, problem)
    else:
        messages.success(request, _("“%s” is public.") % page)
    return HttpResponseRedirect(model_admin.change_address(page))


def changes_between(model, older, newer):
    """Return what differs between two revisions, whatever form each was written in."""
    before = older and snapshots.read(model, older.snapshot)
    after = snapshots.read(model, newer.snapshot)
    return tuple(map(Change, differences(before, after)))


def _changes(record, older, newer):
    return changes_between(record.content_type.model_class(), older, newer) if newer else ()


def _asked(record, asked):
    older = revision_of(record, asked["older"]) if "older" in asked else record.live
    newer = revision_of(record, asked["newer"]) if "newer" in asked else record.newest
    return older, newer


def _entries(record, shown):
    revisions = list(shown)
    before = {each.number: each for each in revisions}
    if shown.has_next():
        next_one = record.revisions.filter(number__lt=revisions[-1].number).first()
        before[next_one.number] = next_one
    for place, revision in enumerate(revisions):
        older = max((each for each in before.values() if each.number < revision.number), **LATEST)
        yield Entry(
            at=revision.created_at,
            who=name_of(revision.author, revision.author_name),
            what=revision.get_verb_display(),
            note=revision.note,
            revision=revision,
            changes=_changes(record, older, revision) if older else (),
            is_live=revision == record.live,
            is_draft=revision == record.draft,
            is_open=shown.number == 1 and place < OPEN_AT_FIRST,
        )
    yield from _events(record, shown, revisions)


LATEST = {"key": lambda revision: revision.number, "default": None}


def _events(record, shown, revisions):
    """Yield the checks and schedules of the time that this page of the list is about."""
    since = revisions[-1].created_at if shown.has_next() else None
    until = revisions[0].created_at if shown.has_previous() else None
    for approval in record.approvals.select_related("reviewer"):
        if _is_between(approval.recorded_at, since, until):
            yield _of_approval(approval)
    for planned in record.schedules.select_related("by"):
        if _is_between(planned.created_at, since, until):
            yield _of_schedule(planned)


def _is_between(at, since, until):
    return (since is None or at >= since) and (until is None or at <= until)


def _of_approval(approval: Approval) -> Entry:
    return Entry(
        at=approval.recorded_at,
        who=str(approval.reviewer),
        what=approval.get_kind_display(),
        note=approval.note,
    )


def _of_schedule(planned: Schedule) -> Entry:
    at = f"{timezone.localtime(planned.at):%Y-%m-%d %H:%M}"
    return Entry(
        at=planned.created_at,
        who=str(planned.by or ""),
        what=_("Scheduled: %(verb)s on %(at)s") % {"verb": planned.get_verb_display(), "at": at},
        note=_outcome(planned),
    )


def _outcome(planned: Schedule) -> str:
    if planned.failure:
        return _("It could not be done: %s") % planned.failure
    if planned.cancelled_at:
        return _("Cancelled.")
    return _("Done.") if planned.done_at else ""


def _context(model_admin, request, page, title):
    return model_admin.admin_site.each_context(request) | {
        "title": title,
        "opts": model_admin.opts,
        "original": page,
        "change_address": model_admin.change_address(page),
    }
