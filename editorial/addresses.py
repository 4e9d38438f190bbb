"""Old addresses: what was public once is found for good, wherever the page is now.

An old address names its page and not another address, so there are no chains and no loops: whoever
comes to it is sent to where the page is at that moment, or nowhere if patients do not see it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from editorial.models import EditorialPage, OldAddress, PageRecord
from editorial.models.languages import ENGLISH

RESERVED = _(
    "The address %(path)s belonged to “%(page)s” and leads there still. Choose another, "
    "or free it in the list of old addresses."
)
AN_ADDRESS = re.compile(r"/[-\w/]+/", re.ASCII)
"""What a page's address looks like: for anything else the database need not be asked."""


def address_of(page: EditorialPage) -> str:
    """Return the page's English address, which has no prefix of a language."""
    with override(ENGLISH):
        return page.get_absolute_url()


def page_once_at(path: str) -> EditorialPage | None:
    """Return the public page that was at this English address once; None if there is none."""
    if not AN_ADDRESS.fullmatch(path):
        return None
    old = OldAddress.objects.filter(path=path).select_related("record").first()
    page = old and old.record.page
    return page if page and page.is_published() else None


@contextmanager
def followed(page: EditorialPage) -> Iterator[None]:
    """Keep the public addresses that a change of the page takes from it and from others.

    Afterwards `page.left_addresses` names them, for whoever made the change.
    """
    PageRecord.objects.claimed(page)
    before = {
        each: address_of(each)
        for each in _with_others(_as_it_stands(page))
        if each.published_at and each.published_at <= timezone.now()
    }
    yield
    now = {each: address_of(each) for each in _with_others(_as_it_stands(page))}
    check(_as_it_stands(page))
    OldAddress.objects.filter(path__in=now.values()).delete()
    left = {each: path for each, path in before.items() if path != now.get(each, path)}
    for each, path in left.items():
        record = PageRecord.objects.of(each)
        OldAddress.objects.update_or_create(path=path, defaults={"record": record})
    page.left_addresses = list(left.values())


def check(page: EditorialPage) -> None:
    """Refuse an address, of the page or of one under it, that leads to another page still."""
    wanted = {address_of(each): each for each in _with_others(page)}
    for old in OldAddress.objects.filter(path__in=wanted).select_related("record"):
        other = old.record.page
        if other and other != wanted[old.path]:
            words = {"path": old.path, "page": other}
            reserved = ValidationError(RESERVED, code="old-address", params=words)
            raise ValidationError({"slug": reserved})


def _with_others(page: EditorialPage) -> Iterator[EditorialPage]:
    """Yield the page, and every page that has this page's address in its own."""
    yield page
    for relation in page.addresses_with if page.pk else ():
        for other in getattr(page, relation).all():
            yield from _with_others(other)


def _as_it_stands(page: EditorialPage) -> EditorialPage:
    return type(page)._base_manager.get(pk=page.pk)
