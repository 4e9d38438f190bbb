"""What a list does with many pages at once: asked first, then each page for itself, by its rules.

Every row carries the version that somebody looked at. A page that was changed since is left alone
and named; so is one that the rules refuse, with the reason. Nothing is half done.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from editorial import actions
from editorial.admin import binned
from editorial.admin.asked_for import version_asked
from editorial.models import PageRecord
from editorial.versions import snapshots

CONFIRMED = "_confirmed"


class Empty(forms.Form):
    """Most actions need to know nothing more."""


class ChosenOwner(forms.Form):
    owner = forms.ModelChoiceField(
        Group.objects.all(),
        required=False,
        empty_label=_("Nobody in particular"),
        label=_("Owner"),
        help_text=_("This group keeps the pages right, and is told when a review is due."),
    )


@dataclass(frozen=True)
class Bulk:
    """`verb(job, page, base)` does it with one page, or raises ValidationError or Stale."""

    name: str
    label: str
    permission: str
    done: str
    verb: Callable
    asks: type[forms.Form] = Empty
    shows_uses: bool = False


@dataclass(frozen=True)
class Job:
    """One action, pressed by one person over one list."""

    bulk: Bulk
    model_admin: admin.ModelAdmin
    request: object
    answers: dict

    @property
    def by(self):
        return self.request.user

    def may(self, page):
        is_deleting = self.bulk.permission == "delete"
        name = "has_delete_permission" if is_deleting else "has_change_permission"
        return getattr(self.model_admin, name)(self.request, page)

    def refusal(self, page):
        """Do it with one page; return why it could not be done, as a list of sentences."""
        if not self.may(page):
            return [_("You may not change it.")]
        try:
            with transaction.atomic():
                self.bulk.verb(self, page, version_asked(self.request, f"version-{page.pk}"))
        except ValidationError as problem:
            return problem.messages
        except actions.Stale:
            return [_("Somebody has changed it since you looked.")]
        return []


def publish(job, page, base):
    """Publish the newest words: the draft, or the rows of a page that never had another."""
    record = PageRecord.objects.of(page)
    how = {"by": job.by, "base": base, "may_reword": True}
    if record.draft:
        actions.publish_revision(record.draft, **how)
    elif page.is_published():
        raise ValidationError(_("There is nothing new to publish."))
    else:
        actions.publish(page, **how)


def withdraw(job, page, base):
    actions.withdraw(page, by=job.by, base=base)


def archive(job, page, base):
    may_publish = job.model_admin.has_publish_permission(job.request)
    binned.archive_as(job.by, page, may_publish=may_publish, base=base)


def unarchive(job, page, base):
    actions.unarchive(page, by=job.by, base=base)


def ask_for_check(job, page, base):
    record = PageRecord.objects.claimed(page, base)
    revision = record.newest
    if revision is None:
        revision = actions.save_draft(page, snapshots.take(page), by=job.by, base=base)
    if record.is_approved(revision.digest):
        raise ValidationError(_("Exactly this text is checked already."))
    actions.ask_for_review(revision, by=job.by)


def set_owner(job, page, base):
    actions.set_owner(page, job.answers["owner"], by=job.by, base=base)


BULKS = (
    Bulk("publish_selected", _("Publish"), "publish", _("Public now: %s."), publish),
    Bulk(
        "withdraw_selected",
        _("Take off the site"),
        "publish",
        _("No longer public: %s."),
        withdraw,
        shows_uses=True,
    ),
    Bulk("ask_selected", _("Ask for a check"), "change", _("To be checked: %s."), ask_for_check),
    Bulk(
        "own_selected",
        _("Set owner group"),
        "change",
        _("The owner is set: %s."),
        set_owner,
        asks=ChosenOwner,
    ),
    Bulk(
        "archive_selected",
        _("Put into the bin"),
        "delete",
        _("In the bin: %s."),
        archive,
        shows_uses=True,
    ),
)
UNARCHIVE = Bulk(
    "unarchive_selected",
    _("Take out of the bin"),
    "delete",
    _("Out of the bin, and not public: %s."),
    unarchive,
)


class BulkActions:
    """For the admin of a page: its list sends the version of every row along."""

    def get_queryset(self, request):
        records = PageRecord.objects.for_model(self.model).filter(object_id=OuterRef("pk"))
        version = Subquery(records.values("version")[:1])
        return super().get_queryset(request).annotate(desk_version=Coalesce(version, 0))

    def action_checkbox(self, obj):
        version = '<input type="hidden" name="version-{}" value="{}">'
        return super().action_checkbox(obj) + format_html(version, obj.pk, obj.desk_version)

    def get_actions(self, request):
        """In the bin, a page can be taken out, and nothing else be done with it."""
        if IS_POPUP_VAR in request.GET:
            return {}
        is_in_bin = request.GET.get(binned.BinFilter.parameter_name) == binned.IN_BIN
        offered = (UNARCHIVE,) if is_in_bin else BULKS
        return {
            bulk.name: (partial(_answer, bulk), bulk.name, bulk.label)
            for bulk in offered
            if self._offers_bulk(request, bulk)
        }

    def _offers_bulk(self, request, bulk):
        is_sensible = bulk.verb is not ask_for_check or self.model.needs_review
        return is_sensible and getattr(self, f"has_{bulk.permission}_permission")(request)


def _answer(bulk, model_admin, request, queryset):
    """Ask before anything happens; once confirmed, do it and say what came of each page."""
    form = bulk.asks(request.POST if CONFIRMED in request.POST else None)
    pages = list(queryset)
    _tell_of_strangers(request, pages)
    if not pages:
        return None
    if not form.is_valid():
        return _ask(bulk, model_admin, request, pages, form)
    job = Job(bulk, model_admin, request, form.cleaned_data)
    with actions.announced_once():
        refusals = {page: job.refusal(page) for page in pages}
    _report(request, bulk, refusals)
    return HttpResponseRedirect(request.get_full_path())


def _tell_of_strangers(request, pages):
    """Name how many rows were asked for that are not in this person's list."""
    asked = set(request.POST.getlist(ACTION_CHECKBOX_NAME))
    if count := len(asked - {str(page.pk) for page in pages}):
        message = ngettext(
            "%s chosen page is not in your list. Nothing was done with it.",
            "%s chosen pages are not in your list. Nothing was done with them.",
            count,
        )
        messages.error(request, message % count)


def _report(request, bulk, refusals):
    done = [str(page) for page, reasons in refusals.items() if not reasons]
    if done:
        messages.success(request, bulk.done % ", ".join(done))
    for page, reasons in refusals.items():
        if reasons:
            words = {"page": page, "reasons": " ".join(map(str, reasons))}
            messages.error(request, _("Not done with “%(page)s”: %(reasons)s") % words)


def _ask(bulk, model_admin, request, pages, form):
    """Show what it is about; rows keep the version of the list, or else that of this page."""
    versions = {page: request.POST.get(f"version-{page.pk}", page.desk_version) for page in pages}
    context = model_admin.admin_site.each_context(request) | {
        "title": bulk.label,
        "opts": model_admin.opts,
        "bulk": bulk,
        "versions": versions.items(),
        "form": form,
        "list_address": request.get_full_path(),
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "admin/editorial/bulk.html", context)
