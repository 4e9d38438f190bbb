"""Used by: every way in which one page rests on another, in public and in drafts."""

import pytest

from conditions.models import Area, Condition
from editorial import actions
from editorial.models import PageRecord
from editorial.usage import kinds_of_page, used_by
from editorial.versions import snapshots
from practice.models import CareCard, Page, Practice
from stories.models import Story, Video
from tests import pages, people
from tests.editorial.browser import address, press

pytestmark = pytest.mark.django_db

MOST_QUERIES = 15


def link(path):
    return f'<p>Read <a href="{path}">about it</a>.</p>'


def written(body, slug="about"):
    """A page that nobody publishes, and whose links nobody checks."""
    return Page.objects.create(title="About us", slug=slug, body=body)


def told(page):
    return {(str(use.page), use.field): str(use.how) for use in used_by(page)}


def drafted(page, **fields):
    """Save a draft beside the public page, with these fields changed."""
    snapshot = snapshots.take(page)
    snapshot["fields"] |= fields
    actions.save_draft(page, snapshot, by=people.alice())
    return snapshot


def an_option(condition):
    return condition.options.create(
        kind="surgery",
        title="An operation",
        what_it_is="An operation.",
        what_it_can_do="It helps.",
        what_can_go_wrong="It may not.",
    )


class TestRelation:
    def test_of_a_page_that_names_it(self):
        condition = pages.a_condition()
        pages.a_story(condition=condition)

        assert told(condition) == {("June waited", "condition"): "names it under “condition”"}

    def test_to_many_is_told_from_both_ends(self):
        area = pages.an_area()
        condition = pages.a_condition(areas=[area])

        assert told(area) == {("Sciatica", "areas"): "names it under “areas”"}
        assert told(condition) == {("Low back", "areas"): "shows it, because it is named here"}

    def test_to_a_row_is_told_from_both_ends(self):
        condition = pages.a_condition()
        option = an_option(condition)
        procedure = pages.a_procedure()
        procedure.options.add(option)

        assert told(condition) == {
            ("Lumbar discectomy", "options"): "names it under “choices it stands for”"
        }
        assert told(procedure) == {("Sciatica", "options"): "“Sciatica: An operation” leads here"}

    def test_that_must_be_kept_is_told(self):
        place = pages.a_location()

        assert told(place.region) == {("Harbor", "region"): "names it under “region”"}
        assert told(place) == {}

    def test_to_what_is_no_page_is_left_out(self):
        surgeon = pages.a_surgeon()
        surgeon.languages.create(code="es", name="español")

        assert told(surgeon) == {}

    def test_of_a_draft_that_is_not_public_yet_counts(self):
        condition = pages.a_condition()
        pages.a_story(condition=condition, is_public=False)

        assert len(used_by(condition)) == 1


class TestLink:
    @pytest.mark.parametrize(
        "path",
        [
            "/conditions/sciatica/",
            "/es/conditions/sciatica/",
            "/conditions/sciatica/?from=x#outlook",
            "/conditions/sciatica/leaflet.pdf",
        ],
    )
    def test_is_found_in_every_form(self, path):
        condition = pages.a_condition()
        pages.a_page(body=link(path))

        assert told(condition) == {("About us", "body_en"): "links to it in “body [en]”"}

    def test_is_found_with_the_name_of_our_host(self, settings):
        settings.BASE_URL = "https://www.example.org"
        condition = pages.a_condition()
        written(link("https://www.example.org/conditions/sciatica/"))
        written(link("https://elsewhere.example.org/conditions/sciatica/"), slug="elsewhere")

        assert [use.page.slug for use in used_by(condition)] == ["about"]

    def test_is_found_in_spanish_words(self):
        condition = pages.a_condition()
        pages.a_page(body_es=link("/es/conditions/sciatica/"))

        assert [use.field for use in used_by(condition)] == ["body_es"]

    @pytest.mark.parametrize(
        "path", ["/conditions/", "/conditions/sciatica-2/", "/x/conditions/sciatica/"]
    )
    def test_to_another_address_is_none(self, path):
        condition = pages.a_condition()
        written(link(path) + "<p>/conditions/sciatica/ as words</p>")

        assert used_by(condition) == []

    def test_to_a_place_is_none_to_its_region(self):
        place = pages.a_location()
        pages.a_page(body=link(place.get_absolute_url()))

        assert [str(use.page) for use in used_by(place.region)] == ["Harbor"]
        assert [str(use.page) for use in used_by(place)] == ["About us"]

    def test_to_an_address_of_old_counts(self):
        condition = pages.a_condition("leg-pain")
        condition.slug = "sciatica"
        actions.publish(condition, by=people.alice())
        written(link("/conditions/leg-pain/"))

        assert [str(use.page) for use in used_by(condition)] == ["About us"]

    def test_in_a_row_is_told_under_its_page(self):
        condition = pages.a_condition()
        pages.a_practice()
        CareCard.objects.update(signs_en=link("/conditions/sciatica/"))
        story = pages.a_story(is_public=False)
        Video.objects.create(story=story, seconds=9, transcript=link("/conditions/sciatica/"))

        assert {(use.page, use.field) for use in used_by(condition)} == {
            (Practice.objects.get(), "signs_en"),
            (story, "transcript_en"),
        }

    def test_to_itself_is_no_use(self):
        condition = pages.a_condition(what_it_is=link("/conditions/sciatica/#outlook"))

        assert used_by(condition) == []


