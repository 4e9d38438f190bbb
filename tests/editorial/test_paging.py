"""Long lists: a page at a time, each at an address of its own, for the same few queries."""

import pytest
from django.core.paginator import Paginator

from editorial.paging import PER_PAGE, Pages
from tests import pages
from tests.editorial.copies import copies

A_HUNDRED = 100
GAP = Paginator.ELLIPSIS
QUERIES = {"/surgeons/": 4, "/stories/": 2, "/conditions/": 4, "/procedures/": 4}
FIRST = {
    "/surgeons/": pages.a_surgeon,
    "/stories/": pages.a_story,
    "/conditions/": pages.a_condition,
    "/procedures/": pages.a_procedure,
}


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture(params=FIRST)
def address(request, db):
    return request.param


@pytest.fixture
def a_hundred(address):
    copies(FIRST[address](), A_HUNDRED - 1)


@pytest.mark.usefixtures("a_hundred")
class TestAHundredRows:
    def test_stand_on_pages_of_full_rows(self, client, address):
        sizes = [
            len(client.get(f"{address}?page={number}").context["page_obj"])
            for number in range(1, 6)
        ]

        assert sizes == [PER_PAGE] * 4 + [A_HUNDRED - 4 * PER_PAGE]

    def test_link_to_their_neighbors(self, client, address):
        text = text_of(client.get(f"{address}?page=2"))

        assert 'href="?page=1" rel="prev"' in text
        assert 'href="?page=3" rel="next"' in text
        assert 'aria-label="Page 2" aria-current="page"' in text

    def test_say_in_the_title_which_page_it_is(self, client, address):
        assert "(page" not in text_of(client.get(address)).split("</title>")[0]
        assert "(page 2 of 5)" in text_of(client.get(f"{address}?page=2")).split("</title>")[0]

    def test_tell_search_engines_their_own_address(self, client, address, settings):
        first, second = (text_of(client.get(f"{address}{page}")) for page in ("", "?page=2"))

        assert f'<link rel="canonical" href="{settings.BASE_URL}{address}">' in first
        assert f'<link rel="canonical" href="{settings.BASE_URL}{address}?page=2">' in second
        assert 'rel="alternate"' in first
        assert 'rel="alternate"' not in second

    def test_end_somewhere(self, client, address):
        assert client.get(f"{address}?page=6").status_code == 404
        assert client.get(f"{address}?page=many").status_code == 404

    @pytest.mark.parametrize("number", [1, 3, 5])
    def test_cost_the_same_few_queries(self, client, address, number, django_assert_num_queries):
        client.get(address)

        with django_assert_num_queries(QUERIES[address]):
            client.get(f"{address}?page={number}")


class TestAFewRows:
    def test_have_no_pager(self, client, address):
        copies(FIRST[address](), PER_PAGE - 1)

        response = client.get(address)

        assert len(response.context["page_obj"]) == PER_PAGE
        assert "pager" not in text_of(response)

    def test_or_none_are_said_to_be_none(self, client, address):
        assert 'class="panel empty"' in text_of(client.get(address))


class TestNumbers:
    @pytest.mark.parametrize(
        ("rows", "number", "expected"),
        [
            (1, 1, [1]),
            (A_HUNDRED, 1, [1, 2, GAP, 5]),
            (A_HUNDRED, 3, [1, 2, 3, 4, 5]),
            (1000, 21, [1, GAP, 20, 21, 22, GAP, 42]),
        ],
    )
    def test_are_first_last_and_neighbors(self, rows, number, expected):
        assert Pages(range(rows), PER_PAGE).page(number).numbers == expected
