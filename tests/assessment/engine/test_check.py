"""What keeps a questionnaire from being published."""

from dataclasses import replace
from decimal import Decimal

import pytest

from assessment.engine.check import Severity, problems
from assessment.engine.cookie import LARGEST, longest_cookie
from assessment.engine.coverage import coverage_codes
from assessment.engine.model import Citation, Evidence, Points, When
from assessment.engine.vocabulary import Certainty, How, Join, Kind
from tests.assessment.engine.builders import (
    ANYTIME,
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
    option,
    parts,
    question,
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


def found(*items, **details):
    return [(each.where, each.code) for each in problems(questionnaire(*items, **details))]


def scored(*questions, points=None, **details):
    """Problems of the questions, summed."""
    keys = [each.key for each in questions]
    return found(*questions, scores=(score("sum", *keys, points=points, **details),))


def evidence(*citations):
    return Evidence(words("Up"), words("Near"), Certainty.FAIR, citations=citations)


class TestSoundQuestionnaire:
    def test_has_no_problem(self):
        assert found(one("smoking", 0, 1), note("words"), many("signs", 1, 1)) == []

    def test_lists_errors_before_warnings(self):
        tried = questionnaire(
            one("smoking", 0, address="start"),
            red_flags=(flag("f", when(("smoking", "=", "z")), pending=False),),
        )

        severities = [each.severity for each in problems(tried)]

        assert severities == [Severity.ERROR, Severity.ERROR, Severity.WARNING]

    def test_asks_something(self):
        assert found(note("words")) == [("questionnaire.sections", "no-questions")]


class TestKeys:
    @pytest.mark.parametrize(
        ("items", "details", "where"),
        [
            ([one("a", 0), one("a", 0, address="b")], {}, "question:a"),
            ([one("a", 0), note("a")], {}, "question:a"),
            ([one("a", 0), one("only", 0)], {}, "section:only"),
            ([one("a", 1)], {"scores": (score("a", "a"),)}, "score:a"),
            ([one("a", 1)], {"notes": (note("a"),)}, "note:a"),
            ([one("a", 1)], {"bands": (band("x", when(("a", "=", "a"))), band("x"))}, "band:x"),
            ([one("a", 1)], {"citations": (Citation("x", ""), Citation("x", ""))}, "citation:x"),
            (
                [one("a", 1)],
                {"scores": (score("s", "a", levels=(level("x", 0), level("x", 1))),)},
                "score:s/level:x",
            ),
            (
                [question("a", Kind.ONE, options=(option("x", 0), option("x", 1)))],
                {},
                "question:a/option:x",
            ),
        ],
    )
    def test_stand_once(self, items, details, where):
        assert (where, "duplicate-key") in found(*items, **details)

    def test_of_flags_stand_once(self):
        flags = (flag("x", when(("a", "=", "a"))), flag("x", when(("a", "=", "a"))))

        assert ("flag:x", "duplicate-key") in found(one("a", 0), red_flags=flags)

    @pytest.mark.parametrize("key", ["", "a b", "ä", "-a", "a\n"])
    def test_are_plain(self, key):
        assert found(one(key, 0, address="a")) == [(f"question:{key}", "bad-key")]

    def test_of_options_may_repeat_in_another_question(self):
        assert found(one("first", 0, 1), one("second", 0, 1)) == []


class TestAddresses:
    def test_stand_once(self):
        twice = found(one("a", 0, address="x"), one("b", 0, address="x"))

        assert twice == [
            ("question:a.address", "duplicate-address"),
            ("question:b.address", "duplicate-address"),
        ]

    @pytest.mark.parametrize(
        "address",
        [
            *("start", "urgent", "answers", "result", "clear"),
            *("summary.pdf", "summary.txt", "summary.json"),
        ],
    )
    def test_are_not_those_of_other_pages(self, address):
        assert found(one("a", 0, address=address)) == [("question:a.address", "reserved-address")]

    @pytest.mark.parametrize("address", ["", "A", "a b", "a--b", "a_b", "a/b", "-a"])
    def test_are_slugs(self, address):
        assert found(one("a", 0, address=address)) == [("question:a.address", "bad-address")]


class TestWords:
    def test_are_there_in_every_language_of_the_title(self):
        tried = replace(
            questionnaire(
                one("a", 0, hint={"en": "Hint", "es": " "}),
                number("b", parts=parts(12, 1)),
                limits=(words("No diagnosis"),),
            ),
            title={"en": "Tried", "es": "Probado"},
        )

        places = {each.where for each in problems(tried) if each.code == "missing-text"}

        assert places == {
            "section:only.title",
            "question:a.text",
            "question:a.hint",
            "question:a/option:a.label",
            "question:b.text",
            "question:b.parts[0].unit",
            "question:b.parts[1].unit",
            "band:last.title",
            "band:last.headline",
            "band:last.advice",
            "questionnaire.limits[0]",
        }

    def test_in_a_language_that_the_title_lacks_are_noted(self):
        assert found(one("a", 0, text={"en": "What?", "es": "¿Qué?"})) == [
            ("question:a.text", "extra-language")
        ]

    def test_of_the_title_are_needed(self):
        tried = replace(questionnaire(one("a", 0)), title={})

        assert ("questionnaire.title", "missing-text") in [
            (each.where, each.code) for each in problems(tried)
        ]


class TestCitations:
    def test_exist(self):
        tried = found(
            note("n", citations=("paper", "gone")),
            one("a", 1, evidence=evidence("gone")),
            scores=(score("s", "a", evidence=evidence("paper")),),
            red_flags=(flag("f", when(("a", "=", "a")), citations=("gone",)),),
            citations=(Citation("paper", "Author 2020"),),
        )

        assert tried == [
            ("note:n", "unknown-citation"),
            ("flag:f", "unknown-citation"),
            ("question:a.evidence", "unknown-citation"),
        ]

    def test_or_pending_stand_with_every_flag(self):
        raising = when(("a", "=", "a"))

        assert found(one("a", 1), red_flags=(flag("f", raising, pending=True),)) == []
        assert found(one("a", 1), red_flags=(flag("f", raising, pending=False),)) == [
            ("flag:f", "no-source")
        ]


class TestConditions:
    @pytest.mark.parametrize(
        ("condition", "code"),
        [
            (("gone", "exists", True), "unknown-reference"),
            (("one", "=", "z"), "unknown-option"),
            (("many", "!=", "z"), "unknown-option"),
            (("one", "<", "a"), "wrong-operator"),
            (("many", ">=", "a"), "wrong-operator"),
            (("sure", "<", True), "wrong-operator"),
            (("why", "=", "because"), "wrong-operator"),
            (("one", "=", True), "wrong-value"),
            (("one", "exists", "a"), "wrong-value"),
            (("sure", "=", "yes"), "wrong-value"),
            (("number", "=", "5"), "wrong-value"),
            (("number", ">", True), "wrong-value"),
            (("since", "<", 5), "wrong-value"),
            (("sum", ">", "5"), "wrong-value"),
            (("bmi", "=", ANYTIME), "wrong-value"),
        ],
    )
    def test_name_what_exists_and_compare_like_with_like(self, condition, code):
        assert self.with_last(when(condition)) == [("question:last", code)]

    @pytest.mark.parametrize(
        "condition",
        [
            *(("one", "=", "a"), ("many", "!=", "none"), ("number", ">=", 5), ("sure", "=", False)),
            *(("since", "<", ANYTIME), ("why", "exists", True), ("sum", "<", 5), ("bmi", ">", 30)),
        ],
    )
    def test_may_ask_what_fits(self, condition):
        assert self.with_last(when(condition)) == []

    def with_last(self, condition):
        return found(
            one("one", 1),
            many("many", 1),
            number("number"),
            yes_no("sure"),
            day("since"),
            written("why"),
            number("weight", 50, 900),
            number("height", 36, 96),
            one("last", 0, when=condition),
            derived=(bmi(),),
            scores=(score("sum", "one"),),
        )

    @pytest.mark.parametrize("of", ["second", "third", "sum", "inner", "gated", "bmi"])
    def test_never_look_ahead(self, of):
        tried = found(
            one("first", 0, 1),
            one("second", 0, when=when((of, "exists", True))),
            number("weight", 50, 900),
            one("third", 0, 1),
            number("height", 36, 96),
            derived=(bmi(),),
            scores=(
                score("inner", "third", points=identity()),
                score("sum", "first", "inner"),
                score("gated", "first", when=when(("third", "=", "a"))),
            ),
        )

        assert tried == [("question:second", "later-reference")]

    def test_of_a_section_read_only_what_stands_above_the_section(self):
        tried = found(
            section("first", one("a", 0)),
            section("second", one("b", 0), when=when(("a", "=", "a"), ("b", "=", "a"))),
        )

        assert tried == [("section:second", "later-reference")]

    def test_of_notes_read_what_stands_above_the_note(self):
        tried = found(
            one("a", 0), note("n", when(("a", "=", "a")), when(("b", "=", "a"))), one("b", 0)
        )

        assert tried == [("note:n", "later-reference")]

    def test_of_scores_read_only_the_scores_above_them(self):
        scores = (
            score("first", "a", when=when(("first", "exists", True))),
            score("second", "a", when=when(("first", "exists", True))),
        )

        assert found(one("a", 1), scores=scores) == [("score:first", "later-reference")]

    def test_of_results_may_read_everything(self):
        reading = when(("a", "=", "a"), ("sum", ">", 0))

        assert (
            found(
                one("a", 1),
                scores=(score("sum", "a"),),
                red_flags=(flag("f", reading),),
                bands=(band("b", reading), band("last")),
                notes=(note("n", reading),),
            )
            == []
        )

    def test_can_hold(self):
        never = When(join=Join.ANY)

        assert found(one("a", 0), one("b", 0, when=never)) == [("question:b", "never-holds")]


class TestFlags:
    @pytest.mark.parametrize("whens", [(), (when(),), (when(("a", "=", "a")), when())])
    def test_name_what_raises_them(self, whens):
        assert found(one("a", 0), red_flags=(flag("f", *whens),)) == [("flag:f", "names-nothing")]

    def test_that_can_be_skipped_are_noted(self):
        tried = found(
            one("a", 0, required=False), red_flags=(flag("f", when_any(("a", "=", "a"))),)
        )

        assert tried == [("flag:f", "can-be-skipped")]


class TestBands:
    def test_end_with_one_that_always_holds(self):
        conditional = band("b", when(("a", "=", "a")))

        assert found(one("a", 0), bands=(conditional,)) == [("band:b", "no-last-band")]
        assert found(one("a", 0), bands=()) == [("questionnaire.bands", "no-last-band")]

    def test_do_not_hide_one_another(self):
        assert found(one("a", 0), bands=(band("b"), band("last"))) == [("band:b", "hides-bands")]

    def test_are_led_to(self):
        idle = replace(band("b"), when=())

        assert found(one("a", 0), bands=(idle, band("last"))) == [("band:b", "never-holds")]


class TestQuestions:
    @pytest.mark.parametrize(
        "asked",
        [one("a"), many("a", none_of_these=False), yes_no("a", options=(option("x"),))],
    )
    def test_have_options_exactly_where_they_are_choices(self, asked):
        assert found(asked) == [("question:a.options", "wrong-options")]

    def test_of_one_choice_have_no_option_that_stands_alone(self):
        asked = question("a", Kind.ONE, options=(option("x"), option("none", alone=True)))

        assert found(asked) == [("question:a/option:none", "alone-on-one")]

    @pytest.mark.parametrize(("low", "high"), [(None, 5), (0, None), (None, None)])
    def test_of_numbers_have_a_range(self, low, high):
        assert found(number("a", low, high)) == [("question:a", "no-range")]

    def test_of_numbers_have_their_range_the_right_way_round(self):
        assert found(number("a", 5, 5)) == []
        assert found(number("a", 6, 5)) == [("question:a", "upside-down")]

    @pytest.mark.parametrize("places", [-1, 7])
    def test_of_numbers_have_few_places(self, places):
        assert found(number("a", places=places)) == [("question:a", "bad-places")]

    @pytest.mark.parametrize(
        "asked", [one("a", 0, low=Decimal(0)), day("a", high=Decimal(1)), yes_no("a", places=1)]
    )
    def test_have_a_range_only_where_they_are_numbers(self, asked):
        assert found(asked) == [("question:a", "range-on-other-kind")]

    @pytest.mark.parametrize("times", [(12, 2), (1, 12), (12, 0), (5, 3, 1), (12, -1), (1, 1)])
    def test_have_parts_that_make_up_one_another(self, times):
        assert found(number("a", parts=parts(*times))) == [("question:a.parts", "bad-parts")]

    @pytest.mark.parametrize("times", [(12, 1), (36, 12, 1), (1,)])
    def test_may_have_parts(self, times):
        assert found(number("a", parts=parts(*times))) == []

    def test_have_parts_only_where_they_are_numbers_from_zero(self):
        assert found(yes_no("a", parts=parts(12, 1))) == [
            ("question:a.parts", "parts-on-other-kind")
        ]
        assert found(number("a", -1, parts=parts(12, 1))) == [
            ("question:a.parts", "negative-parts")
        ]

    def test_have_a_rule_for_points_only_where_they_are_numbers_or_yes_or_no(self):
        assert found(yes_no("a", points=identity())) == []
        assert found(written("a", points=identity())) == [
            ("question:a.points", "points-on-other-kind")
        ]


class TestPoints:
    def test_that_one_option_lacks_are_noted_in_a_scored_question(self):
        assert scored(one("a", 0, 2, None)) == [("question:a/option:c", "points-missing")]
        assert found(one("a", 0, 2, None)) == []

    @pytest.mark.parametrize(
        ("points", "codes"),
        [
            (ranges((0, 3, 0), (4, 10, 1)), []),
            (ranges((None, 3, 0), (4, None, 1)), []),
            (ranges((4, 10, 1), (0, 3, 0)), []),
            (ranges((0, "3.5", 0), (4, 10, 1)), []),
            (ranges((1, 3, 0), (4, 10, 1)), ["range-gap"]),
            (ranges((0, 3, 0), (5, 10, 1)), ["range-gap"]),
            (ranges((0, 3, 0), (4, 9, 1)), ["range-gap"]),
            (ranges((0, 4, 0), (4, 10, 1)), ["range-overlap"]),
            (ranges((0, 10, 0), (2, 3, 1)), ["range-overlap"]),
            (ranges((0, 10, 0), (11, None, 1)), ["dead-range"]),
            (ranges((0, 10, 0), (3, 2, 1)), ["dead-range"]),
            (ranges((11, None, 1)), ["dead-range", "range-gap"]),
        ],
    )
    def test_of_numbers_come_from_ranges_that_cover_each_number_once(self, points, codes):
        expected = [("question:a.points", code) for code in codes]

        assert found(number("a", points=points)) == expected

    def test_cover_every_place(self):
        whole = ranges((0, 3, 0), (4, 10, 1))
        tenths = ranges((0, "3.9", 0), (4, 10, 1))

        assert found(number("a", places=1, points=whole)) == [("question:a.points", "range-gap")]
        assert found(number("a", places=1, points=tenths)) == []

    def test_of_yes_or_no_cover_both(self):
        assert found(yes_no("a", points=ranges((0, 0, 0), (1, 1, 5)))) == []
        assert found(yes_no("a", points=ranges((1, 1, 5)))) == [("question:a.points", "range-gap")]

    def test_without_ends_share_their_borders(self):
        def codes(*bounds):
            return coverage_codes(ranges(*bounds).ranges, Decimal(0), Decimal(100), None)

        assert codes((0, 20, 0), (20, 100, 1)) == []
        assert codes((0, 20, 0), (21, 100, 1)) == ["range-gap"]
        assert codes((0, 20, 0), (19, 100, 1)) == ["range-overlap"]
        assert codes((0, 20, 0), (20, 99, 1)) == ["range-gap"]


class TestBodyMassIndex:
    weight, height = number("weight", 50, 900), number("height", 36, 96)

    def codes(self, *questions, **details):
        return [code for _, code in found(*questions, derived=(bmi(**details),))]

    def test_is_sound(self):
        assert self.codes(self.weight, self.height) == []

    def test_needs_both_questions(self):
        assert self.codes(self.weight) == ["unknown-reference"]
        assert self.codes(self.height) == ["unknown-reference"]

    def test_needs_numbers(self):
        assert self.codes(self.weight, one("height", 0)) == ["not-a-number"]

    def test_needs_more_than_nothing(self):
        assert self.codes(self.weight, number("height", 0, 96)) == ["not-positive"]
        assert "not-positive" in self.codes(self.weight, self.height, scale=Decimal(0))

    def test_has_ranges_for_every_tenth(self):
        gap = ranges((None, 24, 0), (25, None, 1))

        assert self.codes(self.weight, self.height, points=gap) == ["range-gap"]

    def test_may_have_a_rule_instead(self):
        assert self.codes(self.weight, self.height, points=identity()) == []


class TestScores:
    def test_are_of_what_exists_above_and_has_points(self):
        scores = (
            score("early", "a", "late", "gone", "plain", "bmi"),
            score("late", "a"),
            score("last", "late"),
        )
        weight = number("weight", 50, 900)

        assert found(one("a", 1), yes_no("plain"), weight, derived=(bmi(),), scores=scores) == [
            ("derived:bmi", "unknown-reference"),
            ("score:early.of", "later-reference"),
            ("score:early.of", "unknown-reference"),
            ("score:early.of", "operand-without-points"),
            ("score:early.of", "operand-without-points"),
            ("score:last.of", "operand-without-points"),
            ("score:last.at_least", "at-least-unreachable"),
        ]

    def test_count_nothing_twice(self):
        assert found(one("a", 1), scores=(score("s", "a", "a"),)) == [
            ("score:s.of", "operand-twice")
        ]

    @pytest.mark.parametrize(
        ("at_least", "codes"),
        [(0, ["at-least-too-low"]), (1, []), (2, []), (3, ["at-least-unreachable"])],
    )
    def test_can_be_answered_enough(self, at_least, codes):
        expected = [("score:sum.at_least", code) for code in codes]

        assert scored(one("a", 1), one("b", 1), at_least=at_least) == expected

    @pytest.mark.parametrize("asked", [one("a", 1, 2), one("a", -1, 2), one("a", 0)])
    def test_in_percent_go_from_zero_upward(self, asked):
        assert scored(asked, how=How.PERCENT) == [("score:sum.how", "percent-not-from-zero")]
        assert scored(one("a", 0, 1), how=How.PERCENT) == []

    @pytest.mark.parametrize(
        ("lows", "expected"),
        [
            ((0, 5, 10), []),
            ((1, 5), [("score:sum/level:l0", "level-gap")]),
            ((0, 5, 5), [("score:sum/level:l2", "levels-out-of-order")]),
            ((0, 6, 5), [("score:sum/level:l2", "levels-out-of-order")]),
            ((0, 11), [("score:sum/level:l1", "dead-level")]),
        ],
    )
    def test_reach_their_levels_in_order(self, lows, expected):
        levels = tuple(level(f"l{place}", low) for place, low in enumerate(lows))

        assert scored(number("a", points=identity()), levels=levels) == expected

    @pytest.mark.parametrize(
        ("asked", "points", "codes"),
        [
            (one("a", 0, 6), ranges((0, 2, 0), (3, 6, 3)), []),
            (one("a", 0, 6), ranges((0, 2, 0), (4, 6, 3)), ["range-gap"]),
            (one("a", 0, 1.5), ranges((0, 0.9, 0), (1, 1.5, 3)), []),
            (one("a", 0, 1.5), ranges((0, 0, 0), (1, 1.5, 3)), ["range-gap"]),
            (number("a", points=identity()), ranges((0, 5, 0), (6, 10, 3)), []),
            (
                number("a", places=1, points=identity()),
                ranges((0, 5, 0), (6, 10, 3)),
                ["range-gap"],
            ),
            (number("a", points=ranges((0, 10, 0.5))), ranges((0, 1, 1)), []),
            (
                number("a", points=Points(plus=amount(0.5))),
                ranges((0, 5, 0), (6, 11, 3)),
                ["range-gap"],
            ),
        ],
    )
    def test_are_worth_points_for_every_sum(self, asked, points, codes):
        expected = [("score:sum.points", code) for code in codes]

        assert scored(asked, points=points) == expected

    def test_are_worth_points_for_every_mean(self):
        shared, apart = ranges((0, 5, 0), (5, 10, 3)), ranges((0, 5, 0), (6, 10, 3))
        asked = number("a", points=identity())

        assert scored(asked, how=How.MEAN, points=shared) == []
        assert scored(asked, how=How.MEAN, points=apart) == [("score:sum.points", "range-gap")]

    def test_of_scores_are_worth_points_for_every_sum(self):
        whole, shared = ranges((0, 5, 0), (6, 10, 3)), ranges((0, 5, 0), (5, 10, 3))
        asked = number("a", points=identity())

        def codes(inner, points):
            scores = (inner, score("sum", "inner", points=points))
            return [code for _, code in found(asked, scores=scores)]

        mean = score("inner", "a", how=How.MEAN, points=identity())
        assert codes(score("inner", "a", points=identity()), whole) == []
        assert codes(mean, whole) == ["range-gap"]
        assert codes(mean, shared) == []

    def test_of_a_body_mass_index_are_worth_points_for_every_sum(self):
        tried = found(
            number("weight", 50, 900),
            number("height", 36, 96),
            derived=(bmi(),),
            scores=(
                score("inner", "bmi", points=ranges((0, 1, 0), (2, 2, 1))),
                score("plain", "bmi"),
                score("sum", "plain"),
            ),
        )

        assert tried == [
            ("score:sum.of", "operand-without-points"),
            ("score:sum.at_least", "at-least-unreachable"),
        ]


class TestCookie:
    def test_of_a_small_questionnaire_is_small(self):
        asked = (one("a", 0), many("b", 1, 1), number("c"), yes_no("d"), day("e"), written("f"))

        assert longest_cookie(questionnaire(*asked)) < 700

    def test_grows_with_every_text(self):
        texts = [written(f"t{place}") for place in range(20)]

        assert longest_cookie(questionnaire(*texts[:5])) < LARGEST
        assert longest_cookie(questionnaire(*texts)) > LARGEST
        assert found(*texts[:5]) == []
        assert found(*texts) == [("questionnaire", "cookie-too-long")]

    def test_is_measured_though_a_number_has_no_end(self):
        assert longest_cookie(questionnaire(number("a", None, None))) > 0
