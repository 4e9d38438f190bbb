"""How every form of the public site looks."""

from django.forms.renderers import TemplatesSetting


class SpineRenderer(TemplatesSetting):
    field_template_name = "forms/field.html"
