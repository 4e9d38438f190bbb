"""The line that staff see above a public page: edit it, its history, where it stands, undo.

Who has no session of the staff pays nothing for it: one look at the names of the cookies.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from editorial.actions import can_be_undone
from editorial.admin.state import name_of
from editorial.models import EditorialPage, PageRecord, Revision
from editorial.moments import ago, day, month

JUST_NOW = timedelta(minutes=10)


@dataclass(frozen=True)
class StaffLine:
    """What the line says; base.html finds it as `request.preview`, as all that stands there."""

    words: list[str]
    edit: str
    history: str
    here: str
    version: int = 0
    undo: str = ""
    done: str = ""
    """What can be undone, as a sentence."""
    banner: str = "components/staff_line.html"


class WithStaffLine:
    """For the view of a page: `page_for_staff` is what the line is about."""

    def render_to_response(self, context, **kwargs):
        line = None
        if settings.SESSION_COOKIE_NAME in self.request.COOKIES:
            line = line_for(self.request, self.page_for_staff(context))
        if line is None:
            return super().render_to_response(context, **kwargs)
        self.request.preview = line
        response = super().render_to_response(context, **kwargs)
        response.headers["Cache-Control"] = "private, no-store"
        patch_vary_headers(response, ["Cookie"])
        return response

    def page_for_staff(self, context):
        return self.object


def line_for(request: HttpRequest, page: EditorialPage | None) -> StaffLine | None:
    """Return the line for whoever may change this page; None for everybody else."""
    if page is None or not admin.site.has_permission(request):
        return None
    model_admin = admin.site.get_model_admin(type(page))
    if not model_admin.has_change_permission(request, page):
        return None
    records = PageRecord.objects.for_model(type(page)).filter(object_id=page.pk)
    record = records.select_related("draft__author", "live").first()
    return StaffLine(
        words=list(_words(page, record)),
        edit=f"{model_admin.change_address(page)}?back=1",
        history=model_admin.desk_address("history", page),
        here=request.path,
        **_undoing(request, model_admin, page, record),
    )


def _words(page, record):
    yield _("Live.")
    if record and record.draft:
        yield _("Draft by %s.") % name_of(record.draft.author, record.draft.author_name)
    if page.review_due_on and page.is_past_review:
        yield _("Review overdue since %s.") % day(page.review_due_on)
    elif page.review_due_on:
        yield _("Review due %s.") % month(page.review_due_on)


def _undoing(
    request: HttpRequest, model_admin: ModelAdmin, page: EditorialPage, record: PageRecord | None
) -> dict:
    if not (record and can_be_undone(record) and model_admin.has_publish_permission(request)):
        return {}
    return {
        "done": _done(record.live),
        "undo": model_admin.desk_address("undo", page),
        "version": record.version,
    }


def _done(live: Revision) -> str:
    words = {"verb": live.get_verb_display(), "when": ago(live.created_at)}
    if timezone.now() - live.created_at <= JUST_NOW:
        return _("%(verb)s just now.") % words
    return _("%(verb)s %(when)s.") % words
