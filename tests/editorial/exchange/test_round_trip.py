"""The whole demo out and in again, by either kind of file: nothing changes."""

from io import StringIO

import pytest
from django.core.management import call_command

from faq.models import Question
from locations.models import Location
from surgeons.models import Surgeon
from tests import people
from tests.editorial.exchange.files import exported, keys, upload

pytestmark = pytest.mark.django_db

SHEETS = ((Surgeon, 0), (Location, 0), (Location, 1), (Question, 0))


def test_of_every_page_of_the_demo_changes_nothing(client):
    call_command("load_demo", stdout=StringIO())
    client.force_login(people.alice())

    for model, sheet in SHEETS:
        for kind in ("csv", "xlsx"):
            content = exported(client, model, kind, sheet)
            checked = upload(client, model, content, f"table.{kind}")

            slugs = set(model.objects.values_list("slug", flat=True))
            assert len(slugs) >= 4
            assert set(keys(checked, "same")) == slugs, (model, sheet, kind)
            assert not checked.context["wanted"]
            assert not checked.context["refused"]
