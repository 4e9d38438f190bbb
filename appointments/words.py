"""What patients are told beside the form: why it came back, and what comes next, in a letter."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

NOT_STORED = (
    _("We cannot take your request right now."),
    _("Something is wrong on our side. Wait a minute and press the button again, or call us."),
)
NOT_TRUSTED = (
    _("Your request was not sent."),
    _(
        "Your browser did not send our cookie back. We need that one cookie to know that the form "
        "comes from you. Press the button again. If this page comes back, please call us."
    ),
)
TOO_OLD = (
    _("Your request was not sent yet."),
    _("The page was open for a long time. Check what you wrote, and press the button again."),
)
TOO_YOUNG = (
    _("Your request was not sent yet."),
    _("That was very fast. Check what you wrote, and press the button again."),
)
TOO_MANY = (
    _("We cannot take another request from here now."),
    _("Many requests came from your network. Try again in an hour, or call us now."),
)
SENT_BEFORE = (
    _("We have the first request that you sent with this form."),
    _("What is below is different. Press the button to send it as one more request."),
)
_GONE = {
    "location": _("The place you came from takes no requests any more. Choose another one below."),
    "surgeon": _("The surgeon you came from takes no requests any more. You may choose another."),
}


def gone(*names):
    return [_GONE[name] for name in names]


def letter_subject(practice):
    return gettext("%(practice)s: we have your request") % {"practice": practice["name"]}


def letter(practice):
    """What comes next, and nothing about health: a letter may be read by anybody at home."""
    next_step = gettext("Our staff read your request when we are open. They will answer you.")
    told = [
        gettext("Thank you. We have your request."),
        f"{next_step} {practice['hours_summary']}".rstrip(),
        practice["phone"] and _to_change(practice["phone"]),
        practice["emergency_text"] or gettext("If this is an emergency, call 911."),
        practice["name"],
        gettext("Please do not answer this e-mail: nobody reads what comes to its address."),
    ]
    return "\n\n".join(filter(None, told)) + "\n"


def _to_change(phone):
    return gettext(
        "If you hear nothing for two working days, or wish to change something, please call "
        "%(phone)s."
    ) % {"phone": phone}
