"""The form of a request: it only asks and checks; its choices are published data."""

from itertools import groupby
from operator import itemgetter

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Layout
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from appointments import offer
from appointments.contents import BestTime, Contents, Reach, Topic
from appointments.typed import lines, one_line, us_phone
from assessment.forms import OneChoice

ANYWHERE = "soonest"
LONGEST_NAME, LONGEST_REACH, LONGEST_NOTE = 100, 254, 500
NO_ROBOT = "leave_empty"
"""People do not see this field, and robots fill in what they find."""

TRAP = Div(NO_ROBOT, css_class="visit__trap", aria_hidden="true")
SUMMARY = HTML('{% include "appointments/summary.html" with text=form.summary only %}')


class Plain(forms.CharField):
    """A text of which only what can be seen counts, whether or not it is there and fits."""

    def __init__(self, *, plain, most, **kwargs):
        super().__init__(strip=False, **kwargs)
        self.plain, self.most = plain, most

    def to_python(self, value):
        return self.plain(super().to_python(value))

    def validate(self, value):
        super().validate(value)
        if len(value) > self.most:
            raise ValidationError(
                _("Write %(most)s characters or fewer. Now there are %(count)s"),
                code="too-long",
                params={"most": self.most, "count": len(value)},
            )


class RequestForm(forms.Form):
    """Made with the plain text of the visitor's spine check, or "" where there is none."""

    use_required_attribute = False

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    topic = forms.ChoiceField(
        label=_("What is it about?"),
        choices=Topic,
        widget=OneChoice,
        error_messages={"required": _("Choose what it is about")},
    )
    location = forms.ChoiceField(
        label=_("Where would you like to be seen?"),
        error_messages={"required": _("Choose a place, or wherever is soonest")},
    )
    surgeon = forms.ChoiceField(label=_("Which surgeon? You may leave this open"), required=False)
    name = Plain(
        plain=one_line,
        most=LONGEST_NAME,
        label=_("Your name"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name")},
    )
    reach_by = forms.ChoiceField(
        label=_("How may we reach you?"),
        choices=Reach,
        widget=OneChoice,
        error_messages={"required": _("Choose a call or an e-mail")},
    )
    reach = Plain(
        plain=one_line,
        most=LONGEST_REACH,
        label=_("Your phone number or e-mail address"),
        help_text=_("Write the one you chose above. For a phone, the area code too."),
        widget=forms.TextInput(attrs={"autocomplete": "on", "autocapitalize": "none"}),
        error_messages={"required": _("Write your phone number or e-mail address")},
    )
    best_time = forms.ChoiceField(
        label=_("When is the best time?"),
        choices=BestTime,
        widget=OneChoice,
        error_messages={"required": _("Choose a time of day")},
    )
    may_leave_message = forms.BooleanField(
        label=_("If I do not answer, you may leave a message"), required=False
    )
    note = Plain(
        plain=lines,
        most=LONGEST_NOTE,
        label=_("Is there more we should know? You may leave this empty"),
        help_text=_(
            "Up to 500 characters. Do not write anything urgent here: nobody reads this at once."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    send_summary = forms.BooleanField(
        label=_("Send the summary of my spine check too"), required=False
    )
    summary_mark = forms.CharField(required=False, widget=forms.HiddenInput)
    leave_empty = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args, summary="", mark="", **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.summary, self.mark = summary, mark
        self.fields["location"].choices = _places()
        self.fields["surgeon"].choices = _surgeons()
        for name, field in self.fields.items():
            if isinstance(field, forms.ChoiceField):
                not_offered = _GONE.get(name) or field.error_messages["required"]
                field.error_messages["invalid_choice"] = not_offered
        if not summary:
            del self.fields["send_summary"], self.fields["summary_mark"]
        self.helper = self._helper()

    def _helper(self):
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.form_show_errors = False
        told = ["send_summary", SUMMARY] if self.summary else []
        shown = [name for name in self.fields if name not in (NO_ROBOT, "send_summary")]
        helper.layout = Layout(*shown, *told, TRAP)
        return helper

    # What is valid

    def clean_reach(self):
        check = {Reach.PHONE: _phone, Reach.EMAIL: _email}.get(self.cleaned_data.get("reach_by"))
        typed = self.cleaned_data["reach"]
        return check(typed) if check else typed

    def clean_send_summary(self):
        is_wanted = self.cleaned_data["send_summary"]
        if is_wanted and self.data.get("summary_mark") != self.mark:
            raise ValidationError(
                _("Your spine check has changed. Read the text below, then tick the box again"),
                code="changed",
            )
        return is_wanted

    def clean(self):
        place = offer.place(self.cleaned_data.get("location"))
        surgeon = offer.surgeon(self.cleaned_data.get("surgeon"))
        if place and surgeon and surgeon["places"] and place["slug"] not in surgeon["places"]:
            words = {"surgeon": surgeon["title"], "place": place["title"]}
            self.add_error(
                "surgeon",
                _("%(surgeon)s does not see patients at %(place)s. Choose another one of the two")
                % words,
            )
        if self.data.get("send_summary") and not self.summary:
            raise ValidationError(
                _(
                    "Your spine check is gone from this browser, so we cannot send it. "
                    "Press the button again to send the form without it"
                ),
                code="gone",
            )

    # What was asked for

    days_kept = property(lambda self: settings.APPOINTMENT_RETENTION_DAYS)

    @property
    def is_by_robot(self):
        return bool(self.data.get(NO_ROBOT))

    def contents(self):
        told = self.cleaned_data
        kept = ("name", "reach_by", "reach", "best_time", "may_leave_message", "topic", "note")
        summary = self.summary if told.get("send_summary") else ""
        return Contents(**{name: told[name] for name in kept}, summary=summary)


_GONE = {
    "location": _("This place takes no requests any more. Choose another one"),
    "surgeon": _("This surgeon takes no requests any more. Choose another one, or none"),
}


def _places():
    choices = [("", _("Choose a place")), (ANYWHERE, _("Wherever I can be seen soonest"))]
    for region, places in groupby(offer.places(), key=itemgetter("region")):
        choices.append((region, [(place["slug"], place["title"]) for place in places]))
    return choices


def _surgeons():
    offered = [(surgeon["slug"], surgeon["title"]) for surgeon in offer.surgeons()]
    return [("", _("Any surgeon")), *offered]


def _phone(typed):
    found = us_phone(typed)
    if not found and "@" in typed:
        raise ValidationError(
            _("This looks like an e-mail address. Write a phone number, or choose an e-mail above"),
            code="other-way",
        )
    if not found:
        raise ValidationError(
            _("Write a US phone number with its area code, such as 410-555-0142"), code="phone"
        )
    return found


def _email(typed):
    if us_phone(typed):
        raise ValidationError(
            _("This looks like a phone number. Write an e-mail address, or choose a call above"),
            code="other-way",
        )
    try:
        validate_email(typed)
    except ValidationError:
        raise ValidationError(
            _("Write an e-mail address, such as name@example.com"), code="email"
        ) from None
    return typed
