"""The roof's own pages: home, health, robots, and what is shown when something is wrong."""

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from spinecare import views
from tests import pages

pytestmark = pytest.mark.django_db


class TestHome:
    def test_shows_the_practice_and_what_it_has_published(self, client):
        pages.a_practice()
        area = pages.an_area()
        pages.a_condition(areas=[area])
        pages.a_surgeon()
        pages.a_location()
        pages.a_question()
        pages.a_story()

        home = client.get("/").content.decode()

        for words in ("Fern Spine", "Low back", "Sciatica", "Maya Okafor, MD", "Harbor", "June"):
            assert words in home

    def test_stands_on_an_empty_database(self, client):
        assert client.get("/").status_code == 200

    def test_sets_no_cookie(self, client):
        response = client.get("/")

        assert not response.cookies

    def test_asks_as_many_queries_for_many_rows_as_for_one(
        self, client, django_assert_max_num_queries
    ):
        area = pages.an_area()
        for number in range(8):
            pages.a_condition(f"condition-{number}", title=f"C {number}", areas=[area])
            pages.a_surgeon(f"surgeon-{number}")
        client.get("/")

        with django_assert_max_num_queries(12):
            client.get("/")


class TestWaysToCare:
    @pytest.fixture
    def home(self, client):
        pages.a_practice()
        return client.get("/").content.decode()

    def test_lead_from_a_zip_code_to_places_without_script(self, home):
        form = home[home.index('action="/locations/"') :]

        assert 'name="near"' in form[: form.index("</form>")]

    def test_lead_to_surgeons_and_to_a_visit(self, home):
        care = home[home.index('id="care"') : home.index('id="conditions"')]

        assert 'href="/surgeons/"' in care
        assert 'href="/appointments/"' in care

    def test_begin_with_what_one_would_say(self, home):
        form = home[home.index('action="/search/"') :]

        assert 'name="q"' in form[: form.index("</form>")]

    @pytest.mark.parametrize("path", ["/", "/es/", "/conditions/", "/no-such-page/"])
    def test_stand_in_every_header_and_footer(self, client, path):
        prefix = "/es" if path.startswith("/es") else ""

        page = client.get(path).content.decode()

        header, footer = page[: page.index("<main")], page[page.index("<footer") :]
        assert f'href="{prefix}/search/"' in header
        assert f'href="{prefix}/appointments/"' in footer

    def test_leave_a_task_undisturbed(self, client):
        pages.a_practice()

        page = client.get("/appointments/").content.decode()

        assert 'href="/search/"' not in page
        assert 'href="/locations/"' not in page

    def test_are_on_the_page_of_an_unknown_address(self, client):
        pages.a_practice()

        main = client.get("/no-such-page/").content.decode().partition("<main")[2]

        assert 'action="/search/"' in main
        assert 'href="/appointments/"' in main


class TestNextStep:
    @pytest.fixture
    def addresses(self):
        pages.a_practice()
        place = pages.a_location()
        made = [
            pages.an_area(), pages.a_condition(), pages.a_procedure(), place, place.region,
            pages.a_surgeon(), pages.a_question(), pages.a_story(), pages.a_page(),
        ]  # fmt: skip
        return [page.get_absolute_url() for page in made]

    def test_ends_every_published_page(self, client, addresses):
        for address in addresses:
            main = client.get(address).content.decode().partition("<main")[2]

            end = main[main.index('id="next-step"') : main.index("</main>")]
            assert 'href="/appointments/' in end, address
            assert 'href="tel:' in end, address
            assert 'href="/assessment/"' in end, address

    def test_at_a_place_is_a_visit_at_that_place(self, client, addresses):
        page = client.get("/locations/central-maryland/harbor/").content.decode()

        assert 'href="/appointments/?location=harbor"' in page[page.index('id="next-step"') :]


