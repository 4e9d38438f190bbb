"""The summary of a finished spine check, which a patient may send along: read for nothing else."""

from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.views.decorators.debug import sensitive_variables

from assessment import cookie, instrument
from assessment.journey import Journey
from assessment.plain_text import plain_text
from assessment.result import Result


@sensitive_variables()
def summary_of(request):
    """Return the plain text of the visitor's result; "" where no spine check is finished."""
    asked = instrument.by_digest(cookie.pinned(request))
    if asked is None or not asked.speaks(get_language()):
        return ""
    journey = Journey(asked, cookie.load(request, asked))
    return "" if journey.still_to_do else plain_text(Result(journey), is_sent=True)


def mark_of(summary):
    """A mark of the text that was shown, so that no other text is sent than the one read."""
    return salted_hmac("appointments.attachment", summary).hexdigest() if summary else ""
