"""A number that is kept digit by digit, as a document writes it."""

from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from assessment.engine import decimals


def read_number(raw):
    if raw is None or raw == "":
        return None
    number = raw if isinstance(raw, Decimal) else decimals.read(str(raw).strip())
    if number is None or not decimals.writable(number):
        raise ValidationError("Write a number such as 2 or 2.5.", code="invalid")
    return decimals.plain(number)


class NumberInput(forms.CharField):
    def to_python(self, value):
        return read_number(value)

    def prepare_value(self, value):
        return decimals.write(value) if isinstance(value, Decimal) else value

    def widget_attrs(self, widget):
        return {"inputmode": "decimal", "size": 8}


class NumberField(models.TextField):
    """Neither database rounds it: SQLite would keep a decimal as a float."""

    def from_db_value(self, value, expression, connection):
        return read_number(value)

    def to_python(self, value):
        return read_number(value)

    def get_prep_value(self, value):
        number = read_number(value)
        return None if number is None else decimals.write(number)

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **kwargs):
        return models.Field.formfield(self, **{**kwargs, "form_class": NumberInput, "widget": None})
