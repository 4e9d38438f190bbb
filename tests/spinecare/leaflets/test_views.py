"""The address of a leaflet: what it answers, and to whom."""

import pytest
from django.db import DatabaseError

from editorial import actions
from spinecare.leaflets import writing
from tests import pages, people

ADDRESS = "/conditions/sciatica/leaflet.pdf"


@pytest.fixture
def written(press, procedure):
    writing.write_at_publishing()


@pytest.fixture
def get(client, db):
    """Ask as a browser does, and let go of the file afterwards as a server does."""
    responses = []

    def get(address, method="get", **headers):
        responses.append(
            getattr(client, method)(
                address, headers={n.replace("_", "-"): v for n, v in headers.items()}
            )
        )
        return responses[-1]

    yield get
    for response in responses:
        response.close()


def body(response):
    return b"".join(response.streaming_content)


@pytest.mark.usefixtures("written")
class TestLeaflet:
    def test_is_a_pdf_that_opens_in_the_browser_under_the_name_of_its_page(self, get):
        response = get(ADDRESS)

        assert body(response) == b"%PDF of 1"
        assert response["Content-Type"] == "application/pdf"
        assert response["Content-Disposition"] == 'inline; filename="sciatica.pdf"'
        assert response["Content-Language"] == "en"

    def test_is_there_for_procedures(self, get):
        response = get("/procedures/lumbar-discectomy/leaflet.pdf")

        assert body(response) == b"%PDF of 2"

    def test_sets_no_cookie(self, get):
        response = get(ADDRESS)

        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")

    def test_is_not_sent_again_to_who_has_it(self, get):
        etag = get(ADDRESS)["ETag"]

        response = get(ADDRESS, if_none_match=etag)

        assert response.status_code == 304
        assert response.content == b""
        assert response["ETag"] == etag

    def test_is_not_sent_again_while_it_is_not_newer(self, get):
        written = get(ADDRESS)["Last-Modified"]

        assert get(ADDRESS, if_modified_since=written).status_code == 304

    def test_is_sent_again_when_it_has_changed(self, get, condition):
        etag = get(ADDRESS)["ETag"]
        condition.summary = "New words."
        pages.public(condition)
        writing.write_at_publishing()

        response = get(ADDRESS, if_none_match=etag)

        assert body(response) == b"%PDF of 3"

    def test_answers_head_without_a_body(self, get):
        response = get(ADDRESS, "head")

        assert response["Content-Length"] == str(len(b"%PDF of 1"))

    def test_is_gone_as_soon_as_its_page_is(self, get, condition):
        actions.withdraw(condition, by=people.alice())

        assert get(ADDRESS).status_code == 404

    def test_outlives_the_database(self, get, monkeypatch):
        def is_down(*args, **kwargs):
            raise DatabaseError

        monkeypatch.setattr("conditions.models.ConditionQuerySet.published", is_down)

        assert body(get(ADDRESS)) == b"%PDF of 1"
        assert get("/conditions/nobody-knows/leaflet.pdf").status_code == 404

    def test_leads_to_the_english_one_where_the_page_has_no_spanish(self, get):
        response = get(f"/es{ADDRESS}")

        assert (response.status_code, response["Location"]) == (302, ADDRESS)

    def test_accepts_no_form(self, get):
        assert get(ADDRESS, "post").status_code == 405


class TestSpanish:
    def test_has_an_address_of_its_own(self, get, press, practice):
        pages.a_condition(title_es="Ciática", get_help_now_es="<p>Llame.</p>")
        writing.write_at_publishing()

        response = get(f"/es{ADDRESS}")

        assert response["Content-Language"] == "es"
        assert 'lang="es"' in press.printed[1]


class TestNoLeaflet:
    def test_of_a_draft(self, get, practice):
        pages.a_condition(is_public=False)

        assert get(ADDRESS).status_code == 404

    def test_of_a_page_that_never_was(self, get, practice):
        assert get(ADDRESS).status_code == 404

    def test_yet_says_so_and_leads_back_to_the_page(self, get, condition):
        response = get(ADDRESS)

        assert response.status_code == 503
        assert response["Retry-After"] == "60"
        assert 'href="/conditions/sciatica/"' in response.content.decode()


class TestPages:
    def test_a_condition_offers_its_leaflet(self, get, condition):
        html = get(condition.get_absolute_url()).content.decode()

        assert f'href="{ADDRESS}"' in html

    def test_a_procedure_offers_its_leaflet(self, get, procedure):
        html = get(procedure.get_absolute_url()).content.decode()

        assert 'href="/procedures/lumbar-discectomy/leaflet.pdf"' in html
