"""Whom to see, on paper: up to three of each, and never a third page."""

import pytest

from tests import pages
from tests.assessment.report.printed import CASES, says

LONG = "Alexandra Featherstonehaugh-Montgomery"
HELD = ("A", "B", "worst")

pytestmark = pytest.mark.usefixtures("demo_practice")


@pytest.fixture(params=["letter", "a4"])
def region(request):
    """The longest lists that a result can name, with long names."""
    region = pages.a_region(paper=request.param)
    areas = [pages.an_area(slug) for slug in ("low-back", "neck", "mid-back")]
    conditions = [
        pages.a_condition(
            f"c{number}", title=f"Narrow canal of the spine, kind {number}", areas=areas
        )
        for number in range(4)
    ]
    for number in range(4):
        place = pages.a_location(
            f"p{number}", region=region, title=f"Washington Southeast {number}"
        )
        surgeon = pages.a_surgeon(
            f"s{number}", title=f"{LONG} {number}, MD", last_name=f"F{number}"
        )
        surgeon.locations.add(place)
        surgeon.conditions.set(conditions)
    return region


@pytest.mark.parametrize("name", HELD)
def test_names_three_of_each_on_two_pages(printed, region, name):
    pdf = printed(name, region=region.slug)

    assert len(pdf.pages) == 2
    for number in range(3):
        for words in (f"{LONG} {number}, MD", f"Washington Southeast {number}", f"kind {number}"):
            assert says(pdf.text, words)
    assert not says(pdf.text, f"{LONG} 3")
    assert says(pdf.text, "people by last name")


@pytest.mark.parametrize("name", sorted(set(CASES) - set(HELD)))
def test_names_nobody_beside_a_flag(printed, region, name):
    pdf = printed(name, region=region.slug)

    assert len(pdf.pages) == 2
    assert not says(pdf.text, LONG)
    assert not says(pdf.text, "Washington Southeast")
