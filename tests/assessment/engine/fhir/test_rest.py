"""The difference between two documents turns the one into the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessment.engine.fhir.rest import Misfit, apply, difference

NAMES = st.sampled_from(["key", "in", "is", "gone", "a"])
DOCUMENTS = st.recursive(
    st.none() | st.text(max_size=2),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(NAMES, inner, max_size=3)
        | st.lists(st.fixed_dictionaries({"key": st.sampled_from("xyz"), "a": inner}), max_size=3)
    ),
    max_leaves=12,
)


@given(DOCUMENTS, DOCUMENTS)
def test_a_difference_turns_one_document_into_the_other(found, wanted):
    change = difference(found, wanted)

    assert (change is None) is (found == wanted)
    assert found == wanted if change is None else apply(found, change) == wanted


def test_it_says_no_more_than_differs():
    found = {"items": [{"key": "p", "text": "same"}, {"key": "q", "text": "old", "more": "x"}]}
    wanted = {"items": [{"key": "p", "text": "same"}, {"key": "q", "text": "new"}], "added": "y"}

    assert difference(found, wanted) == {
        "in": {
            "items": {"in": {"q": {"in": {"text": {"is": "new"}, "more": {"gone": True}}}}},
            "added": {"is": "y"},
        }
    }


@pytest.mark.parametrize(
    "change",
    [
        None,
        [],
        {},
        {"is": 1, "in": {}},
        {"in": []},
        {"out": {}},
        {"in": {"a": {"in": {}}}},
        {"in": {"z": {"in": {}}}},
        {"in": {"z": 1}},
    ],
)
def test_one_of_another_document_does_not_fit(change):
    with pytest.raises(Misfit):
        apply({"a": "b"}, change)


def test_what_is_gone_already_stays_gone():
    assert apply({"a": "b"}, {"in": {"z": {"gone": True}}}) == {"a": "b"}
