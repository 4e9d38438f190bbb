"""What the demo practice holds, and how its pages hang together."""

import pytest

from conditions.models import Condition, Option
from glossary.models import Term
from locations.models import Location
from procedures.models import Procedure
from surgeons.models import Surgeon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]


class TestDemoPractice:
    def test_has_two_surgeons_of_each_kind(self):
        kinds = sorted(Surgeon.objects.values_list("specialty", flat=True))

        assert kinds == ["neurosurgery"] * 2 + ["orthopedic"] * 2

    def test_relates_every_page_to_the_next(self):
        assert not Condition.objects.filter(areas=None).exists()
        assert not Procedure.objects.filter(treats=None).exists()
        assert not Surgeon.objects.filter(locations=None).exists()
        assert not Location.objects.filter(hours=None).exists()

    def test_brings_the_spanish_words_and_says_what_they_were_made_from(self):
        condition = Condition.objects.get(slug="herniated-disc")

        assert condition.title_es == "Hernia de disco"
        assert "cauda equina" in condition.get_help_now_es
        assert condition.options.get(kind=Option.Kind.WAIT).title_es == "Esperar y seguir activo"
        assert not condition.is_english_newer
        assert condition.translation_checked_by == ""

    def test_leads_each_choice_of_surgery_to_its_procedures(self):
        operations = Procedure.objects.filter(options__page__slug="herniated-disc")

        assert "lumbar-discectomy" in operations.values_list("slug", flat=True)

    def test_brings_the_glossary_in_both_languages(self):
        term = Term.objects.get(slug="mri")

        assert (term.title_en, term.title_es) == ("MRI", "Resonancia magnética")

    def test_offers_in_each_condition_some_choices_and_waiting_among_them(self):
        for condition in Condition.objects.all():
            kinds = [option.kind for option in condition.options.all()]

            assert 3 <= len(kinds) <= 5, condition.slug
            assert Option.Kind.WAIT in kinds, condition.slug
