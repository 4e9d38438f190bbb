"""Two people at one page: a stale save is refused, and nothing that was typed is lost."""

import pytest

from editorial.models import PageRecord
from tests import pages, people
from tests.editorial.browser import address, filled

pytestmark = pytest.mark.django_db

BODY = "<p>Five bones carry your weight.</p>"
MINE = "<p>Five strong bones carry your weight.</p>"
THEIRS = "<p>Five big bones carry your weight.</p>"


def desk(page, name):
    meta = page._meta
    return f"/admin/{meta.app_label}/{meta.model_name}/{page.pk}/{name}/"


def draft_of(page):
    return PageRecord.objects.of(page).draft


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def area():
    return pages.an_area(body=BODY)


@pytest.fixture
def editor(client):
    client.force_login(people.alice())
    return client


def opened(client, page):
    return filled(client.get(address(page)))


def save(client, page, form, button="_save", **typed):
    return client.post(address(page), form | typed | {button: "Press"})


@pytest.fixture
def met(editor, area):
    """Both opened the same version; theirs was saved first, and mine is refused."""
    form = opened(editor, area)
    save(editor, area, form, body_en=THEIRS, summary_en="Their summary.")
    return save(editor, area, form, body_en=MINE, search_description_en="My description.")


class TestStaleSave:
    def test_is_refused_with_both_texts_in_sight(self, met, area):
        assert met.status_code == 409
        text = text_of(met)
        assert "nothing you typed is lost" in text
        assert "</span>strong</ins>" in text
        assert "</span>big</ins>" in text
        assert "My description." in text
        assert "Their summary." in text

    def test_writes_nothing(self, met, area):
        fields = draft_of(area).snapshot["fields"]

        assert fields["body_en"] == THEIRS
        assert not fields["search_description_en"]

    @pytest.mark.parametrize("button", ["_save", "_publish", "_withdraw"])
    def test_is_refused_whatever_the_button(self, editor, area, button):
        form = opened(editor, area)
        save(editor, area, form, body_en=THEIRS)

        response = save(editor, area, form, button, body_en=MINE)

        area.refresh_from_db()
        assert response.status_code == 409
        assert (area.body_en, area.is_published()) == (BODY, True)

    def test_with_a_mistake_says_so_first_and_keeps_what_was_typed(self, editor, area):
        form = opened(editor, area)
        save(editor, area, form, body_en=THEIRS)

        response = save(editor, area, form, slug="no address!", body_en=MINE)

        assert response.status_code == 200
        assert response.context["adminform"].form["body_en"].value() == MINE

    def test_of_a_forged_beginning_is_refused(self, editor, area):
        form = opened(editor, area)
        other = PageRecord.objects.of(pages.an_area("neck")).live

        response = save(editor, area, form, _base="0", _opened=str(other.pk))

        assert response.status_code == 400


class TestSettling:
    def settle(self, editor, area, met, **choices):
        form = {"mine": met.context["token"], "base": met.context["record"].version}
        named = {f"choice.fields.{name}": value for name, value in choices.items()}
        return editor.post(desk(area, "conflict"), form | named)

    @pytest.mark.parametrize(
        ("choice", "body"),
        [("mine", MINE), ("theirs", THEIRS), ("both", f"{THEIRS}\n{MINE}")],
    )
    def test_keeps_what_was_chosen_and_all_that_only_one_changed(
        self, editor, area, met, choice, body
    ):
        response = self.settle(editor, area, met, body_en=choice)

        draft = draft_of(area)
        fields = draft.snapshot["fields"]
        assert response.url == address(area)
        assert draft.verb == "merged"
        assert fields["body_en"] == body
        assert fields["summary_en"] == "Their summary."
        assert fields["search_description_en"] == "My description."

    def test_asks_again_where_nothing_was_chosen(self, editor, area, met):
        response = self.settle(editor, area, met)

        assert response.status_code == 409
        assert "Choose for each place that you both changed." in text_of(response)
        assert draft_of(area).snapshot["fields"]["body_en"] == THEIRS

    def test_shows_what_is_new_when_a_third_has_saved(self, editor, area, met):
        save(editor, area, opened(editor, area), title_en="Lumbar spine")

        response = self.settle(editor, area, met, body_en="mine")

        assert response.status_code == 409
        assert "Somebody has saved again meanwhile." in text_of(response)
        assert 'value="mine" required checked' in text_of(response)
        assert "Lumbar spine" in text_of(response)

    def test_needs_no_choice_where_they_changed_different_things(self, editor, area):
        form = opened(editor, area)
        save(editor, area, form, summary_en="Their summary.")
        met = save(editor, area, form, body_en=MINE)
        assert "Both can stand." in text_of(met)

        self.settle(editor, area, met)

        fields = draft_of(area).snapshot["fields"]
        assert (fields["summary_en"], fields["body_en"]) == ("Their summary.", MINE)

    def test_of_what_has_no_drafts_is_public_at_once(self, editor):
        practice = pages.a_practice()
        form = opened(editor, practice)
        save(editor, practice, form, tagline_en="Theirs.")
        met = save(editor, practice, form, relay_note_en="Relay 711")
        assert met.status_code == 409

        self.settle(editor, practice, met)

        practice.refresh_from_db()
        assert (practice.tagline, practice.relay_note) == ("Theirs.", "Relay 711")

    def test_says_what_a_page_cannot_be(self, editor):
        practice = pages.a_practice(own_color="#0b5d56")
        form = opened(editor, practice)
        save(editor, practice, form, palette="own")
        met = save(editor, practice, form, own_color="")

        response = self.settle(editor, practice, met)

        practice.refresh_from_db()
        assert response.status_code == 409
        assert "Write your own color, or choose a palette." in text_of(response)
        assert practice.own_color == "#0b5d56"

    def test_says_what_a_draft_cannot_be(self, editor):
        procedure = pages.a_procedure(treats=[pages.a_condition()], nights_min=1, nights_max=2)
        form = opened(editor, procedure)
        save(editor, procedure, form, nights_max="1")
        met = save(editor, procedure, form, nights_min="2")

        response = self.settle(editor, procedure, met)

        assert response.status_code == 409
        assert "Give the stay from the fewer nights to the more" in text_of(response)

    def test_takes_no_token_of_somebody_else(self, editor, area, met):
        forged = editor.post(desk(area, "conflict"), {"mine": "forged", "base": "1"})
        elsewhere = editor.post(
            desk(pages.an_area("neck"), "conflict"), {"mine": met.context["token"], "base": "x"}
        )

        assert (forged.status_code, elsewhere.status_code) == (400, 400)
