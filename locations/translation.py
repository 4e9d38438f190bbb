"""What places say in both languages."""

from modeltranslation.translator import TranslationOptions, register

from editorial.models.page import TRANSLATED
from locations.models import Closure, Location, Region


@register(Region)
class RegionTranslation(TranslationOptions):
    fields = TRANSLATED


@register(Location)
class LocationTranslation(TranslationOptions):
    fields = (*TRANSLATED, "getting_here", "parking", "transit", "access")


@register(Closure)
class ClosureTranslation(TranslationOptions):
    fields = ("reason",)
