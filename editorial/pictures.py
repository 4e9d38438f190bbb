"""Pictures: checked by content, re-encoded on the way in, named by what they hold."""

import hashlib
import io

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 25_000_000
LONGEST_SIDE = 1600
FORMATS = ("JPEG", "PNG", "WEBP")
QUALITY = 82


def check_picture(upload) -> None:
    """Refuse what is too large, too many pixels, animated, or no JPEG, PNG or WebP."""
    if upload.size > MAX_BYTES:
        raise ValidationError(_("The picture is larger than 10 MB."), code="too-many-bytes")
    picture = _open(upload)
    if picture.width * picture.height > MAX_PIXELS:
        raise ValidationError(_("The picture has more than 25 megapixels."), code="too-many-pixels")
    if getattr(picture, "n_frames", 1) > 1:
        raise ValidationError(_("Moving pictures cannot be used here."), code="animated")


def reencoded(upload) -> ContentFile:
    """Return the picture as a WebP of bounded size, upright and without its metadata."""
    picture = ImageOps.exif_transpose(_open(upload)).convert("RGBA")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    encoded = io.BytesIO()
    picture.save(encoded, "WEBP", quality=QUALITY, method=4)
    content = encoded.getvalue()
    return ContentFile(content, name=f"{hashlib.sha256(content).hexdigest()[:24]}.webp")


def _open(upload):
    upload.seek(0)
    try:
        return Image.open(upload, formats=FORMATS)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError) as error:
        raise ValidationError(
            _("This file is no JPEG, PNG or WebP picture."), code="no-picture"
        ) from error


class PictureField(models.ImageField):
    """An image that is stored only as our own encoding of it, whichever road it came by."""

    default_validators = (check_picture,)

    def pre_save(self, model_instance, add):
        picture = getattr(model_instance, self.attname)
        if picture and not picture._committed:
            check_picture(picture.file)
            fresh = reencoded(picture.file)
            picture.save(fresh.name, fresh, save=False)
        return super().pre_save(model_instance, add)
