"""Rich text: what staff may write, and the allow-list that every text passes."""

import re
from html import unescape

import nh3
from django.utils.html import strip_tags
from django_prose_editor.fields import ProseEditorField, ProseEditorFormField

TAGS = {"p", "br", "strong", "em", "sub", "sup", "ul", "ol", "li", "h3", "h4", "a", "blockquote"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = {"https", "tel", "mailto"}

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Heading": {"levels": [3, 4]},
    "Link": {"enableTarget": False, "protocols": sorted(SCHEMES)},
    "Blockquote": True,
    "HardBreak": True,
    "History": True,
}

a_paragraph = re.compile(r"<p>.*?</p>", re.DOTALL)
_cleaner = nh3.Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)


def clean(html: str) -> str:
    """Return the part of the HTML that is allowed; tags without a word in them become ""."""
    cleaned = _cleaner.clean(html).strip()
    return cleaned if unescape(strip_tags(cleaned)).strip() else ""


def opening(html: str) -> str:
    """Return the first paragraph; the whole of a text that has none."""
    found = a_paragraph.search(html)
    return found[0] if found else html


class RichTextFormField(ProseEditorFormField):
    """Takes what a browser sends for what it was given: browsers end each line in their own way."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class RichTextField(ProseEditorField):
    """HTML that is sanitised on every road into the database.

    The form field cleans what is typed. `pre_save` cleans what is saved, so that the
    instance in hand agrees with its row; `get_db_prep_save` is the last gate, through
    which `update()`, `bulk_create()` and fixtures go as well.
    """

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", EXTENSIONS)
        kwargs.setdefault("sanitize", clean)
        kwargs.setdefault("max_length", 30_000)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": RichTextFormField} | kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("extensions", None)
        kwargs.pop("sanitize", None)
        return name, path, args, kwargs

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = clean(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str):
            value = clean(value)
        return super().get_db_prep_save(value, connection)
