"""The form of a page at the desk: a draft may be unfinished, what goes public may not."""

from django import forms
from django.core.exceptions import ValidationError

from editorial.admin import binned, old_addresses
from editorial.unfinished import may_wait


class ConstrainedForm(forms.ModelForm):
    """A form that answers for the row's constraints, also those on fields it does not show."""

    def _post_clean(self):
        super()._post_clean()
        if self.errors:
            return
        try:
            self.instance.validate_constraints()
        except ValidationError as problem:
            self.add_error(None, problem.messages)


class EditorialForm(ConstrainedForm):
    """Checked as a draft: what patients need is asked for when the page goes public."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        binned.without_archived(self)
        if self.is_bound:
            self._ask_only_for_what_a_row_needs()

    def _post_clean(self):
        super()._post_clean()
        refusal = binned.slug_refusal(self) or old_addresses.slug_refusal(self)
        if refusal:
            self.add_error("slug" if "slug" in self.fields else None, refusal)

    def _ask_only_for_what_a_row_needs(self):
        for name, field in self.fields.items():
            if may_wait(self._meta.model._meta.get_field(name)):
                field.required = False
