"""The list of places from where somebody is: the nearest first, and help where that is unclear."""

import re
from urllib.parse import urlencode

import pytest

from tests import pages
from tests.editorial.copies import copies

pytestmark = pytest.mark.django_db

LIST = "/locations/"
QUERIES = 1


@pytest.fixture
def places():
    """Two places; in the list by region, the one farther from Baltimore comes first."""
    region = pages.a_region()
    pages.a_location(
        "columbia",
        region=region,
        title="Columbia",
        city="Columbia",
        latitude="39.20980",
        longitude="-76.86160",
    )
    pages.a_location(region=region)


def text_of(client, near, language=""):
    response = client.get(f"{language}{LIST}", {"near": near})
    assert response.status_code == 200
    return response.content.decode()


def titles_in(text):
    return re.findall(r'class="places__link" href="[^"]*/([a-z]+)/"', text)


class TestNearest:
    def test_comes_first(self, client, places):
        assert titles_in(client.get(LIST).content.decode()) == ["columbia", "harbor"]
        assert titles_in(text_of(client, "21201")) == ["harbor", "columbia"]

    def test_is_said_with_its_distance(self, client, places):
        text = text_of(client, "21201")

        assert "Nearest to 21201 (Baltimore, MD)" in text
        assert "about 1.2 miles" in text
        assert "about 14 miles" in text
        assert "Miles are in a straight line." in text
        assert "We do not keep what you typed." in text

    def test_has_its_number_on_the_map(self, client, places):
        text = text_of(client, "21201")

        assert "<desc>1: Harbor. 2: Columbia. </desc>" in text
        assert re.search(r'aria-hidden="true">1</span>\s*<div>\s*<h3><a [^>]*harbor', text)

    def test_is_found_by_town(self, client, places):
        text = text_of(client, "columbia maryland")

        assert titles_in(text) == ["columbia", "harbor"]
        assert 'href="?near=Columbia%2C%20' not in text

    def test_offers_other_towns_of_that_name(self, client, places):
        text = text_of(client, "Columbia")

        assert "Nearest to Columbia, MD" in text
        assert 'href="?near=Columbia%2C+SC"' in text

    def test_can_be_cleared(self, client, places):
        assert 'href="/locations/">Show all places by region' in text_of(client, "21201")

    def test_says_plainly_that_it_is_far(self, client, places):
        pages.a_practice()

        text = text_of(client, "99501")

        assert titles_in(text) == ["columbia", "harbor"]
        assert "Our nearest place is over 500 miles from you." in text
        assert "Please call us before you travel." in text
        assert 'href="tel:+14105550142">410-555-0142' in text

    def test_is_nowhere_while_there_is_no_place(self, client):
        assert "No place is listed yet." in text_of(client, "21201")

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_for_twelve_as_for_one(self, client, rows, django_assert_num_queries):
        copies(pages.a_location(), rows - 1)
        text_of(client, "21201")

        with django_assert_num_queries(QUERIES):
            client.get(LIST, {"near": "21201"})


class TestUnclear:
    @pytest.mark.parametrize(
        ("near", "sentence"),
        [
            ("00000", "We do not know where the ZIP code 00000 is."),
            ("2120", "A ZIP code has five digits"),
            ("Nowhere", "We do not know a town by that name."),
            ("x" * 200, "That is too long."),
        ],
    )
    def test_is_told_beside_the_field_above_the_usual_list(self, client, places, near, sentence):
        text = text_of(client, near)

        assert sentence in text
        assert 'aria-invalid="true" aria-describedby="near-problem"' in text
        assert titles_in(text) == ["columbia", "harbor"]

    def test_town_offers_choices(self, client):
        text = text_of(client, "Springfield")

        assert "There is more than one town by that name." in text
        assert 'href="?near=Springfield%2C+MO"' in text
        assert "<details" in text
        assert " open>" in text

    @pytest.mark.parametrize("near", ['"><script>', "<b>", "' or 1=1", "%s", "{{ x }}"])
    def test_is_never_taken_for_markup(self, client, near):
        text = text_of(client, near)

        assert "<script>" not in text
        assert "<b>" not in text


class TestAddress:
    @pytest.mark.parametrize(
        ("sent", "kept"),
        [
            ([("near", "")], ""),
            ([("near", "\x00\x01")], ""),
            ([("near", " ２１２０１ ")], "?near=21201"),
            ([("near", "1"), ("near", "21201")], "?near=21201"),
            ([("near", "x" * 10_000)], f"?near={'x' * 240}"),
        ],
    )
    def test_is_one_for_each_state(self, client, sent, kept):
        response = client.get(f"{LIST}?{urlencode(sent)}", follow=True)

        assert response.redirect_chain == [(f"{LIST}{kept}", 302)]
        assert response.status_code == 200

    def test_asks_not_to_be_listed(self, client):
        assert '<meta name="robots" content="noindex, follow">' in text_of(client, "21201")
        assert "noindex" in text_of(client, "nowhere")
        assert "noindex" not in client.get(LIST).content.decode()

    def test_names_itself_and_no_twin(self, client):
        text = text_of(client, "Columbia, MD")

        assert '/locations/?near=Columbia%2C+MD">' in text
        assert "hreflang" not in text.partition("</head>")[0]

    def test_sets_no_cookie(self, client, places):
        assert not client.get(LIST, {"near": "21201"}).cookies


class TestForm:
    def test_helps_a_phone_to_fill_it_in(self, client):
        text = client.get(LIST).content.decode()

        assert '<label class="near__label" for="near">' in text
        for attribute in ('maxlength="60"', 'autocomplete="postal-code"'):
            assert attribute in text

    def test_keeps_what_was_typed(self, client):
        assert 'value="21201"' in text_of(client, "21201")
        assert 'value="Nowhere"' in text_of(client, "Nowhere")
