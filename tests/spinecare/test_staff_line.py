"""The staff line: for who may change the page, and not a byte or a query for anybody else."""

import re
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from editorial import actions
from editorial.models import PageRecord
from editorial.previewing import Banner, answer
from editorial.versions import snapshots
from tests import pages, people
from tests.editorial.browser import address

pytestmark = pytest.mark.django_db

NOON = "2026-03-04T17:00:00Z"
LINE = "staff-line"


@pytest.fixture
def alice(client):
    user = people.alice()
    client.force_login(user)
    return user


def desk(page, view):
    return address(page).replace("/change/", f"/{view}/")


def record_of(page):
    return PageRecord.objects.of(page)


def line_in(response):
    """Return the line as text, its tags taken out; nothing where there is none."""
    found = re.search(
        r"<aside class=\"staff-line\".*?</aside>", response.content.decode(), re.DOTALL
    )
    return " ".join(re.sub(r"<[^>]*>", " ", found[0]).split()) if found else ""


def renamed(page, title, by):
    snapshot = snapshots.take(page)
    snapshot["fields"]["title_en"] = title
    return actions.save_draft(page, snapshot, by=by)


def undo(client, page, **posted):
    base = {"_base": record_of(page).version, "here": page.get_absolute_url()}
    return client.post(desk(page, "undo"), base | posted)


class TestStranger:
    def test_sees_the_page_as_it_always_was(self, client):
        page = pages.an_area()

        response = client.get(page.get_absolute_url())

        assert LINE not in response.content.decode()
        assert "Cache-Control" not in response.headers
        assert "Cookie" not in response.headers.get("Vary", "")
        assert not response.cookies

    def test_gets_the_bytes_that_a_signed_in_stranger_to_the_page_gets(self, client):
        page = pages.an_area()
        to_a_stranger = client.get(page.get_absolute_url()).content
        client.force_login(people.charlie())

        assert client.get(page.get_absolute_url()).content == to_a_stranger

    def test_costs_no_query(self, client, django_assert_num_queries):
        page = pages.a_page()
        client.get(page.get_absolute_url())

        with django_assert_num_queries(2):
            client.get(page.get_absolute_url())

    def test_with_a_dead_session_is_a_stranger(self, client):
        page = pages.an_area()
        client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32

        response = client.get(page.get_absolute_url())

        assert LINE not in response.content.decode()
        assert "Cache-Control" not in response.headers

    def test_is_who_has_an_account_and_is_no_staff(self, client):
        client.force_login(User.objects.create_user("dora"))

        assert LINE not in client.get(pages.an_area().get_absolute_url()).content.decode()


class TestLine:
    def test_leads_to_the_form_and_to_the_history(self, client, alice):
        page = pages.an_area()

        text = client.get(page.get_absolute_url()).content.decode()

        assert f'href="{address(page)}?back=1"' in text
        assert f'href="{desk(page, "history")}"' in text

    def test_says_where_the_page_stands(self, client, alice, time_machine):
        page = pages.a_condition()
        renamed(page, "Leg pain", people.ruth())

        line = line_in(client.get(page.get_absolute_url()))

        assert "Live. Draft by ruth. Review due March 2029." in line

    def test_says_that_a_review_is_overdue(self, client, alice):
        page = pages.a_condition()
        type(page).objects.update(review_due_on=date(2026, 3, 5))

        assert "Review overdue since March 5, 2026." in line_in(client.get(page.get_absolute_url()))

    def test_says_little_of_a_page_without_history(self, client, alice):
        page = pages.an_area()
        PageRecord.objects.all().delete()

        assert line_in(client.get(page.get_absolute_url())) == "Edit History Live."

    def test_is_in_no_cache(self, client, alice):
        response = client.get(pages.an_area().get_absolute_url())

        assert response["Cache-Control"] == "private, no-store"
        assert "Cookie" in response["Vary"]

    def test_keeps_the_policy_of_public_pages(self, client):
        page = pages.an_area()
        policy = client.get(page.get_absolute_url())["Content-Security-Policy"]
        client.force_login(people.alice())

        response = client.get(page.get_absolute_url())

        assert response["Content-Security-Policy"] == policy
        assert not re.search(r"<script(?! type=\"application/ld)|style=|<style", response.text)

    def test_stands_on_spanish_pages_too(self, client, alice):
        page = pages.an_area(title_es="Espalda baja")

        response = client.get(f"/es{page.get_absolute_url()}")

        assert f'href="{address(page)}?back=1"' in response.content.decode()

    @pytest.mark.parametrize(
        "a_page",
        [
            pages.a_condition,
            pages.a_procedure,
            pages.an_overview,
            pages.a_region,
            pages.a_location,
            pages.a_surgeon,
            pages.a_question,
            pages.a_story,
            pages.a_page,
        ],
    )
    def test_stands_on_every_kind_of_page(self, client, alice, a_page):
        page = a_page()

        assert line_in(client.get(page.get_absolute_url())).startswith("Edit History Live.")

    def test_is_on_no_list(self, client, alice):
        pages.an_area()

        for path in ("/", "/conditions/", "/procedures/"):
            assert LINE not in client.get(path).content.decode()

    def test_is_not_in_a_preview(self, client, rf, alice):
        page = pages.an_area()
        request = rf.get("/", headers={"cookie": client.cookies.output(header="", sep=";").strip()})
        request.user = alice

        response = answer(request, record_of(page).live, Banner("Preview.", ""), in_frame=False)

        assert LINE not in response.content.decode()


