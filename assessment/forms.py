"""The form of one question, made from its document; what is valid, the engine decides."""

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from assessment import guidance
from assessment.engine.answers import Invalid, parse, to_raw
from assessment.engine.labels import NO, YES, say
from assessment.engine.model import Question
from assessment.engine.vocabulary import Kind

CHOOSE_ONE = _("Choose one answer")
FEWER_PLACES = _("Write fewer digits after the point")
MESSAGES = {
    "required": CHOOSE_ONE,
    "one-only": CHOOSE_ONE,
    "not-an-option": CHOOSE_ONE,
    "not-yes-or-no": _("Choose yes or no"),
    "alone-with-others": _("Choose “none of these”, or the ones that fit, but not both"),
    "not-a-number": _("Write a number, using digits only"),
    "too-precise": _("Write a whole number"),
    "too-low": _("That number is too small. Check it and try again"),
    "too-high": _("That number is too large. Check it and try again"),
    "too-long": _("Write 200 letters or fewer"),
    "control-character": _("Write plain words only"),
    "not-a-date": _("Write the date as year, month and day, such as 2026-03-04"),
}
REQUIRED = {
    Kind.MANY: _("Choose all that fit, or the last choice if none do"),
    Kind.NUMBER: _("Write a number"),
    Kind.TEXT: _("Write an answer"),
    Kind.DATE: _("Write a date"),
    Kind.YES_NO: _("Choose yes or no"),
}
MOST_FIELDS = 512
"""A few versions of the questions in two languages."""
_fields: dict[tuple[int, str], "AnswerField"] = {}


def said(text):
    return say(text, get_language() or "en") if text else ""


class AnswerLabel(str):
    """The words of a choice, with its hint, and whether it stands apart behind an "or"."""

    hint = ""
    is_apart = False

    @classmethod
    def of(cls, option, *, is_apart=False):
        label = cls(said(option.label))
        label.hint = said(option.hint)
        label.is_apart = is_apart
        return label


class Choices:
    """Draws its choices once for everybody, then ticks those of one person."""

    template_name = "forms/choices.html"

    def render(self, name, value, attrs=None, renderer=None):
        place = (name, attrs["id"])
        if place not in self._drawn:
            self._drawn[place] = super().render(name, None, attrs, renderer)
        html = self._drawn[place]
        for key in self.format_value(value):
            html = html.replace(f'value="{key}"', f'value="{key}" checked')
        return mark_safe(html)

    @cached_property
    def _drawn(self):
        return {}


class OneChoice(Choices, forms.RadioSelect):
    pass


class ManyChoices(Choices, forms.CheckboxSelectMultiple):
    pass


class Parts(forms.MultiWidget):
    """One number in several inputs, such as feet and inches."""

    template_name = "forms/parts.html"
    use_fieldset = True

    def __init__(self, parts):
        super().__init__([_number_input(unit=said(part.unit)) for part in parts])

    def decompress(self, value):
        return value or [""] * len(self.widgets)


class AnswerField(forms.Field):
    """Cleans to the engine's values; the engine's codes become sentences here."""

    def __init__(self, question: Question):
        self.question = question
        super().__init__(
            required=question.required,
            label=said(question.text),
            help_text=said(question.hint),
            widget=_widget(question),
        )
        self.unit = said(question.unit)

    def clean(self, value):
        raw = value if isinstance(value, list | tuple) else [value or ""]
        try:
            return parse(self.question, [text or "" for text in raw])
        except Invalid as problem:
            raise ValidationError(self._message(problem.code), code=problem.code) from problem

    def _message(self, code):
        if code == "required":
            return REQUIRED.get(self.question.kind, CHOOSE_ONE)
        if code == "too-precise" and self.question.places:
            return FEWER_PLACES
        return MESSAGES.get(code, CHOOSE_ONE)


def field_of(question):
    """Return the question's field in the active language, made once and never changed."""
    place = (id(question), get_language())
    field = _fields.get(place)
    if field is None or field.question is not question:
        if len(_fields) >= MOST_FIELDS:
            _fields.clear()
        field = _fields[place] = AnswerField(question)
    return field


class QuestionForm(forms.Form):
    use_required_attribute = False
    asks_one_question = True

    def __init__(self, question: Question, data=None, values=()):
        super().__init__(data, initial={"answer": _initial(question, values)}, label_suffix="")
        self.fields["answer"] = field_of(question)


class StartForm(forms.Form):
    """The region, offered and never demanded: it decides whom to call and nothing else."""

    use_required_attribute = False

    region = forms.ChoiceField(
        required=False,
        widget=OneChoice,
        label=_("Where would you look for care?"),
        help_text=_("You may skip this. It only decides which phone number you see."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        field = self.fields["region"]
        field.choices = [(region["slug"], region["title"]) for region in guidance.regions()]
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


def _initial(question, values):
    raw = to_raw(question, values)
    if question.kind is Kind.MANY or question.parts:
        return raw
    return raw[0] if raw else ""


def _widget(question):
    if question.kind is Kind.MANY:
        return ManyChoices(choices=_choices(question))
    if question.kind in (Kind.ONE, Kind.YES_NO):
        return OneChoice(choices=_choices(question))
    if question.parts:
        return Parts(question.parts)
    if question.kind is Kind.NUMBER:
        return _number_input()
    return forms.TextInput(attrs={"autocomplete": "off"})


def _choices(question):
    if question.kind is Kind.YES_NO:
        return [("yes", said(YES)), ("no", said(NO))]
    first_alone = next((option for option in question.options if option.alone), None)
    return [
        (option.key, AnswerLabel.of(option, is_apart=option is first_alone))
        for option in question.options
    ]


def _number_input(**attrs):
    return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"} | attrs)
