"""The library at a glance, on a terminal."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests import pages

pytestmark = pytest.mark.django_db
PLAIN = "<p>" + "The disc is soft. It can push out. Then the leg may hurt. " * 4 + "</p>"


def said(*arguments):
    out = StringIO()
    call_command("inspect_library", *arguments, stdout=out)
    return out.getvalue()


def test_lists_each_page_with_its_figures_and_names_the_hardest():
    pages.a_condition(symptoms=PLAIN, summary="Short.")
    pages.a_page()
    text = said()
    assert "/conditions/sciatica/" in text
    assert "There are no Spanish words yet." in text
    assert "2 pages; the hardest is /conditions/sciatica/" in text


def test_fails_where_a_public_page_should_not_be_public():
    condition = pages.a_condition(symptoms=PLAIN)
    condition.sources.all().delete()
    with pytest.raises(CommandError, match="1 findings"):
        said()


def test_lists_each_source_once_with_every_page_that_names_it():
    pages.a_condition()
    pages.a_question()
    text = said("--sources")
    assert "https://doi.org/10.1016/j.spinee.2017.10.071" in text
    assert "/conditions/sciatica/" in text
    assert "1 sources" in text


def test_has_nothing_to_say_of_an_empty_site():
    assert "none" in said()
