"""How often a password may be wrong, so that guessing is hopeless and no colleague is locked out.

Failures are counted for an account at one network address, for the address, and, far more
generously, for the account from everywhere. A browser in which that person has signed in before
is counted by itself: neither a stranger who fails on purpose nor a whole practice behind
one address can keep it out. Whoever is signed in stays so; passkeys are not counted here.
"""

import secrets

from allauth.core.internal import ratelimit
from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

MINUTES = 15
RATES = {
    "known-browser": f"10/{MINUTES}m/key",
    "account-at-address": f"10/{MINUTES}m/key",
    "address": f"30/{MINUTES}m/key",
    "account": "100/h/key",
}
PREFIX = "__Secure-" if settings.IS_HTTPS else ""
COOKIE = f"{PREFIX}known-browser"
COOKIE_AGE = 90 * 24 * 60 * 60
COOKIE_PATH = "/staff/"
MOST_ACCOUNTS = 8
SALT = "spinecare.sign_in.known_browser"


def address_of(request):
    """The visitor's network address; behind our own proxy, the one that the proxy has seen."""
    seen_by_proxy = request.headers.get("X-Real-IP", "") if settings.BEHIND_PROXY else ""
    return (seen_by_proxy or request.META.get("REMOTE_ADDR") or "unknown")[:64]


def count_attempt(request, name):
    """Return the attempt, to be taken back when the password proves right; None when refused."""
    account = _mark(name)
    network = ratelimit.truncate_ip(address_of(request))
    browser = _known_browser(request)
    if account in browser["accounts"]:
        counted = {"known-browser": f"{browser['id']} {account}"}
    else:
        counted = {
            "address": network,
            "account-at-address": f"{network} {account}",
            "account": account,
        }
    return _count(request, counted)


def remember_browser(request, response, name):
    """Let this browser be known as one that this person signs in from."""
    browser = _known_browser(request)
    others = [account for account in browser["accounts"] if account != _mark(name)]
    browser["accounts"] = [*others, _mark(name)][-MOST_ACCOUNTS:]
    response.set_cookie(
        COOKIE,
        signing.dumps(browser, salt=SALT),
        max_age=COOKIE_AGE,
        path=COOKIE_PATH,
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _count(request, counted):
    attempt = ratelimit.RateLimitUsage(usage=[])
    for action, key in counted.items():
        usage = ratelimit.consume(
            request, app="spinecare", action=action, config=RATES, key=key, limit_get=True
        )
        if usage is None:
            attempt.rollback()
            return None
        attempt.usage += usage.usage
    return attempt


def _known_browser(request):
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=COOKIE_AGE)
    except signing.BadSignature:
        return {"id": secrets.token_urlsafe(16), "accounts": []}


def _mark(name):
    """The cookie names nobody."""
    return salted_hmac(SALT, name.strip().casefold()).hexdigest()[:32]
