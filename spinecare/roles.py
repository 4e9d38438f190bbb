"""Who of the staff may do what: groups, made or put right by `manage.py set_up_roles`."""

from django.apps import apps
from django.contrib.auth.models import Group, Permission

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

EDITORS = "Editors"
REVIEWERS = "Clinical reviewers"
VERBS = {
    EDITORS: ("add", "change", "delete", "view", "publish"),
    REVIEWERS: ("change", "view"),
}
QUESTIONNAIRES = ("assessment",)
QUESTIONNAIRE_VERBS = {
    EDITORS: ("add", "change", "delete", "view"),
    REVIEWERS: ("view", "publish"),
}
"""Who writes a questionnaire never publishes it."""


def set_up_roles():
    for name, verbs in VERBS.items():
        group, _ = Group.objects.get_or_create(name=name)
        pages = _permissions(CONTENT_APPS, verbs)
        group.permissions.set(pages | _permissions(QUESTIONNAIRES, QUESTIONNAIRE_VERBS[name]))


def _permissions(labels, verbs):
    models = [model for label in labels for model in apps.get_app_config(label).get_models()]
    codenames = [f"{verb}_{model._meta.model_name}" for model in models for verb in verbs]
    return Permission.objects.filter(content_type__app_label__in=labels, codename__in=codenames)