class TestHealth:
    def test_livez_needs_no_database(self, client, django_assert_num_queries):
        with django_assert_num_queries(0):
            response = client.get("/livez")

        assert response.content == b"alive\n"

    def test_readyz_answers_200_when_all_is_well(self, client):
        response = client.get("/readyz")

        assert response.json() == {"database": True, "migrations": True}

    def test_readyz_answers_503_without_a_database(self, client, monkeypatch):
        def fail(*args):
            raise OperationalError("gone")

        monkeypatch.setattr(views, "MigrationExecutor", fail)

        response = client.get("/readyz")

        assert response.status_code == 503
        assert response.json()["database"] is False

    def test_health_is_never_cached(self, client):
        assert "no-store" in client.get("/livez").headers["Cache-Control"]


class TestRobots:
    def test_points_to_the_sitemap_and_keeps_out_of_the_assessment(self, client, settings):
        text = client.get("/robots.txt").content.decode()

        assert f"Sitemap: {settings.BASE_URL}/sitemap.xml" in text
        assert "Disallow: /assessment/\n" in text


class TestSitemap:
    def test_lists_published_pages_and_no_others(self, client):
        pages.a_condition()
        pages.a_condition("hidden", title="Hidden", is_public=False)
        pages.a_location()

        text = client.get("/sitemap.xml").content.decode()

        assert "/conditions/sciatica/" in text
        assert "/locations/central-maryland/harbor/" in text
        assert "hidden" not in text


class TestProblems:
    def test_an_unknown_address_has_a_page_with_ways_on(self, client):
        pages.a_practice()

        response = client.get("/no-such-page/")

        assert response.status_code == 404
        assert reverse("conditions:list") in response.content.decode()

    def test_a_form_without_its_token_is_told_so_in_words(self):
        client = Client(enforce_csrf_checks=True)

        response = client.post("/assessment/start/")

        assert response.status_code == 403
        assert "Fern" not in response.content.decode()
        assert "<style" not in response.content.decode()

    @pytest.mark.parametrize("name", ["500.html", "503.html"])
    def test_the_worst_pages_need_no_template_engine(self, name, settings):
        text = (settings.BASE_DIR / "templates" / name).read_text()

        assert "{%" not in text
        assert "{{" not in text
        assert "911" in text


class TestHeaders:
    @pytest.mark.parametrize("address", ["/", "/no-such-page/", "/livez", "/sitemap.xml"])
    def test_every_answer_forbids_scripts_frames_and_sniffing(self, client, address):
        headers = client.get(address).headers

        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]

    def test_the_staff_site_may_run_its_own_scripts(self, client):
        policy = client.get("/admin/login/").headers["Content-Security-Policy"]

        assert "script-src 'self'" in policy
        assert "'unsafe-inline'" not in policy
        assert "'unsafe-eval'" not in policy


class TestLanguages:
    def test_a_page_links_to_its_twin_in_the_other_language(self, client):
        pages.a_condition()

        english = client.get("/conditions/sciatica/").content.decode()
        spanish = client.get("/es/conditions/sciatica/").content.decode()

        assert 'href="/es/conditions/sciatica/"' in english
        assert 'href="/conditions/sciatica/"' in spanish
        assert '<html lang="es">' in spanish

    @pytest.mark.parametrize(
        "address", ["/search/?q=sciatica", "/surgeons/?new=yes", "/locations/?near=21044"]
    )
    def test_a_page_that_was_asked_something_is_asked_it_in_the_other_language(
        self, client, address
    ):
        pages.a_practice()
        pages.a_surgeon()

        assert f'href="/es{address}"' in client.get(address).content.decode()

    @pytest.mark.parametrize("address", ["/conditions/?q=x", f"/search/?q={'x' * 2000}"])
    def test_other_queries_are_left_behind(self, client, address):
        path = address.partition("?")[0]

        assert f'href="/es{path}"' in client.get(address).content.decode()

    def test_a_page_without_a_twin_links_to_the_other_home(self, client):
        page = client.get("/no-such-page/at-all/nowhere/").content.decode()

        assert 'href="/es/"' in page
