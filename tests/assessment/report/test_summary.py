"""The summaries of real visits, as they come out of the printer."""

import pytest

from assessment.report.summary import summary, summary_html
from tests import pages
from tests.assessment import visits
from tests.assessment.report.printed import CASES, Printed, result_of, says
from tests.assessment.spine_cases import SPINE

LETTER, A4 = (612, 792), (595, 842)
FLAGGED = ("C", "F")
LEVEL_TITLES = {level.title["en"] for score in SPINE.scores for level in score.levels}


pytestmark = pytest.mark.usefixtures("demo_practice")


class TestSummary:
    @pytest.mark.parametrize("name", CASES)
    def test_has_two_letter_pages(self, printed, name):
        assert printed(name).sizes == [LETTER] * 2

    @pytest.mark.parametrize("name", CASES)
    def test_has_two_a4_pages_where_the_region_prints_them(self, printed, name):
        pages.a_region(paper="a4")

        assert printed(name, region="central-maryland").sizes == [A4] * 2

    @pytest.mark.parametrize("name", CASES)
    def test_says_the_headline_of_the_result(self, printed, name):
        assert says(printed(name).pages[0], result_of(name).headline)

    @pytest.mark.parametrize("name", CASES)
    def test_is_tagged_with_language_and_title(self, printed, name):
        reader = printed(name).reader

        assert reader.root_object["/MarkInfo"]["/Marked"] is not False
        assert reader.root_object["/Lang"] == "en"
        assert reader.metadata.title == "Your spine check summary"
        assert reader.metadata.author == "Alder Spine"

    @pytest.mark.parametrize("name", CASES)
    def test_names_version_digest_and_day_on_every_page(self, printed, name):
        result = result_of(name)

        for page in printed(name).pages:
            assert says(page, f"version {result.version} ({result.short_digest})")
            assert says(page, "March 4, 2026")
            assert says(page, "not checked by a clinician")
            assert says(page, "410-555-0142")

    @pytest.mark.parametrize("name", CASES)
    def test_numbers_its_pages(self, printed, name):
        found = printed(name).pages

        assert [f"Page {number} of 2" in page for number, page in enumerate(found, 1)] == [True] * 2

    @pytest.mark.parametrize("name", CASES)
    def test_holds_every_answer(self, printed, name):
        result = result_of(name)

        text = printed(name).text

        assert [row["answer"] for row in result.answers if not says(text, row["answer"])] == []

    @pytest.mark.parametrize("name", CASES)
    def test_says_what_it_cannot_tell(self, printed, name):
        text = printed(name).text

        assert [limit["en"] for limit in SPINE.limits if not says(text, limit["en"])] == []

    @pytest.mark.parametrize("name", CASES)
    def test_names_the_flags_that_were_asked_and_denied(self, printed, name):
        denied = result_of(name).denied

        text = printed(name).text

        assert denied
        assert says(text, "Asked and denied")
        assert [title for title in denied if not says(text, title)] == []

    @pytest.mark.parametrize("name", CASES)
    def test_says_that_the_practice_is_invented(self, printed, name):
        assert says(printed(name).pages[0], "This is a demonstration")

    def test_same_result_same_bytes(self, printed, pool):
        assert pool.render(summary_html(result_of("B"))) == printed("B").pdf

    def test_is_dated_by_the_last_answer(self, printed):
        assert printed("B").reader.metadata["/CreationDate"].startswith("D:20260304")

    def test_names_the_phone_of_the_region(self, printed):
        pages.a_region(phone="410-555-0177")

        assert says(printed("F", region="central-maryland").pages[0], "Call: 410-555-0177")

    def test_is_made_by_the_renderer(self, printing):
        assert summary(result_of("A")).startswith(b"%PDF-")


class TestSummaryWithoutFlag:
    @pytest.mark.parametrize("name", ["A", "B", "worst"])
    def test_gives_the_next_steps(self, printed, name):
        text = printed(name).pages[0]

        steps = result_of(name).band["steps"]
        assert [step["title"] for step in steps if not says(text, step["title"])] == []

    @pytest.mark.parametrize("name", ["A", "B", "worst"])
    def test_draws_a_gauge_with_words_for_each_score(self, printed, name):
        figures = printed(name).elements("/Figure")

        assert [figure["/Alt"] for figure in figures] == [
            gauge.label for gauge in result_of(name).gauges
        ]

    @pytest.mark.parametrize("name", ["B", "worst"])
    def test_adds_up_the_points(self, printed, name):
        text = printed(name).text

        for score in result_of(name).counted_scores:
            assert says(text, f"Sum, of {score['highest']}")
            assert score["counting"]

    def test_without_points_has_no_table_of_points(self, printed):
        assert not says(printed("A").text, "How the points add up")

    @pytest.mark.parametrize("name", ["A", "B", "worst"])
    def test_says_when_to_get_help(self, printed, name):
        assert says(printed(name).pages[0], "Call 911 or go to an emergency room now if:")


class TestSummaryWithFlag:
    @pytest.mark.parametrize("name", FLAGGED)
    def test_says_what_to_do(self, printed, name):
        text = printed(name).pages[0]

        for flag in result_of(name).flags:
            assert says(text, flag["sign"])
            assert says(text, flag["advice"])

    @pytest.mark.parametrize("name", FLAGGED)
    def test_draws_no_gauge(self, printed, name):
        assert printed(name).elements("/Figure") == []

    @pytest.mark.parametrize("name", FLAGGED)
    def test_names_no_level(self, printed, name):
        text = printed(name).text

        assert [
            title for title in LEVEL_TITLES if f"{title}." in text or f": {title}" in text
        ] == []

    @pytest.mark.parametrize("name", FLAGGED)
    def test_names_no_pathway(self, printed, name):
        text = printed(name).text

        words = [band.title["en"] for band in SPINE.bands]
        words += [band.headline["en"] for band in SPINE.bands]
        assert [each for each in words if says(text, each)] == []

    @pytest.mark.parametrize("name", FLAGGED)
    def test_tells_the_clinician_which_flag_and_why(self, printed, name):
        text = printed(name).pages[1]

        for flag in result_of(name).flags:
            assert says(text, f"({flag['key']})")
            assert [each for each in flag["citations"] if not says(text, each["text"])] == []

    def test_that_stops_has_no_points(self, printed):
        assert not says(printed("C").text, "How the points add up")

    def test_of_an_unfinished_visit_fits_two_pages_too(self, pool):
        answers = {key: CASES["C"][key] for key in ("age", "where", "sudden", "hurt", "blad")}

        pdf = Printed(pool.render(summary_html(visits.spine(answers))))

        assert len(pdf.pages) == 2
        assert says(pdf.pages[0], "Go to an emergency department now")
