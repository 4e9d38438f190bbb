"""The summary as plain text: guarded like the PDF, and saying what it says."""

import json
import re
from random import Random

import pytest

from assessment.plain_text import WIDTH, plain_text
from practice.models import Practice
from tests import pages
from tests.assessment.other_document import HARD_WEEK
from tests.assessment.spine_cases import (
    CASE_A,
    CASE_B,
    MILD,
    QUESTIONS,
    SPINE,
    WORKED,
    WORST,
    answers_from,
    result_of,
)
from tests.assessment.visits import running, spine

STOPPED = MILD | {"blad": "saddle"}
STANDING = MILD | {"limb": "mild"}

pytestmark = pytest.mark.usefixtures("practice")


def text_of(given, **visit):
    return plain_text(spine(given, **visit))


def unwrapped(text):
    return " ".join(text.split())


class TestDownload:
    def test_is_a_file_of_plain_text_that_nobody_keeps(self, visitor):
        visitor.go_through(answers_from(CASE_B))

        response = visitor.get("summary.txt")

        assert response.status_code == 200
        assert response["Content-Type"] == "text/plain; charset=utf-8"
        assert response["Content-Disposition"] == 'attachment; filename="spine-summary.txt"'
        assert "no-store" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"

    def test_waits_for_the_last_answer(self, visitor):
        assert visitor.get("summary.txt")["Location"] == "/assessment/"

        visitor.go_through(answers_from(CASE_B), until="smoke")

        assert visitor.get("summary.txt")["Location"] == "/assessment/smoking/"

    def test_says_what_to_do_behind_a_flag_that_stops(self, visitor):
        visitor.go_through(answers_from(STOPPED))

        text = unwrapped(visitor.get("summary.txt").content.decode())

        assert result_of(STOPPED).red_flags[0].advice["en"] in text


class TestText:
    @pytest.mark.parametrize("given", [CASE_A, CASE_B, WORST, STANDING, STOPPED])
    def test_fits_a_narrow_page(self, given):
        lines = text_of(given).splitlines()

        long = [line for line in lines if len(line) > WIDTH and " " in line.strip()]
        assert long == []
        assert [line for line in lines if line != line.rstrip()] == []

    def test_underlines_its_headings(self):
        lines = text_of(CASE_B).splitlines()

        assert lines[1] == "=" * len(lines[0])
        heading = lines.index("What to do next")
        assert lines[heading + 1] == "-" * len("What to do next")

    def test_says_who_made_it_when_and_from_what(self, settings):
        result = spine(CASE_B)
        text = unwrapped(plain_text(result))

        assert "Made by the patient on this site, not checked by a clinician" in text
        assert f"March 4, 2026 ({settings.TIME_ZONE})" in text
        assert f"version {result.version}, SHA-256 {result.asked.digest}" in text

    def test_gives_the_steps_in_order(self):
        text = unwrapped(text_of(CASE_B))

        steps = [step.title["en"] for step in result_of(CASE_B).band.steps]
        places = [text.index(f"{number}. {step}.") for number, step in enumerate(steps, 1)]
        assert places == sorted(places)

    def test_gives_each_line_with_its_points_and_its_sources(self):
        text = text_of(CASE_B)
        urls = {citation.key: citation.url for citation in SPINE.citations}

        assert re.search(r"^  4  Lifting and bending: Both\.", text, re.MULTILINE)
        assert re.search(r"^  0  Sitting: Up to 5 hours\.", text, re.MULTILINE)
        for key in QUESTIONS["smoke"].evidence.citations:
            assert urls[key] in text

    def test_numbers_sources_as_the_lines_do(self):
        text = unwrapped(text_of(CASE_B))
        line = re.search(r" 2 Smoking: Yes, now\..*?Sources: ([0-9, ]+)\.", text)

        first = line[1].split(", ")[0]
        citation = next(
            each for each in SPINE.citations if each.key == QUESTIONS["smoke"].evidence.citations[0]
        )
        assert f"{first}. {unwrapped(citation.text)}" in text

    def test_says_every_answer(self):
        result = spine(CASE_B)
        text = unwrapped(plain_text(result))

        rows = [f"{row['question']}: {row['answer']}" for row in result.answers if row["answer"]]
        assert [row for row in rows if row not in text] == []

    def test_says_what_was_skipped(self):
        assert "- Height: Not provided" in text_of(CASE_A)

    def test_says_what_was_asked_and_denied(self):
        result = spine(CASE_B)

        text = unwrapped(plain_text(result))

        assert [sign for sign in result.denied if sign not in text] == []

    def test_says_what_would_change(self):
        assert "- Smoking: I stopped. 13 becomes 12" in text_of(CASE_B)

    def test_says_the_emergency_card_in_its_own_words(self):
        text = text_of(CASE_A)

        assert "Get help now if:" in text
        assert "- you cannot pee" in text
        assert "<" not in text

    def test_says_whom_to_call_in_the_chosen_region(self):
        pages.a_region(phone="410-555-0199")

        assert "Call: 410-555-0199." in text_of(CASE_B, region="central-maryland")

    def test_says_what_it_cannot_tell(self):
        text = unwrapped(text_of(CASE_B))

        assert [words["en"] for words in SPINE.limits if words["en"] not in text] == []

    def test_is_the_same_every_time(self):
        assert text_of(CASE_B) == text_of(CASE_B)

    def test_says_so_where_a_score_has_no_value(self):
        text = unwrapped(plain_text(running(HARD_WEEK | {"tall": ()})))

        assert "Too many questions were skipped for a sum." in text

    def test_speaks_of_a_demonstration(self):
        Practice.objects.update(is_demo=True)

        assert "the practice and its people are invented" in unwrapped(text_of(CASE_A))


