"""What a browser sends: every field of a staff form as it stands, and the files chosen by hand."""

from django.db.models.fields.files import FieldFile
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext


def address(page, action="change"):
    meta = page._meta
    args = [page.pk] if action in ("change", "delete", "history") else []
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{action}", args=args)


def filled(response):
    """Return the fields of the form in the response, as they would be sent back unchanged."""
    context = response.context
    sent = _fields_of(context["adminform"].form) | _started_from(context.get("sitting"))
    for inline in context["inline_admin_formsets"]:
        sent |= _fields_of(inline.formset.management_form)
        for form in inline.formset.forms:
            sent |= _fields_of(form)
    return sent


def press(client, page, button="_save", **typed):
    """Open the form of the page, type, and press a button; return what came of it."""
    form = filled(client.get(address(page)))
    return client.post(address(page), form | typed | {button: "Press"}, follow=True)


def messages_in(response):
    return [str(message) for message in response.context["messages"]]


def says_it_is_in_english(response):
    """Whether a Spanish page admits, in either language, that its words are English ones."""
    line = "This page is not in Spanish yet. You can read it in English."
    with translation.override("es"):
        lines = (line, gettext(line))
    return any(each in response.content.decode() for each in lines)


def _started_from(sitting):
    """Return the hidden fields that say from which version of the page the form was made."""
    if sitting is None or sitting.record is None:
        return {}
    return {"_base": sitting.base, "_opened": sitting.opened.pk if sitting.opened else ""}


def _fields_of(form):
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in values.items() if _is_sent(value)}


def _is_sent(value):
    """A file is chosen by hand each time; an empty tick box is not sent at all."""
    return not isinstance(value, FieldFile) and value is not None and value is not False
