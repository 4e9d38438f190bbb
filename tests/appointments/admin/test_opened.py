"""One request, opened: what the patient wrote, who saw it, and what somebody does with it."""

from datetime import timedelta

import pytest
from cryptography.fernet import Fernet
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.utils import timezone

from appointments import actions
from appointments.models import Note, Request, RequestEvent
from tests.appointments.admin.at_the_desk import (
    LIST,
    address,
    press,
    state_of,
    text_of,
    verbs_of,
)
from tests.appointments.admin.conftest import signed_in
from tests.appointments.requests import EMAIL, NAME, NOTE, PHONE, a_request
from tests.editorial.browser import messages_in

pytestmark = pytest.mark.django_db
Verb, State = RequestEvent.Verb, Request.State
TYPED = "Called twice, rings out. Try after 5."


def opened(request):
    return verbs_of(request, verb=Verb.OPENED)


class TestOpening:
    def test_shows_what_the_patient_wrote(self, desk, harbor):
        text = text_of(desk.get(address(a_request(location=harbor, summary="No warning signs."))))

        assert not [
            word for word in (NAME, NOTE, "Harbor", "No warning signs.") if word not in text
        ]
        assert f'<a class="desk-button" href="tel:+14105550177">{PHONE}</a>' in text
        assert "May we leave a message? </dt>" in text.replace("?</dt>", "? </dt>")

    def test_of_one_that_wants_an_email_offers_to_write(self, desk):
        text = text_of(desk.get(address(a_request(reach_by="email", reach=EMAIL))))

        assert f'href="mailto:{EMAIL}"' in text
        assert "leave a message" not in text

    def test_names_nobody_in_the_title(self, desk):
        request = a_request()

        title = desk.get(address(request)).context["title"]

        assert title == f"Request {request.reference}"

    def test_writes_down_who_looked_and_when(self, desk, dana):
        request = a_request()

        text = text_of(desk.get(address(request)))

        event = request.events.get(verb=Verb.OPENED)
        assert (event.user, event.who, event.detail) == (dana, "Dana Wills", "")
        assert "Opened, Dana Wills" in text

    def test_again_within_minutes_counts_once(self, desk):
        request = a_request()

        for _time in range(3):
            desk.get(address(request))

        assert opened(request) == [Verb.OPENED]

    def test_again_after_that_counts_again(self, dana):
        request, now = a_request(), timezone.now()

        for minutes in (0, 9, 11, 20):
            actions.open_contents(request, by=dana, now=now + timedelta(minutes=minutes))

        assert opened(request) == [Verb.OPENED] * 2

    def test_by_two_people_counts_for_each(self, desk, office):
        request = a_request()

        for client in (desk, office):
            client.get(address(request))

        assert opened(request) == [Verb.OPENED] * 2

    def test_shows_nothing_where_it_cannot_be_written_down(self, desk, monkeypatch):
        request = a_request()
        monkeypatch.setattr(actions, "note", None)

        with pytest.raises(TypeError):
            desk.get(address(request))

    def test_without_a_key_says_so_and_is_no_reading(self, desk, settings):
        request = a_request()
        settings.APPOINTMENT_KEYS = [Fernet.generate_key().decode()]

        text = text_of(desk.get(address(request)))

        assert "No key opens what this patient wrote." in text
        assert NAME not in text
        assert opened(request) == []

    def test_is_kept_by_no_cache(self, desk):
        assert "no-store" in desk.get(address(a_request()))["Cache-Control"]

    def test_shows_markup_of_a_patient_as_text(self, desk):
        text = text_of(desk.get(address(a_request(note="<script>alert(1)</script>"))))

        assert "<script>alert(1)" not in text
        assert "&lt;script&gt;alert(1)" in text

    def test_asks_little_of_the_database(self, desk, dana, django_assert_max_num_queries):
        request = a_request()
        for number in range(5):
            actions.write_note(request, f"Called {number} times.", by=dana)
        desk.get(address(request))

        with django_assert_max_num_queries(12):
            desk.get(address(request))

    @pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
    def test_is_for_looking_only(self, desk, method):
        assert getattr(desk, method)(address(a_request())).status_code == 405


