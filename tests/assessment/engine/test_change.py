"""What would change: by rule, to the best answer within reach, and assessed anew."""

from decimal import Decimal

import pytest
from hypothesis import assume, given

from assessment.engine.change import Bound, changes
from assessment.engine.model import Certainty, Evidence, Points
from assessment.engine.outline import outline, questions
from assessment.engine.reckon import value_with
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import Kind, Urgency
from tests.assessment.engine.builders import (
    answered,
    bmi,
    flag,
    identity,
    level,
    many,
    number,
    one,
    option,
    question,
    questionnaire,
    ranges,
    score,
    when,
    yes_no,
)
from tests.assessment.engine.strategies import cases, fitting, often, values_of
from tests.assessment.spine_cases import CASE_A, CASE_B, MILD, SPINE, WELL, WORST, result_of

CHANGES = Evidence({"en": "E"}, {"en": "R"}, Certainty.GOOD, can_change=True)
STAYS = Evidence({"en": "E"}, {"en": "R"}, Certainty.GOOD, can_change=False)
STEPS = ranges((None, 3, 0), (4, 6, 2), (7, None, 4))


def found(asked, **given):
    return changes(assess(asked, answered(**given)))


def told(all_changes):
    return [(each.of, each.instead["en"], each.bound, each.after) for each in all_changes]


def asking(*items, of=("q",), **details):
    details.setdefault("scores", (score("sum", *of),))
    return questionnaire(*items, **details)


class TestSpine:
    def test_stopping_smoking_takes_thirteen_to_twelve(self):
        change = next(each for each in changes(result_of(CASE_B)) if each.of == "smoke")

        assert (change.before, change.after) == (13, 12)
        assert change.answer["en"] == "Yes, now"
        assert change.instead["en"] == "I stopped"
        assert change.level.key == "many"

    def test_nobody_becomes_a_person_who_never_smoked(self):
        assert changes(result_of(MILD | {"smoke": "past"})) == ()

    def test_weight_is_told_as_the_index_it_leads_to(self):
        steps = [each for each in changes(result_of(CASE_B)) if each.of == "bmi"]

        assert told(steps) == [
            ("bmi", "24.9", Bound.AT_MOST, 11),
            ("bmi", "29.9", Bound.AT_MOST, 12),
        ]

    def test_mood_is_told_as_its_score(self):
        mood = next(each for each in changes(result_of(WORST)) if each.of == "phq2")

        assert told([mood]) == [("phq2", "2", Bound.AT_MOST, 20)]

    def test_the_largest_comes_first(self):
        drops = [each.before - each.after for each in changes(result_of(WORST))]

        assert drops == sorted(drops, reverse=True)
        assert len(drops) == 10

    def test_what_nobody_can_change_is_never_offered(self):
        offered = {each.of for each in changes(result_of(WORST))}

        assert offered.isdisjoint({"spells", "age", "dur", "pain", "spread", "ting", "act"})

    @pytest.mark.parametrize("given", [CASE_A, WELL])
    def test_nothing_is_offered_where_nothing_counts(self, given):
        assert changes(result_of(given)) == ()

    @pytest.mark.parametrize("flag", [{"limb": "mild"}, {"blad": "saddle"}])
    def test_nothing_is_offered_beside_a_red_flag(self, flag):
        assert changes(result_of(CASE_B | flag)) == ()

    def test_nothing_is_offered_before_the_end(self):
        given = {key: value for key, value in CASE_B.items() if key != "well"}

        assert changes(result_of(given)) == ()

    def test_each_is_what_a_new_assessment_says(self):
        for key, better in (("load", "none"), ("sleep", "no"), ("well", "good"), ("vib", "no")):
            change = next(each for each in changes(result_of(WORST)) if each.of == key)
            anew = result_of(WORST | {key: better})

            assert next(each.value for each in anew.scores if each.score.key == "risk") == (
                change.after
            )


