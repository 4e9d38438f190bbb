"""docs/clinical-safety.md says of the shipped red flags, and of our tests, what is so."""

import re
from pathlib import Path

import pytest

from assessment.engine.vocabulary import Urgency
from assessment.questionnaires import load

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs" / "clinical-safety.md").read_text(encoding="utf-8")
SPINE = load("spine")
FLAGS = {flag.key: flag for flag in SPINE.red_flags}
PENDING = "**source pending**"
URGENCIES = {
    Urgency.CALL_911: "call 911 now",
    Urgency.EMERGENCY: "emergency department now",
    Urgency.TODAY: "call a doctor today",
    Urgency.SOON: "call in 1 to 2 days",
}


def section(heading):
    return DOCUMENT.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


def rows_of(heading):
    """The cells of each row of the table in that section, below its head."""
    lines = [line for line in section(heading).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


LISTED = {row[0].strip("`"): row for row in rows_of("Red flags")}
TO_SIGN = re.findall(r"`(rf-[a-z0-9-]+)`", section("What a physician must sign"))
TESTS = sorted(set(re.findall(r"`(tests/[^`]+)`", section("Hazards"))))


class TestRedFlags:
    def test_are_all_listed_and_no_other(self):
        assert LISTED.keys() == FLAGS.keys()

    @pytest.mark.parametrize("key", FLAGS)
    def test_stand_with_their_urgency_sign_and_sources(self, key):
        flag = FLAGS[key]
        _, urgency, sign, sources = LISTED[key]

        assert urgency == URGENCIES[flag.urgency]
        assert sign == flag.title["en"]
        assert re.findall(r"\[([^]]+)\]\(https://", sources) == list(flag.citations)

    @pytest.mark.parametrize("key", FLAGS)
    def test_are_marked_where_their_source_is_pending(self, key):
        assert (PENDING in LISTED[key][3]) is FLAGS[key].pending

    def test_that_are_pending_wait_for_a_signature(self):
        pending = {key for key, flag in FLAGS.items() if flag.pending}

        assert pending <= set(TO_SIGN) <= FLAGS.keys()


class TestDocument:
    def test_names_the_version_that_is_shipped(self):
        assert f"version {SPINE.version}." in DOCUMENT

    @pytest.mark.parametrize("name", TESTS)
    def test_names_tests_that_are_there(self, name):
        path, _, thing = name.partition("::")
        text = (ROOT / path).read_text(encoding="utf-8")

        assert not thing or re.search(rf"^(class|def) {thing}\b", text, re.MULTILINE)

    def test_shows_a_test_for_every_hazard(self):
        assert all("`tests/" in row[-1] for row in rows_of("Hazards"))
