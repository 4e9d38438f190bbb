"""The staff's admin site: Django's own, under a policy that lets its own scripts run."""

from csp.constants import NONCE, NONE, SELF
from csp.decorators import csp_replace
from django.contrib import admin
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from spinecare import notices

STAFF_POLICY = csp_replace(
    {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
)


class StaffSite(admin.AdminSite):
    site_header = site_title = "SpineCare"
    index_title = "The site"

    def admin_view(self, view, cacheable=False):
        return STAFF_POLICY(notices.passed_on(super().admin_view(view, cacheable)))

    def each_context(self, request):
        from spinecare.sign_in.required import lacks_second_factor  # needs the models

        context = super().each_context(request)
        return context | {"lacks_second_factor": lacks_second_factor(request.user)}

    def get_urls(self):
        protect = self.admin_view
        return [
            path("search/", protect(self.search), name="search"),
            path("failures/<int:pk>/seen/", protect(require_POST(self.seen)), name="failure_seen"),
            *super().get_urls(),
        ]

    def index(self, request, extra_context=None):
        from appointments.waiting import waiting_for  # these need the models
        from editorial.dashboard import dashboard

        visits = {"visits": waiting_for(request.user, timezone.now())}
        panels = dashboard(request, self) | visits
        return super().index(request, panels | (extra_context or {}))

    def seen(self, request, pk):
        """Take what was scheduled and came to nothing off the first page."""
        from editorial.dashboard import put_away

        put_away(request, self, pk, timezone.now())
        return redirect("admin:index")

    def search(self, request):
        from search.desk import search

        context = self.each_context(request) | {"title": _("Search")}
        context |= search(request, self, request.GET.get("q", ""))
        return TemplateResponse(request, "admin/search/page.html", context)

    @method_decorator(STAFF_POLICY)
    def login(self, request, extra_context=None):
        """One way in for everybody; whether `next` may be followed is decided there."""
        wanted = request.GET.get("next") or reverse("admin:index")
        return redirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")

    def password_change(self, request, extra_context=None):
        return redirect("account_change_password")