class TestUndo:
    def test_is_offered_after_publishing(self, client, alice, time_machine):
        time_machine.move_to(NOON)
        page = pages.an_area()

        assert line_in(client.get(page.get_absolute_url())).endswith("Published just now. Undo")

    def test_says_when_it_was_for_a_day(self, client, alice, time_machine):
        time_machine.move_to(NOON)
        page = pages.an_area()
        time_machine.shift(timedelta(hours=2))
        client.force_login(alice)

        line = line_in(client.get(page.get_absolute_url()))

        assert line.endswith("Published today at 12 pm. Undo")

    def test_is_not_offered_after_a_day(self, client, alice, time_machine):
        time_machine.move_to(NOON)
        page = pages.an_area()
        time_machine.shift(timedelta(days=2))
        client.force_login(alice)

        assert "Undo" not in line_in(client.get(page.get_absolute_url()))

    def test_is_not_offered_to_who_may_not_publish(self, client):
        page = pages.an_area()
        client.force_login(people.ruth())

        assert line_in(client.get(page.get_absolute_url())) == "Edit History Live."

    def test_goes_back_and_returns_to_the_page(self, client, alice):
        page = pages.an_area()
        draft = renamed(page, "The low back", alice)
        actions.publish_revision(draft, by=alice)

        response = undo(client, page)

        assert (response.status_code, response["Location"]) == (302, page.get_absolute_url())
        public = client.get(page.get_absolute_url())
        assert public.context["object"].title == "Low back"
        assert "Publishing undone just now." in line_in(public)

    def test_returns_to_the_page_in_the_language_it_was_pressed_in(self, client, alice):
        page = pages.an_area()
        actions.publish(page, by=alice)

        response = undo(client, page, here=f"/es{page.get_absolute_url()}")

        assert response["Location"] == f"/es{page.get_absolute_url()}"

    @pytest.mark.parametrize("here", ["https://evil.example.org/", "//evil.example.org/es/", ""])
    def test_returns_to_no_other_place(self, client, alice, here):
        page = pages.an_area()
        actions.publish(page, by=alice)

        assert undo(client, page, here=here)["Location"] == page.get_absolute_url()

    def test_goes_where_the_page_was_before(self, client, alice):
        page = pages.an_area("back")
        page.slug = "low-back"
        actions.publish(page, by=alice)

        assert undo(client, page)["Location"] == "/areas/back/"

    def test_of_the_first_publishing_returns_to_the_form(self, client, alice):
        page = pages.an_area()

        response = undo(client, page)

        assert response["Location"] == address(page)
        told = [str(message) for message in client.get(address(page)).context["messages"]]
        assert told == ["Undone. “Low back” is not public any more."]

    def test_of_what_somebody_changed_since_is_refused(self, client, alice):
        page = pages.an_area()
        actions.publish(page, by=alice)

        response = undo(client, page, _base=0)

        assert response["Location"] == address(page)
        assert record_of(page).live.verb == "published"

    def test_of_nothing_says_so(self, client, alice):
        page = pages.an_area()
        renamed(page, "The low back", alice)

        response = undo(client, page)

        told = [str(message) for message in client.get(response["Location"]).context["messages"]]
        assert told == ["There is nothing to undo any more."]

    def test_is_no_way_for_a_link(self, client, alice):
        page = pages.an_area()

        assert client.get(desk(page, "undo")).status_code == 405

    @pytest.mark.parametrize("person", [people.ruth, people.charlie])
    def test_is_not_for_who_may_not_publish(self, client, person):
        page = pages.an_area()
        client.force_login(person())

        assert undo(client, page).status_code == 403
        assert record_of(page).live.verb == "published"

    def test_needs_the_token_of_the_page(self, alice):
        from django.test import Client

        page = pages.an_area()
        strict = Client(enforce_csrf_checks=True)
        strict.force_login(alice)
        html = strict.get(page.get_absolute_url()).content.decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]

        assert undo(strict, page).status_code == 403
        assert undo(strict, page, csrfmiddlewaretoken=token).status_code == 302


def test_the_clock_of_these_tests_is_the_sites(time_machine):
    time_machine.move_to(NOON)

    assert timezone.now().isoformat().startswith("2026-03-04T17:00")
