"""Picture files for tests: sound ones, and those that somebody should not have sent."""

import io
import struct
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

RED, BLUE = (200, 30, 30), (30, 30, 200)
PAYLOAD = b"<script>alert(1)</script>"


def encoded(kind="JPEG", size=(40, 20), color=RED, **options):
    content = io.BytesIO()
    Image.new("RGB", size, color).save(content, kind, **options)
    return content.getvalue()


def uploaded(content, name="picture.jpg"):
    return SimpleUploadedFile(name, content)


def moving(kind):
    pictures = [Image.new("RGB", (20, 20), color) for color in (RED, BLUE)]
    content = io.BytesIO()
    pictures[0].save(content, kind, save_all=True, append_images=pictures[1:])
    return content.getvalue()


def with_place_and_turned():
    """A JPEG that names its maker and asks to be turned by a quarter."""
    exif = Image.Exif()
    exif[0x010F] = "Maker of phones"
    exif[0x0112] = 6
    return encoded(exif=exif)


def claiming(width, height):
    """A PNG of a few bytes that claims to be that large."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"\0"))


def _chunk(name, content):
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )
