"""Example patients: what passes, what fails and in which words, and what cannot be read."""

import pytest
from django.core.exceptions import ValidationError

from assessment.drafts.cases import differences
from assessment.models import Case
from tests.assessment.versions.drafts import small

WELL = {"signs": ["none"], "pain": ["c"]}


def a_case(**values):
    return Case(**{"name": "Someone", "answers": WELL, "band": "much", **values})


def said(**values):
    return differences(a_case(**values), small())


class TestACase:
    def test_passes_when_all_comes_as_expected(self):
        assert said(scores={"sum": "2"}) == ()

    def test_passes_with_the_flags_in_any_order(self):
        both = {"signs": ["a"], "pain": ["d"]}

        assert said(answers=both, flags=["worse", "numb"], band="") == ()

    def test_says_which_flags_came_instead(self):
        assert said(flags=["numb"]) == ("Red flags: expected numb, got none.",)

    def test_says_which_band_came_instead(self):
        assert said(band="little") == ("Band: expected little, got much.",)

    def test_expects_no_band_when_none_is_named(self):
        assert said(band="") == ("Band: expected none, got much.",)

    def test_says_which_score_came_instead(self):
        assert said(scores={"sum": "3"}) == ("Score sum: expected 3, got 2.",)

    def test_tells_no_score_from_zero(self):
        assert said(scores={"sum": None}) == ("Score sum: expected none, got 2.",)
        assert said(
            answers={"signs": ["none"], "pain": ["a"]}, band="little", scores={"sum": None}
        ) == ("Score sum: expected none, got 0.",)

    def test_reads_numbers_by_value(self):
        assert said(scores={"sum": "2.0"}) == ()

    def test_knows_a_score_that_is_withheld(self):
        assert said(answers={"signs": ["a"]}, flags=["numb"], band="", scores={"sum": None}) == ()

    def test_cannot_answer_what_is_not_asked(self):
        assert said(answers={"shoe": ["42"]}) == ("No question has the key “shoe”.",)

    def test_cannot_choose_what_is_not_offered(self):
        assert said(answers={"pain": ["z"]}) == (
            "“pain” cannot be answered like this (not-an-option).",
        )


@pytest.mark.parametrize(
    "values",
    [
        {"answers": []},
        {"answers": {"signs": "none"}},
        {"answers": {"signs": [1]}},
        {"flags": "numb"},
        {"flags": None},
        {"flags": [{}]},
        {"scores": []},
        {"scores": {"sum": "two"}},
        {"scores": {"sum": 2}},
    ],
)
def test_a_case_of_another_shape_is_refused_and_never_passes(values):
    case = a_case(**values)

    with pytest.raises(ValidationError):
        case.clean()
    assert len(differences(case, small())) == 1