class TestFlag:
    def test_that_stops_leaves_no_score_and_no_pathway(self):
        text = text_of(STOPPED)

        words = [words["en"] for band in SPINE.bands for words in (band.title, band.headline)]
        assert [each for each in words if each in text] == []
        assert not re.search(r"[0-9] of [0-9]+ points", text)

    def test_that_does_not_stop_leaves_no_level_and_no_change(self):
        text = unwrapped(text_of(CASE_B | {"limb": "mild"}))

        assert "Medium" not in text
        assert "Many." not in text
        assert "becomes" not in text

    def test_is_named_with_its_sources_for_the_clinician(self):
        flag = result_of(STOPPED).red_flags[0]

        text = unwrapped(text_of(STOPPED))

        assert f"Red flag: {flag.title['en']} ({flag.key})" in text

    @pytest.mark.parametrize("name", [name for name, case in WORKED.items() if case[-1]])
    def test_says_its_advice(self, name):
        given = WORKED[name][0]

        text = unwrapped(text_of(given))

        flags = result_of(given).red_flags
        assert [flag.advice["en"] for flag in flags if flag.advice["en"] not in text] == []


SCORED = (
    "dur", "spread", "ting", "act", "spells", "smoke", "move", "load", "vib", "sit", "sleep",
    "phqa", "phqb", "well",
)  # fmt: skip


RAISING = {"spread": ("legsn", "legso", "arms"), "dur": ("none",)}
"""Options that would raise a flag, or close what is counted."""


def some_answers(seed):
    """Answers under which everything is counted and no flag is raised, made from the seed."""
    random = Random(seed)
    chosen = {}
    for key in SCORED:
        keys = [option.key for option in QUESTIONS[key].options]
        chosen[key] = random.choice([each for each in keys if each not in RAISING.get(key, ())])
    return MILD | {"infl": "none"} | chosen


class TestAgreement:
    """Page, text and FHIR are made from one value, and never disagree."""

    @pytest.mark.parametrize("seed", range(8))
    def test_of_every_number(self, visitor, seed):
        given = some_answers(seed)
        result = spine(given)
        visitor.go_through(answers_from(given))

        page = visitor.look("result").text
        text = unwrapped(visitor.get("summary.txt").content.decode())
        bundle = json.loads(visitor.get("summary.json").content)

        told = [each["resource"] for each in bundle["entry"]]
        values = {
            each["code"]["text"]: each["valueQuantity"]["value"]
            for each in told
            if each["resourceType"] == "Observation"
        }
        assert values == {each["title"]: each["value"] for each in result.scores}
        for each in result.scores:
            assert f"{each['title']}: {each['value']} of {each['highest']} points" in page
            assert f"{each['title']}: {each['value']} of {each['highest']} points" in text
        for change in result.changes:
            words = f"{change['before']} becomes {change['after']}"
            assert f"{change['question']}: {change['instead']}. {words}" in text
            row = f"{change['question']}: {change['instead']} Now: {change['answer']} {words}"
            assert row in page
