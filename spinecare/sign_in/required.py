"""Where patients may come, no member of staff reaches the admin without a second factor."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.shortcuts import redirect

ADMIN = "/admin/"
ALWAYS_OPEN = ("/admin/login/", "/admin/logout/")
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def lacks_second_factor(user):
    return user.is_authenticated and not is_mfa_enabled(user, FACTORS)


def second_factor_required(get_response):
    """Middleware. Every page of patients passes through, so the cheapest question comes first."""

    def lead(request):
        if request.path_info.startswith(ADMIN) and _is_refused(request):
            return redirect("mfa_index")
        return get_response(request)

    return lead


def _is_refused(request):
    if not settings.SECOND_FACTOR_REQUIRED or request.path_info in ALWAYS_OPEN:
        return False
    return lacks_second_factor(request.user)
