"""Texts of a questionnaire in the reader's language, for templates."""

from django import template

from assessment.forms import said

register = template.Library()
register.filter("said", said)
