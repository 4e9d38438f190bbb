"""Questions and answers, all on one page with anchors, and each on its own."""

import pytest

from editorial import actions
from faq.models import Question, Topic
from tests import pages, people
from tests.editorial.browser import press, says_it_is_in_english
from tests.editorial.copies import copies

pytestmark = pytest.mark.django_db

HEALING = "/faq/will-it-heal/"
LIST_QUERIES = 2
DETAIL_QUERIES = 3


def text_of(response):
    return response.content.decode()


def withdraw(page):
    actions.withdraw(page, by=people.alice())


def draft(slug="draft", **values):
    topic, _ = Topic.objects.get_or_create(slug="care", defaults={"title": "Care"})
    return Question.objects.create(
        **{"title": "Not yet?", "slug": slug, "topic": topic, "answer": "<p>x</p>"} | values
    )


class TestQuestionList:
    def test_has_an_anchor_for_each_topic_and_question(self, client):
        pages.a_question()

        text = text_of(client.get("/faq/"))

        assert text.count('id="care"') == 1
        assert text.count('id="will-it-heal"') == 1
        assert f'href="{HEALING}"' in text

    def test_shows_what_is_public(self, client):
        pages.a_question()
        draft()
        withdraw(pages.a_question("old", title="No more?"))

        text = text_of(client.get("/faq/"))

        assert "Will it heal?" in text
        assert "Not yet?" not in text
        assert "No more?" not in text

    def test_leaves_out_topics_without_an_answer(self, client):
        pages.a_question()
        empty = Topic.objects.create(title="Money", slug="money")
        draft("bill", topic=empty)

        topics = client.get("/faq/").context["topic_list"]

        assert [topic.slug for topic in topics] == ["care"]

    def test_names_a_topic_with_several_answers_once(self, client):
        copies(pages.a_question(), 2)

        assert len(client.get("/faq/").context["topic_list"]) == 1

    def test_keeps_the_order_of_the_editors(self, client):
        last = Topic.objects.create(title="Care", slug="care", position=2)
        first = Topic.objects.create(title="Signs", slug="signs", position=1)
        pages.a_question("second", position=2)
        pages.a_question("first", position=1)
        pages.a_question("sign")
        Question.objects.filter(slug="sign").update(topic=first)

        topics = client.get("/faq/").context["topic_list"]

        assert list(topics) == [first, last]
        assert [question.slug for question in topics[1].questions.all()] == ["first", "second"]

    def test_says_when_nothing_is_answered(self, client):
        assert "No question is answered yet." in text_of(client.get("/faq/"))

    def test_shows_how_an_answer_begins_and_leads_to_the_rest(self, client):
        question = pages.a_question(answer="<p>Mostly.</p><p>Not always.</p>")

        text = text_of(client.get("/faq/"))

        assert "Mostly." in text
        assert "Not always." not in text
        assert f'href="{question.get_absolute_url()}"' in text

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_for_twelve_as_for_one(self, client, rows, django_assert_num_queries):
        question = pages.a_question()
        for number, twin in enumerate(copies(question, rows - 1)):
            topic = Topic.objects.create(title=f"Topic {number}", slug=f"topic-{number}")
            Question.objects.filter(pk=twin.pk).update(topic=topic)
        client.get("/faq/")

        with django_assert_num_queries(LIST_QUERIES):
            client.get("/faq/")


class TestQuestionDetail:
    def test_shows_the_answer_with_its_sources(self, client):
        pages.a_question()

        text = text_of(client.get(HEALING))

        assert "<p>Mostly.</p>" in text
        assert "Ruth Okello, MD" in text
        assert f"https://doi.org/{pages.SOURCE['doi']}" in text

    def test_leads_to_the_other_public_questions_of_its_topic(self, client):
        pages.a_question()
        pages.a_question("how-long", title="How long?")
        draft()

        others = client.get(HEALING).context["others"]

        assert [question.slug for question in others] == ["how-long"]

    @pytest.mark.parametrize("slug", ["draft", "old", "nothing"])
    def test_hides_what_is_not_public(self, client, slug):
        draft()
        withdraw(pages.a_question("old"))

        assert client.get(f"/faq/{slug}/").status_code == 404

    @pytest.mark.parametrize("rows", [1, 12])
    def test_asks_as_often_with_twelve_as_with_one(self, client, rows, django_assert_num_queries):
        copies(pages.a_question(), rows)
        client.get(HEALING)

        with django_assert_num_queries(DETAIL_QUERIES):
            client.get(HEALING)


class TestSpanish:
    def test_is_shown_where_it_was_written(self, client):
        pages.a_question(title_es="¿Se cura?", answer_es="<p>Casi siempre.</p>")
        Topic.objects.update(title_es="Cuidado")

        response = client.get(f"/es{HEALING}")

        for words in ("¿Se cura?", "<p>Casi siempre.</p>", "Cuidado"):
            assert words in text_of(response)
        assert not says_it_is_in_english(response)

    def test_falls_back_to_english_and_says_so(self, client):
        pages.a_question()

        response = client.get(f"/es{HEALING}")

        assert "<p>Mostly.</p>" in text_of(response)
        assert says_it_is_in_english(response)

    def test_lists_its_questions_too(self, client):
        pages.a_question(title_es="¿Se cura?")

        text = text_of(client.get("/es/faq/"))

        assert "¿Se cura?" in text
        assert f'href="/es{HEALING}"' in text


class TestStaffForm:
    def test_refuses_to_publish_without_a_source(self, client):
        page = pages.reviewed(draft())
        client.force_login(people.alice())

        response = press(client, page, "_publish")

        page.refresh_from_db()
        assert "Name at least one source." in text_of(response)
        assert page.published_at is None

    def test_refuses_to_publish_an_answer_without_words(self, client):
        page = pages.reviewed(draft())
        page.sources.create(**pages.SOURCE)
        client.force_login(people.alice())

        response = press(client, page, "_publish", answer_en="<p></p>")

        page.refresh_from_db()
        assert response.status_code == 200
        assert page.published_at is None

    def test_keeps_topics_in_both_languages(self, client):
        draft()
        topic = Topic.objects.get()
        client.force_login(people.alice())
        words = {"title_en": "Care", "title_es": "Cuidado", "slug": "care", "position": 0}

        client.post(f"/admin/faq/topic/{topic.pk}/change/", words)

        topic.refresh_from_db()
        assert (topic.title_en, topic.title_es) == ("Care", "Cuidado")
        assert str(topic) == "Care"
