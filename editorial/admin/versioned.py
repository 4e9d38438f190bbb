"""The admin of whatever has a history: every form knows from which version it started."""

from functools import partial

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from js_asset import Media
from modeltranslation.admin import TranslationAdmin

from editorial import actions
from editorial.admin import conflict, history
from editorial.admin.autosave import asked_back, autosave, forget, keep_typed
from editorial.admin.front import Front
from editorial.admin.presence import arrive, presence
from editorial.admin.sitting import Sitting
from editorial.models import PageRecord
from editorial.versions import snapshots


class NonceAdmin(TranslationAdmin):
    """The rich text editor needs an import map, and that needs the page's nonce."""

    def render_change_form(self, request, context, *args, **kwargs):
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))
        return super().render_change_form(request, context, *args, **kwargs)


class VersionedAdmin(Front, NonceAdmin):
    """Runs the ordinary form over the version that was opened, and always rolls it back.

    What the form says is taken as a snapshot, and a verb does something with that: `keep`.
    """

    change_form_template = "admin/editorial/change_form.html"
    desk_views = {
        "autosave": autosave,
        "presence": presence,
        "conflict": conflict.settle,
        "history": history.history,
        "compare": history.compare,
        "restore": history.restore,
    }
    """Views beside the form, by the last part of their address: view(model_admin, request, id)."""

    def get_urls(self):
        views = [
            path(
                f"<path:object_id>/{name}/",
                self.admin_site.admin_view(partial(view, self)),
                name=f"{self.opts.app_label}_{self.opts.model_name}_{name}",
            )
            for name, view in self.desk_views.items()
        ]
        return views + super().get_urls()

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        request.unsaved = asked_back(self, request, object_id)
        request.sitting = sitting = self._sit_down(request, object_id)
        with transaction.atomic():
            if sitting.page is not None and self.has_change_permission(request, sitting.page):
                sitting.put_in(self._row_of(sitting))
            response = super().changeform_view(request, object_id, form_url, extra_context)
            if hasattr(response, "render"):
                response.render()
            if object_id is not None:
                transaction.set_rollback(True)
        return self._end(request, response)

    def _sit_down(self, request, object_id):
        row = object_id and self.get_object(request, unquote(object_id))
        if not row or not self.has_view_or_change_permission(request, row):
            return Sitting()
        sitting = Sitting.at(row, request.unsaved or request.POST)
        if request.method == "GET" and self.has_change_permission(request, row):
            arrive(request.user, sitting.record)
        return sitting

    def _row_of(self, sitting):
        """Return the page as the database has it now, whatever was tried on another copy."""
        return self.model._base_manager.get(pk=sitting.page.pk)

    def response_add(self, request, obj, post_url_continue=None):
        """A new page is a row from now on; its first words are its first revision."""
        request.sitting.page = obj
        PageRecord.objects.begin_new(obj)
        self._take(request, obj)
        if "_popup" in request.POST:
            self.keep(request, request.sitting)
            request.sitting.snapshot = None
            return super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(self.form_again(request, obj))

    def response_change(self, request, obj):
        self._take(request, obj)
        if "_popup" in request.POST:
            return super().response_change(request, obj)
        return HttpResponseRedirect(self.form_again(request, obj))

    def form_again(self, request, obj, **query):
        """Where the form goes on; one that was opened on the public page still knows that."""
        query |= {"back": "1"} if "_back" in request.POST else {}
        address = self.change_address(obj)
        return f"{address}?{urlencode(query)}" if query else address

    def _take(self, request, obj):
        request.sitting.snapshot = snapshots.take(obj)

    def _end(self, request, response):
        """Do what the pressed button says with what the form said."""
        sitting = request.sitting
        if sitting.snapshot is None:
            return response
        sitting.page = self._row_of(sitting)
        try:
            response = self.keep(request, sitting) or response
        except actions.Stale:
            return conflict.show(self, request, sitting)
        except ValidationError as problem:
            keep_typed(request.user, self.model, sitting.page.pk, request.POST)
            self.tell(request, problem)
        else:
            forget(request, self.model)
        return response

    def keep(self, request, sitting):
        """Do something with the snapshot; return an answer if it should not be the form again."""
        actions.replace(sitting.page, sitting.snapshot, by=request.user, base=sitting.base)
        messages.success(request, _("“%s” is saved, and public.") % sitting.page)

    def tell(self, request, problem):
        for message in problem.messages:
            messages.error(request, message)

    def change_address(self, obj):
        return self.desk_address("change", obj)

    def desk_address(self, name, obj):
        opts = self.opts
        return reverse(
            f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_{name}", args=[obj.pk]
        )

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        actions.announce()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        actions.announce()
