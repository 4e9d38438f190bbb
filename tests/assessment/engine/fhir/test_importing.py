"""Nothing is dropped in silence, and nothing that a file can hold raises."""

from copy import deepcopy
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.engine.document import digest
from assessment.engine.fhir import Outcome, export_questionnaire, import_questionnaire
from assessment.engine.fhir.urls import CONDITION, REST
from assessment.engine.problem import Severity
from tests.assessment.engine.builders import one, questionnaire, score
from tests.assessment.engine.fhir.documents import (
    choice,
    codes,
    display,
    extension,
    form,
    group,
    item,
    places,
    read,
    when,
)
from tests.assessment.engine.strategies import SEEDS, made, often

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)

KNOWN = form(
    group(
        "g",
        choice("q", 0, 1, repeats=True),
        item("n", "decimal", extension=[extension("minValue", valueInteger=1)]),
        display("d", enableWhen=[when("n", ">", answerDecimal=2.5)]),
    ),
    contained=[{"resourceType": "CodeSystem", "url": "urn:letters", "concept": [{"code": "a"}]}],
)


def spots(value, path=()):
    """Every place in a document, as the steps that lead there."""
    yield path
    below = value.items() if isinstance(value, dict) else enumerate(value)
    for step, child in below if isinstance(value, dict | list) else ():
        yield from (
            spots(child, (*path, step)) if isinstance(child, dict | list) else [(*path, step)]
        )


def put(document, path, value):
    """The document with another value in the place."""
    if not path:
        return value
    changed = deepcopy(document)
    inner = changed
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    return changed


def written(path):
    """A path as problems spell it."""
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return "".join(steps).removeprefix(".")


class TestOutcome:
    def test_is_accept_where_everything_is_understood(self):
        imported = import_questionnaire(KNOWN)

        assert (imported.outcome, imported.problems) == (Outcome.ACCEPT, ())

    def test_is_report_where_something_is_named(self):
        imported = read(item("q", prefix="1."))

        assert (imported.outcome, places(imported)) == (
            Outcome.REPORT,
            [("item[0].prefix", "not-understood")],
        )
        assert imported.problems[0].severity is Severity.WARNING

    def test_is_refuse_where_it_would_not_mean_the_same(self):
        imported = read(item("q", "attachment"))

        assert (imported.outcome, imported.questionnaire) == (Outcome.REFUSE, None)
        assert imported.problems[0].severity is Severity.ERROR


class TestQuestionnaire:
    def test_is_known_by_the_end_of_its_address(self):
        for root, key in (
            ({"url": "https://example.org/Questionnaire/a%20b"}, "a b"),
            ({"url": "", "id": "c"}, "c"),
            ({"url": "", "name": "d"}, "d"),
            ({"url": ""}, "imported"),
        ):
            assert read(item("q"), **root).questionnaire.key == key

    def test_has_a_version_and_a_title(self):
        bare = {"resourceType": "Questionnaire", "status": "draft", "name": "Named"}
        imported = import_questionnaire(bare)

        assert imported.problems == ()
        assert imported.questionnaire.version == "1"
        assert imported.questionnaire.title == {"en": "Named"}
        assert read(item("q"), title="<i>Tried</i>").questionnaire.title == {"en": "Tried"}

    def test_without_title_has_a_score_with_one(self):
        bare = form(choice("q", 1))
        del bare["title"]

        assert import_questionnaire(bare).questionnaire.scores[0].title["en"] == "Total"

    def test_that_was_retired_says_so(self):
        assert codes(read(item("q"), status="retired")) == ["retired"]
        assert codes(read(item("q"), status="new")) == ["bad-status"]

    def test_sets_aside_what_changes_no_question(self):
        imported = read(item("q"), publisher="Somebody", copyright="Theirs", text={"div": "<div/>"})

        assert codes(imported) == ["set-aside"]
        assert "publisher, copyright" in imported.problems[0].message

    @pytest.mark.parametrize("document", [None, 1, "x", [], {}, {"resourceType": "Patient"}])
    def test_is_the_only_resource_that_is_read(self, document):
        assert codes(import_questionnaire(document)) == ["not-a-questionnaire"]

    def test_whose_meaning_something_unknown_changes_is_refused(self):
        modifier = [extension("urn:x", valueBoolean=True)]

        assert codes(read(item("q", modifierExtension=modifier))) == ["modifier-extension"]
        assert codes(read(item("q"), modifierExtension=modifier)) == ["modifier-extension"]
        assert codes(read(item("q"), implicitRules="urn:x")) == ["implicit-rules"]
        ours = [extension(CONDITION, valueBoolean=True)]
        assert codes(read(item("q", modifierExtension=ours))) == ["modifier-extension"]

    def test_names_an_unknown_extension_by_its_address(self):
        (problem,) = read(item("q", extension=[extension("urn:x")])).problems

        assert (problem.where, "urn:x" in problem.message) == ("item[0].extension[0]", True)

    def test_is_read_however_deep_the_file_is(self):
        deep = {}
        for _ in range(5000):
            deep = {"item": [deep]}

        assert "too-deep" not in codes(read(item("q"), publisher=deep))
        assert import_questionnaire({**form(), **deep}).outcome is Outcome.REFUSE


