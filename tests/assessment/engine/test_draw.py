"""The drawing of a questionnaire, as text and as a picture to sign."""

from datetime import date
from xml.etree import ElementTree

import pytest

from assessment.engine.draw import draw_text
from assessment.engine.draw_svg import PAGE_HEIGHT, draw_svg
from assessment.engine.model import Note, Points
from assessment.engine.outline import questions
from assessment.engine.vocabulary import How, Urgency
from assessment.questionnaires import load
from tests.assessment.engine.builders import (
    amount,
    band,
    bmi,
    day,
    flag,
    identity,
    level,
    many,
    note,
    number,
    one,
    questionnaire,
    ranges,
    score,
    section,
    when,
    when_any,
    words,
    written,
    yes_no,
)
from tests.assessment.other_document import RUNNING

SPINE = load("spine")
SVG = "{http://www.w3.org/2000/svg}"


def drawn(*items, **details):
    """On one line, so that it does not matter where lines break."""
    return " ".join(draw_text(questionnaire(*items, **details)).split())


def texts(picture):
    return [each.text for each in ElementTree.fromstring(picture).iter(f"{SVG}text")]


class TestText:
    def test_shows_questions_with_options_and_points(self):
        text = drawn(one("first", 0, 1, 2.5), many("second", None))

        assert "Question first? [first] Choose one." in text
        assert "( ) Option a (0 points) ( ) Option b (1 point) ( ) Option c (2.5 points)" in text
        assert "( ) Option a ( ) Option none (0 points) (excludes the others)" in text

    def test_shows_numbers_with_their_range_and_points(self):
        rule = ranges((None, 3, 0), (4, 9, 1), (10, None, 2))
        text = drawn(
            number("first", 0, 10, unit=words("miles"), points=rule),
            number("second", None, None, points=Points(times=amount(-1), plus=amount(10))),
        )

        assert "A number from 0 to 10 miles." in text
        assert "Points: up to 3 0 points Points: from 4 up to 9 1 point" in text
        assert "Points: from 10 2 points" in text
        assert "A number. Points: the number times -1, plus 10." in text

    def test_says_what_can_be_skipped(self):
        assert "Yes or no. Can be skipped." in drawn(yes_no("first", required=False))

    @pytest.mark.parametrize(
        ("condition", "expected"),
        [
            (("one", "=", "a"), "Question one? is “Option a”"),
            (("one", "!=", "a"), "Question one? is not “Option a”"),
            (("one", "=", "gone"), "Question one? is “gone”"),
            (("many", "=", "a"), "Question many? includes “Option a”"),
            (("many", "!=", "a"), "Question many? does not include “Option a”"),
            (("words", "exists", True), "Question words? is answered"),
            (("words", "exists", False), "Question words? is not answered"),
            (("yes", "=", True), "Question yes? is yes"),
            (("day", "<", date(2026, 3, 4)), "Question day? is less than 2026-03-04"),
            (("sum", "<=", 3), "Score sum is 3 or less"),
            (("sum", ">", 3), "Score sum is more than 3"),
            (("sum", ">=", 3), "Score sum is 3 or more"),
            (("nowhere", ">=", 3), "nowhere is 3 or more"),
        ],
    )
    def test_puts_conditions_in_words(self, condition, expected):
        asked = (one("one", 1), many("many", 1), written("words"), yes_no("yes"), day("day"))
        scores = (score("sum", "one", "many"),)

        text = drawn(*asked, yes_no("next", when=when(condition)), scores=scores)

        assert f"Asked only if {expected} Yes or no." in text

    def test_joins_conditions(self):
        asked = one("first", None, None), yes_no("second")
        both = when(("first", "=", "a"), ("second", "=", True))
        either = when_any(("first", "=", "a"), ("first", "=", "b"), ("second", "=", True))

        text = drawn(
            *asked, yes_no("both", when=both), yes_no("either", when=either),
            yes_no("never", when=when_any()),
        )  # fmt: skip

        assert "if Question first? is “Option a”, and Question second? is yes" in text
        assert "if Question first? is “Option a” or “Option b”, or Question second? is yes" in text
        assert "Asked only if never" in text

    def test_shows_a_flag_where_it_is_raised(self):
        both = when(("first", "=", "a"), ("second", "=", "a"))
        text = drawn(
            many("first", None, None),
            many("second", None, None),
            red_flags=(
                flag("alone", when(("first", "=", "a")), when(("first", "=", "b"))),
                flag("both", both, urgency=Urgency.SOON, pending=False),
                flag("either", when_any(("second", "=", "b"), ("second", "!=", "a"))),
                flag("empty", when()),
            ),
        )

        assert (
            "(!) Option a (!) Option b ( ) Option none (0 points) (excludes the others) "
            "!!! EMERGENCY DEPARTMENT NOW: Flag alone [alone] (source pending): "
            "if Question first? includes “Option a” or “Option b” Question second?"
        ) in text
        assert (
            "! CALL WITHIN 24 TO 48 HOURS: Flag both [both]: "
            "if Question second? includes “Option a”, and Question first? includes “Option a”"
        ) in text
        assert "if Question second? does not include “Option a”" in text
        assert "Flag empty" not in text

    def test_shows_scores_levels_and_bands(self):
        text = drawn(
            yes_no("first", points=identity()),
            scores=(
                score("sum", "first", hidden=True, when=when(("first", "=", True))),
                score("mean", "sum", how=How.MEAN, levels=(level("low", 0),), points=identity()),
            ),
            bands=(band("much", when(("sum", ">", 1)), when(("mean", ">", 1))), band("last")),
        )

        assert "Score: Score sum [sum] (not shown to the patient)" in text
        assert "--> Counts only if Question first? is yes The sum of: Question first?." in text
        assert (
            "The mean of: Score sum. At least 1 of 1 must be answered. ( ) From 0: Level low"
            in text
        )
        assert "Result 1: Band much [much] --> If Score sum is more than 1 --> or if" in text
        assert "Result 2: Band last [last] Otherwise. Headline last" in text

    def test_shows_an_index(self):
        text = drawn(number("weight"), number("height"), derived=(bmi(),))

        assert "703.07 times weight / height squared, from Question weight? and Question" in text

    def test_shows_notes(self):
        titled = Note("titled", words("Text"), words("Title"))
        text = drawn(titled, yes_no("first"), notes=(note("bye", when(("first", "=", True))),))

        assert "Note: Title Text" in text
        assert "Note: Note bye --> Shown if Question first? is yes" in text

    def test_speaks_the_language_asked_for(self):
        assert "¿Dónde corre?" in draw_text(RUNNING, "es")

    def test_is_no_wider_than_a_page(self):
        assert max(map(len, draw_text(SPINE).splitlines())) <= 100

    def test_bears_any_character(self):
        odd = one("first", None, text=words("a\x00b\x1b[31m\nc"))

        assert "a b [31m c [first]" in drawn(odd)


class TestPicture:
    def test_is_valid_with_a_title_and_a_description(self):
        root = ElementTree.fromstring(draw_svg(SPINE))

        assert root.find(f"{SVG}title").text == "Spine health risk assessment"
        assert "red flag" in root.find(f"{SVG}desc").text

    def test_shows_every_question_flag_score_and_band(self):
        shown = " ".join(texts(draw_svg(SPINE)))

        things = (*questions(SPINE), *SPINE.red_flags, *SPINE.scores, *SPINE.bands)
        assert [thing.key for thing in things if f"[{thing.key}]" not in shown] == []

    def test_is_whole_pages_long_and_keeps_within_them(self):
        root = ElementTree.fromstring(draw_svg(SPINE))

        boxes = [each for each in root.iter(f"{SVG}rect") if each.get("rx")]
        pages = [
            (
                int(box.get("y")) // PAGE_HEIGHT,
                (int(box.get("y")) + int(box.get("height"))) // PAGE_HEIGHT,
            )
            for box in boxes
        ]
        assert int(root.get("height")) % PAGE_HEIGHT == 0
        assert [page for page in pages if page[0] != page[1]] == []
        assert pages[-1][1] > 1

    def test_has_lines_to_sign(self):
        assert {"Read and agreed by:", "Date:"} <= set(texts(draw_svg(RUNNING)))

    def test_passes_by_what_not_everybody_is_asked(self):
        asked = when(("first", "=", True))
        free = questionnaire(section("one", yes_no("first"), yes_no("second")))
        gated = questionnaire(section("one", yes_no("first"), yes_no("second", when=asked)))

        assert "others" not in texts(draw_svg(free))
        assert texts(draw_svg(gated)).count("others") == 1

    def test_passes_by_whole_sections(self):
        asked = when(("first", "=", True))
        gated = questionnaire(
            section("one", yes_no("first")),
            section("two", yes_no("second"), yes_no("third"), when=asked),
            section("three", when=asked),
        )

        assert draw_svg(gated).count("stroke-dasharray") == 3

    def test_marks_what_stops(self):
        stopping = questionnaire(
            yes_no("first"), red_flags=(flag("stop", when(("first", "=", True))),)
        )

        assert any(text.startswith("⚑ STOP. EMERGENCY") for text in texts(draw_svg(stopping)))

    @pytest.mark.parametrize("options", range(1, 120, 7))
    def test_parts_long_boxes(self, options):
        long = one("first", *[None] * min(options, 26), text=words("word " * options * 20))

        picture = draw_svg(questionnaire(yes_no("zero"), long, yes_no("last")))

        assert " ".join(texts(picture)).count("word") == options * 20

    def test_escapes_markup(self):
        assert "<b>&" in " ".join(texts(draw_svg(questionnaire(one("a", text=words("<b>&"))))))
