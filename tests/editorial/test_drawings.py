"""Drawings by name: a wrong name is refused where it is typed, and breaks no page."""

import pytest
from django.core.exceptions import ValidationError

from conditions.models import Condition
from editorial.models.illustration import a_drawing
from editorial.templatetags.drawings import drawing
from tests import pages


class TestDrawing:
    def test_is_the_svg_of_its_name(self):
        assert drawing("sciatica").lstrip().startswith("<svg")

    def test_is_nothing_where_there_is_none(self):
        assert drawing("no-such-drawing") == ""

    def test_is_checked_by_name_when_it_is_typed(self):
        a_drawing("sciatica")

        with pytest.raises(ValidationError, match="no drawing"):
            a_drawing("no-such-drawing")


@pytest.mark.django_db
class TestPageWithAWrongName:
    @pytest.mark.parametrize("address", ["/conditions/", "/conditions/sciatica/", "/"])
    def test_is_shown_without_a_drawing(self, client, address):
        pages.a_condition()
        Condition.objects.update(illustration="no-such-drawing")

        assert client.get(address).status_code == 200