class TestWrongType:
    @pytest.mark.parametrize(
        ("details", "where"),
        [
            ({"required": "true"}, "item[0].required"),
            ({"required": None}, "item[0].required"),
            ({"repeats": 1}, "item[0].repeats"),
            ({"text": ["x"]}, "item[0].text"),
            ({"text": "half \ud800"}, "item[0].text"),
            ({"_text": "x"}, "item[0]._text"),
            ({"item": {}}, "item[0].item"),
            ({"item": [1]}, "item[0].item[0]"),
            ({"extension": ["x"]}, "item[0].extension[0]"),
            ({"enableWhen": {"question": "q"}}, "item[0].enableWhen"),
            ({"enableWhen": ["q"]}, "item[0].enableWhen[0]"),
            ({"answerOption": [{"valueInteger": True}]}, "item[0].answerOption[0].valueInteger"),
            ({"answerOption": [{"valueInteger": 1e99}]}, "item[0].answerOption[0].valueInteger"),
        ],
    )
    def test_is_named_once_with_its_place(self, details, where):
        assert places(read(item("q", **details)))[0] == (where, "wrong-type")

    def test_may_be_a_float_that_is_no_number(self):
        odd = extension("minValue", valueDecimal=float("nan"))

        assert codes(read(item("q", "decimal", extension=[odd]))) == ["wrong-type"]


class TestRest:
    def test_that_is_not_ours_any_more_is_refused(self):
        for text in ("", "x", "[]", "{}", '{"in": 1}', '{"in": {"x": {"in": {}}}}', '{"is": 1}'):
            ours = [extension(REST, valueString=text)]

            assert codes(read(item("q"), extension=ours)) == ["bad-rest"]

    def test_that_is_no_text_is_refused(self):
        assert codes(read(item("q"), extension=[extension(REST)])) == ["bad-rest"]

    def test_of_a_refused_file_is_not_looked_at(self):
        ours = [extension(REST, valueString="x")]

        assert codes(read(item("q", "url"), extension=ours)) == ["unsupported-type"]

    def test_is_put_back_where_words_were_changed_elsewhere(self):
        tried = made(Random(1))
        exported = export_questionnaire(tried)
        exported["item"][0]["text"] = "Changed"
        imported = import_questionnaire(exported)

        assert imported.problems == ()
        assert imported.questionnaire.sections[0].title == {"en": "Changed"}
        assert imported.questionnaire.scores == tried.scores

    def test_that_misses_an_item_is_refused(self):
        tried = questionnaire(one("p", 1), one("q", 1), scores=(score("sum", "p", "q"),))
        exported = export_questionnaire(tried)
        del exported["item"][0]["item"][1]

        assert codes(import_questionnaire(exported)) == ["rest-misses-item"]

    def test_does_not_make_an_unknown_modifier_ours(self):
        exported = export_questionnaire(made(Random(1)))
        exported["item"][0]["modifierExtension"] = [extension("urn:x", valueBoolean=True)]

        assert "modifier-extension" in codes(import_questionnaire(exported))


@often
@given(st.data())
def test_whatever_stands_anywhere_is_imported_or_named(data):
    path = data.draw(st.sampled_from(list(spots(KNOWN))))
    imported = import_questionnaire(put(KNOWN, path, data.draw(JSON)))

    assert (imported.questionnaire is None) is (imported.outcome is Outcome.REFUSE)
    assert (imported.problems == ()) is (imported.outcome is Outcome.ACCEPT)
    if imported.questionnaire is not None:
        assert digest(imported.questionnaire)


@often
@given(SEEDS, st.data())
def test_whatever_stands_in_our_own_file_is_imported_or_named(seed, data):
    exported = export_questionnaire(made(Random(seed)))
    path = data.draw(st.sampled_from(list(spots(exported))))
    imported = import_questionnaire(put(exported, path, data.draw(JSON)))

    assert (imported.questionnaire is None) is (imported.outcome is Outcome.REFUSE)


@often
@given(st.data(), JSON)
def test_whatever_is_added_is_named(data, added):
    objects = [path for path in spots(KNOWN) if isinstance(at(KNOWN, path), dict)]
    path = (*data.draw(st.sampled_from(objects)), "added")
    imported = import_questionnaire(put(KNOWN, path, added))

    assert places(imported) == [(written(path), "not-understood")]


@given(JSON)
def test_any_json_is_refused_by_name(document):
    assert codes(import_questionnaire(document)) == ["not-a-questionnaire"]


def at(document, path):
    for step in path:
        document = document[step]
    return document
