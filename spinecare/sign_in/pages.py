"""What allauth's pages need to stand among ours: the admin's look, its policy, and passkeys."""

import functools
from ipaddress import ip_address
from urllib.parse import urlsplit

from allauth.account import app_settings as account_settings
from django.conf import settings
from django.contrib import admin
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django_permissions_policy.decorators import permissions_policy_override

from spinecare.sign_in.limits import MINUTES
from spinecare.sign_in.required import lacks_second_factor
from spinecare.staff import STAFF_POLICY

PASSKEYS_ALLOWED = permissions_policy_override(
    settings.PERMISSIONS_POLICY | {name: ["self"] for name in settings.PASSKEYS}
)


def staff_page(view, title):
    """Show a view in the admin's look, to be kept by no cache."""

    @never_cache
    @STAFF_POLICY
    @PASSKEYS_ALLOWED
    @functools.wraps(view)
    def page(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            around = _around(request) | {"title": title}
            response.context_data = around | (response.context_data or {})
        return response

    return page


def _wait(request):
    headers = {"Retry-After": str(MINUTES * 60)}
    context = {"minutes": MINUTES}
    return TemplateResponse(request, "account/too_many.html", context, status=429, headers=headers)


too_many = staff_page(_wait, "Too many tries")


def _around(request):
    return admin.site.each_context(request) | {
        "is_nav_sidebar_enabled": False,
        "passkey_address": _passkey_address(request),
        "has_mail": not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend"),
        "must_add_factor": settings.SECOND_FACTOR_REQUIRED and lacks_second_factor(request.user),
        "confirmed_minutes": account_settings.REAUTHENTICATION_TIMEOUT // 60,
    }


def _passkey_address(request):
    """Where a page of passkeys must be opened instead; "" where it may stay. Numbers cannot."""
    here = urlsplit(request.build_absolute_uri())
    try:
        ip_address(here.hostname)
    except ValueError:
        return ""
    if settings.IS_HTTPS:
        return settings.BASE_URL + here.path
    port = f":{here.port}" if here.port else ""
    return f"http://localhost{port}{here.path}"
