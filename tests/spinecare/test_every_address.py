"""Every address of the staff site: closed to whoever has no group, and steady whatever is sent."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import RequestFactory
from django.urls import URLResolver, reverse

from conditions.models import Condition
from editorial.usage import kinds_of_page
from locations.models import Location
from spinecare.roles import ROLES
from tests import people
from tests.spinecare.matrix.attempt import Attempt, Writes
from tests.spinecare.matrix.world import World, states

pytestmark = pytest.mark.django_db

OPEN = ("/admin/", "/admin/search/", "/admin/jsi18n/", "/admin/password_change/done/")
"""What anybody sees who works here: an empty first page, an empty search, words for scripts."""
LEAVING = ("/admin/login/", "/admin/logout/", "/admin/password_change/")
ODD = ("head", "options", "put", "delete")
GARBAGE = ("", "x", "-1", "0", "9" * 30, "1.5", "٩٩٩٩٩", "\x00", "1 OR 1=1")
SENT = {"post": "yes", "_publish": "1", "_confirmed": "1", "action": "publish_selected"}


def addresses(world: World, *models: type) -> list[str]:
    """Return each address below /admin/, or those about these models, with numbers that exist."""
    found = []
    for pattern in admin.site.get_urls():
        if isinstance(pattern, URLResolver):
            found += _of_model(str(pattern.pattern), pattern.url_patterns, models, world)
        elif pattern.name and not models:
            found.append(_filled(pattern, dict.fromkeys(pattern.pattern.converters, 1)))
    return [address for address in found if address not in LEAVING]


def _of_model(prefix, patterns, models, world):
    app, name, _rest = prefix.split("/")
    model = apps.get_model(app, name)
    if models and model not in models:
        return
    row = model._base_manager.order_by("pk").first()
    key = row.pk if row else 1
    for pattern in patterns:
        if pattern.name:
            yield _filled(pattern, dict.fromkeys(pattern.pattern.converters, key))


def _filled(pattern, values):
    if "app_label" in pattern.pattern.regex.groupindex:
        values = {"app_label": "conditions"}
    return reverse(f"admin:{pattern.name}", kwargs=values)


def asked(client, method, address, data=None):
    writes = Writes()
    with connection.execute_wrapper(writes):
        return getattr(client, method)(address, data), writes.statements


class TestWithoutAGroup:
    def test_there_are_addresses_of_every_kind(self, everybody):
        found = addresses(everybody)

        for part in ("reorder", "autosave", "preview", "import", "publish", "password"):
            assert any(f"/{part}/" in address for address in found), part

    @pytest.mark.parametrize("method", ["get", "post", *ODD])
    def test_strangers_are_sent_to_sign_in(self, everybody, method):
        client = everybody.clients["Stranger"]
        for address in addresses(everybody):
            response, writes = asked(client, method, address, SENT if method == "post" else None)

            assert response.status_code == 302, address
            assert response.url.startswith("/admin/login/"), address
            assert not writes, address

    @pytest.mark.parametrize("method", ["get", "post", *ODD])
    def test_nothing_opens_and_nothing_is_written(self, everybody, method):
        client = everybody.clients["No group"]
        for address in addresses(everybody):
            response, writes = asked(client, method, address, SENT if method == "post" else None)

            is_shut = response.status_code in (302, 403, 404, 405) or not response.content
            assert is_shut or address in OPEN, address
            assert not writes, address


class TestOddMethods:
    @pytest.mark.parametrize("method", ODD)
    @pytest.mark.parametrize("model", ["locations.Location", "glossary.Term"])
    def test_change_nothing(self, everybody, model, method):
        client = everybody.clients["Editor"]
        before = states(everybody)
        for address in addresses(everybody, apps.get_model(model)):
            response, _writes = asked(client, method, address)

            assert response.status_code < 500, address
        assert states(everybody) == before


NUMBERS = (
    ("get", "preview", "revision"),
    ("get", "review", "revision"),
    ("get", "share", "revision"),
    ("get", "compare", "older"),
    ("get", "compare", "newer"),
    ("get", "history", "p"),
    ("get", "change", "at"),
    ("post", "compare", "revision"),
    ("post", "compare", "base"),
    ("post", "restore", "revision"),
    ("post", "restore", "base"),
    ("post", "share", "_end"),
    ("post", "undo", "_base"),
    ("post", "unarchive", "_base"),
    ("post", "delete", "_base"),
    ("post", "conflict", "mine"),
    ("post", "review", "revision"),
)


class TestNonsense:
    @pytest.mark.parametrize(("method", "view", "name"), NUMBERS)
    def test_in_a_number_changes_nothing(self, everybody, method, view, name):
        at = Attempt(everybody, "Editor", "place")
        draft = at.desk.draft.pk
        before = states(everybody)
        for text in GARBAGE:
            sent = {"revision": draft, "base": at.record.version, name: text}
            response = getattr(at.client, method)(at.address(view), sent)

            assert response.status_code < 500, text
        assert states(everybody) == before

    @pytest.mark.parametrize(
        ("button", "name"),
        [("_unschedule", "_unschedule"), ("_schedule", "_at"), ("_save", "_base")],
    )
    def test_in_the_form_changes_nothing(self, everybody, button, name):
        at = Attempt(everybody, "Editor", "place")
        before = states(everybody)
        for text in GARBAGE:
            response = at.press(button, **{name: text})

            assert response.status_code < 500, text
        assert states(everybody) == before

    @pytest.mark.parametrize("method", ["get", "post"])
    def test_in_the_place_of_a_page_finds_none(self, everybody, method):
        client, before = everybody.clients["Editor"], states(everybody)
        views = ["change", "delete", *admin.site.get_model_admin(Location).desk_views]
        for view in views:
            for text in ("x", "0", "-1", "9" * 30, "%00", "_3B", "1%2F2"):
                response = getattr(client, method)(f"/admin/locations/location/{text}/{view}/")

                assert response.status_code < 500, (view, text)
        assert states(everybody) == before

    @pytest.mark.parametrize(
        "query",
        [
            {"managers__user__password__startswith": "m"},
            {"region__locations__title": "Uptown"},
            {"o": "x.y"},
            {"p": "x"},
            {"state": "x"},
            {"bin": "x"},
            {"_to_field": "password", "_popup": "1"},
            {"e": "1"},
        ],
    )
    def test_in_the_address_of_a_list_shows_nothing_more(self, everybody, query):
        at = Attempt(everybody, "Manager, own", "place")

        response = at.client.get(at.list_address(), query)

        assert response.status_code in (200, 302, 400)
        assert "uptown" not in response.content.decode()

    def test_in_the_address_of_the_accounts_tells_no_password(self, everybody):
        client = everybody.clients["Administrator"]
        address = reverse("admin:auth_user_changelist")

        assert client.get(address, {"password__startswith": "m"}).status_code in (302, 400)


class TestSmallWindows:
    """A window that only chooses or adds is closed to the same people."""

    @pytest.mark.parametrize("field", ["id", "slug", "title_en", "password"])
    @pytest.mark.parametrize("view", ["change", "delete", "preview", "history", "review"])
    def test_open_no_page_of_somebody_else(self, everybody, view, field):
        at = Attempt(everybody, "Manager, own", "other place")
        query = {"_popup": "1", "_to_field": field}
        for send in (at.client.get, at.client.post):
            response = send(at.address(view) + f"?_popup=1&_to_field={field}", query)

            assert response.status_code in (302, 400, 403, 404, 405)
            assert at.desk.mark not in response.content.decode()

    @pytest.mark.parametrize("field", ["id", "slug", "password", "region__phone"])
    def test_break_nothing_for_who_may(self, everybody, field):
        at = Attempt(everybody, "Editor", "place")
        query = {"_popup": "1", "_to_field": field}
        for address in (at.address(), at.address("delete"), at.list_address("add")):
            assert at.client.get(address, query).status_code in (200, 400)
        assert at.client.get(at.list_address(), query).status_code in (200, 400)


class TestEveryKindOfPage:
    """The tables speak of a condition and a place; every other kind is open to the same groups."""

    @pytest.mark.parametrize("group", ROLES)
    def test_is_open_to_the_same_groups(self, group):
        user = User.objects.get(pk=people.in_group(group).pk)
        wanted = may(user, Condition)
        kinds = [kind for kind in kinds_of_page() if kind is not Location]

        assert {kind: may(user, kind) for kind in kinds} == dict.fromkeys(kinds, wanted)


def may(user, kind):
    request = RequestFactory().get("/")
    request.user = user
    desk = admin.site.get_model_admin(kind)
    asked = ("add", "change", "delete", "view", "publish")
    return {verb: getattr(desk, f"has_{verb}_permission")(request) for verb in asked}
