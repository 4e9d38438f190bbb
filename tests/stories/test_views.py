"""Stories and films, as patients read and watch them."""

from datetime import date

import pytest

from editorial import actions
from stories.models import Story
from tests import pages, people
from tests.editorial.browser import messages_in, press, says_it_is_in_english
from tests.editorial.copies import copies
from tests.stories.films import a_video

pytestmark = pytest.mark.django_db

JUNE = "/stories/june/"
FILM = Story.Kind.FILM
LIST_QUERIES = 2
DETAIL_QUERIES = 2


def text_of(response):
    return response.content.decode()


def a_film(**values):
    story = pages.a_story("disc", is_public=False, kind=FILM, title="What a disc is", **values)
    a_video(story, transcript_es="<p>Un disco.</p>")
    return pages.public(story)


class TestStoryList:
    def test_shows_stories_and_films(self, client):
        pages.a_story(summary="It took weeks.", person="June, 58")
        a_film()

        text = text_of(client.get("/stories/"))

        assert "It took weeks." in text
        assert "June, 58" in text
        assert "Watch the film: What a disc is" in text

    def test_hides_a_draft(self, client):
        pages.a_story(is_public=False)

        text = text_of(client.get("/stories/"))

        assert JUNE not in text
        assert "No story is told yet." in text

    def test_hides_a_story_whose_consent_has_ended(self, client):
        pages.a_story()
        Story.objects.update(consent_expires_on=date(2026, 1, 6))

        assert JUNE not in text_of(client.get("/stories/"))

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_for_twelve_as_for_one(self, client, rows, django_assert_num_queries):
        copies(pages.a_story(), rows - 1)
        film = a_film()
        for twin in copies(film, rows - 1):
            a_video(twin)
        client.get("/stories/")

        with django_assert_num_queries(LIST_QUERIES):
            client.get("/stories/")


class TestStoryDetail:
    def test_sets_what_is_typical_beside_the_story(self, client):
        pages.a_story()

        text = text_of(client.get(JUNE))

        assert text.index("<p>I waited.</p>") < text.index("<p>Most people get better.</p>")

    def test_shows_a_film_with_captions_and_transcript(self, client):
        story = a_film()

        text = text_of(client.get("/stories/disc/"))

        assert f'src="{story.video.film.url}"' in text
        assert f'src="{story.video.captions.url}"' in text
        assert f'poster="{story.video.poster.url}"' in text
        assert "<p>A disc can slip.</p>" in text
        assert 'href="#transcript"' in text
        assert 'id="transcript"' in text

    def test_leads_to_what_it_is_about(self, client):
        pages.a_story(condition=pages.a_condition(), procedure=pages.a_procedure())

        text = text_of(client.get(JUNE))

        assert 'href="/conditions/sciatica/"' in text
        assert 'href="/procedures/lumbar-discectomy/"' in text

    def test_leads_to_nothing_that_is_not_public(self, client):
        pages.a_story(
            condition=pages.a_condition(is_public=False),
            procedure=pages.a_procedure(is_public=False),
        )

        text = text_of(client.get(JUNE))

        assert "/conditions/sciatica/" not in text
        assert "/procedures/lumbar-discectomy/" not in text
        assert "Read on" not in text

    def test_hides_a_draft(self, client):
        pages.a_story(is_public=False)

        assert client.get(JUNE).status_code == 404

    def test_hides_what_was_withdrawn(self, client):
        actions.withdraw(pages.a_story(), by=people.alice())

        assert client.get(JUNE).status_code == 404

    def test_hides_a_story_whose_consent_has_ended(self, client):
        pages.a_story()
        Story.objects.update(consent_expires_on=date(2026, 1, 6))

        assert client.get(JUNE).status_code == 404

    def test_knows_no_other_names(self, client):
        assert client.get("/stories/nothing/").status_code == 404

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_with_twelve_sources(self, client, rows, django_assert_num_queries):
        story = pages.a_story(condition=pages.a_condition(), procedure=pages.a_procedure())
        for position in range(rows):
            story.sources.create(**pages.SOURCE, position=position)
        client.get(JUNE)

        with django_assert_num_queries(DETAIL_QUERIES):
            client.get(JUNE)


class TestSpanish:
    def test_is_shown_where_it_was_written(self, client):
        a_film(title_es="Qué es un disco")

        response = client.get("/es/stories/disc/")

        assert "Qué es un disco" in text_of(response)
        assert "<p>Un disco.</p>" in text_of(response)
        assert not says_it_is_in_english(response)

    def test_falls_back_to_english_and_says_so(self, client):
        pages.a_story()

        response = client.get(f"/es{JUNE}")

        assert "<p>I waited.</p>" in text_of(response)
        assert says_it_is_in_english(response)


class TestStaffForm:
    def test_refuses_to_publish_without_consent(self, client):
        page = pages.a_story(is_public=False, consent_given_on=None)
        client.force_login(people.alice())

        response = press(client, page, "_publish", person_en="Typed just now")

        page.refresh_from_db()
        assert "needs consent on record" in " ".join(messages_in(response))
        assert (page.published_at, page.person) == (None, "Typed just now")

    def test_refuses_to_take_the_consent_from_a_public_story(self, client):
        page = pages.a_story()
        client.force_login(people.alice())

        response = press(client, page, "_publish", consent_expires_on="")

        page.refresh_from_db()
        assert "needs consent on record" in text_of(response)
        assert page.consent_expires_on is not None

    def test_shows_a_story_whose_consent_has_ended_as_not_public(self, client):
        pages.a_story()
        Story.objects.update(consent_expires_on=date(2026, 1, 6))
        client.force_login(people.alice())

        text = text_of(client.get("/admin/stories/story/?state=not-public"))

        assert '<td class="field-state">Not public</td>' in text

    def test_keeps_the_transcript_in_both_languages(self, client):
        page = a_film()
        client.force_login(people.alice())

        typed = {"video-0-transcript_en": "<p>A disc.</p><script>x</script>"}

        press(client, page, "_publish", **typed)

        page.video.refresh_from_db()
        assert page.video.transcript_en == "<p>A disc.</p>"
        assert page.video.transcript_es == "<p>Un disco.</p>"
