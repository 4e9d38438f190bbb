"""Where uploads are kept: on the disk; in memory while a preview lasts, which stores nothing."""

import base64
import mimetypes

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from editorial import previewed


class Uploads(FileSystemStorage):
    def exists(self, name):
        return name in _held() or super().exists(name)

    def url(self, name):
        """Return the address; of a picture that is only previewed, the picture itself."""
        content = _held().get(name)
        return super().url(name) if not content else _as_address(name, content)

    def delete(self, name):
        if previewed.current() is None:
            super().delete(name)

    def _open(self, name, mode="rb"):
        content = _held().get(name)
        return super()._open(name, mode) if content is None else ContentFile(content, name)

    def _save(self, name, content):
        if previewed.current() is None:
            return super()._save(name, content)
        content.seek(0)
        # A film is large, and no page reads it while it is rendered.
        _held()[name] = content.read() if _kind(name).startswith("image/") else b""
        return name


def _held():
    preview = previewed.current()
    return preview.files if preview else {}


def _as_address(name, content):
    return f"data:{_kind(name)};base64,{base64.b64encode(content).decode()}"


def _kind(name):
    return mimetypes.guess_type(name)[0] or ""
