"""What holds for every questionnaire that could be published, and for whatever is answered."""

from dataclasses import replace
from decimal import ROUND_UP, Context, Decimal, localcontext
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessment.engine import flow
from assessment.engine.answers import dump, load, parse, to_raw
from assessment.engine.document import from_json, to_json
from assessment.engine.model import ALWAYS, Note, Question
from assessment.engine.outline import outline, questions
from assessment.engine.points import question_extremes, question_points
from assessment.engine.scoring import assess, raised
from assessment.engine.vocabulary import How, Kind, Urgency
from tests.assessment.engine.builders import flag, score, when
from tests.assessment.engine.strategies import (
    cases,
    fitting,
    questionnaires,
    values_of,
    walks,
)

tried_often = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


OPEN = {Question: ALWAYS, Note: (ALWAYS,)}


def results(assessment):
    """Everything that is said, without the questionnaire and the answers themselves."""
    return replace(assessment, questionnaire=None, answers={})


@tried_often
@given(cases())
def test_every_mapping_gets_an_assessment(case):
    found = assess(*case)

    assert set(found.answers) <= {question.key for question in flow.path(*case)}


@tried_often
@given(cases(), st.randoms())
def test_answers_to_closed_questions_change_nothing(case, random):
    tried, answers = case
    closed = [each for each in questions(tried) if each.key not in flow.enabled(tried, answers)]
    stale = {each.key: values_of(each, random) for each in closed}
    bare = {key: values for key, values in answers.items() if key not in stale}

    assert assess(tried, {**answers, **stale}) == assess(tried, bare) == assess(tried, answers)
    assert flow.path(tried, {**answers, **stale}) == flow.path(tried, bare)


@tried_often
@given(cases())
def test_effective_answers_say_everything(case):
    tried, answers = case
    effective = flow.effective(tried, answers)

    assert flow.effective(tried, effective) == effective
    assert assess(tried, effective) == assess(tried, answers)


@tried_often
@given(cases(), st.randoms())
def test_the_order_of_answering_changes_nothing(case, random):
    tried, answers = case
    order = list(answers)
    random.shuffle(order)

    assert assess(tried, {key: answers[key] for key in order}) == assess(tried, answers)


@tried_often
@given(cases(fitting), st.randoms())
def test_only_the_last_answer_to_each_question_counts(case, random):
    tried, answers = case
    kept = {}
    for question in random.choices(questions(tried), k=10):
        kept = {**kept, question.key: values_of(question, random)}
        assess(tried, kept)
    final = {**kept, **answers}
    copied = from_json(to_json(tried))

    assert assess(tried, final) == assess(copied, dict(reversed(final.items())))


@tried_often
@given(walks())
def test_every_path_ends_and_asks_each_open_question_once(walk):
    tried, steps = walk
    asked = list(steps[-1])

    assert len(steps) - 1 <= len(questions(tried))
    assert asked == [question.key for question in flow.path(tried, steps[-1])]


@tried_often
@given(cases())
def test_a_path_keeps_the_order_of_the_document(case):
    positions = outline(case[0]).positions
    along = [positions[question.key] for question in flow.path(*case)]

    assert along == sorted(set(along))


@tried_often
@given(cases())
def test_what_was_reached_ends_with_the_next_question(case):
    along, upcoming = flow.reached(*case), flow.next_question(*case)

    assert upcoming in (None, along[-1] if along else None)
    assert flow.path(*case)[: len(along)] == along


@tried_often
@given(cases())
def test_a_value_follows_from_its_lines(case):
    for found in assess(*case).scores:
        points = [line.points for line in found.lines]
        if found.value is None:
            assert found.why_none
        elif found.score.how is How.SUM:
            assert found.value == sum(points)
        elif found.score.how is How.MEAN:
            assert abs(found.value * len(points) - sum(points)) < Decimal("1e-20")
        else:
            maximum = sum(line.highest for line in found.lines)
            assert abs(found.value * maximum - 100 * sum(points)) < Decimal("1e-20")


@tried_often
@given(cases())
def test_a_value_lies_between_its_extremes_and_can_rise_only_to_the_highest(case):
    for found in assess(*case).scores:
        assert found.missing >= 0
        if found.value is not None:
            assert found.lowest <= found.value <= found.highest
            assert found.value + found.missing <= found.highest


@tried_often
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


@tried_often
@given(cases())
def test_missing_is_not_zero(case):
    for found in assess(*case).scores:
        assert found.answered == len(found.lines) <= found.asked
        if found.answered < found.score.at_least:
            assert (found.value, found.level, found.missing) == (None, None, 0)
            assert found.why_none == "too-few-answers"
        elif found.score.how is not How.PERCENT:
            assert found.value is not None


