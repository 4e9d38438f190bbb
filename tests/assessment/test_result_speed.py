"""How much work one result is, in calls of Python functions: no busy machine bends that."""

import cProfile
import pstats

import pytest

from tests import pages
from tests.assessment.spine_cases import WORST, answers_from

MOST_CALLS = 15_000


@pytest.fixture
def worst(visitor):
    """Every question answered, every point given, every section shown."""
    region = pages.a_region()
    pages.a_location(region=region)
    pages.a_condition(areas=[pages.an_area()])
    visitor.start(region.slug)
    visitor.go_through(answers_from(WORST))
    visitor.look("result")
    return visitor


def calls_of(work):
    profile = cProfile.Profile()
    profile.runcall(work)
    return pstats.Stats(profile).total_calls


class TestResult:
    def test_asks_the_database_nothing(self, worst, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert worst.look("result").status == 200

    @pytest.mark.parametrize("page", ["result", "answers"])
    def test_is_put_together_from_what_is_ready(self, worst, page):
        worst.get(page)

        assert calls_of(lambda: worst.get(page)) <= MOST_CALLS

    @pytest.mark.parametrize("page", ["answers", "summary.txt", "summary.json"])
    def test_of_every_other_kind_asks_nothing_either(self, worst, page, django_assert_num_queries):
        worst.get(page)

        with django_assert_num_queries(0):
            assert worst.get(page).status_code == 200
