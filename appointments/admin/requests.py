"""The admin of requests: our own pages alone, so that nothing else lists or logs a patient.

Of Django's admin it has the place in the menu, the permissions and the policy; none of its views.
"""

from functools import partial

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path, reverse

from appointments.admin import one_person, opened, worklist
from appointments.models import Request

EXPORT = "appointments.export_request"

LIST_VIEWS = {
    "": ("changelist", worklist.show),
    "person/": ("person", one_person.search),
    "person/export/": ("person_export", one_person.export),
    "person/erase/": ("person_erase", one_person.erase),
}
"""By the end of the address: the name, and view(model_admin, request)."""
VIEWS = {
    "change": opened.show,
    "take": opened.take,
    "take-over": opened.take_over,
    "done": opened.done,
    "not-reached": opened.not_reached,
    "reopen": opened.reopen,
    "note": opened.write_note,
    "erase": opened.erase,
}
"""By the end of the address, which is the name too: view(model_admin, request, row)."""


@admin.register(Request)
class RequestAdmin(admin.ModelAdmin):
    actions = None

    def get_queryset(self, request):
        return Request.objects.visible_to(request.user)

    def has_add_permission(self, request):
        return False

    def has_export_permission(self, request):
        return request.user.has_perm(EXPORT)

    def get_urls(self):
        return [*self._list_urls(), *self._row_urls()]

    def address(self, name, row=None):
        return reverse(f"{self.admin_site.name}:{self._name(name)}", args=[row.pk] if row else [])

    def context(self, request, title, **more):
        """Return what every one of these pages needs; a title names no patient."""
        request.current_app = self.admin_site.name
        about = {"title": title, "opts": self.opts, "list_address": self.address("changelist")}
        return self.admin_site.each_context(request) | about | more

    def _list_urls(self):
        for end, (name, view) in LIST_VIEWS.items():
            yield path(end, self._protected(view), name=self._name(name))

    def _row_urls(self):
        for name, view in VIEWS.items():
            found = partial(self._with_row, view)
            yield path(
                f"<uuid:pk>/{name}/", self.admin_site.admin_view(found), name=self._name(name)
            )

    def _protected(self, view):
        return self.admin_site.admin_view(partial(self._for_who_may_look, view))

    def _name(self, name):
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def _for_who_may_look(self, view, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        return view(self, request)

    def _with_row(self, view, request, pk):
        """Look among what this person may see: a request of another place is not there."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        rows = self.get_queryset(request).select_related("location", "surgeon", "taken_by")
        row = rows.filter(pk=pk).first()
        if row is None:
            raise Http404
        return view(self, request, row)
