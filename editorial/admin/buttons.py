"""What the buttons under a page's form do: a verb with what the form said, and a sentence."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from editorial import actions
from editorial.admin import old_addresses, scheduling
from editorial.admin.asked_for import number
from editorial.models import PageRecord, Reviewer, Schedule
from editorial.moments import ahead


def reviewer_of(user):
    """Return by whose name the person signs; None for who is no clinical reviewer any more."""
    if not user.has_perm("editorial.add_approval"):
        return None
    return Reviewer.objects.filter(user=user).first()


class Buttons:
    """For an admin with drafts. Whatever is refused, what was typed stays as a draft."""

    def keep(self, request, sitting):
        """Do what the pressed button says; return where to go, if not back to the form."""
        for button, verb in self._verbs(request).items():
            if button in request.POST:
                return self._try(request, sitting, verb)
        self._save(request, sitting)
        return None

    def _verbs(self, request):
        verbs = {"_ask": self._ask, "_discard": self._discard}
        if self.has_publish_permission(request):
            verbs |= {
                "_publish": self._publish,
                "_withdraw": self._withdraw,
                "_undo": self._undo,
                "_schedule": self._schedule,
                "_schedule_off": self._schedule_off,
                "_unschedule": self._unschedule,
            }
        if reviewer_of(request.user):
            verbs["_review"] = self._review
        return verbs

    def _try(self, request, sitting, verb):
        is_typed = not sitting.is_unchanged
        try:
            messages.success(request, verb(request, sitting))
            old_addresses.tell(request, sitting.page)
        except ValidationError as problem:
            sitting.page = self._row_of(sitting)
            self._keep_draft(request, sitting)
            if is_typed:
                messages.info(request, _("What you typed is kept as a draft."))
            self.tell(request, problem)
            return self._to_time(request, sitting, problem)
        if "_publish" in request.POST and "_back" in request.POST:
            return HttpResponseRedirect(sitting.page.get_absolute_url())
        return None

    def _to_time(self, request, sitting, problem):
        """A bad time is shown again where it was typed, with what is wrong beside it."""
        if not isinstance(problem, scheduling.BadTime):
            return None
        again = self.form_again(request, sitting.page, at=problem.typed)
        return HttpResponseRedirect(f"{again}#time")

    def _save(self, request, sitting):
        if sitting.is_unchanged:
            messages.info(request, _("Nothing has changed."))
            return
        self._keep_draft(request, sitting)
        messages.success(
            request, _("The draft of “%s” is saved. Patients do not see it.") % sitting.page
        )

    def _keep_draft(self, request, sitting):
        """Return the revision that holds what the form says."""
        if not sitting.is_unchanged:
            sitting.opened = actions.save_draft(
                sitting.page, sitting.snapshot, by=request.user, base=sitting.base
            )
            sitting.base = sitting.opened.number
        return sitting.opened

    def _publish(self, request, sitting):
        published = actions.publish_snapshot(
            sitting.page, sitting.snapshot, by=request.user, base=sitting.base, may_reword=True
        )
        if hasattr(published, "wording"):
            return _("“%s” is public, as a change of wording only.") % sitting.page
        return _("“%s” is public.") % sitting.page

    def _withdraw(self, request, sitting):
        self._keep_draft(request, sitting)
        actions.withdraw(sitting.page, by=request.user, base=sitting.base)
        return _("“%s” is no longer public.") % sitting.page

    def _undo(self, request, sitting):
        """What was typed meanwhile is kept afterwards: kept before, it would be the last change."""
        is_typed = not sitting.is_unchanged
        undone = actions.undo(sitting.page, by=request.user, base=sitting.base)
        if is_typed:
            sitting.opened, sitting.base = None, undone.number
            self._keep_draft(request, sitting)
        if undone.is_public:
            return _("Undone. Patients see “%s” as it was before.") % sitting.page
        return _("Undone. “%s” is not public any more.") % sitting.page

    def _schedule(self, request, sitting):
        planned = self._plan(request, sitting, Schedule.Verb.PUBLISH)
        if planned.waits_for_check:
            words = _("Scheduled: goes public %s, if a clinician has checked it by then.")
            return words % ahead(planned.at)
        return _("Scheduled: goes public %s.") % ahead(planned.at)

    def _schedule_off(self, request, sitting):
        planned = self._plan(request, sitting, Schedule.Verb.WITHDRAW)
        return _("Scheduled: leaves the site %s.") % ahead(planned.at)

    def _plan(self, request, sitting, verb):
        at = scheduling.chosen(request.POST)
        self._keep_draft(request, sitting)
        return actions.schedule(sitting.page, verb, at=at, by=request.user, base=sitting.base)

    def _unschedule(self, request, sitting):
        self._keep_draft(request, sitting)
        record = PageRecord.objects.of(sitting.page)
        planned = record.schedules.filter(pk=number(request.POST["_unschedule"])).first()
        if planned is None:
            raise ValidationError(_("It is done or cancelled already."))
        actions.cancel(planned, by=request.user, base=sitting.base)
        return _("Cancelled. Nothing happens at that time.")

    def _review(self, request, sitting):
        revision = self._keep_draft(request, sitting)
        actions.approve(revision, by=request.user, reviewer=reviewer_of(request.user))
        return _("Your check of “%s” is on record.") % sitting.page

    def _ask(self, request, sitting):
        revision = self._keep_draft(request, sitting)
        reviewer = Reviewer.objects.filter(pk=number(request.POST.get("_reviewer"))).first()
        note = request.POST.get("_note", "").strip()[:LONGEST_NOTE]
        actions.ask_for_review(revision, by=request.user, reviewer=reviewer, note=note)
        if reviewer:
            return _("%s is asked to check this draft.") % reviewer
        return _("A clinician is asked to check this draft.")

    def _discard(self, request, sitting):
        """What was typed is kept first, so that the history has it."""
        self._keep_draft(request, sitting)
        actions.discard_draft(sitting.page, by=request.user, base=sitting.base)
        return _("The draft is thrown away. It stays in the history.")


LONGEST_NOTE = 250
