"""Shows what uses a page, wherever somebody is about to change or remove it."""

from django import template
from django.urls import reverse

from editorial.models import EditorialPage, PageRecord
from editorial.usage import used_by

register = template.Library()


@register.inclusion_tag("admin/editorial/usage.html")
def usage(page, is_open=False):
    """`{% usage page %}` lists the pages that use it; nothing for what has no address."""
    if not isinstance(page, EditorialPage):
        return {"users": [], "is_page": False}
    # A form shows it twice: at the top, and where the page can be taken off the site.
    if not hasattr(page, "users"):
        page.users = _users_of(page)
    return {"users": page.users, "is_open": is_open, "is_page": True}


def _users_of(page):
    ways = {}
    for use in used_by(page):
        ways.setdefault(use.page, []).append(use)
    in_bin = _in_bin()
    return [_told(each, ways[each], in_bin) for each in ways]


def _told(page, uses, in_bin):
    meta = page._meta
    return {
        "title": str(page),
        "kind": meta.verbose_name,
        "address": reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[page.pk]),
        "uses": uses,
        "is_public": not hasattr(page, "is_published") or page.is_published(),
        "is_in_bin": (meta.app_label, meta.model_name, page.pk) in in_bin,
    }


def _in_bin():
    names = ("content_type__app_label", "content_type__model", "object_id")
    return set(PageRecord.objects.archived().values_list(*names))
