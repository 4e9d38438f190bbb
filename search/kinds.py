"""What a result is, in a word or two above its title."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "condition": _("Condition"),
    "procedure": _("Procedure"),
    "overview": _("Overview"),
    "area": _("Area of the spine"),
    "surgeon": _("Surgeon"),
    "region": _("Region"),
    "place": _("Location"),
    "question": _("Question"),
    "story": _("Story"),
    "term": _("What a word means"),
    "page": _("About the practice"),
    "list": _("Part of this site"),
}
