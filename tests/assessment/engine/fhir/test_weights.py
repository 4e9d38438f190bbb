"""Points come from each place that a file may keep them in; none is no points, and never 0."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.engine.fhir.urls import ITEM_WEIGHT, WEIGHTS
from assessment.engine.scoring import assess
from tests.assessment.engine.fhir.documents import (
    choice,
    codes,
    coding,
    extension,
    group,
    item,
    only,
    option,
    places,
    read,
    told,
    weighing,
    when,
)

LETTERS = "urn:letters"
LETTERED = "abcde"


def value_set(**content):
    return {
        "resourceType": "ValueSet",
        "id": "often",
        "url": "urn:often",
        "status": "draft",
    } | content


def composed(*concepts, system=LETTERS, **content):
    include = {"system": system, **({"concept": [*concepts]} if concepts else {}), **content}
    return value_set(compose={"include": [include]})


def expanded(*contains):
    return value_set(expansion={"timestamp": "2026-03-04", "total": 2, "contains": [*contains]})


def code_system(*concepts, **content):
    return {"resourceType": "CodeSystem", "url": LETTERS, "status": "draft"} | {
        "concept": [*concepts],
        **content,
    }


def concept(code, **details):
    return {"code": code, "display": f"Word {code}", **details}


def drawn(*resources, reference="#often"):
    """A choice whose options stand in the value set of the file."""
    return only(item("q", "choice", answerValueSet=reference), contained=[*resources])


def points(question):
    return [each.points for each in question.options]


class TestWeight:
    @pytest.mark.parametrize("url", WEIGHTS)
    def test_has_six_names(self, url):
        options = [option("a", extension=weighing(1.5, url)), option("b")]

        assert points(only(choice("q", answerOption=options))) == [Decimal("1.5"), None]

    def test_may_be_a_whole_number(self):
        options = [option("a", extension=[extension(ITEM_WEIGHT, valueInteger=2)])]

        assert points(only(choice("q", answerOption=options))) == [Decimal(2)]

    def test_of_nothing_is_not_none(self):
        assert points(only(choice("q", 0, None))) == [Decimal(0), None]

    def test_may_stand_in_the_coding(self):
        options = [{"valueCoding": coding("a", extension=weighing(3))}]

        assert points(only(choice("q", answerOption=options))) == [Decimal(3)]

    def test_may_stand_at_a_value(self):
        options = [{"valueInteger": 7, "extension": weighing(3)}]

        assert points(only(choice("q", answerOption=options))) == [Decimal(3)]

    def test_that_is_no_number_is_named(self):
        options = [option("a", extension=[extension(ITEM_WEIGHT, valueString="1")])]
        said, (question,) = told(choice("q", answerOption=options))

        assert (said, points(question)) == (["bad-weight", "not-understood"], [None])

    def test_of_the_option_goes_before_others_and_the_difference_is_named(self):
        options = [
            {"valueCoding": coding("a", extension=weighing(3)), "extension": weighing(2)},
        ]
        said, (question,) = told(choice("q", answerOption=options))

        assert (said, points(question)) == (["weights-differ"], [Decimal(2)])


class TestValueSet:
    def test_may_be_composed(self):
        question = drawn(composed(concept("a", extension=weighing(1)), concept("b")))

        assert [each.key for each in question.options] == ["a", "b"]
        assert [each.label for each in question.options] == [{"en": "Word a"}, {"en": "Word b"}]
        assert points(question) == [Decimal(1), None]

    def test_may_be_expanded(self):
        question = drawn(
            expanded(
                concept("a", system=LETTERS, extension=weighing(1)),
                concept(
                    "b",
                    contains=[concept("c", property=[{"code": "itemWeight", "valueDecimal": 2}])],
                ),
            )
        )

        assert [each.key for each in question.options] == ["a", "b", "c"]
        assert points(question) == [Decimal(1), None, Decimal(2)]

    def test_does_not_offer_a_heading(self):
        heading = {"abstract": True, "display": "More", "contains": [concept("a")]}
        said, (question,) = told(
            item("q", "choice", answerValueSet="#often"), contained=[expanded(heading)]
        )

        assert (said, len(question.options)) == (["abstract-concept"], 1)

    @pytest.mark.parametrize("reference", ["#often", "urn:often", "urn:often|1.0"])
    def test_is_found_by_its_names(self, reference):
        assert len(drawn(composed(concept("a")), reference=reference).options) == 1

    def test_may_serve_two_questions(self):
        questions = [item(key, "choice", answerValueSet="#often") for key in "pq"]

        assert codes(read(*questions, contained=[composed(concept("a"))])) == []

    def test_is_referred_to_otherwise_in_release_3(self):
        old = item("q", "choice", options={"reference": "#often"})

        assert len(only(old, contained=[composed(concept("a"))]).options) == 1

    def test_may_take_everything_from_a_code_system(self):
        question = drawn(composed(), code_system(concept("a"), concept("b", extension=weighing(4))))

        assert points(question) == [None, Decimal(4)]

    def test_without_words_takes_those_of_the_code_system(self):
        question = drawn(composed({"code": "a"}, {"code": "z"}), code_system(concept("a")))

        assert [each.label for each in question.options] == [{"en": "Word a"}, {"en": "z"}]

    def test_can_be_read_by_conditions(self):
        reading = item("r", enableWhen=[when("q", "=", answerCoding=coding("a"))])
        question = item("q", "choice", answerValueSet="#often")

        assert codes(read(question, reading, contained=[composed(concept("a"))])) == []

    @pytest.mark.parametrize(
        ("resource", "code"),
        [
            (value_set(), "value-set-rule"),
            (value_set(expansion={}), "value-set-rule"),
            (value_set(expansion=1, compose=1), "value-set-rule"),
            (value_set(compose={"include": [], "exclude": []}), "value-set-rule"),
            (composed(filter=[]), "value-set-rule"),
            (composed(valueSet=["urn:x"]), "value-set-rule"),
            (composed(), "value-set-not-contained"),
            (composed({"display": "x"}), "option-without-code"),
            (value_set(id="other", url="urn:x"), "value-set-not-contained"),
        ],
    )
    def test_that_does_not_list_its_options_is_refused(self, resource, code):
        imported = read(item("q", "choice", answerValueSet="#often"), contained=[resource])

        assert code in codes(imported)
        assert imported.questionnaire is None

    def test_that_nests_too_deep_is_refused(self):
        deepest = concept("a")
        for _ in range(9):
            deepest = concept("a", contains=[deepest])

        imported = read(item("q", "choice", answerValueSet="#often"), contained=[expanded(deepest)])
        assert "too-deep" in codes(imported)

    def test_that_nobody_uses_is_named(self):
        assert places(read(item("q"), contained=[value_set()])) == [
            ("contained[0]", "not-understood")
        ]


class TestCodeSystem:
    def test_weighs_the_options_of_a_question(self):
        system = code_system(concept("a", concept=[concept("b", extension=weighing(5))]))
        options = [{"valueCoding": {"system": LETTERS, "code": code}} for code in "ab"]
        question = only(choice("q", answerOption=options), contained=[system])

        assert points(question) == [None, Decimal(5)]
        assert [each.label for each in question.options] == [{"en": "Word a"}, {"en": "Word b"}]

    @pytest.mark.parametrize(
        "defined",
        [
            {"code": "itemWeight"},
            {"code": "ordinalValue", "type": "decimal"},
            {"code": "w", "uri": "http://hl7.org/fhir/concept-properties#itemWeight"},
        ],
    )
    def test_weighs_by_a_property(self, defined):
        weighed = concept("b", property=[{"code": defined["code"], "valueDecimal": 6}])
        system = code_system(weighed, property=[defined])

        assert points(only(choice("q", 1, None), contained=[system])) == [Decimal(1), Decimal(6)]

    def test_has_other_properties_that_are_named(self):
        other = concept("b", property=[{"code": "parent", "valueCode": "a"}, {}])
        system = code_system(other, property=[{"code": "parent"}, {"uri": "urn:x"}])
        said, (question,) = told(choice("q", None, None), contained=[system])

        assert (set(said), points(question)) == ({"not-understood"}, [None, None])

    def test_that_nests_too_deep_is_refused(self):
        deepest = concept("a")
        for _ in range(9):
            deepest = concept("a", concept=[deepest])

        assert "too-deep" in codes(read(choice("q", 1), contained=[code_system(deepest)]))

    def test_is_not_meant_by_a_coding_without_system(self):
        options = [{"valueCoding": {"code": "a"}}]
        system = code_system(concept("a", extension=weighing(5)))
        said, (question,) = told(choice("q", answerOption=options), contained=[system])

        assert (said, points(question)) == (["not-understood"], [None])


class TestProposedScore:
    def test_sums_every_question_with_points(self):
        imported = read(choice("p", 0, 1), choice("q", None), item("r"), choice("s", 0, 2))
        (score,) = imported.questionnaire.scores

        assert imported.proposed_score == score.key == "total"
        assert (score.of, score.at_least) == (("p", "s"), 2)
        assert assess(imported.questionnaire, {"p": ("b",), "s": ("b",)}).scores[0].value == 3
        assert assess(imported.questionnaire, {"p": ("b",)}).scores[0].value is None

    def test_needs_what_is_always_asked(self):
        reading = [when("p", "=", answerCoding=coding("b"))]
        imported = read(
            choice("p", 0, 1),
            choice("q", 0, 1, enableWhen=reading),
            group("g", choice("r", 0, 1), enableWhen=reading),
        )
        (score,) = imported.questionnaire.scores

        assert (score.of, score.at_least) == (("p", "q", "r"), 1)

    def test_has_a_key_of_its_own(self):
        assert read(choice("total", 0, 1)).proposed_score == "total-2"

    def test_is_not_proposed_without_points(self):
        imported = read(choice("q", None), item("r"))

        assert (imported.proposed_score, imported.questionnaire.scores) == (None, ())


WEIGHED = st.lists(
    st.lists(st.none() | st.integers(-9, 9) | st.sampled_from([0.5, 1.25]), min_size=1, max_size=5),
    min_size=1,
    max_size=5,
)


@given(WEIGHED, st.randoms(use_true_random=False))
def test_the_proposed_sum_is_what_the_chosen_options_weigh(weights, random):
    """Reckoned from the file itself; the answer to the closed question counts for nothing."""
    never = [when("q0", "exists", answerBoolean=False)]
    items = [choice(f"q{place}", *each) for place, each in enumerate(weights)]
    imported = read(*items, choice("closed", 7, enableWhen=never))
    picks = [random.randrange(len(each)) for each in weights]
    answers = {f"q{place}": (LETTERED[pick],) for place, pick in enumerate(picks)}
    chosen = [each[pick] for each, pick in zip(weights, picks, strict=True)]
    (result,) = assess(imported.questionnaire, {**answers, "closed": ("a",)}).scores

    if result.value is None:
        assert result.answered < result.score.at_least or result.answered == 0
    else:
        assert result.value == sum(Decimal(str(each)) for each in chosen if each is not None)
    assert result.answered == sum(each is not None for each in chosen)
