"""docs/accessibility.md takes every criterion, and names tests and commands that are there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
PUBLIC = (ROOT / "demo" / "pages" / "accessibility.md").read_text(encoding="utf-8")
RESULTS = {"supports", "partially supports", "does not apply"}
ROW = re.compile(r"^\| (\d\.\d\.\d+) [^|]+\| (A|AA) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.M)

# WCAG 2.2, levels A and AA; 4.1.1 was taken out of it.
LEVEL_A = """
    1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1
    2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7
    4.1.2
"""
LEVEL_AA = """
    1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7
    2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3
"""

CRITERIA = {row[0]: row[1:] for row in ROW.findall(DOCUMENT)}
TESTS = sorted(set(re.findall(r"`(tests/[^`]+)`", DOCUMENT)))
COMMANDS = sorted(set(re.findall(r"`(bin/[a-z-]+)", DOCUMENT)))


def test_every_criterion_stands_with_its_level():
    levels = {number: level for number, (level, *_) in CRITERIA.items()}

    assert levels == dict.fromkeys(LEVEL_A.split(), "A") | dict.fromkeys(LEVEL_AA.split(), "AA")


@pytest.mark.parametrize("number", CRITERIA)
def test_a_criterion_has_a_result_and_says_what_shows_it(number):
    _, result, how, shown_by = CRITERIA[number]

    assert result in RESULTS
    assert len(how.split()) >= 4
    assert result == "does not apply" or re.search(r"`(tests|bin)/|Looked at", shown_by)


@pytest.mark.parametrize("number", CRITERIA)
def test_what_is_partly_met_is_among_the_gaps(number):
    gaps = DOCUMENT.split("\n## Known gaps\n", 1)[1].split("\n## ", 1)[0]

    assert CRITERIA[number][1] != "partially supports" or f"({number})" in gaps


@pytest.mark.parametrize("name", TESTS)
def test_a_test_that_is_named_is_there(name):
    path, *things = name.split("::")
    text = (ROOT / path).read_text(encoding="utf-8")

    for thing in things:
        assert re.search(rf"^ *(class|def) {thing}\b", text, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_named_is_there(command):
    assert (ROOT / command).is_file()


def test_the_public_page_has_the_same_goal_and_admits_the_same():
    assert "WCAG 2.2, level AA" in DOCUMENT
    assert "WCAG 2.2, level AA" in PUBLIC
    assert "No test with people who use a screen reader" in DOCUMENT
    assert "No test with people who use a screen reader" in PUBLIC
