"""The check of a page: what patients would see, what changed, and the clinician's answer."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from editorial import actions
from editorial.actions.reviewing import authors_of
from editorial.admin.asked_for import page_to_change
from editorial.admin.buttons import reviewer_of
from editorial.admin.history import changes_between
from editorial.admin.preview import revision_asked
from editorial.models import Approval, PageRecord, Reviewer, ReviewRequest, Revision, WordingChange
from editorial.versions import snapshots

LONGEST_NOTE = 180


@dataclass(frozen=True)
class Reviewing:
    """One revision on a clinician's table."""

    revision: Revision
    reviewer: Reviewer | None
    """None for who may read, and is no reviewer."""

    @property
    def record(self) -> PageRecord:
        return self.revision.record

    @property
    def is_live(self) -> bool:
        return self.revision.is_public and self.revision.pk == self.record.live_id

    @property
    def is_newest(self) -> bool:
        newest = self.record.newest
        return newest is not None and newest.pk == self.revision.pk

    @property
    def is_own(self) -> bool:
        user = self.reviewer and self.reviewer.user
        return (
            user is not None and self.revision.pk is not None and user in authors_of(self.revision)
        )

    @property
    def is_solo(self) -> bool:
        return self.is_own and settings.SOLO_MODE

    @property
    def may_answer(self) -> bool:
        is_current = self.is_newest or self.is_live
        return self.reviewer is not None and is_current and (not self.is_own or self.is_solo)

    @property
    def approval(self) -> Approval | None:
        approvals = self.record.approvals.select_related("reviewer")
        return approvals.filter(digest=self.revision.digest).first()

    @property
    def checked(self) -> Revision | None:
        """The newest revision before this one whose text a clinician has answered for."""
        digests = self.record.approvals.values("digest")
        others = self.record.revisions.exclude(digest=self.revision.digest)
        return others.filter(digest__in=digests).first()

    @property
    def changes(self) -> tuple:
        return changes_between(self._model, self.checked, self.revision)

    @property
    def request(self) -> ReviewRequest | None:
        requests = ReviewRequest.objects.filter(revision__record=self.record)
        return requests.select_related("by", "revision").last()

    @property
    def wording_changes(self) -> list[tuple[WordingChange, tuple]]:
        """Small changes that went public unchecked, each with what it changed."""
        found = WordingChange.objects.filter(revision__record=self.record, settled_by=None)
        return [(each, self._changed_by(each.revision)) for each in found.select_related("by")]

    @property
    def sources(self) -> list[models.Model]:
        """The sources as this revision has them, from the snapshot and not from the rows."""
        relation = getattr(self._model, "sources", None)
        rows = snapshots.read(self._model, self.revision.snapshot)["rows"].get("sources", [])
        return [relation.rel.related_model(**row["fields"]) for row in rows]

    def _changed_by(self, revision: Revision) -> tuple:
        public = self.record.revisions.filter(is_public=True, number__lt=revision.number)
        return changes_between(self._model, public.first(), revision)

    @property
    def _model(self) -> type[models.Model]:
        return type(self.record.page)


@method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
def review(model_admin, request, object_id):
    """Looking approves nothing: scanners of mail open every link in it."""
    page = page_to_change(model_admin, request, object_id)
    reviewer = reviewer_of(request.user)
    if request.method == "POST":
        return _answer(model_admin, request, page, reviewer)
    revision = revision_asked(page, request.GET.get("revision"))
    preview = f"{model_admin.desk_address('preview', page)}?revision={revision.pk or ''}"
    context = model_admin.admin_site.each_context(request) | {
        "title": _("Check “%s”") % page,
        "opts": model_admin.opts,
        "original": page,
        "change_address": model_admin.change_address(page),
        "review_address": model_admin.desk_address("review", page),
        "preview_address": preview,
        "reviewing": Reviewing(revision, reviewer),
        "next_review": timezone.localdate() + actions.REVIEW_LASTS,
        "longest_note": LONGEST_NOTE,
    }
    return render(request, "admin/editorial/review.html", context)


def _answer(model_admin, request, page, reviewer):
    if reviewer is None:
        raise PermissionDenied
    here = HttpResponseRedirect(model_admin.desk_address("review", page))
    pressed = next((verb for button, verb in VERBS.items() if button in request.POST), None)
    if pressed is None:
        return here
    try:
        messages.success(request, pressed(request, page, reviewer))
    except ValidationError as problem:
        model_admin.tell(request, problem)
        return here
    return HttpResponseRedirect(_next(model_admin, request, page))


def _approve(request, page, reviewer):
    with transaction.atomic():
        reviewing = Reviewing(_unchanged(request, page), reviewer)
        kind = Approval.Kind.NO_CHANGE if reviewing.is_live else Approval.Kind.REVIEW
        actions.approve(reviewing.revision, by=request.user, reviewer=reviewer, kind=kind)
    return _("Your check of “%s” is on record.") % page


def _send_back(request, page, reviewer):
    note = request.POST.get("note", "").strip()[:LONGEST_NOTE]
    if not note:
        raise ValidationError(_("Write what should change."))
    with transaction.atomic():
        revision = _unchanged(request, page)
        actions.send_back(revision, by=request.user, reviewer=reviewer, note=note)
    return _("“%s” went back, with your note.") % page


VERBS = {"_approve": _approve, "_send_back": _send_back}


def _unchanged(request, page):
    """Return the revision that was on the table, claimed; refuse it if the text is another now."""
    record = PageRecord.objects.claimed(page)
    revision = revision_asked(page, request.POST.get("revision"))
    reviewing = Reviewing(revision, None)
    is_current = reviewing.is_newest or (reviewing.is_live and _is_in_rows(page, revision))
    if revision.record != record or not is_current or revision.digest != request.POST.get("digest"):
        raise ValidationError(_("The text has changed since you opened it. Look at it again."))
    return revision


def _is_in_rows(page, revision):
    return snapshots.taken(page)["digest"] == revision.digest


def _next(model_admin, request, page):
    """Return where the next page is that this reviewer was asked to check, or that is overdue."""
    from editorial.dashboard.due import due_for_review
    from editorial.dashboard.waiting import asked_to_check
    from editorial.sight import Sight

    sight = Sight(request, model_admin.admin_site)
    addresses = [asked.address for asked in asked_to_check(sight)]
    for keepers in due_for_review(sight, timezone.localdate()):
        addresses += [due.address for due in keepers.pages if due.is_overdue]
    here = model_admin.desk_address("review", page)
    return next((each for each in addresses if each != here), reverse("admin:index"))
