"""Drawings by name: a wrong name is refused where it is typed, and breaks no page."""

import pytest
from django.core.exceptions import ValidationError
from django.template import Context, Template, TemplateSyntaxError
from django.template.base import TextNode
from django.utils import translation

from conditions.models import Condition
from editorial.models.illustration import a_drawing
from editorial.templatetags.drawings import drawing
from tests import pages


class TestDrawing:
    def test_is_the_svg_of_its_name(self):
        assert drawing("sciatica").lstrip().startswith("<svg")

    def test_is_nothing_where_there_is_none(self):
        assert drawing("no-such-drawing") == ""

    def test_that_a_template_names_is_part_of_the_template(self):
        template = Template('{% load drawings %}<p>{% drawing "sign-clock" %}</p>')

        assert template.render(Context()) == f"<p>{drawing('sign-clock')}</p>"
        assert [type(node) for node in template.nodelist[1:]] == [TextNode] * 3

    def test_that_a_template_names_wrongly_is_found_when_it_is_read(self):
        with pytest.raises(TemplateSyntaxError, match="no drawing named"):
            Template('{% load drawings %}{% drawing "no-such-drawing" %}')

    def test_with_links_leads_to_pages_of_the_language(self):
        assert "/es/" not in drawing("spine-map")
        with translation.override("es"):
            assert "/es/" in drawing("spine-map")

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
