"""Who of the staff may do what: groups, made or put right by `manage.py set_up_roles`.

| group | may |
|---|---|
| Authors | write: add and change pages, as drafts; nothing that is public once it is saved |
| Editors | all of that, and publish, withdraw and put into the bin |
| Clinical reviewers | correct drafts, and check what others wrote |
| Front desk | see and answer every request for a visit, and nothing else |
| Location managers | keep their own places right, publish them, and answer the requests for them |
| Administrators | what editors may, and accounts, reviewers, keepers of places, every request |

`docs/roles.md` says it cell by cell, and `tests/spinecare/test_matrix.py` tries every cell of it.
"""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.models import Group, Permission

from editorial.models import ChildRow, EditorialPage

CONTENT_APPS = (
    "practice",
    "glossary",
    "conditions",
    "procedures",
    "locations",
    "surgeons",
    "faq",
    "stories",
)
NO_CONTENT = ("locations.PlaceManager",)
QUESTIONNAIRE_APPS = ("assessment",)
LIST_APPS = ("search",)
"""What has no pages: lists of words, public once they are saved."""

AUTHORS = "Authors"
EDITORS = "Editors"
REVIEWERS = "Clinical reviewers"
FRONT_DESK = "Front desk"
LOCATION_MANAGERS = "Location managers"
ADMINISTRATORS = "Administrators"

WRITE = ("add", "change", "view")
EDIT = ("add", "change", "delete", "view")
ANSWER_REQUESTS = ("appointments.view_request", "appointments.change_request")
EVERY_REQUEST = "appointments.view_every_request"
"""Not the same as every place: who writes about all places need not read what patients write."""


@dataclass(frozen=True)
class Role:
    """The verbs of one group, on each kind of content."""

    pages: tuple[str, ...] = ()
    at_once: tuple[str, ...] = ()
    """On what has no drafts: the practice, terms, topics, languages and the words of search."""
    rows: tuple[str, ...] = ()
    """On what belongs to a page, and is edited with it."""
    questionnaires: tuple[str, ...] = ()
    every_place: bool = True
    """Whether they see all places, or only those that they keep."""
    also: tuple[str, ...] = ()
    """Single permissions beside these, as "app.codename"."""


ROLES = {
    AUTHORS: Role(pages=WRITE, at_once=("view",), rows=EDIT),
    EDITORS: Role(pages=(*EDIT, "publish"), at_once=EDIT, rows=EDIT, questionnaires=EDIT),
    # Who writes a questionnaire never publishes it.
    REVIEWERS: Role(
        pages=("change", "view"),
        at_once=("view",),
        rows=("change", "view"),
        questionnaires=("view", "publish"),
        also=("editorial.add_approval",),
    ),
    FRONT_DESK: Role(every_place=False, also=(*ANSWER_REQUESTS, EVERY_REQUEST)),
    LOCATION_MANAGERS: Role(
        every_place=False,
        also=(
            *ANSWER_REQUESTS,
            "locations.view_location",
            "locations.change_location",
            "locations.publish_location",
            *(f"locations.{verb}_{name}" for name in ("hours", "closure") for verb in EDIT),
        ),
    ),
    ADMINISTRATORS: Role(
        pages=(*EDIT, "publish"),
        at_once=EDIT,
        rows=EDIT,
        questionnaires=EDIT,
        also=(
            *(f"auth.{verb}_user" for verb in WRITE),
            *(f"editorial.{verb}_reviewer" for verb in EDIT),
            *(f"locations.{verb}_placemanager" for verb in EDIT),
            *ANSWER_REQUESTS,
            EVERY_REQUEST,
            "appointments.delete_request",
            "appointments.export_request",
            "mfa.view_authenticator",
            "mfa.delete_authenticator",
        ),
    ),
}


def set_up_roles():
    for name, role in ROLES.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(_permissions(role))


def _permissions(role):
    content = [model for model in _models(CONTENT_APPS) if model._meta.label not in NO_CONTENT]
    pages = [model for model in content if issubclass(model, EditorialPage)]
    rows = [model for model in content if issubclass(model, ChildRow)]
    at_once = [model for model in content if model not in (*pages, *rows)]
    at_once += _models(LIST_APPS)
    names = {
        *_names(pages, role.pages),
        *_names(at_once, role.at_once),
        *_names(rows, role.rows),
        *_names(_models(QUESTIONNAIRE_APPS), role.questionnaires),
        *role.also,
        *(["locations.change_every_location"] if role.every_place else []),
    }
    found = Permission.objects.select_related("content_type")
    return [each for each in found if f"{each.content_type.app_label}.{each.codename}" in names]


def _models(labels):
    return [model for label in labels for model in apps.get_app_config(label).get_models()]


def _names(models, verbs):
    return {
        f"{model._meta.app_label}.{verb}_{model._meta.model_name}"
        for model in models
        for verb in verbs
    }
