"""How a draft begins: a document written down as rows, with nothing lost."""

from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone

from assessment import instrument
from assessment.drafts.compile import compile_version
from assessment.drafts.decompile import Unwritable, words, write_rows
from assessment.engine.model import Questionnaire
from assessment.models import Case, Document, Version


def draft_of(
    questionnaire: Questionnaire,
    *,
    by: AbstractBaseUser | None,
    at: datetime | None = None,
    origin: Document | None = None,
    delivered: str = "",
) -> Version:
    """Write the questionnaire down as the rows of a new version, or raise Unwritable."""
    with transaction.atomic():
        version = Version.objects.create(
            key=questionnaire.key,
            number=questionnaire.version,
            translation_checked_by=questionnaire.translation_checked_by,
            origin=origin,
            delivered=delivered,
            edited_by=by,
            edited_at=at or timezone.now(),
            **words(questionnaire.title, "title"),
        )
        write_rows(questionnaire, version)
        if compile_version(version) != questionnaire:
            raise Unwritable("The rows of a draft cannot say all that this document says.")
    return version


def offer_shipped() -> Version | None:
    """Begin a draft from the file that ships; None if it was published or offered already."""
    shipped = instrument.shipped()
    is_published = Document.objects.filter(digest=shipped.digest).exists()
    if is_published or Version.objects.filter(delivered=shipped.digest).exists():
        return None
    return draft_of(shipped.questionnaire, by=None, delivered=shipped.digest)


def with_next_number(questionnaire: Questionnaire) -> Questionnaire:
    """Number it as no version of this questionnaire is numbered: 0.1, 0.2, 0.3."""
    key, number = questionnaire.key, questionnaire.version
    taken = set(Version.objects.filter(key=key).values_list("number", flat=True))
    taken |= set(Document.objects.filter(key=key).values_list("number", flat=True))
    while number in taken:
        first, dot, last = number.rpartition(".")
        is_counted = last.isascii() and last.isdecimal()
        number = f"{first}{dot}{int(last) + 1}" if is_counted else f"{number}.1"
    return replace(questionnaire, version=number)


def copy_cases(document: Document, version: Version) -> None:
    """Take along the example patients that the published version had to satisfy."""
    cases = Case.objects.filter(version__document=document)
    copied = ("position", "name", "answers", "flags", "band", "scores")
    Case.objects.bulk_create(
        Case(version=version, **{name: getattr(case, name) for name in copied}) for case in cases
    )
