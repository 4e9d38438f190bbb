"""Pictures: checked by content, re-encoded on the way in, named by what they hold."""

import hashlib
import io

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models
from django.db.models.fields.files import ImageFieldFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 25_000_000
LONGEST_SIDE = 1600
FORMATS = ("JPEG", "PNG", "WEBP")
STILLS = "MPO"
"""What phones write for depth: several stills in one JPEG, of which the first is the picture."""
QUALITY = 82
UNREADABLE = (
    OSError,
    SyntaxError,  # what Pillow says of a broken PNG
    ValueError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


def check_picture(upload) -> None:
    """Refuse what is too large, too many pixels, animated, or no JPEG, PNG or WebP."""
    if getattr(upload, "_committed", False):
        return  # stored, hence checked when it came and our own encoding since
    if upload.size > MAX_BYTES:
        raise ValidationError(_("The picture is larger than 10 MB."), code="too-many-bytes")
    picture = _open(upload)
    if picture.width * picture.height > MAX_PIXELS:
        raise ValidationError(_("The picture has more than 25 megapixels."), code="too-many-pixels")
    if getattr(picture, "n_frames", 1) > 1 and picture.format != STILLS:
        raise ValidationError(_("Moving pictures cannot be used here."), code="animated")
    _load(picture)


def reencoded(upload) -> ContentFile:
    """Return the picture as a WebP of bounded size, upright and without its metadata."""
    picture = _in_color(ImageOps.exif_transpose(_open(upload)))
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    encoded = io.BytesIO()
    picture.save(encoded, "WEBP", quality=QUALITY, method=4)
    content = encoded.getvalue()
    return ContentFile(content, name=f"{hashlib.sha256(content).hexdigest()[:24]}.webp")


def _in_color(picture):
    """Return the picture in eight bits a color; plain conversion makes an X-ray's sixteen white."""
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    return picture.convert("RGBA")


def _open(upload):
    upload.seek(0)
    try:
        return Image.open(upload, formats=FORMATS)
    except UNREADABLE as error:
        raise _no_picture() from error


def _load(picture):
    """Read every pixel, for a file that was cut short has a whole header."""
    try:
        picture.load()
    except UNREADABLE as error:
        raise _no_picture() from error


def _no_picture():
    return ValidationError(_("This file is no JPEG, PNG or WebP picture."), code="no-picture")


class PictureFile(ImageFieldFile):
    def save(self, name, content, save=True):
        check_picture(content)
        fresh = reencoded(content)
        super().save(fresh.name, fresh, save)


class PictureField(models.ImageField):
    """An image that is stored only as our own encoding of it, whichever road it came by."""

    attr_class = PictureFile
    default_validators = (check_picture,)
