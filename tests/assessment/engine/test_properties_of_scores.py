"""What holds of every score and band."""

from dataclasses import replace
from decimal import ROUND_UP, Context, Decimal, localcontext
from itertools import combinations, product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from assessment.engine.outline import outline, questions
from assessment.engine.points import question_extremes, question_points
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import How, Kind
from tests.assessment.engine.builders import questionnaire, score
from tests.assessment.engine.strategies import (
    SEEDS,
    Maker,
    cases,
    often,
    unsteered,
    walks,
)


@often
@given(cases())
def test_a_value_follows_from_its_lines(case):
    for found in assess(*case).scores:
        points = [line.points for line in found.lines]
        if found.value is None:
            assert found.why_none
        elif found.score.how is How.SUM:
            assert abs(found.value - sum(points)) < Decimal("1e-20")
        elif found.score.how is How.MEAN:
            assert abs(found.value * len(points) - sum(points)) < Decimal("1e-20")
        else:
            maximum = sum(line.highest for line in found.lines)
            assert abs(found.value * maximum - 100 * sum(points)) < Decimal("1e-20")


@often
@given(cases())
def test_a_value_lies_between_its_extremes_and_can_rise_only_to_the_highest(case):
    for found in assess(*case).scores:
        assert found.missing >= 0
        if found.value is not None:
            assert found.lowest <= found.value <= found.highest
            assert found.value + found.missing <= found.highest


@often
@given(cases())
def test_lines_are_of_exactly_the_open_and_answered_questions_with_points(case):
    tried, _ = case
    found, known = assess(*case), outline(tried).questions
    for result in found.scores:
        pointed = [
            key
            for key in result.score.of
            if key in known
            and question_extremes(known[key]) is not None
            and question_points(known[key], found.answers.get(key, ())) is not None
        ]
        lines = [line for line in result.lines if line.of in known]
        assert [line.of for line in lines] == pointed
        assert all(line.answer["en"] for line in lines)


@often
@given(cases())
def test_missing_is_not_zero(case):
    for found in assess(*case).scores:
        assert found.answered == len(found.lines) <= found.asked
        if found.answered < found.score.at_least:
            assert (found.value, found.level, found.missing) == (None, None, 0)
            assert found.why_none == "too-few-answers"
        elif found.score.how is not How.PERCENT:
            assert found.value is not None


@often
@given(cases(), st.integers(1, 3))
def test_raising_the_points_of_an_answer_raises_a_plain_sum_as_much(case, rise):
    """Of a sum that nothing steers: no condition reads it, and it reads no other score."""
    case = _plainly_summed(case[0]), case[1]
    before = assess(*case)
    chosen = [each for each in before.scores[0].lines if _is_one_choice(case[0], each.of)]
    for line in chosen:
        after = assess(_raised(case[0], line.of, rise), case[1])
        assert after.scores[0].value == before.scores[0].value + rise


def _plainly_summed(tried):
    of = [each.key for each in questions(tried) if question_extremes(each)]
    known = {question.key for question in questions(tried)}
    steered = replace(tried, red_flags=(), scores=(score("sum", *of),))
    return replace(steered, sections=tuple(unsteered(each, known) for each in tried.sections))


def _is_one_choice(tried, key):
    return outline(tried).questions[key].kind is Kind.ONE


def _raised(tried, key, rise):
    def lifted(item):
        if item.key != key:
            return item
        options = (
            each if each.points is None else replace(each, points=each.points + rise)
            for each in item.options
        )
        return replace(item, options=tuple(options))

    sections = (
        replace(section, items=tuple(map(lifted, section.items))) for section in tried.sections
    )
    return replace(tried, sections=tuple(sections))


@often
@given(walks())
def test_every_finished_path_has_one_band_unless_a_flag_is_raised(walk):
    tried, steps = walk
    found = assess(tried, steps[-1])

    assert found.incomplete == ()
    assert (found.band is None) is bool(found.red_flags)


@often
@given(cases())
def test_an_unfinished_path_has_no_band(case):
    found = assess(*case)

    assert not (found.incomplete and found.band)


def results(assessment):
    """Everything that is said, without the questionnaire and the answers themselves."""
    return replace(assessment, questionnaire=None, answers={})


@often
@given(cases())
def test_the_arithmetic_of_the_thread_changes_nothing(case):
    expected = assess(*case)
    with localcontext(Context(prec=2, rounding=ROUND_UP)):
        found = assess(*case)

    assert results(found) == results(expected)


@often
@given(SEEDS, st.sampled_from([How.SUM, How.MEAN]), st.integers(1, 3))
def test_both_extremes_are_reached(seed, how, at_least):
    maker = Maker(Random(seed))
    kinds = maker.random.choices([Kind.ONE, Kind.MANY, Kind.YES_NO], k=3)
    asked = [maker.of_kind(f"q{place}", kind, {}) for place, kind in enumerate(kinds)]
    counted = score("sum", *(each.key for each in asked), how=how, at_least=at_least)
    tried = questionnaire(*asked, scores=(counted,))

    answers = product(*(_every_answer(each) for each in asked))
    found = [assess(tried, {k: v for each in one for k, v in each.items()}) for one in answers]
    values = [each.scores[0].value for each in found if each.scores[0].value is not None]

    if values:
        assert min(values) == found[0].scores[0].lowest
        assert max(values) == found[0].scores[0].highest


def _every_answer(question):
    """Also none at all."""
    if question.kind is Kind.YES_NO:
        return [{}, {question.key: (True,)}, {question.key: (False,)}]
    keys = [option.key for option in question.options if not option.alone]
    most = len(keys) if question.kind is Kind.MANY else 1
    chosen = [each for size in range(1, most + 1) for each in combinations(keys, size)]
    alone = [(option.key,) for option in question.options if option.alone]
    return [{}, *({question.key: each} for each in chosen + alone)]
