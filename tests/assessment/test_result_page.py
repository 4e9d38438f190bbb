"""The result as a patient reads it: what would change, where points come from, what to read."""

import re
from decimal import Decimal
from itertools import pairwise

import pytest

from assessment.engine.change import changes
from assessment.engine.document import to_json
from tests import pages
from tests.assessment.other_document import HARD_WEEK, RUNNING
from tests.assessment.spine_cases import (
    CASE_A,
    CASE_B,
    MILD,
    SPINE,
    WORST,
    answers_from,
    result_of,
)

STANDING = MILD | {"limb": "mild"}

pytestmark = pytest.mark.usefixtures("practice")


def seen(visitor, given, region=""):
    if region:
        visitor.start(region)
    visitor.go_through(answers_from(given))
    return visitor.look("result")


def rows_of(page, name):
    return [" ".join("".join(row.itertext()).split()) for row in page.all_of_class(name)]


class TestWhatWouldChange:
    def test_says_what_the_sum_becomes(self, visitor):
        rows = rows_of(seen(visitor, CASE_B), "changes__row")

        assert "Smoking: I stopped Now: Yes, now 13 becomes 12" in rows
        assert "Body mass index (BMI): 29.9 or less Now: 31 13 becomes 12" in rows

    def test_names_another_band_where_there_is_one(self, visitor):
        rows = rows_of(seen(visitor, CASE_B), "changes__row")

        assert "Lifting and bending: Neither Now: Both 13 becomes 9 New band: Some" in rows

    def test_says_that_points_are_no_forecast(self, visitor):
        assert "Points are not a forecast" in seen(visitor, CASE_B).text

    def test_is_left_out_where_there_is_nothing(self, visitor):
        page = seen(visitor, CASE_A)

        assert page.all_of_class("changes__row") == []
        assert "What would change" not in page.text

    def test_is_left_out_beside_a_flag(self, visitor):
        assert "becomes" not in seen(visitor, CASE_B | {"limb": "mild"}).text

    def test_is_what_the_engine_says(self, visitor):
        rows = rows_of(seen(visitor, WORST), "changes__row")

        assert len(rows) == len(changes(result_of(WORST)))


class TestPoints:
    def test_say_of_each_line_if_it_can_change(self, visitor):
        rows = rows_of(seen(visitor, WORST), "points__why")

        assert sum("You can change this" in row for row in rows) == 9
        assert sum("You cannot change this" in row for row in rows) == 1

    def test_say_how_sure_each_line_is(self, visitor):
        rows = rows_of(seen(visitor, WORST), "points__why")

        assert all("How sure:" in row for row in rows)

    def test_stand_largest_first(self, visitor):
        page = seen(visitor, WORST)

        points = [int(row.split()[-2]) for row in rows_of(page, "points__row")]
        impact, risk = points[:5], points[5:]
        assert impact == sorted(impact, reverse=True)
        assert risk == sorted(risk, reverse=True)
        assert (sum(impact), sum(risk)) == (15, 23)

    def test_of_none_come_with_their_reason(self, visitor):
        page = seen(visitor, CASE_A)

        assert "9 answers without points, and why" in page.text
        sitting = next(row for row in rows_of(page, "facts__row") if row.startswith("Sitting"))
        assert "More than 5 hours" in sitting
        assert "studies conflict" in sitting

    def test_say_where_every_band_begins_and_ends(self, visitor):
        rows = rows_of(seen(visitor, CASE_B), "bands__row")

        assert rows == [
            "Low 0 to 4", "Medium 5 to 9 You: 9", "High 10 to 15",
            "Few 0 to 5", "Some 6 to 11", "Many 12 to 23 You: 13",
        ]  # fmt: skip