class TestDraft:
    def test_that_links_to_it_is_told(self):
        condition = pages.a_condition()
        about = pages.a_page()
        drafted(about, body_en=link("/conditions/sciatica/"))

        (use,) = used_by(condition)

        assert (use.page, use.field, use.is_draft) == (about, "body_en", True)

    def test_that_names_it_is_told(self):
        condition = pages.a_condition()
        story = pages.a_story()
        drafted(story, condition={"pk": condition.pk, "text": "Sciatica"})

        (use,) = used_by(condition)

        assert (use.page, use.field, use.is_draft) == (story, "condition", True)

    def test_that_names_one_of_its_rows_is_told(self):
        condition = pages.a_condition()
        option = an_option(condition)
        procedure = pages.a_procedure()
        snapshot = snapshots.take(procedure)
        snapshot["many"]["options"] = [{"pk": str(option.pk), "text": "An operation"}]
        actions.save_draft(procedure, snapshot, by=people.alice())

        (use,) = used_by(condition)

        assert (use.page, use.field, use.is_draft) == (procedure, "options", True)

    def test_that_links_from_a_row_is_told(self):
        condition = pages.a_condition()
        story = pages.a_story()
        Video.objects.create(story=story, seconds=9, transcript="<p>We.</p>")
        snapshot = snapshots.take(story)
        snapshot["rows"]["video"][0]["fields"]["transcript_en"] = link("/conditions/sciatica/")
        actions.save_draft(story, snapshot, by=people.alice())

        (use,) = used_by(condition)

        assert (use.page, use.field, use.is_draft) == (story, "transcript_en", True)

    def test_that_says_what_is_public_adds_nothing(self):
        condition = pages.a_condition()
        about = pages.a_page(body=link("/conditions/sciatica/"))
        drafted(about, title_en="We")

        (use,) = used_by(condition)

        assert not use.is_draft

    def test_of_another_kind_of_page_is_no_use(self):
        condition = pages.a_condition()
        drafted(pages.a_story(), title_en="June")
        drafted(pages.a_procedure(), other_names_en="Disc surgery")

        assert used_by(condition) == []


class TestCost:
    def test_is_few_queries_however_much_uses_it(self, django_assert_max_num_queries):
        area = pages.an_area()
        condition = pages.a_condition(areas=[area])
        an_option(condition)
        procedure = pages.a_procedure(treats=[condition])
        surgeon = pages.a_surgeon()
        surgeon.conditions.add(condition)
        for number in range(3):
            pages.a_story(
                f"story-{number}", condition=condition, body=link("/conditions/sciatica/")
            )
            pages.a_page(f"page-{number}", body=link("/conditions/sciatica/"))
        drafted(procedure, benefits_en=link("/conditions/sciatica/"))
        used_by(condition)

        with django_assert_max_num_queries(MOST_QUERIES):
            uses = used_by(condition)

        assert len({use.page for use in uses}) == 9


class TestPanel:
    def test_counts_the_pages_and_leads_to_them(self, client):
        area = pages.an_area()
        condition = pages.a_condition(areas=[area])
        pages.a_condition("stenosis", title="Stenosis", areas=[area], is_public=False)
        client.force_login(people.alice())

        text = client.get(address(area)).content.decode()

        assert "Used by 2 pages" in text
        assert f'<a href="{address(condition)}">Sciatica</a>' in text
        assert "(condition, not public)" in " ".join(text.split())

    def test_says_what_stands_in_a_draft_or_lies_in_the_bin(self, client):
        condition = pages.a_condition()
        drafted(pages.a_page(), body_en=link("/conditions/sciatica/"))
        actions.archive(pages.a_story(condition=condition), by=people.alice())
        client.force_login(people.alice())

        text = " ".join(client.get(address(condition)).content.decode().split())

        assert "(in its draft)" in text
        assert "(story, in the bin)" in text

    def test_says_so_where_nothing_uses_it(self, client):
        page = pages.a_page()
        client.force_login(people.alice())

        assert "No other page uses this one." in client.get(address(page)).content.decode()

    def test_goes_by_what_is_public_while_the_draft_has_another_address(self, client):
        area = pages.an_area("back")
        about = pages.a_page(body=link("/areas/back/"))
        client.force_login(people.alice())

        response = press(client, area, slug="low-back")

        assert PageRecord.objects.of(area).draft.snapshot["fields"]["slug"] == "low-back"
        assert f'<a href="{address(about)}">' in response.content.decode()

    def test_is_not_there_for_a_page_that_is_still_to_be_made(self, client):
        client.force_login(people.alice())

        text = client.get(address(Area(), "add")).content.decode()

        assert "desk-usage" not in text

    def test_is_not_there_for_what_has_no_address(self, client, admin_user):
        practice = pages.a_practice()
        client.force_login(admin_user)

        assert "desk-usage" not in client.get(address(practice)).content.decode()


def test_stories_and_conditions_are_kinds_of_page():
    assert {Story, Condition, Area} <= set(kinds_of_page())
    assert Practice not in kinds_of_page()
