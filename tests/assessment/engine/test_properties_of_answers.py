"""What holds of every path, mapping and round trip."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from assessment.engine import flow
from assessment.engine.answers import dump, load, parse, to_raw
from assessment.engine.document import from_json, to_json
from assessment.engine.outline import outline, questions
from assessment.engine.scoring import assess
from tests.assessment.engine.strategies import (
    cases,
    fitting,
    often,
    questionnaires,
    values_of,
    walks,
)


@often
@given(cases())
def test_every_mapping_gets_an_assessment(case):
    found = assess(*case)

    assert set(found.answers) <= {question.key for question in flow.path(*case)}


@often
@given(cases(), st.randoms())
def test_answers_to_closed_questions_change_nothing(case, random):
    tried, answers = case
    closed = [each for each in questions(tried) if each.key not in flow.enabled(tried, answers)]
    stale = {each.key: values_of(each, random) for each in closed}
    bare = {key: values for key, values in answers.items() if key not in stale}

    assert assess(tried, {**answers, **stale}) == assess(tried, bare) == assess(tried, answers)
    assert flow.path(tried, {**answers, **stale}) == flow.path(tried, bare)


@often
@given(cases())
def test_effective_answers_say_everything(case):
    tried, answers = case
    effective = flow.effective(tried, answers)

    assert flow.effective(tried, effective) == effective
    assert assess(tried, effective) == assess(tried, answers)


@often
@given(cases(), st.randoms())
def test_the_order_of_answering_changes_nothing(case, random):
    tried, answers = case
    order = list(answers)
    random.shuffle(order)

    assert assess(tried, {key: answers[key] for key in order}) == assess(tried, answers)


@often
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


@often
@given(walks())
def test_every_path_ends_and_asks_each_open_question_once(walk):
    tried, steps = walk
    asked = list(steps[-1])

    assert len(steps) - 1 <= len(questions(tried))
    assert asked == [question.key for question in flow.path(tried, steps[-1])]


@often
@given(cases())
def test_a_path_keeps_the_order_of_the_document(case):
    positions = outline(case[0]).positions
    along = [positions[question.key] for question in flow.path(*case)]

    assert along == sorted(set(along))


@often
@given(cases())
def test_what_was_reached_ends_with_the_next_question(case):
    along, upcoming = flow.reached(*case), flow.next_question(*case)

    assert upcoming in (None, along[-1] if along else None)
    assert flow.path(*case)[: len(along)] == along


@often
@given(questionnaires())
def test_a_questionnaire_survives_its_document(tried):
    assert from_json(to_json(tried)) == tried


@often
@given(cases())
def test_fitting_answers_survive_the_cookie(case):
    tried, answers = case
    loaded = load(tried, dump(tried, answers))

    assert dump(tried, loaded) == dump(tried, answers)
    assert assess(tried, loaded) == assess(tried, answers)


@often
@given(cases(fitting))
def test_fitting_answers_survive_the_form(case):
    tried, answers = case
    for question in questions(tried):
        if question.key in answers:
            values = answers[question.key]
            assert parse(question, to_raw(question, values)) == values


@often
@given(questionnaires(), st.recursive(st.none() | st.booleans() | st.text(), st.lists))
def test_any_cookie_is_read(tried, junk):
    packed = {question.key: junk for question in questions(tried)}

    assert assess(tried, load(tried, packed)) is not None
    assert load(tried, junk) == {}


@often
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
