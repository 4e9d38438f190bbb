"""Kept fragments: made once for everybody, anew when their data change, and never a patient's."""

import pytest
from django.template import Context, Template
from django.utils import translation

from editorial import published
from practice import facts
from practice.models import Practice
from tests import pages


def shown(template, **context):
    return template.render(Context(context))


def keeping(names, inside):
    return Template("{% load kept %}{% kept " + names + " %}" + inside + "{% endkept %}")


class TestKept:
    def test_is_made_once(self):
        asked = []
        template = keeping("practice", "{{ practice.name }}")
        practice = {"name": lambda: asked.append("name") or "Fern"}

        assert [shown(template, practice=practice) for _ in range(3)] == ["Fern"] * 3
        assert asked == ["name"]

    def test_is_made_anew_from_other_data(self):
        template = keeping("practice", "{{ practice.name }}")

        assert shown(template, practice={"name": "Fern"}) == "Fern"
        assert shown(template, practice={"name": "Moss"}) == "Moss"

    def test_is_made_for_each_language(self):
        template = keeping("", "{% load i18n %}{% get_current_language as code %}{{ code }}")

        assert shown(template) == "en"
        with translation.override("es"):
            assert shown(template) == "es"
        assert shown(template) == "en"

    @pytest.mark.parametrize("variants", [("news", "home"), (1, 2), (True, False), (None, "")])
    def test_tells_variants_apart(self, variants):
        template = keeping("section", "[{{ section }}]")

        for _ in range(2):
            assert [shown(template, section=each) for each in variants] == [
                f"[{each}]" for each in variants
            ]

    def test_escapes_what_it_is_given(self):
        assert shown(keeping("name", "{{ name }}"), name="<b>") == "&lt;b&gt;"

    def test_sees_nothing_but_what_is_named(self):
        template = keeping("practice", "{{ practice.name }}{{ result }}{% csrf_token %}")

        text = shown(template, practice={"name": "Fern"}, result="12", csrf_token="secret")

        assert text == "Fern"

    @pytest.mark.parametrize("value", [Practice(name="Fern"), object(), (1, 2)])
    def test_refuses_what_is_nobodys_business_to_keep(self, value):
        with pytest.raises(TypeError, match="cannot be kept"):
            shown(keeping("thing", "{{ thing }}"), thing=value)

    def test_forgets_rather_than_grow(self):
        template = keeping("number", "{{ number }}")

        assert [shown(template, number=each) for each in range(200)] == [
            str(each) for each in range(200)
        ]
        assert len(template.nodelist[1].texts) <= 64


@pytest.mark.django_db
class TestHeaderAndFooter:
    ADDRESSES = ("/", "/conditions/", "/assessment/", "/es/", "/no-such-page/")

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_tell_of_a_new_phone_number_at_once(self, client, address):
        practice = pages.a_practice(phone="410-555-0142")
        before = client.get(address).content.decode()

        practice.phone = "410-555-0199"
        practice.save()
        published.write(facts.NAME, facts.build())

        after = client.get(address).content.decode()
        assert "410-555-0142" in before
        assert "410-555-0142" not in after
        assert after.count("410-555-0199") >= 2

    def test_mark_the_section_of_each_page(self, client):
        pages.a_practice()
        for address in ("/conditions/", "/procedures/", "/conditions/"):
            page = client.get(address).content.decode()

            assert f'href="{address}" aria-current="true"' in page
            assert page.count("aria-current") == 1

    def test_lead_to_each_page_in_the_other_language(self, client):
        pages.a_practice()
        for address in ("/conditions/", "/procedures/", "/conditions/"):
            assert f'href="/es{address}"' in client.get(address).content.decode()

    def test_speak_the_language_of_the_page(self, client):
        pages.a_practice()

        client.get("/conditions/")

        assert "Skip to main content" not in client.get("/es/conditions/").content.decode()
        assert "Skip to main content" in client.get("/conditions/").content.decode()
