"""The page behind a link to a draft: for whoever has the link, while it lasts."""

from django.core import signing
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from editorial import previewing
from editorial.models import ShareLink
from editorial.moments import day, hour


@require_safe
def shared_draft(request, token):
    try:
        link = ShareLink.objects.by_token(token)
    except signing.BadSignature:
        return _closed(request, status=404)
    if link is None or not link.is_open:
        return _closed(request, status=410)
    with translation.override(previewing.language_asked(request)):
        banner = _banner(link)
    return previewing.answer(request, link.revision, banner)


def _closed(request, *, status):
    context = {"is_over": status == 410}
    response = render(request, "editorial/link_closed.html", context, status=status)
    return previewing.for_these_eyes_only(response)


def _banner(link):
    made = _("%(name)s made this link. It works until %(day)s, %(hour)s.") % {
        "name": name_of(link.created_by),
        "day": day(link.expires_at),
        "hour": hour(link.expires_at),
    }
    return previewing.Banner(
        _("A draft for you to read. Patients do not see it."), made, _links(link)
    )


def _links(link):
    links = [(_("In English"), "?language=en"), (_("In Spanish"), "?language=es")]
    page = link.revision.record.page
    if page.needs_review:
        meta = page._meta
        review = reverse(f"admin:{meta.app_label}_{meta.model_name}_review", args=[page.pk])
        links.append((_("Sign in to approve it"), f"{review}?revision={link.revision_id}"))
    return tuple(links)


def name_of(user):
    """Return what colleagues call the person."""
    return (user.get_full_name() or user.get_username()) if user else _("A former colleague")
