"""How many requests may come from one network address, so that no robot fills the list.

The address itself is kept nowhere: it is counted under a mark that another key makes each day.
"""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone
from django.utils.crypto import salted_hmac

HOUR, DAY = 60 * 60, 24 * 60 * 60
AT_MOST = {HOUR: 5, DAY: 20}
SALT = "appointments.limits"
WHOLE_NETWORK = 64
"""A household has all of such a part of IPv6 to itself, so it is counted as one address."""


def may_ask(request, key):
    """Count a form from this address, each by its key once; False once there were too many.

    Without an address everybody would be counted as one, so then nobody is counted.
    """
    address = _address_of(request)
    if not address:
        return True
    mark, form = _mark(address), _mark(key)
    return all(_take(mark, form, seconds, most) for seconds, most in AT_MOST.items())


def _take(mark, form, seconds, most):
    """Take one of so many slots, each of which is free again when its time is over.

    To add a key is one step in the database, so two requests never take the same slot. Where
    nothing can be added although there is room, the cache cannot write: storing will say so.
    """
    slots = [f"{SALT}:{mark}:{seconds}:{number}" for number in range(most)]
    for _attempt in range(most):
        taken = cache.get_many(slots)
        if form in taken.values():
            return True
        free = next((slot for slot in slots if slot not in taken), None)
        if free is None:
            return False
        if cache.add(free, form, seconds):
            return True
    return True


def _mark(text):
    return salted_hmac(f"{SALT}.{timezone.localdate()}", text, algorithm="sha256").hexdigest()


def _address_of(request):
    """The visitor's network address; behind our own proxy, the one that the proxy has seen."""
    if settings.BEHIND_PROXY:
        address = request.headers.get("X-Real-IP", "")
    else:
        address = request.META.get("REMOTE_ADDR", "")
    try:
        is_long = ip_address(address).version == 6
    except ValueError:
        return ""
    return str(ip_network(f"{address}/{WHOLE_NETWORK}", strict=False)) if is_long else address
