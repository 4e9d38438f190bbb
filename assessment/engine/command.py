"""The command line: check, draw and assess questionnaires, and take them in and out of FHIR."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, TextIO

from assessment.engine import decimals
from assessment.engine.answers import to_raw
from assessment.engine.check import problems
from assessment.engine.command_files import (
    Opened,
    Unusable,
    open_answers,
    open_questionnaire,
    read_json,
)
from assessment.engine.document import to_document
from assessment.engine.explore import Explored, explore, explore_problems
from assessment.engine.flow import path
from assessment.engine.model import Assessment, Questionnaire, ScoreResult
from assessment.engine.outline import outline, questions
from assessment.engine.problem import Problem, Severity, warning
from assessment.engine.scoring import assess
from assessment.engine.vocabulary import Answers

FINE, REPORT, REFUSE = 0, 1, 2

HARMLESS = {
    "no-last-band",
    "missing-text",
    "cookie-too-long",
    "no-range",
    "bad-key",
    "bad-address",
    "duplicate-address",
    "reserved-address",
    "unknown-citation",
}
"""Errors that keep a questionnaire from patients, and mislead nobody who explores or scores it."""

MOST_EXPLORED = 150
"""Questions; beyond it nothing could be proven in the time that anybody waits."""

CONFIRMED = "The sum was proposed and has been confirmed on the command line."
PROPOSED = "The file was understood as a whole, and the sum of its points is proposed."
WITHHELD = "The file was not understood as a whole: confirm the sum with --confirm-scores."

Printed = dict[str, Any] | str
Result = tuple[Printed, int]


def main(arguments: Sequence[str], out: TextIO, error: TextIO) -> int:
    """Print what was asked for, and say how it went."""
    options = _parser().parse_args(arguments)
    options.error = error
    try:
        printed, code = options.run(options)
    except Unusable as unusable:
        _complain(unusable.problems, error)
        printed, code = options.failed(unusable.problems), REFUSE
    if printed:
        _print(printed, out)
    return code


def _print(printed: Printed, out: TextIO) -> None:
    if isinstance(printed, dict):
        # ASCII, so that it can be printed whatever the terminal is.
        printed = json.dumps(printed, indent=2) + "\n"
    out.write(printed)


def _complain(found: Iterable[Problem], error: TextIO) -> None:
    for problem in found:
        where = f"{problem.where}: " if problem.where else ""
        error.write(f"{where}{problem.code}: {problem.message}\n")


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m assessment.engine", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def add(name: str, run: Callable[[Namespace], Result], help: str) -> ArgumentParser:
        command = commands.add_parser(name, help=help)
        command.add_argument("file", help="a document of ours or an R4 Questionnaire")
        command.set_defaults(run=run, failed=_only_problems)
        return command

    add("check", _check, "say what is wrong, and what no answers reach")
    drawn = add("draw", _draw, "draw the way through the questions")
    drawn.add_argument("--svg", action="store_true", help="as a picture to sign, not as text")
    drawn.add_argument("--language", default="en", help="such as es")
    drawn.set_defaults(failed=lambda found: "")
    scored = add("assess", _assess, "say what follows from answers")
    scored.add_argument("answers", help='{"key": ["value"]} or a QuestionnaireResponse')
    scored.add_argument("--confirm-scores", action="store_true", help="use a proposed sum")
    add("import-fhir", _import, "turn an R4 Questionnaire into a document of ours").set_defaults(
        failed=lambda found: _imported("refuse", found, None)
    )
    exported = add("export-fhir", _export, "turn a document, or a result, into R4")
    exported.add_argument("answers", nargs="?", help="with answers, the result is exported")
    exported.add_argument("--at", type=_moment, help="when the answers were given, with offset")
    return parser


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.utcoffset() is None:
        raise ValueError("The moment needs its offset from UTC.")
    return moment


# The commands


def _check(options: Namespace) -> Result:
    opened = open_questionnaire(options.file)
    found = [*opened.problems, *problems(opened.questionnaire)]
    explored = None
    if len(questions(opened.questionnaire)) > MOST_EXPLORED:
        message = f"It asks more than {MOST_EXPLORED} questions."
        found.append(warning("questionnaire", "not-explored", message))
    elif not _unsound(opened.questionnaire):
        explored = explore(opened.questionnaire)
        found += explore_problems(explored)
    printed = _only_problems(found) | {"explored": _explored(opened.questionnaire, explored)}
    return printed, _code(found)


def _draw(options: Namespace) -> Result:
    from assessment.engine.draw import draw_text
    from assessment.engine.draw_svg import draw_svg

    opened = open_questionnaire(options.file)
    _complain(opened.problems, options.error)
    draw = draw_svg if options.svg else draw_text
    return draw(opened.questionnaire, options.language), _code(opened.problems)


def _assess(options: Namespace) -> Result:
    opened = _sound(options.file)
    used = not opened.is_doubtful or options.confirm_scores
    scored = opened if used or opened.proposed is None else opened.without_proposal()
    answers, lost = open_answers(options.answers, scored.questionnaire)
    printed = _assessed(assess(scored.questionnaire, answers))
    if opened.proposed is not None:
        why = CONFIRMED if options.confirm_scores else PROPOSED if used else WITHHELD
        printed["proposed_score"] = {"key": opened.proposed, "used": used, "why": why}
    found = (*opened.problems, *lost)
    return printed | _only_problems(found), _code(found)


def _import(options: Namespace) -> Result:
    # A document of ours is no Questionnaire of FHIR, and the importer says so.
    from assessment.engine.fhir import import_questionnaire

    imported = import_questionnaire(read_json(options.file))
    if imported.questionnaire is None:
        raise Unusable(*imported.problems)
    printed = _imported(imported.outcome.value, imported.problems, imported.questionnaire)
    return printed, _code(imported.problems)


def _export(options: Namespace) -> Result:
    from assessment.engine.fhir import export_questionnaire, export_result

    opened = _sound(options.file)
    if options.answers is None:
        return export_questionnaire(opened.questionnaire), _code(opened.problems)
    if opened.is_doubtful and opened.proposed is not None:
        opened = opened.without_proposal()
    answers, lost = open_answers(options.answers, opened.questionnaire)
    authored = options.at or datetime.now(UTC)
    bundle = export_result(assess(opened.questionnaire, answers), authored=authored)
    return bundle, _code((*opened.problems, *lost))


def _sound(name: str) -> Opened:
    """A questionnaire that would not score rightly is not scored at all."""
    opened = open_questionnaire(name)
    errors = _unsound(opened.questionnaire)
    if errors:
        raise Unusable(*errors)
    return opened


def _unsound(questionnaire: Questionnaire) -> list[Problem]:
    errors = [each for each in problems(questionnaire) if each.severity is Severity.ERROR]
    return [each for each in errors if each.code not in HARMLESS]


def _code(found: Iterable[Problem]) -> int:
    severities = {problem.severity for problem in found}
    if Severity.ERROR in severities:
        return REFUSE
    return REPORT if severities else FINE


# What is printed


def _only_problems(found: Iterable[Problem]) -> dict[str, Any]:
    return {
        "problems": [
            {
                "where": problem.where,
                "code": problem.code,
                "message": problem.message,
                "severity": problem.severity.value,
            }
            for problem in found
        ]
    }


def _imported(
    outcome: str, found: Iterable[Problem], questionnaire: Questionnaire | None
) -> dict[str, Any]:
    document = None if questionnaire is None else to_document(questionnaire)
    return {"outcome": outcome, **_only_problems(found), "questionnaire": document}


def _explored(questionnaire: Questionnaire, explored: Explored | None) -> dict[str, Any] | None:
    if explored is None:
        return None
    findings = [
        {
            "where": finding.where,
            "verdict": finding.verdict.value,
            "answers": finding.answers and _raw(questionnaire, finding.answers),
        }
        for finding in explored.findings
    ]
    return {"states": explored.states, "findings": findings}


def _raw(questionnaire: Questionnaire, answers: Answers) -> dict[str, list[str]]:
    asked = outline(questionnaire).questions
    return {key: to_raw(asked[key], values) for key, values in answers.items()}


def _assessed(assessment: Assessment) -> dict[str, Any]:
    results = assessment.scores
    asked = path(assessment.questionnaire, assessment.answers)
    return {
        "enabled": [question.key for question in asked],
        "scores": {result.score.key: _scored(result) for result in results},
        "level": {each.score.key: each.level.key if each.level else None for each in results},
        "red_flags": [flag.key for flag in assessment.red_flags],
        "band": assessment.band.key if assessment.band else None,
        "incomplete": list(assessment.incomplete),
    }


def _scored(result: ScoreResult) -> dict[str, Any]:
    return {
        "value": None if result.value is None else decimals.write(result.value),
        "lowest": decimals.write(result.lowest),
        "highest": decimals.write(result.highest),
        "answered": result.answered,
        "asked": result.asked,
        "why_none": result.why_none,
        "lines": [
            {
                "question": line.of,
                "answer": line.answer.get("en") or next(iter(line.answer.values()), ""),
                "points": decimals.write(line.points),
            }
            for line in result.lines
        ],
    }
