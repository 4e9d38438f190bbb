"""Check: names, addresses, languages, citations, and the size of the cookie."""

from dataclasses import replace

import pytest

from assessment.engine.check import Severity, problems
from assessment.engine.cookie import LARGEST, longest_cookie
from assessment.engine.model import Citation
from assessment.engine.vocabulary import Kind
from tests.assessment.engine.builders import (
    band,
    day,
    flag,
    level,
    many,
    note,
    number,
    one,
    option,
    parts,
    question,
    questionnaire,
    score,
    when,
    words,
    written,
    yes_no,
)
from tests.assessment.engine.checking import evidence, found


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
