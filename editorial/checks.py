"""The shared page reports its own misuse: what a concrete page must not leave out."""

from collections.abc import Iterator

from django.apps import apps
from django.conf import settings
from django.core.checks import Error
from django.db.models import CheckConstraint

from editorial.models import REVIEWED_BEFORE_PUBLISHED, EditorialPage
from editorial.models.page import TRANSLATED


def check_pages(app_configs=None, **options) -> list[Error]:
    """Check every concrete page of the given apps, or of all."""
    configs = apps.get_app_configs() if app_configs is None else app_configs
    models = [model for config in configs for model in config.get_models()]
    pages = [model for model in models if issubclass(model, EditorialPage)]
    return [problem for page in pages for problem in problems_of(page)]


def problems_of(page: type[EditorialPage]) -> Iterator[Error]:
    yield from _missing_constraints(page)
    yield from _missing_review(page)
    yield from _missing_translations(page)


def _missing_constraints(page: type[EditorialPage]) -> Iterator[Error]:
    for constraint in EditorialPage.Meta.constraints:
        if not _has(page, constraint):
            yield Error(
                f"The table does not keep the rule {_name_in(page, constraint)}.",
                hint="Begin Meta.constraints with *EditorialPage.Meta.constraints.",
                obj=page,
                id="editorial.E001",
            )


def _missing_review(page: type[EditorialPage]) -> Iterator[Error]:
    if not page.needs_review:
        return
    if not _has(page, REVIEWED_BEFORE_PUBLISHED):
        yield Error(
            "The page needs a review, and nothing keeps it from going public without one.",
            hint="Add REVIEWED_BEFORE_PUBLISHED to Meta.constraints.",
            obj=page,
            id="editorial.E002",
        )
    if "sources" not in _fields(page):
        yield Error(
            "The page needs a review, and has no sources to be checked against.",
            hint='Add a Source whose foreign key "page" has related_name="sources".',
            obj=page,
            id="editorial.E003",
        )


def _missing_translations(page: type[EditorialPage]) -> Iterator[Error]:
    languages = [code for code, _ in settings.LANGUAGES]
    wanted = {f"{name}_{language}" for name in TRANSLATED for language in languages}
    if missing := wanted - _fields(page):
        yield Error(
            f"The page cannot be written in every language: {', '.join(sorted(missing))}.",
            hint="Register it in the app's translation.py with TRANSLATED among its fields.",
            obj=page,
            id="editorial.E004",
        )


def _has(page: type[EditorialPage], constraint: CheckConstraint) -> bool:
    return _name_in(page, constraint) in {kept.name for kept in page._meta.constraints}


def _name_in(page: type[EditorialPage], constraint: CheckConstraint) -> str:
    return constraint.name % {"app_label": page._meta.app_label, "class": page._meta.model_name}


def _fields(page: type[EditorialPage]) -> set[str]:
    return {field.name for field in page._meta.get_fields()}
