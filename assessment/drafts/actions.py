"""The verbs of questionnaires: every change of a version or a published document, by somebody."""

import logging
from collections.abc import Collection
from datetime import datetime

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models as fields
from django.db import transaction
from django.utils import timezone

from assessment.drafts.beginning import copy_cases, draft_of, with_next_number
from assessment.drafts.cases import run_cases
from assessment.drafts.checking import Finding, errors, findings
from assessment.drafts.compile import compile_version
from assessment.drafts.objections import Approval, objections
from assessment.engine.document import digest, from_json, to_json
from assessment.engine.model import Questionnaire
from assessment.models import Document, Release, Version
from editorial.actions import announce

logger = logging.getLogger(__name__)

State = Release.State


def copy(document: Document, *, by: AbstractBaseUser, at: datetime | None = None) -> Version:
    """Begin a new draft from a published version: the only way to change it."""
    with transaction.atomic():
        questionnaire = with_next_number(from_json(document.text))
        version = draft_of(questionnaire, by=by, at=at, origin=document)
        copy_cases(document, version)
        _remember(version, by, f"Copied from {document}.")
    return version


def record_edit(version: Version, *, by: AbstractBaseUser, at: datetime | None = None) -> None:
    """Remember who changed the draft last: somebody else must publish it."""
    with transaction.atomic():
        if not Version.objects.select_for_update().drafts().filter(pk=version.pk).exists():
            raise ValidationError("A published version cannot be changed.", code="published")
        version.edited_by, version.edited_at = by, at or timezone.now()
        version.state = Version.State.DRAFT
        version.save(update_fields=("edited_by", "edited_at", "state"))


def check(version: Version) -> list[Finding]:
    """Return every problem with the row that mends it; without errors the version is checked."""
    compiled = compile_version(version)
    found = findings(version, compiled)
    passes = all(outcome.passes for outcome in run_cases(version, compiled))
    is_checked = passes and not errors(found)
    version.state = Version.State.CHECKED if is_checked else Version.State.DRAFT
    version.save(update_fields=("state",))
    return found


def publish(
    version: Version,
    *,
    by: AbstractBaseUser,
    note: str,
    confirm: Collection[str] = (),
    seen: str = "",
    at: datetime | None = None,
) -> Document:
    """Make the version what new visits begin with; raise ValidationError if it may not be.

    `confirm` holds the titles of the red flags that it weakens, as somebody typed them.
    `seen` is the digest that was looked at: what changed since then nobody has approved.
    """
    with transaction.atomic():
        version = Version.objects.select_for_update().get(pk=version.pk)
        compiled = compile_version(version)
        approval = Approval(by, note, confirm, seen)
        if problems := list(objections(version, compiled, approval)):
            raise ValidationError(problems)
        document = _document_of(version, compiled, approval, at or timezone.now())
        _go_live(document)
        version.document = document
        version.save(update_fields=("document",))
        _remember_publishing(version, document, by)
    announce()
    return document


def retire(
    document: Document, *, by: AbstractBaseUser, reason: str, at: datetime | None = None
) -> None:
    """Begin no more visits with it; people inside finish it."""
    with transaction.atomic():
        _end(document, State.RETIRED, by, reason, at, of=(State.LIVE,))
    announce()


def withdraw(
    document: Document, *, by: AbstractBaseUser, reason: str, at: datetime | None = None
) -> None:
    """Stop it at once, also for people inside: it has a clinical error."""
    with transaction.atomic():
        _end(document, State.WITHDRAWN, by, reason, at, of=(State.LIVE, State.RETIRED))
    announce()


def _document_of(
    version: Version, compiled: Questionnaire, approval: Approval, at: datetime
) -> Document:
    document = Document(
        digest=digest(compiled),
        key=compiled.key,
        number=compiled.version,
        text=to_json(compiled),
        note=approval.note.strip(),
        published_by=approval.by,
        edited_by=version.edited_by,
    )
    document.published_at = at
    document.validate_unique()
    document.validate_constraints()
    document.save(force_insert=True)
    return document


def _go_live(document: Document) -> None:
    by, since = document.published_by, document.published_at
    Release.objects.filter(key=document.key, state=State.LIVE).update(
        state=State.RETIRED,
        since=since,
        by=by,
        reason=f"Version {document.number} took its place.",
    )
    Release.objects.create(
        document=document, key=document.key, state=State.LIVE, since=since, by=by
    )


def _end(
    document: Document,
    state: State,
    by: AbstractBaseUser,
    reason: str,
    at: datetime | None,
    *,
    of: Collection[State],
) -> None:
    if not reason.strip():
        raise ValidationError("Say why.", code="no-reason")
    changed = Release.objects.filter(document=document, state__in=of).update(
        state=state, since=at or timezone.now(), by=by, reason=reason.strip()
    )
    if not changed:
        raise ValidationError(f"It cannot become {state.value} now.", code="wrong-state")
    _remember(document, by, f"{state.value.capitalize()}: {reason.strip()}")


def _remember_publishing(version: Version, document: Document, by: AbstractBaseUser) -> None:
    message = f"Published as {document}, digest {document.digest[:12]}."
    if document.published_alone:
        message += " Alone, in solo mode: nobody else has looked at it."
        logger.warning("Questionnaire %s was published in solo mode.", document)
    _remember(version, by, message)


def _remember(thing: fields.Model, by: AbstractBaseUser, message: str) -> None:
    LogEntry.objects.log_actions(by.pk, [thing], CHANGE, message, single_object=True)
