"""Links to a draft: one version, some days, for whoever has the link and nobody else."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone

from editorial import actions
from editorial.models import PageRecord, ShareLink
from tests import pages, people
from tests.editorial.browser import messages_in
from tests.editorial.test_previewing import MARK, drafted, everything, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice():
    pages.a_practice()
    return people.alice()


@pytest.fixture
def page(alice):
    return pages.a_condition()


@pytest.fixture
def draft(page, alice):
    return drafted(page, alice, title_en=MARK, title_es="Borrador")


@pytest.fixture
def link(draft, alice):
    return actions.share(draft, by=alice)


def path(link):
    return link.address.removeprefix(settings.BASE_URL)


def desk_of(page):
    meta = page._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_share", args=[page.pk])


class TestTheLink:
    def test_shows_the_draft_to_somebody_without_account(self, client, link):
        response = client.get(path(link))

        assert response.status_code == 200
        assert f">{MARK}</h1>" in text(response)

    def test_says_what_it_is_who_made_it_and_until_when(self, client, link):
        ends = timezone.localtime(link.expires_at)

        shown = text(client.get(path(link)))

        assert "A draft for you to read. Patients do not see it." in shown
        assert f"alice made this link. It works until {ends:%B} {ends.day}, {ends.year}," in shown

    def test_is_told_by_its_version_and_its_end(self, link):
        assert str(link) == f"{link.revision}, {link.expires_at:%Y-%m-%d}"

    def test_says_so_where_the_person_is_gone(self, client, link, alice):
        ShareLink.objects.update(created_by=None)

        assert "A former colleague made this link." in text(client.get(path(link)))

    def test_shows_it_in_spanish(self, client, link):
        response = client.get(path(link), {"language": "es"})

        assert ">Borrador</h1>" in text(response)
        assert 'lang="es"' in text(response)

    @pytest.mark.parametrize("language", ["", "de", "../es"])
    def test_knows_no_other_language(self, client, link, language):
        assert MARK in text(client.get(path(link), {"language": language}))

    def test_shows_exactly_its_version(self, client, link, page, alice):
        drafted(page, alice, title_en="Written later")

        shown = text(client.get(path(link), {"revision": PageRecord.objects.of(page).draft_id}))

        assert MARK in shown
        assert "Written later" not in shown

    def test_leads_a_clinician_to_the_check(self, client, link, page, draft):
        review = reverse("admin:conditions_condition_review", args=[page.pk])

        assert f'<a href="{review}?revision={draft.pk}">Sign in to approve it</a>' in text(
            client.get(path(link))
        )

    def test_offers_no_check_where_none_is_needed(self, client, alice):
        link = actions.share(drafted(pages.a_page(), alice, title_en=MARK), by=alice)

        shown = text(client.get(path(link)))

        assert MARK in shown
        assert "Sign in" not in shown

    def test_is_for_no_cache_no_search_engine_and_no_other_site(self, client, link):
        response = client.get(path(link))

        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
        assert "Cookie" not in response.get("Vary", "")
        assert not response.cookies

    def test_changes_nothing_however_often_it_is_opened(self, client, link):
        before = everything()

        client.get(path(link))
        client.head(path(link))

        assert everything() == before

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_only_shows(self, client, link, method):
        assert getattr(client, method)(path(link)).status_code == 405


class TestALinkThatIsOver:
    @pytest.fixture(params=["expired", "revoked", "in the bin", "deleted", "link deleted"])
    def over(self, request, link, page, alice):
        if request.param == "expired":
            ShareLink.objects.update(expires_at=timezone.now())
        elif request.param == "revoked":
            actions.revoke(link, by=alice)
        elif request.param == "in the bin":
            PageRecord.objects.update(archived_at=timezone.now())
        elif request.param == "deleted":
            page.delete()
        else:
            ShareLink.objects.all().delete()
        return path(link)

    def test_says_so_in_plain_words(self, client, over):
        response = client.get(over)

        assert response.status_code == 410
        assert "Ask the person who sent it for a new one." in text(response)
        assert MARK not in text(response)
        assert response["X-Robots-Tag"] == "noindex"
        assert response["Cache-Control"] == "no-store"
        assert not response.cookies

    def test_lasts_seven_days(self, link):
        lasts = link.expires_at - timezone.now()

        assert timedelta(days=6, hours=23) < lasts <= timedelta(days=7)


class TestAForgedLink:
    @pytest.mark.parametrize(
        "forge",
        [
            lambda link: f"{link.pk}",
            lambda link: f"{link.pk}:",
            lambda link: f"{link.pk}:{'a' * 43}",
            lambda link: Signer().sign(link.pk),
            lambda link: Signer(key="guessed", salt="editorial.share-link").sign(link.pk),
            lambda link: path(link).split("/")[2][:-1],
            lambda link: path(link).split("/")[2].replace(f"{link.pk}:", f"{link.pk + 1}:"),
            lambda link: "%00",
        ],
    )
    def test_opens_nothing(self, client, link, forge):
        response = client.get(f"/preview/{forge(link)}/")

        assert response.status_code == 404
        assert "Check that you have copied all of it." in text(response)
        assert MARK not in text(response)


class TestTheDesk:
    @pytest.fixture
    def at_desk(self, client, alice):
        client.force_login(alice)
        return client

    def test_makes_a_link_to_the_newest_version(self, at_desk, page, draft):
        response = at_desk.post(desk_of(page), follow=True)

        link = ShareLink.objects.get()
        assert link.revision == draft
        assert f'value="{link.address}"' in text(response)
        assert MARK in text(at_desk.get(path(link)))

    def test_makes_a_link_to_the_version_that_was_shown(self, at_desk, page, draft, alice):
        drafted(page, alice, title_en="Written later")

        at_desk.post(desk_of(page), {"revision": draft.pk})

        assert ShareLink.objects.get().revision == draft

    def test_makes_none_to_a_version_of_another_page(self, at_desk, page, draft):
        other = PageRecord.objects.of(pages.a_condition("other")).live

        assert at_desk.post(desk_of(page), {"revision": other.pk}).status_code == 404

    def test_makes_none_where_nothing_was_written_down(self, at_desk):
        page = pages.a_condition(is_public=False)
        PageRecord.objects.begin_new(page)
        pages.reviewed(page)

        response = at_desk.post(desk_of(page), follow=True)

        assert messages_in(response) == ["Save a draft first."]
        assert not ShareLink.objects.exists()

    def test_ends_a_link(self, at_desk, page, link):
        response = at_desk.post(desk_of(page), {"_end": link.pk}, follow=True)

        assert "<b>ended</b>" in text(response)
        assert link.address not in text(response)
        assert at_desk.get(path(link)).status_code == 410

    def test_says_which_links_are_over(self, at_desk, page, link):
        ShareLink.objects.update(expires_at=timezone.now())

        response = at_desk.get(desk_of(page))

        assert "<b>over</b>" in text(response)
        assert link.address not in text(response)

    def test_ends_a_link_once(self, page, link, alice):
        actions.revoke(link, by=alice)
        ended = ShareLink.objects.get().revoked_at
        actions.revoke(link, by=alice)

        assert ShareLink.objects.get().revoked_at == ended
        assert [entry.change_message for entry in LogEntry.objects.all()[:2]] == [
            "Link to a draft ended.",
            "Link to a draft made.",
        ]

    @pytest.mark.parametrize("key", ["0", "x", "9" * 40])
    def test_ends_no_link_that_is_none_of_this_page(self, at_desk, page, link, key):
        assert at_desk.post(desk_of(page), {"_end": key}).status_code == 404

    def test_ends_no_link_of_another_page(self, at_desk, link):
        other = pages.a_condition("other")

        assert at_desk.post(desk_of(other), {"_end": link.pk}).status_code == 404
        assert ShareLink.objects.get().revoked_at is None

    def test_leaves_the_address_out_of_the_log(self, at_desk, page, draft):
        at_desk.post(desk_of(page))

        address = ShareLink.objects.get().address
        entry = LogEntry.objects.first()
        assert entry.change_message == "Link to a draft made."
        assert address.split("/")[-2] not in f"{LogEntry.objects.values_list()}"

    def test_makes_nothing_by_looking(self, at_desk, page, draft):
        at_desk.get(desk_of(page), {"revision": draft.pk})

        assert not ShareLink.objects.exists()

    @pytest.mark.parametrize("method", ["get", "head", "post"])
    def test_is_closed_to_strangers(self, client, page, draft, method):
        response = getattr(client, method)(desk_of(page))

        assert response.status_code == 302
        assert not ShareLink.objects.exists()

    @pytest.mark.parametrize("method", ["get", "head", "post"])
    def test_is_closed_to_who_may_not_change_the_page(self, client, page, draft, method):
        client.force_login(people.charlie())

        assert getattr(client, method)(desk_of(page)).status_code == 403
        assert not ShareLink.objects.exists()
