"""What a browser sends: every field of a staff form as it stands, and the files chosen by hand."""

from django.urls import reverse


def address(page, action="change"):
    meta = page._meta
    args = [page.pk] if action in ("change", "delete", "history") else []
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{action}", args=args)


def filled(response):
    """Return the fields of the form in the response, as they would be sent back unchanged."""
    context = response.context
    sent = _fields_of(context["adminform"].form)
    for inline in context["inline_admin_formsets"]:
        sent |= _fields_of(inline.formset.management_form)
        for form in inline.formset.initial_forms:
            sent |= _fields_of(form)
    return sent


def press(client, page, button="_save", **typed):
    """Open the form of the page, type, and press a button; return what came of it."""
    form = filled(client.get(address(page)))
    return client.post(address(page), form | typed | {button: "Press"}, follow=True)


def messages_in(response):
    return [str(message) for message in response.context["messages"]]


def _fields_of(form):
    values = {field.html_name: field.value() for field in form}
    return {name: value for name, value in values.items() if value not in (None, False)}
