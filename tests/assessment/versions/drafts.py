"""A small questionnaire to edit and publish: two questions, a flag, a score and two bands."""

from django.utils import timezone

from assessment.drafts import actions
from assessment.drafts.beginning import draft_of
from assessment.engine.vocabulary import Urgency
from assessment.models import Case
from tests.assessment.engine.builders import (
    band,
    flag,
    level,
    many,
    one,
    questionnaire,
    score,
    when,
)

NOTE = "First version."
NUMB = "Flag numb"
"""The title of the flag whose key is numb."""


def small(**changes):
    parts = {
        "scores": (score("sum", "pain", levels=(level("low", 0), level("high", 2))),),
        "red_flags": (
            flag("numb", when(("signs", "=", "a"))),
            flag("worse", when(("sum", ">=", 3)), urgency=Urgency.SOON),
        ),
        "bands": (band("much", when(("sum", ">=", 2))), band("little")),
    }
    signs = changes.pop("signs", many("signs", None, None))
    pain = changes.pop("pain", one("pain", 0, 1, 2, 3))
    return questionnaire(signs, pain, **{**parts, **changes})


def a_draft(asked=None, *, by=None):
    return draft_of(asked or small(), by=by)


def a_case(version, *, name="Numb", answers=None, flags=("numb",), **expected):
    return Case.objects.create(
        version=version,
        name=name,
        answers=answers or {"signs": ["a"], "pain": ["a"]},
        flags=list(flags),
        **expected,
    )


def a_document(*, editor, reviewer, asked=None, at=None, **details):
    """A published version; it is live."""
    version = a_draft(asked, by=editor)
    values = {"note": NOTE, "at": at or timezone.now(), **details}
    return actions.publish(version, by=reviewer, **values)
