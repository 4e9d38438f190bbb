"""The staff's admin site: Django's own, under a policy that lets its own scripts run."""

from csp.constants import NONCE, NONE, SELF
from csp.decorators import csp_replace
from django.contrib import admin
from django.utils.decorators import method_decorator

from spinecare import notices

STAFF_POLICY = csp_replace(
    {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
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

    @method_decorator(STAFF_POLICY)
    def login(self, request, extra_context=None):
        return super().login(request, extra_context)