class TestRequestsElsewhere:
    VIEWS = ("change", "take", "take-over", "done", "not-reached", "reopen", "note", "erase")

    @pytest.mark.parametrize("view", VIEWS)
    def test_are_not_there_for_a_manager(self, max_orr, uptown, view):
        client = signed_in(max_orr)
        for request in (a_request(location=uptown), a_request()):
            before = verbs_of(request)

            for send in (client.get, client.post):
                assert send(address(request, view), {"text": TYPED}).status_code == 404
            assert (state_of(request), verbs_of(request)) == (State.NEW, before)

    def test_in_the_own_place_are(self, max_orr, harbor):
        request = a_request(location=harbor)

        assert NAME in text_of(signed_in(max_orr).get(address(request)))

    @pytest.mark.parametrize("text", ["x", "0", "-1", "9" * 30, "%00", "1%2F2", "add", "history"])
    def test_with_an_odd_number_are_nowhere(self, desk, text):
        for send in (desk.get, desk.post):
            assert send(f"{LIST}{text}/change/").status_code == 404
            assert send(f"{LIST}{text}/").status_code == 404

    @pytest.mark.parametrize("view", ["delete", "history", "add"])
    def test_have_none_of_the_stock_views(self, office, view):
        request = a_request()

        assert office.get(f"{LIST}{request.pk}/{view}/").status_code == 404
        assert office.get(f"{LIST}{view}/").status_code == 404


class TestButtons:
    def test_take_it_in_hand(self, desk, dana):
        request = a_request()

        said = press(desk, request, "take")

        assert said == ["It is in your hand."]
        assert Request.objects.get().taken_by == dana
        assert verbs_of(request)[-2:] == [Verb.TAKEN, Verb.OPENED]

    def test_take_it_over_from_a_colleague(self, desk, dana, ada):
        request = a_request()
        actions.take(request, by=ada)

        press(desk, request, "take-over")

        assert Request.objects.get().taken_by == dana

    @pytest.mark.parametrize(
        ("view", "state", "said"),
        [
            ("done", State.DONE, "It is done."),
            ("not-reached", State.CLOSED, "It is closed: nobody was reached."),
        ],
    )
    def test_close_it(self, desk, view, state, said):
        request = a_request()

        assert press(desk, request, view) == [said]
        assert state_of(request) == state

    def test_open_it_again_in_nobody_s_hand(self, desk, dana):
        request = a_request()
        actions.take(request, by=dana)
        actions.close(request, by=dana)

        press(desk, request, "reopen")

        assert state_of(request) == State.NEW
        assert Request.objects.get().taken_by is None

    @pytest.mark.parametrize(
        ("state", "offered"),
        [
            (State.NEW, ["Take in hand", "Done", "Could not reach"]),
            (State.IN_HAND, ["Done", "Could not reach"]),
            (State.DONE, ["Open again"]),
            (State.CLOSED, ["Open again"]),
        ],
    )
    def test_are_those_that_the_state_allows(self, desk, dana, state, offered):
        request = a_request()
        Request.objects.update(state=state, taken_by=dana)

        buttons = desk.get(address(request)).context["buttons"]

        assert [button.label for button in buttons] == offered

    @pytest.mark.parametrize("view", ["take-over", "reopen"])
    def test_that_are_not_there_do_nothing(self, desk, view):
        request = a_request()

        said = press(desk, request, view)

        assert "Nothing was done" in said[0]
        assert state_of(request) == State.NEW

    @pytest.mark.parametrize("view", ["take", "take-over", "done", "not-reached", "reopen", "note"])
    def test_are_pressed_by_post_alone(self, desk, view):
        assert desk.get(address(a_request(), view)).status_code == 405

    @pytest.mark.parametrize("view", ["take", "done", "reopen", "note", "erase"])
    def test_need_the_form_of_this_site(self, ada, view):
        client = Client(enforce_csrf_checks=True)
        client.force_login(ada)
        request = a_request()

        assert client.post(address(request, view), {"text": TYPED}).status_code == 403
        assert state_of(request) == State.NEW


class TestStaleForm:
    def test_is_refused_in_words(self, desk, ada):
        request = a_request()
        base = request.changed_at.isoformat()
        actions.take(request, by=ada)

        said = press(desk, request, "done", base=base)

        assert said == [
            "Nothing was done: a colleague was faster. It is “In hand” now. "
            "Look at it, and press again."
        ]
        assert state_of(request) == State.IN_HAND

    @pytest.mark.parametrize("base", ["", "x", "2026-13-45T99:99", "2026-01-01T08:00", "9" * 40])
    def test_that_does_not_say_what_it_saw_is_stale(self, desk, base):
        request = a_request()

        said = press(desk, request, "take", base=base)

        assert "Nothing was done" in said[0]
        assert state_of(request) == State.NEW

    def test_sent_twice_does_it_once(self, desk):
        request = a_request()
        sent = {"base": request.changed_at.isoformat()}

        for _time in range(2):
            desk.post(address(request, "take"), sent)

        assert verbs_of(request, verb=Verb.TAKEN) == [Verb.TAKEN]


