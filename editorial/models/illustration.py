"""Pictures and drawings of a page."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from editorial.models.words import written
from editorial.pictures import PictureField
from editorial.templatetags.drawings import drawing


def a_drawing(name):
    """Refuse a name that no drawing has."""
    if not drawing(name):
        raise ValidationError(_("There is no drawing of this name."), code="no-drawing")


class Illustrated(models.Model):
    class PictureRole(models.TextChoices):
        DESCRIBED = "described", _("The picture tells something: describe it below")
        DECORATIVE = "decorative", _("The picture is decoration: say nothing")

    picture = PictureField(
        upload_to="pictures",
        blank=True,
        help_text="JPEG, PNG or WebP up to 10 MB. Shown at the top of the page and on cards.",
    )
    picture_role = models.CharField(
        max_length=10,
        choices=PictureRole,
        blank=True,
        help_text="What a person who cannot see the picture should hear.",
    )
    picture_alt = models.CharField(
        "description of the picture",
        max_length=250,
        blank=True,
        help_text="One sentence in place of the picture. Leave out “picture of”.",
    )
    illustration = models.SlugField(
        "drawing",
        max_length=60,
        blank=True,
        validators=[a_drawing],
        help_text="The name of one of the site's own drawings, such as herniated-disc.",
    )

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(picture="")
                | Q(picture_role="decorative")
                | (Q(picture_role="described") & written("picture_alt_en")),
                name="%(app_label)s_%(class)s_picture_described",
                violation_error_message=_("Say what the picture shows, or that it is decoration."),
            ),
        )