@tried_often
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
    return replace(steered, sections=tuple(_unsteered(each, known) for each in tried.sections))


def _unsteered(section, known):
    def plain(when):
        return when if all(each.of in known for each in when.conditions) else ALWAYS

    items = (
        replace(item, when=plain(item.when)) if isinstance(item, Question) else item
        for item in section.items
    )
    return replace(section, items=tuple(items), when=plain(section.when))


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


@tried_often
@given(walks())
def test_every_finished_path_has_one_band_unless_a_flag_is_raised(walk):
    tried, steps = walk
    found = assess(tried, steps[-1])

    assert found.incomplete == ()
    assert (found.band is None) is bool(found.red_flags)


@tried_often
@given(cases())
def test_an_unfinished_path_has_no_band(case):
    found = assess(*case)

    assert not (found.incomplete and found.band)


@tried_often
@given(walks())
def test_flags_only_join_while_more_is_answered(walk):
    tried, steps = walk
    earlier = set()
    for answers in steps:
        flags = {each.key for each in raised(tried, answers)}
        assert earlier <= flags
        earlier = flags


@tried_often
@given(walks())
def test_a_flag_is_raised_at_one_of_its_own_questions(walk):
    tried, steps = walk
    for before, after in pairwise(steps):
        (answered,) = after.keys() - before.keys()
        known = raised(tried, before)
        for found in raised(tried, after):
            assert found in known or answered in _read(tried, found)


def _read(tried, found):
    reads = outline(tried).reads
    return {
        key for each in found.when for condition in each.conditions for key in reads[condition.of]
    }


@tried_often
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


@tried_often
@given(cases(), st.sampled_from(Urgency))
def test_one_more_flag_never_lowers_the_urgency(case, urgency):
    tried, answers = case
    more = flag("more", when(("q0", "exists", True)), urgency=urgency)
    before = assess(tried, answers).urgency or 0
    after = assess(replace(tried, red_flags=(*tried.red_flags, more)), answers).urgency or 0

    assert after >= before
    if assess(tried, answers).answers.get("q0"):
        assert after >= urgency


@tried_often
@given(cases())
def test_scores_take_away_no_flag_that_does_not_read_them(case):
    tried, answers = case
    keys = {question.key for question in questions(tried)}
    steered = replace(
        tried,
        sections=tuple(
            replace(
                section,
                when=ALWAYS,
                items=tuple(replace(i, when=OPEN[type(i)]) for i in section.items),
            )
            for section in tried.sections
        ),
        red_flags=tuple(
            each
            for each in tried.red_flags
            if keys.issuperset(condition.of for one in each.when for condition in one.conditions)
        ),
    )

    assert raised(replace(steered, scores=()), answers) == raised(steered, answers)


@tried_often
@given(questionnaires())
def test_a_questionnaire_survives_its_document(tried):
    assert from_json(to_json(tried)) == tried


@tried_often
@given(cases())
def test_fitting_answers_survive_the_cookie(case):
    tried, answers = case
    loaded = load(tried, dump(tried, answers))

    assert dump(tried, loaded) == dump(tried, answers)
    assert assess(tried, loaded) == assess(tried, answers)


@tried_often
@given(cases(fitting))
def test_fitting_answers_survive_the_form(case):
    tried, answers = case
    for question in questions(tried):
        if question.key in answers:
            values = answers[question.key]
            assert parse(question, to_raw(question, values)) == values


@tried_often
@given(questionnaires(), st.recursive(st.none() | st.booleans() | st.text(), st.lists))
def test_any_cookie_is_read(tried, junk):
    packed = {question.key: junk for question in questions(tried)}

    assert assess(tried, load(tried, packed)) is not None
    assert load(tried, junk) == {}


@tried_often
@given(cases(), st.text(max_size=5))
def test_words_change_no_number_and_no_flag(case, words):
    tried, answers = case
    renamed = replace(
        tried,
        title={"en": words},
        scores=tuple(replace(each, title={"en": words}) for each in tried.scores),
        red_flags=tuple(replace(each, title={"en": words}) for each in tried.red_flags),
    )
    before, after = assess(tried, answers), assess(renamed, answers)

    assert [each.key for each in after.red_flags] == [each.key for each in before.red_flags]
    assert [each.value for each in after.scores] == [each.value for each in before.scores]
    assert after.band == before.band


@tried_often
@given(cases())
def test_the_arithmetic_of_the_thread_changes_nothing(case):
    expected = assess(*case)
    with localcontext(Context(prec=2, rounding=ROUND_UP)):
        found = assess(*case)

    assert results(found) == results(expected)
