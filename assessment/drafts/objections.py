"""What stands between a draft and the patients, in words for the staff."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

from assessment import instrument
from assessment.drafts.cases import run_cases
from assessment.drafts.checking import errors, findings
from assessment.drafts.compile import compile_version
from assessment.drafts.weakening import weakened_flags
from assessment.engine.document import digest, from_json
from assessment.engine.model import Questionnaire, RedFlag
from assessment.models import Document, Release, Version


@dataclass(frozen=True)
class Approval:
    """What the person who publishes has said."""

    by: AbstractBaseUser
    note: str
    confirm: Collection[str]
    """Titles of the red flags that the version weakens, as they were typed."""
    seen: str
    """The digest that was looked at; "" where nobody looked, as in a command."""


def objections(
    version: Version, compiled: Questionnaire, approval: Approval
) -> Iterator[ValidationError]:
    if not version.is_draft:
        yield ValidationError("This version was published already.", code="published")
        return
    yield from _lacking(version, compiled, approval)
    for finding in errors(findings(version, compiled)):
        problem = finding.problem
        yield ValidationError(f"{problem.where}: {problem.message}", code=problem.code)
    for outcome in run_cases(version, compiled):
        for difference in outcome.differences:
            yield ValidationError(f"{outcome.case}: {difference}", code="case")
    yield from _unconfirmed(weakened(version, compiled), approval.confirm)


def weakened(version: Version, compiled: Questionnaire | None = None) -> tuple[RedFlag, ...]:
    """The red flags of what patients are served that this version takes away or loosens."""
    served = served_before(version.key)
    if served is None:
        return ()
    return weakened_flags(served, compiled or compile_version(version))


def served_before(key: str) -> Questionnaire | None:
    """What patients were given last under this key: the live document, or else the newest."""
    documents = Document.objects.filter(key=key).order_by("-published_at", "-pk")
    found = documents.filter(release__state=Release.State.LIVE).first() or documents.first()
    if found is not None:
        return from_json(found.text)
    shipped = instrument.shipped().questionnaire
    return shipped if shipped.key == key else None


def _lacking(
    version: Version, compiled: Questionnaire, approval: Approval
) -> Iterator[ValidationError]:
    if approval.seen and approval.seen != digest(compiled):
        message = "The draft changed after you opened it. Look at it again."
        yield ValidationError(message, code="changed")
    if not approval.note.strip():
        yield ValidationError("Say what changed and why.", code="no-note")
    if version.edited_by_id == approval.by.pk and not settings.SOLO_MODE:
        message = "You changed this draft last, so another person must publish it."
        yield ValidationError(message, code="same-person")


def _unconfirmed(flags: tuple[RedFlag, ...], confirm: Collection[str]) -> Iterator[ValidationError]:
    typed = set(map(_spoken, confirm))
    for flag in flags:
        if typed.isdisjoint(map(_spoken, flag.title.values())):
            title = flag.title.get("en", flag.key)
            message = f"The red flag “{title}” is gone or raised by less: type its name to agree."
            yield ValidationError(message, code="weakened", params={"flag": flag.key})


def _spoken(name: str) -> str:
    return " ".join(name.split()).casefold()
