"""Rows have a place for everything that a document says."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from assessment.drafts.beginning import draft_of
from assessment.drafts.compile import compile_version
from assessment.drafts.decompile import Unwritable, write_rows
from assessment.engine.document import digest
from assessment.engine.model import (
    ALWAYS,
    Band,
    Citation,
    Condition,
    Evidence,
    Part,
    Points,
    Step,
    When,
)
from assessment.engine.vocabulary import Certainty, How, Join, Kind, Operator, Urgency
from assessment.models import Version
from assessment.questionnaires import load
from tests.assessment.engine.builders import (
    band,
    bmi,
    condition,
    day,
    flag,
    level,
    many,
    note,
    number,
    one,
    option,
    question,
    questionnaire,
    ranges,
    score,
    section,
    when,
    when_any,
    yes_no,
)
from tests.assessment.engine.strategies import questionnaires

pytestmark = pytest.mark.django_db

BOTH = {"en": "Neck", "es": "Cuello"}
QUERIES = 24
"""One for the version and one for each table of rows, however many rows there are."""


def an_empty_version(asked):
    return Version.objects.create(
        key=asked.key,
        number=asked.version,
        title_en=asked.title.get("en"),
        title_es=asked.title.get("es"),
        edited_at=timezone.now(),
    )


def there_and_back(asked):
    version = an_empty_version(asked)
    write_rows(asked, version)
    return compile_version(version)


def everything():
    """Each field of each dataclass at another value than its default."""
    why = Evidence(BOTH, BOTH, Certainty.MIXED, can_change=False, citations=("b", "a"))
    neck = section(
        "neck",
        note("first", when(("age", ">", 3)), when_any(("age", "=", 2)), title=BOTH),
        number(
            "age",
            low=-2.5,
            high=120,
            places=2,
            unit=BOTH,
            short=BOTH,
            hint=BOTH,
            why=BOTH,
            required=False,
            points=Points(ranges(("-1", 2, -3)).ranges, Decimal("0.5"), Decimal("-7")),
            parts=(Part(BOTH, Decimal(12)), Part(BOTH, Decimal(1))),
            evidence=why,
        ),
        note("between", citations=("b", "a")),
        many("signs", 1, 0, None, when=when_any(("age", "exists", False), ("age", "<=", 5))),
        yes_no("yes", when=when(("signs", "=", "none"), ("signs", "!=", "a"))),
        day("since", when=when(("yes", "=", True))),
        when=When((), Join.ANY),
    )
    late = section(
        "late",
        question(
            "last",
            Kind.ONE,
            options=(option("x", hint=BOTH), option("y", 0, alone=True, out_of_reach=True)),
        ),
        when=When((Condition("since", Operator.LESS, date(2026, 3, 4)),), Join.ANY),
    )
    return questionnaire(
        neck,
        late,
        derived=(bmi(evidence=why, scale=Decimal("1.5")),),
        scores=(
            score("total", "signs", "age", "bmi", how=How.PERCENT, at_least=2, hidden=True),
            score(
                "levels",
                "total",
                how=How.MEAN,
                levels=(level("low", -1), level("high", 3.5)),
                points=ranges((None, 4, 0), (5, None, 1)),
                when=when_any(("total", ">=", 2)),
                evidence=Evidence(BOTH, BOTH, Certainty.GOOD, can_change=True),
            ),
        ),
        red_flags=(
            flag("one", when(("age", "<", 1), ("age", ">=", 0)), when_any(("yes", "=", False))),
            flag("two", when(("signs", "=", "a")), urgency=Urgency.SOON, citations=("a",)),
        ),
        bands=(
            Band("steps", BOTH, BOTH, BOTH, (Step(BOTH, BOTH), Step({"en": "x"}, BOTH))),
            band("mixed", when(("age", "=", 1)), ALWAYS),
            band("last"),
        ),
        notes=(note("bye", when_any(("total", ">", 1), ("age", "=", 4))),),
        limits=(BOTH, {"en": "It cannot tell."}),
        citations=(Citation("b", "Who, 2020."), Citation("a", "Where, 2021.", "https://a.test/")),
    )


class TestRowsOfADocument:
    def test_say_the_shipped_questionnaire_to_the_byte(self):
        spine = load("spine")

        again = there_and_back(spine)

        assert again == spine
        assert digest(again) == digest(spine)

    def test_say_every_field_of_the_model(self):
        assert there_and_back(everything()) == everything()

    @given(asked=questionnaires())
    @settings(
        max_examples=60,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )
    def test_say_any_publishable_questionnaire(self, asked):
        again = there_and_back(asked)

        assert again == asked
        assert digest(again) == digest(asked)

    def test_keep_words_in_one_language_apart_from_both(self):
        asked = questionnaire(one("q", 1, 2, hint={"es": "Solo español"}))

        assert there_and_back(asked) == asked

    def test_never_drop_a_third_language_in_silence(self):
        asked = questionnaire(one("q", 1, 2, hint={"fr": "Bonjour"}))

        with pytest.raises(Unwritable, match="'fr'"):
            write_rows(asked, an_empty_version(asked))

    def test_never_round_a_number(self):
        exact = (option("a", 0.1), option("b", "123456789.012"), option("c", "-0.000001"))
        asked = questionnaire(question("q", Kind.ONE, options=exact))

        assert there_and_back(asked) == asked

    def test_are_read_in_a_fixed_number_of_queries(self, django_assert_num_queries):
        spine = load("spine")
        version = an_empty_version(spine)
        write_rows(spine, version)

        with django_assert_num_queries(QUERIES):
            compile_version(version)

    def test_refuse_a_document_that_they_cannot_say(self):
        unraised = questionnaire(one("q", 1), red_flags=(flag("always", ALWAYS),))

        with pytest.raises(Unwritable, match="cannot say all"):
            draft_of(unraised, by=None)

        assert not Version.objects.exists()


class TestAConditionOfADraft:
    def test_stays_words_where_it_is_no_day(self):
        asked = questionnaire(day("d"), number("m", when=when(("d", "=", date(2026, 3, 4)))))
        version = an_empty_version(asked)
        write_rows(asked, version)
        question = version.sections.get().questions.get(key="m")

        question.conditions.update(value="today")

        assert compile_version(version).sections[0].items[1].when.conditions[0].value == "today"

    def test_stays_words_where_it_does_not_fit_its_question(self):
        asked = questionnaire(number("n"), number("m", when=when(("n", ">", 5))))
        version = an_empty_version(asked)
        write_rows(asked, version)
        question = version.sections.get().questions.get(key="m")

        question.conditions.update(value="five")

        found = compile_version(version).sections[0].items[1].when
        assert found == When((Condition("n", condition("n", ">", 5).op, "five"),))