class TestOrder:
    def test_is_what_to_do_then_why(self, visitor):
        text = seen(visitor, CASE_B).text

        headings = (
            "How sure is this?", "What you can do next", "Whom to call", "Get help now if:",
            "Where you stand", "What would change", "Worth a look", "Your answers",
            "What this cannot tell you", "Take it with you",
        )  # fmt: skip
        places = [text.index(heading) for heading in headings]
        assert places == sorted(places)

    def test_begins_with_the_flag_where_there_is_one(self, visitor):
        text = seen(visitor, STANDING).text

        advice = result_of(STANDING).red_flags[0].advice["en"]
        assert text.index(advice) < text.index("Get help now if:") < text.index("Your answers")
        assert "These points take nothing away from the advice above." in text

    def test_leads_to_all_three_downloads(self, visitor):
        links = seen(visitor, CASE_B).links

        assert {f"/assessment/summary.{kind}" for kind in ("pdf", "txt", "json")} <= links

    def test_has_one_heading_and_skips_no_level(self, visitor):
        for given in (CASE_B, STANDING):
            page = seen(visitor, given)
            levels = [int(each) for each in re.findall(r"<h([1-6])\b", markup(visitor))]

            assert page.status == 200
            assert levels.count(1) == 1
            assert all(low <= high + 1 for high, low in pairwise(levels))

    def test_says_the_answers_that_a_person_typed(self, visitor):
        text = seen(visitor, CASE_B).text

        assert "Weight 216 pounds" in text
        assert "Height 5 feet 10 inches" in text


class TestWorthALook:
    @pytest.fixture
    def region(self):
        region = pages.a_region()
        place = pages.a_location(region=region)
        for last in ("Young", "Adams", "Miller", "Baker"):
            surgeon = pages.a_surgeon(last.lower(), title=f"Ann {last}, MD", last_name=last)
            surgeon.locations.add(place)
        pages.public(surgeon)
        return region

    def test_is_about_the_area_that_hurts(self, visitor):
        condition = pages.a_condition(areas=[pages.an_area()])
        pages.a_condition("stiff-neck", title="Stiff neck", areas=[pages.an_area("neck")])

        page = seen(visitor, CASE_B)

        assert condition.get_absolute_url() in page.links
        assert "Stiff neck" not in page.text

    def test_names_three_surgeons_in_the_order_of_the_alphabet_and_says_so(self, visitor, region):
        page = seen(visitor, CASE_B, region.slug)

        names = re.findall(r"Ann (\w+), MD", page.text)
        assert names == ["Adams", "Baker", "Miller"]
        assert "In the order of their last names." in page.text

    def test_names_places_of_the_region(self, visitor, region):
        page = seen(visitor, CASE_B, region.slug)

        assert region.locations.get().get_absolute_url() in page.links

    def test_without_a_region_leads_to_the_list_of_places(self, visitor, region):
        page = seen(visitor, CASE_B)

        assert "/locations/" in page.links
        assert "Ann Adams" not in page.text

    def test_without_one_area_leads_to_all_conditions(self, visitor):
        pages.a_condition(areas=[pages.an_area("neck")])

        page = seen(visitor, MILD | {"where": "more", "cord": "none"})

        assert "/conditions/" in page.links

    def test_stands_beside_no_flag(self, visitor, region):
        pages.a_condition(areas=[pages.an_area()])

        page = seen(visitor, STANDING, region.slug)

        assert "Worth a look" not in page.text
        assert "Ann Adams" not in page.text
        assert "/conditions/sciatica/" not in page.links


class TestKeptPieces:
    def test_show_nobody_the_answers_of_another(self, visitor):
        seen(visitor, WORST | {"pain": Decimal(8), "expect": Decimal(9)})
        first = visitor.look("result").text

        visitor.answer("weight", "123")
        visitor.answer("smoking", "never")
        text = visitor.look("result").text

        assert "Weight 250 pounds" in first
        assert "Weight 123 pounds" in text
        assert "250" not in text
        assert "Yes, now" not in text

    def test_escape_what_a_person_typed(self, visitor, settings, tmp_path):
        settings.ASSESSMENT_DOCUMENT = tmp_path / "running.json"
        settings.ASSESSMENT_DOCUMENT.write_text(to_json(RUNNING), encoding="utf-8")
        visitor.go_through(HARD_WEEK | {"shoes": ("<b>{0}</b>",)})

        assert "<b>{0}" in visitor.look("result").text
        assert "&lt;b&gt;{0}&lt;/b&gt;" in markup(visitor)


class TestLimits:
    def test_are_all_there_beside_a_flag_too(self, visitor):
        text = seen(visitor, STANDING).text

        assert [words["en"] for words in SPINE.limits if words["en"] not in text] == []


def markup(visitor):
    return visitor.get("result").content.decode()