class TestChoice:
    def test_takes_the_fewest_points(self):
        asked = asking(one("q", 3, 2, 0, evidence=CHANGES))

        assert told(found(asked, q="a")) == [("q", "Option c", Bound.EXACTLY, 0)]

    def test_takes_the_nearest_among_equals(self):
        asked = asking(one("q", 0, 0, 3, 0, evidence=CHANGES))

        assert told(found(asked, q="c"))[0][1] == "Option b"

    def test_leaves_out_what_has_no_points_or_more(self):
        assert found(asking(one("q", 1, None, 2, 1, evidence=CHANGES)), q="a") == ()

    def test_leaves_out_what_is_out_of_reach(self):
        options = (option("never", 0, out_of_reach=True), option("past", 1), option("now", 2))
        asked = asking(question("q", Kind.ONE, options=options, evidence=CHANGES))

        assert told(found(asked, q="now")) == [("q", "Option past", Bound.EXACTLY, 1)]
        assert found(asked, q="past") == ()

    def test_of_many_takes_the_one_that_stands_alone(self):
        asked = asking(many("q", 2, 1, evidence=CHANGES))

        assert told(found(asked, q=["a", "b"])) == [("q", "Option none", Bound.EXACTLY, 0)]

    def test_of_many_without_one_that_stands_alone_takes_nothing(self):
        asked = asking(many("q", 2, 1, none_of_these=False, evidence=CHANGES))

        assert found(asked, q=["a", "b"]) == ()

    @pytest.mark.parametrize("evidence", [None, STAYS])
    def test_that_cannot_change_is_not_offered(self, evidence):
        assert found(asking(one("q", 3, 0, evidence=evidence)), q="a") == ()


class TestYesNo:
    def test_takes_the_other(self):
        asked = asking(yes_no("q", points=identity(), evidence=CHANGES))

        assert told(found(asked, q=True)) == [("q", "No", Bound.EXACTLY, 0)]

    def test_is_left_where_the_other_is_no_better(self):
        asked = asking(yes_no("q", points=identity(), evidence=CHANGES))

        assert found(asked, q=False) == ()


class TestNumber:
    def test_takes_each_lower_range_from_its_near_end(self):
        asked = asking(number("q", points=STEPS, evidence=CHANGES))

        assert told(found(asked, q=9)) == [
            ("q", "3", Bound.AT_MOST, 0),
            ("q", "6", Bound.AT_MOST, 2),
        ]

    def test_may_have_to_rise(self):
        rule = ranges((None, 3, 4), (4, None, 0))
        asked = asking(number("q", points=rule, evidence=CHANGES))

        assert told(found(asked, q=1)) == [("q", "4", Bound.AT_LEAST, 0)]

    def test_is_left_where_an_end_cannot_be_given(self):
        rule = ranges((None, 3.5, 0), (3.6, None, 4))
        asked = asking(number("q", points=rule, evidence=CHANGES))

        assert found(asked, q=9) == ()

    def test_is_left_where_a_better_range_has_no_end_towards_it(self):
        rule = ranges((5, None, 2), (None, None, 0))
        asked = asking(number("q", points=rule, evidence=CHANGES))

        assert found(asked, q=9) == ()

    def test_without_ranges_is_left(self):
        assert found(asking(number("q", points=identity(), evidence=CHANGES)), q=9) == ()


class TestDerived:
    WEIGHT = number("weight", 1, 500)

    @staticmethod
    def asking(rule, weight):
        index = bmi(points=rule, scale=Decimal(1), evidence=CHANGES)
        return asking(number("height", 1, 3), weight, of=("bmi",), derived=(index,))

    def test_takes_the_weight_that_leads_to_the_index(self):
        asked = self.asking(ranges((None, 24.9, 0), (25, None, 1)), self.WEIGHT)

        assert told(found(asked, height=2, weight=120)) == [("bmi", "24.9", Bound.AT_MOST, 0)]

    def test_may_have_to_rise(self):
        asked = self.asking(ranges((None, 18.4, 1), (18.5, None, 0)), self.WEIGHT)

        assert told(found(asked, height=2, weight=60)) == [("bmi", "18.5", Bound.AT_LEAST, 0)]

    def test_is_left_where_no_such_weight_can_be_given(self):
        rule = ranges((None, 24.9, 0), (25, None, 1))
        asked = self.asking(rule, number("weight", 110, 500))

        assert found(asked, height=2, weight=120) == ()


