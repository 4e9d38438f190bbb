"""What holds of every red flag."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from assessment.engine.facts import establish
from assessment.engine.flags import Raised
from assessment.engine.model import Question
from assessment.engine.outline import outline, questions
from assessment.engine.scoring import assess, raised
from assessment.engine.vocabulary import Urgency
from tests.assessment.engine.builders import flag, when
from tests.assessment.engine.strategies import (
    cases,
    often,
    unsteered,
    walks,
)


@often
@given(walks())
def test_flags_only_join_while_more_is_answered(walk):
    tried, steps = walk
    earlier = set()
    for answers in steps:
        flags = {each.key for each in raised(tried, answers)}
        assert earlier <= flags
        earlier = flags


@often
@given(walks())
def test_trying_only_what_an_answer_can_raise_finds_what_trying_all_finds(walk):
    tried, steps = walk
    for answers in steps:
        found = Raised(establish(tried, answers))
        everything = [each for each in tried.red_flags if any(map(found.raises, each.when))]
        assert {each.key for each in found.flags} == {each.key for each in everything}


@often
@given(walks())
def test_a_flag_is_raised_at_a_question_that_it_reads_or_that_opens_one(walk):
    tried, steps = walk
    for before, after in pairwise(steps):
        (answered,) = after.keys() - before.keys()
        known = raised(tried, before)
        for found in raised(tried, after):
            assert found in known or answered in _read(tried, found)


def _read(tried, found):
    """What the flag reads, and what decides whether that is asked at all."""
    reads, gates = outline(tried).reads, _gates(tried)
    keys = {
        key for each in found.when for condition in each.conditions for key in reads[condition.of]
    }
    while not keys >= (more := {key for each in keys for key in gates[each]}):
        keys |= more
    return keys


def _gates(tried):
    reads = outline(tried).reads
    return {
        item.key: {
            key
            for condition in (*section.when.conditions, *item.when.conditions)
            for key in reads[condition.of]
        }
        for section in tried.sections
        for item in section.items
        if isinstance(item, Question)
    }


@often
@given(cases())
def test_a_flag_dominates(case):
    found = assess(*case)

    assert found.red_flags == raised(*case)
    assert not [each for each in found.red_flags if each in found.denied]
    if found.red_flags:
        assert found.urgency is max(each.urgency for each in found.red_flags)
        assert found.band is None
        assert all(result.level is None for result in found.scores)
    if found.urgency is not None and found.urgency.stops:
        assert found.scores == ()


@often
@given(cases(), st.sampled_from(Urgency))
def test_one_more_flag_never_lowers_the_urgency(case, urgency):
    tried, answers = case
    more = flag("more", when(("q0", "exists", True)), urgency=urgency)
    before = assess(tried, answers).urgency or 0
    after = assess(replace(tried, red_flags=(*tried.red_flags, more)), answers).urgency or 0

    assert after >= before
    if assess(tried, answers).answers.get("q0"):
        assert after >= urgency


@often
@given(cases())
def test_scores_take_away_no_flag_that_does_not_read_them(case):
    tried, answers = case
    keys = {question.key for question in questions(tried)}
    plain = replace(
        tried,
        sections=tuple(unsteered(each, keys) for each in tried.sections),
        red_flags=tuple(
            each
            for each in tried.red_flags
            if keys.issuperset(condition.of for one in each.when for condition in one.conditions)
        ),
    )

    assert raised(replace(plain, scores=()), answers) == raised(plain, answers)
