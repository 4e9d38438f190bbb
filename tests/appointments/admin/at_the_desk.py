"""What tests of the staff's pages do again and again: addresses, buttons, words, events."""

from django.urls import reverse

from appointments.models import Request, RequestEvent
from tests.editorial.browser import messages_in

LIST = "/admin/appointments/request/"
PERSON = f"{LIST}person/"


def address(request, view="change"):
    return reverse(f"admin:appointments_request_{view}", args=[request.pk])


def press(client, request, view, **sent):
    """Press a button of the page as it is now; return what is said."""
    base = Request.objects.get(pk=request.pk).changed_at.isoformat()
    return messages_in(client.post(address(request, view), {"base": base} | sent, follow=True))


def text_of(response):
    return " ".join(response.content.decode().split())


def verbs_of(request, **about):
    events = RequestEvent.objects.filter(request_id=request and request.pk, **about)
    return list(events.values_list("verb", flat=True))


def state_of(request):
    return Request.objects.get(pk=request.pk).state
