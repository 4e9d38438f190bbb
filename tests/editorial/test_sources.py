"""A source can be found by its readers: it has a DOI or a safe address."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def condition():
    return pages.a_condition(is_public=False)


def source(condition, **values):
    return condition.sources.model(page=condition, **pages.SOURCE | values)


class TestSource:
    def test_leads_to_its_doi(self, condition):
        found = source(condition, doi="10.1001/jama.2010.344", url="https://example.org/")

        assert found.link == "https://doi.org/10.1001/jama.2010.344"

    def test_leads_to_its_address_where_it_has_no_doi(self, condition):
        found = source(condition, doi="", url="https://example.org/paper")

        assert found.link == "https://example.org/paper"

    def test_is_called_by_its_authors_and_year(self, condition):
        assert str(source(condition)) == "Konstantinou K, et al 2018"

    def test_needs_a_doi_or_an_address(self, condition):
        with pytest.raises(ValidationError, match="Give a DOI or an address"):
            source(condition, doi="", url="").full_clean()

    def test_is_refused_by_the_table_without_either(self, condition):
        with pytest.raises(IntegrityError, match="can_be_found"), transaction.atomic():
            source(condition, doi="", url="").save()

    @pytest.mark.parametrize("doi", ["jama.2010.344", "11.1001/x", "10.1/x", "10.1001/a b"])
    def test_refuses_what_is_no_doi(self, condition, doi):
        with pytest.raises(ValidationError, match="A DOI looks like"):
            source(condition, doi=doi).full_clean()

    @pytest.mark.parametrize(
        "url", ["http://example.org/", "javascript:alert(1)", "ftp://example.org/", "example.org"]
    )
    def test_refuses_an_address_that_is_not_safe(self, condition, url):
        with pytest.raises(ValidationError, match="Enter a valid URL"):
            source(condition, url=url).full_clean()

    def test_stands_in_its_order(self, condition):
        condition.sources.all().delete()
        for position, title in ((2, "Second"), (1, "First")):
            source(condition, position=position, title=title).save()

        assert [each.title for each in condition.sources.all()] == ["First", "Second"]
