"""What terms say in both languages."""

from modeltranslation.translator import TranslationOptions, register

from glossary.models import Term


@register(Term)
class TermTranslation(TranslationOptions):
    fields = ("title", "also", "meaning")
