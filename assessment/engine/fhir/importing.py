"""A FHIR Questionnaire as one of ours, with everything named that was not understood."""

import json
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import unquote

from assessment.engine.conditions import condition_problems
from assessment.engine.document import DocumentError, from_document, to_document
from assessment.engine.fhir.contained import Contained
from assessment.engine.fhir.known import Known, Links, unused
from assessment.engine.fhir.reading import Ledger, Node
from assessment.engine.fhir.rest import Misfit, apply
from assessment.engine.fhir.sections import Tree
from assessment.engine.fhir.texts import primary, read_text, without_markup
from assessment.engine.fhir.urls import REST
from assessment.engine.measures import measure_problems
from assessment.engine.model import ALWAYS, Questionnaire, Score
from assessment.engine.outline import questions
from assessment.engine.points import question_extremes
from assessment.engine.problem import Problem, Severity
from assessment.engine.vocabulary import Text

STATUSES = ("draft", "active", "retired", "unknown")
SUM: Text = {"en": "Total", "es": "Total"}
UNVERSIONED = "1"

LOST = ("unknown-reference", "later-reference", "unknown-option")
"""What a score or a flag of ours says of an item that was removed or moved elsewhere."""


class Outcome(StrEnum):
    ACCEPT = "accept"
    """Everything was understood."""
    REPORT = "report"
    """Something was left out or guessed at, and is named."""
    REFUSE = "refuse"
    """It would not mean the same: there is no questionnaire."""


@dataclass(frozen=True, slots=True)
class Imported:
    outcome: Outcome
    problems: tuple[Problem, ...]
    """Refusals first."""
    questionnaire: Questionnaire | None = None
    proposed_score: str | None = None
    """The key of a score that nobody asked for: a sum that staff must confirm or remove."""


def import_questionnaire(document: object) -> Imported:
    """Never raises, whatever the document is."""
    ledger = Ledger()
    questionnaire = _read(document, ledger)
    if questionnaire is not None and not _refused(ledger):
        ledger.name_unread(document)
    named = dict.fromkeys(ledger.problems)
    problems = sorted(named, key=lambda problem: problem.severity is Severity.WARNING)
    if questionnaire is None or _refused(ledger):
        return Imported(Outcome.REFUSE, tuple(problems))
    outcome = Outcome.REPORT if problems else Outcome.ACCEPT
    proposed = None if _rests(document) else _proposal(questionnaire)
    if proposed is None:
        return Imported(outcome, tuple(problems), questionnaire)
    with_score = replace(questionnaire, scores=(proposed,))
    return Imported(outcome, tuple(problems), with_score, proposed.key)


def plain(document: object, ledger: Ledger, ours: bool) -> Questionnaire | None:
    """What FHIR itself says, without our rest."""
    root = _root(document, ledger)
    if root is None:
        return None
    root.set_aside()
    _read_status(root)
    tag = root.text("language") if "language" in root else None
    language = primary(tag or "en")
    links = Links(root.content, ledger)
    known = Known(language, ours, Contained(root, language), links)
    title = _title(root, known)
    return Questionnaire(
        key=_key(root),
        version=(root.text("version") if "version" in root else None) or UNVERSIONED,
        title=title,
        sections=Tree(known).read(root, title),
    )


def _read(document: object, ledger: Ledger) -> Questionnaire | None:
    ours = _rests(document)
    found = plain(document, ledger, ours)
    if found is None or not isinstance(document, dict) or not ours or _refused(ledger):
        return found
    root = Node(document, "", ledger)
    extension = root.extensions([REST])[0]
    text = extension.text("valueString") if "valueString" in extension else None
    return _with_rest(found, text or "", extension)


def _with_rest(found: Questionnaire, text: str, extension: Node) -> Questionnaire | None:
    try:
        whole = from_document(apply(to_document(found), json.loads(text)))
    except (Misfit, DocumentError, ValueError, RecursionError) as error:
        extension.refuse("bad-rest", f"Scores and flags cannot be put back: {error}")
        return None
    for problem in (*condition_problems(whole), *measure_problems(whole)):
        if problem.code in LOST:
            extension.refuse("rest-misses-item", f"{problem.where}: {problem.message}")
    return whole


def _rests(document: object) -> bool:
    """Whether the file carries the rest, as every file does that we wrote."""
    extensions = document.get("extension") if isinstance(document, dict) else None
    return isinstance(extensions, list) and any(
        isinstance(each, dict) and each.get("url") == REST for each in extensions
    )


def _refused(ledger: Ledger) -> bool:
    return any(problem.severity is Severity.ERROR for problem in ledger.problems)


def _root(document: object, ledger: Ledger) -> Node | None:
    if isinstance(document, dict) and document.get("resourceType") == "Questionnaire":
        root = Node(document, "", ledger)
        root.read("resourceType", "id", "name", "url")
        return root
    ledger.refuse("", "not-a-questionnaire", "This is no FHIR Questionnaire.")
    return None


def _read_status(root: Node) -> None:
    status = root.text("status") if "status" in root else None
    if status not in STATUSES:
        root.report("bad-status", "Its status is none of those that FHIR knows.")
    if status == "retired":
        root.report("retired", "Its authors have retired it.")


def _key(root: Node) -> str:
    """The end of its address, else its identity or name."""
    url = root.content.get("url")
    end = unquote(url.rstrip("/").split("/")[-1]) if isinstance(url, str) else ""
    named = (root.text(name) for name in ("id", "name") if name in root)
    root.text("url") if "url" in root else None
    return end or next((name for name in named if name), "imported")


def _title(root: Node, known: Known) -> Text:
    text = read_text(root, "title", known.language)
    if not text and "name" in root:
        text = read_text(root, "name", known.language)
    return text if known.ours else without_markup(root, text)


def _proposal(questionnaire: Questionnaire) -> Score | None:
    """The sum of everything with points; all of it must be answered that is always asked."""
    pointed = [each for each in questions(questionnaire) if question_extremes(each) is not None]
    if not pointed:
        return None
    open_sections = [each for each in questionnaire.sections if each.when == ALWAYS]
    always = {item.key for each in open_sections for item in each.items if item.when == ALWAYS}
    taken = {each.key for each in (*questionnaire.sections, *questions(questionnaire))}
    return Score(
        key=unused("total", taken),
        title={language: SUM.get(language, SUM["en"]) for language in questionnaire.title} or SUM,
        of=tuple(each.key for each in pointed),
        at_least=max(1, len(always & {each.key for each in pointed})),
    )