class TestScoreWithinAScore:
    @staticmethod
    def asking(rule, *parts):
        keys = [part.key for part in parts]
        inner = score("mood", *keys, hidden=True, points=rule, evidence=CHANGES)
        return questionnaire(*parts, scores=(inner, score("sum", "mood")))

    def test_takes_each_of_its_questions_at_its_best(self):
        asked = self.asking(STEPS, one("p", 0, 1, 3), one("q", 0, 1, 3), one("r", None, 1))

        assert told(found(asked, p="c", q="c", r="a")) == [("mood", "3", Bound.AT_MOST, 0)]

    def test_without_ranges_is_told_as_its_value(self):
        asked = self.asking(Points(), one("p", 1, 3))

        assert told(found(asked, p="b")) == [("mood", "1", Bound.EXACTLY, 1)]

    def test_with_an_open_range_is_told_as_its_value(self):
        asked = self.asking(ranges((3, None, 4), (0, None, 0)), one("p", 1, 3))

        assert told(found(asked, p="b")) == [("mood", "1", Bound.EXACTLY, 0)]

    def test_at_its_best_is_left(self):
        assert found(self.asking(STEPS, one("p", 0, 9)), p="a") == ()


class TestSteering:
    """Where another answer opens a question or raises a flag, points alone do not tell."""

    def test_counts_what_is_no_longer_asked(self):
        asked = asking(
            one("q", 3, 0, evidence=CHANGES), one("more", 2, when=when(("q", "=", "a"))),
            of=("q", "more"),
        )  # fmt: skip

        assert told(found(asked, q="a", more="a")) == [("q", "Option b", Bound.EXACTLY, 0)]

    def test_leaves_out_what_ends_the_score_itself(self):
        asked = questionnaire(
            one("q", 3, 0, evidence=CHANGES),
            scores=(score("sum", "q", when=when(("q", "=", "a"))),),
        )

        assert found(asked, q="a") == ()

    def test_leaves_out_what_opens_a_question_still_to_be_answered(self):
        asked = asking(
            one("q", 3, 0, evidence=CHANGES),
            one("more", 4, 5, when=when(("q", "=", "b"))),
            scores=(score("both", "q", "more", at_least=2),),
        )

        assert found(asked, q="a") == ()

    def test_leaves_out_what_would_raise_a_flag(self):
        asked = asking(
            one("q", 3, 0, evidence=CHANGES),
            red_flags=(flag("f", when(("q", "=", "b")), urgency=Urgency.SOON),),
        )

        assert found(asked, q="a") == ()


class TestLevel:
    def test_is_the_one_then_reached(self):
        asked = questionnaire(
            one("q", 3, 0, evidence=CHANGES),
            scores=(score("sum", "q", levels=(level("few", 0), level("many", 2))),),
        )

        assert [each.level.key for each in found(asked, q="a")] == ["few"]


def with_another_answer(tried, random):
    """Answers, and another one to a question that was answered."""
    answers = fitting(tried, random)
    key = random.choice(list(answers) or [""])
    asked = next((each for each in questions(tried) if each.key == key), None)
    return answers, {key: values_of(asked, random)} if asked else {}


class TestReckoning:
    @often
    @given(cases(with_another_answer))
    def test_says_what_a_new_assessment_says(self, case):
        asked, (answers, others) = case
        result = assess(asked, answers)
        assume(not result.red_flags and others.keys() <= result.answers.keys())
        anew = assess(asked, {**result.answers, **others})

        values = {each.score.key: each.value for each in anew.scores}
        for each in result.scores:
            expected = None if anew.red_flags else values.get(each.score.key)
            assert value_with(outline(asked), result, each.score.key, others) == expected

    def test_without_a_value_says_none(self):
        asked = questionnaire(one("q", 3, 0), scores=(score("sum", "q", at_least=2),))
        result = assess(asked, answered(q="a"))

        assert value_with(outline(asked), result, "sum", answered(q="b")) is None

    @pytest.mark.parametrize(("now", "then"), [("a", "b"), ("b", "a")])
    def test_assesses_anew_where_a_line_comes_or_goes(self, now, then):
        asked = questionnaire(one("q", 3, None), one("r", 1), scores=(score("sum", "q", "r"),))
        result = assess(asked, answered(q=now, r="a"))

        value = value_with(outline(asked), result, "sum", answered(q=then))

        assert value == (4 if then == "a" else 1)

    def test_knows_which_questions_steer(self):
        steering = outline(SPINE).steering

        assert {"age", "where", "dur", "blad", "limb", "spread"} <= steering
        assert steering.isdisjoint({"smoke", "load", "sleep", "well", "expect", "wt", "phqa"})

    def test_is_exact(self):
        asked = questionnaire(one("q", 0.3, 0.1), number("n", points=identity()),
                              scores=(score("sum", "q", "n"),))  # fmt: skip
        result = assess(asked, answered(q="a", n=1))

        assert value_with(outline(asked), result, "sum", answered(q="b")) == Decimal("1.1")
