"""The admin of whatever has a history: every form knows from which version it started."""

from functools import partial

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from js_asset import Media
from modeltranslation.admin import TranslationAdmin

from editorial import actions, snapshots
from editorial.admin.sitting import Sitting


class NonceAdmin(TranslationAdmin):
    """The rich text editor needs an import map, and that needs the page's nonce."""

    def render_change_form(self, request, context, *args, **kwargs):
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))
        return super().render_change_form(request, context, *args, **kwargs)


class VersionedAdmin(NonceAdmin):
    """Runs the ordinary form over the version that was opened, and always rolls it back.

    What the form says is taken as a snapshot, and a verb does something with that: `keep`.
    """

    change_form_template = "admin/editorial/change_form.html"
    desk_views = {}
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
        request.sitting = sitting = self._sit_down(request, object_id)
        with transaction.atomic():
            if sitting.page is not None:
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
        return Sitting.at(row, request.POST)

    def _row_of(self, sitting):
        """Return the page as the database has it now, whatever was tried on another copy."""
        return self.model._base_manager.get(pk=sitting.page.pk)

    def response_add(self, request, obj, post_url_continue=None):
        """A new page is a row from now on; its first words are its first revision."""
        request.sitting.page = obj
        self._take(request, obj)
        if "_popup" in request.POST:
            self.keep(request, request.sitting)
            request.sitting.snapshot = None
            return super().response_add(request, obj, post_url_continue)
        return HttpResponseRedirect(self.change_address(obj))

    def response_change(self, request, obj):
        self._take(request, obj)
        return HttpResponseRedirect(self.change_address(obj))

    def _take(self, request, obj):
        request.sitting.snapshot = snapshots.take(obj)

    def _end(self, request, response):
        """Do what the pressed button says with what the form said."""
        sitting = request.sitting
        if sitting.snapshot is None:
            return response
        sitting.page = self._row_of(sitting)
        try:
            return self.keep(request, sitting) or response
        except actions.Stale:
            return self.conflict(request, sitting)
        except ValidationError as problem:
            self.tell(request, problem)
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

    def render_change_form(self, request, context, *args, **kwargs):
        context["sitting"] = getattr(request, "sitting", None)
        return super().render_change_form(request, context, *args, **kwargs)

    def delete_model(self, request, obj):
        super().delete_model(request, obj)
        actions.announce()

    def delete_queryset(self, request, queryset):
        super().delete_queryset(request, queryset)
        actions.announce()
