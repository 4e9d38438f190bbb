"""The summaries of real visits, as they come out of the printer."""

import io
import json
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from assessment import instrument
from assessment.cookie import Visit
from assessment.engine.labels import NO, YES
from assessment.questionnaires import SPINE as SPINE_FILE
from assessment.report.renderer import FONT_FILES, font_path
from assessment.report.summary import summary, summary_html
from assessment.result import CERTAINTIES, URGENCIES, Result
from practice.models import CareCard, Practice
from spinecare.demo.reading import FOLDER, to_html
from tests import pages
from tests.assessment.report.test_pdf import structure
from tests.assessment.spine_cases import SPINE, WORKED, WORST, answers_from

DAY = date(2026, 3, 4)
LETTER, A4 = (612, 792), (595, 842)
CASES = {name: WORKED[name][0] for name in "ABCF"} | {"worst": WORST}
FLAGGED = ("C", "F")
LEVEL_TITLES = {level.title["en"] for score in SPINE.scores for level in score.levels}


@pytest.fixture(autouse=True)
def _practice(db):
    """The demo practice: its words are as long as real ones."""
    table = tomllib.loads((FOLDER / "practice.toml").read_text(encoding="utf-8"))
    cards = table.pop("care_cards")
    del table["reviewer"]
    practice = Practice.objects.create(pk=1, **table)
    for card in cards:
        words = {name: to_html(card[name]) for name in ("signs", "what_to_do")}
        CareCard.objects.create(practice=practice, **card | words)


def result_of(name, **visit):
    answers = answers_from(CASES[name])
    visit = Visit(answers=answers, answered_on=DAY, begun=True, **visit)
    return Result(instrument.current(), visit)


class Printed:
    def __init__(self, pdf):
        self.pdf = pdf
        self.reader = PdfReader(io.BytesIO(pdf))
        self.pages = [" ".join(page.extract_text().split()) for page in self.reader.pages]
        self.text = " ".join(self.pages)

    @property
    def sizes(self):
        return [
            tuple(round(float(side)) for side in page.mediabox[2:]) for page in self.reader.pages
        ]

    def elements(self, kind):
        return list(structure(self.reader.root_object["/StructTreeRoot"]["/K"][0], kind))


@pytest.fixture(scope="module")
def press(pool):
    """Prints each page once: the same page always gives the same bytes."""
    return cache(lambda html: Printed(pool.render(html)))


@pytest.fixture
def printed(press):
    return lambda name, **visit: press(summary_html(result_of(name, **visit)))


def says(text, words):
    """Whether the words stand there, however the lines break."""
    return "".join(words.split()) in "".join(text.split())


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
        visit = result_of("C").visit
        asked = ("age", "where", "sudden", "hurt", "blad")
        begun = replace(visit, answers={key: visit.answers[key] for key in asked})

        pdf = Printed(pool.render(summary_html(Result(instrument.current(), begun))))

        assert len(pdf.pages) == 2
        assert says(pdf.pages[0], "Go to an emergency department now")


def words_of(found):
    """Every string in a document."""
    if isinstance(found, str):
        return [found]
    each = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    return [words for part in each for words in words_of(part)]


class TestFont:
    @pytest.fixture(params=FONT_FILES)
    def known(self, request):
        return {chr(code) for code in TTFont(font_path(request.param)).getBestCmap()}

    def test_has_every_character_of_the_document(self, known):
        document = json.loads(SPINE_FILE.read_text(encoding="utf-8"))

        assert set("".join(words_of(document))) - known == set()

    @pytest.mark.parametrize("name", CASES)
    def test_has_every_character_of_the_page(self, known, name):
        assert set(summary_html(result_of(name))) - known == {"\n"}

    def test_has_every_character_of_our_own_words(self, known):
        words = [*URGENCIES.values(), *CERTAINTIES.values(), *YES.values(), *NO.values()]

        assert set("".join(map(str, words))) - known == set()