class TestNotes:
    def test_stand_beside_the_request_with_who_wrote_them(self, desk):
        request = a_request()

        press(desk, request, "note", text=TYPED)

        text = text_of(desk.get(address(request)))
        assert TYPED in text
        assert "Dana Wills, today at" in text
        assert verbs_of(request, verb=Verb.NOTED) == [Verb.NOTED]

    def test_are_sealed(self, desk):
        request = a_request()

        press(desk, request, "note", text=TYPED)

        sealed = bytes(Note.objects.get().sealed)
        assert sealed.startswith(b"gAAAA")
        assert TYPED.encode() not in sealed

    def test_sent_twice_are_one(self, desk):
        request = a_request()

        for _time in range(2):
            press(desk, request, "note", text=TYPED)

        assert Note.objects.count() == 1

    @pytest.mark.parametrize("text", ["", "   ", "\x00", "x" * 2001])
    def test_that_say_nothing_or_too_much_are_refused(self, desk, text):
        request = a_request()

        said = press(desk, request, "note", text=text)

        assert said
        assert not Note.objects.exists()

    def test_under_a_lost_key_are_said_to_be_so(self, desk, settings):
        request = a_request()
        press(desk, request, "note", text=TYPED)
        settings.APPOINTMENT_KEYS = [Fernet.generate_key().decode()]

        assert "No key opens this note." in text_of(desk.get(address(request)))

    def test_of_another_request_are_not_opened(self, dana):
        first, second = a_request(), a_request()
        note = actions.write_note(first, TYPED, by=dana)
        note.request = second
        note.save()

        assert not note.is_readable


class TestErasing:
    def test_asks_first_and_says_what_goes_and_what_stays(self, office):
        request = a_request()

        text = text_of(office.get(address(request, "erase")))

        assert "What goes, at once and for good" in text
        assert "What stays for 6 years" in text
        assert NAME not in text
        assert Request.objects.exists()

    def test_leaves_events_and_no_word_of_the_patient(self, office, ada):
        request = a_request()
        press(office, request, "note", text=TYPED)

        said = press(office, request, "erase")

        assert said == [f"Request {request.reference} is erased."]
        assert not Request.objects.exists()
        assert not Note.objects.exists()
        last = RequestEvent.objects.last()
        assert (last.verb, last.who, last.request_id) == (Verb.ERASED, "Ada Stone", request.pk)

    def test_with_a_stale_form_is_refused(self, office, dana):
        request = a_request()
        base = request.changed_at.isoformat()
        actions.take(request, by=dana)

        said = press(office, request, "erase", base=base)

        assert "Nothing was done" in said[0]
        assert Request.objects.exists()

    def test_is_not_for_the_front_desk(self, desk):
        request = a_request()

        for send in (desk.get, desk.post):
            assert send(address(request, "erase")).status_code == 403
        assert address(request, "erase") not in text_of(desk.get(address(request)))
        assert Request.objects.exists()

    def test_makes_its_page_vanish(self, office):
        request = a_request()
        press(office, request, "erase")

        assert office.get(address(request)).status_code == 404
        assert office.post(address(request, "take")).status_code == 404


class TestLogOfTheAdmin:
    def test_holds_nothing_about_requests(self, office):
        request = a_request()
        for view in ("take", "done", "reopen", "note", "erase"):
            press(office, request, view, text=TYPED)

        assert not LogEntry.objects.exists()

    def test_would_name_a_request_by_its_time_alone(self):
        assert NAME not in str(a_request())


class TestEventsOfTheStaff:
    def test_are_told_with_their_state_and_not_twice(self, desk):
        request = a_request()
        for view in ("take", "not-reached", "reopen"):
            press(desk, request, view)

        happened = desk.get(address(request)).context["happened"]

        assert [each.what for each in happened] == [
            "Received",
            "Taken in hand",
            "Opened",
            "Closed, not reached",
            "Opened again",
        ]

    def test_say_nothing_to_a_stranger(self, client):
        response = client.get(address(a_request()), follow=False)

        assert response.status_code == 302
        assert messages_in(client.get("/staff/sign-in/")) == []
