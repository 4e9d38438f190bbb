"""The shared page reports its own misuse, and no page of this site misuses it."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.core.checks import registry
from django.db import models
from django.test.utils import isolate_apps
from modeltranslation.translator import translator

from editorial.admin import EditorialAdmin
from editorial.checks import check_pages, problems_of
from editorial.models import REVIEWED_BEFORE_PUBLISHED, EditorialPage
from editorial.models.page import TRANSLATED

PAGES = [model for model in apps.get_models() if issubclass(model, EditorialPage)]
CLINICAL = [page for page in PAGES if page.needs_review]


def named(constraint, page):
    return constraint.name % {"app_label": page._meta.app_label, "class": page._meta.model_name}


def names_of(page):
    return {constraint.name for constraint in page._meta.constraints}


def ids(problems):
    return [problem.id for problem in problems]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
class TestEveryPage:
    def test_keeps_the_rules_of_the_shared_page(self, page):
        shared = {named(constraint, page) for constraint in EditorialPage.Meta.constraints}

        assert len(shared) == 3
        assert shared <= names_of(page)

    def test_is_written_in_both_languages(self, page):
        fields = translator.get_options_for_model(page).fields

        assert set(TRANSLATED) <= set(fields)

    def test_has_all_its_rich_text_in_both_languages(self, page):
        translated = set(translator.get_options_for_model(page).fields)

        assert {field for field, _ in page.headings} <= translated

    def test_is_edited_like_every_other(self, page):
        assert isinstance(admin.site.get_model_admin(page), EditorialAdmin)

    def test_shows_every_rich_text_to_its_editor(self, page):
        shown = set(admin.site.get_model_admin(page).words)

        assert {field for field, _ in page.headings} <= shown

    @pytest.mark.django_db
    def test_has_a_permission_of_its_own_for_publishing(self, page):
        meta = page._meta

        permission = Permission.objects.filter(
            content_type__app_label=meta.app_label, codename=f"publish_{meta.model_name}"
        )

        assert permission.exists()

    def test_has_an_address(self, page):
        assert callable(page.get_absolute_url)


@pytest.mark.parametrize("page", CLINICAL, ids=lambda page: page.__name__)
class TestEveryClinicalPage:
    def test_cannot_be_published_without_a_review(self, page):
        assert named(REVIEWED_BEFORE_PUBLISHED, page) in names_of(page)

    def test_names_its_sources(self, page):
        assert issubclass(page._meta.get_field("sources").related_model, models.Model)


class TestCheck:
    def test_finds_ten_pages_on_this_site_and_nothing_wrong_with_them(self):
        assert len(PAGES) == 10
        assert check_pages() == []

    def test_is_run_with_the_other_checks(self):
        assert check_pages in registry.registry.get_checks()

    def test_looks_at_the_given_apps_alone(self, monkeypatch):
        monkeypatch.setattr("conditions.models.Condition._meta.constraints", [])

        elsewhere = check_pages(app_configs=[apps.get_app_config("faq")])
        here = check_pages(app_configs=[apps.get_app_config("conditions")])

        assert elsewhere == []
        assert set(ids(here)) == {"editorial.E001", "editorial.E002"}

    @isolate_apps("faq")
    def test_reports_each_rule_that_a_page_forgot(self):
        class Leaflet(EditorialPage):
            class Meta:
                app_label = "faq"

        problems = [problem for problem in problems_of(Leaflet) if problem.id == "editorial.E001"]

        assert len(problems) == 3
        assert "faq_leaflet_review_is_whole" in " ".join(problem.msg for problem in problems)
        assert {problem.obj for problem in problems} == {Leaflet}

    @isolate_apps("faq")
    def test_accepts_a_page_that_takes_the_shared_rules_over(self):
        class Leaflet(EditorialPage):
            class Meta(EditorialPage.Meta):
                app_label = "faq"

        assert "editorial.E001" not in ids(problems_of(Leaflet))

    @isolate_apps("faq")
    def test_reports_a_clinical_page_that_nothing_keeps_back(self):
        class Leaflet(EditorialPage):
            needs_review = True

            class Meta(EditorialPage.Meta):
                app_label = "faq"

        assert "editorial.E002" in ids(problems_of(Leaflet))

    @isolate_apps("faq")
    def test_reports_a_clinical_page_without_sources(self):
        class Leaflet(EditorialPage):
            needs_review = True

            class Meta(EditorialPage.Meta):
                app_label = "faq"
                constraints = (*EditorialPage.Meta.constraints, REVIEWED_BEFORE_PUBLISHED)

        assert "editorial.E002" not in ids(problems_of(Leaflet))
        assert "editorial.E003" in ids(problems_of(Leaflet))

    @isolate_apps("faq")
    def test_reports_a_page_that_is_written_in_one_language(self):
        class Leaflet(EditorialPage):
            class Meta(EditorialPage.Meta):
                app_label = "faq"

        problem = next(
            problem for problem in problems_of(Leaflet) if problem.id == "editorial.E004"
        )

        assert "title_es" in problem.msg
