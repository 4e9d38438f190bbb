"""A snapshot outlives the form of its page: whoever changes the form says how old ones are read."""

import hashlib

import pytest
from django.apps import apps

from editorial.models import EditorialPage
from editorial.models.identity import child_relations
from editorial.versions import snapshots
from glossary.models import Term
from practice.models import Practice

MODELS = [
    *(model for model in apps.get_models() if issubclass(model, EditorialPage)),
    Practice,
    Term,
]
KNOWN = {
    "conditions.area": (0, "3c30abf3ae8e"),
    "conditions.condition": (0, "d7198d213876"),
    "faq.question": (0, "51cb3e326b23"),
    "glossary.term": (0, "193029ac21fc"),
    "locations.location": (0, "0c9b49cb1868"),
    "locations.region": (0, "dd9aaf177b24"),
    "practice.page": (0, "98dc2d27873f"),
    "practice.practice": (0, "e899473b813c"),
    "procedures.overview": (0, "1bf7b32a18ff"),
    "procedures.procedure": (0, "ea6f41f094a4"),
    "stories.story": (0, "5f021014a8be"),
    "surgeons.surgeon": (0, "b739baa583e3"),
}
"""For each model: how many readers it has, and the fingerprint of what its snapshots hold now."""


def form_of(model):
    names = [field.name for field in (*snapshots.fields_of(model), *model._meta.many_to_many)]
    for relation in child_relations(model):
        rows = relation.related_model
        fields = (*snapshots.fields_of(rows), *rows._meta.many_to_many)
        names += [f"{relation.get_accessor_name()}.{field.name}" for field in fields]
    text = " ".join(sorted(names))
    readers = len(getattr(model, "snapshot_readers", ()))
    return readers, hashlib.sha256(text.encode()).hexdigest()[:12]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label_lower)
def test_form_is_the_one_on_record(model):
    """Changed it? Add a function to `snapshot_readers` that reads the form before, then note it.

    A field that is only new needs no reader: an older snapshot leaves the page's own value alone.
    """
    assert KNOWN[model._meta.label_lower] == form_of(model)
