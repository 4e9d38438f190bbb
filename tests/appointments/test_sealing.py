"""What is sealed opens with the keys alone, tells little by its length, and moves to a new key."""

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command

from appointments import actions
from appointments.models import Request
from appointments.sealing import SIZES, Unreadable, seal, seal_again, unseal
from tests import people
from tests.appointments.requests import NAME, a_request

OLD, NEW = (Fernet.generate_key().decode() for _ in range(2))


class TestSeal:
    def test_hides_every_word_and_opens_again(self):
        sealed = seal({"name": "June Ñúñez"})

        assert b"June" not in sealed
        assert unseal(sealed) == {"name": "June Ñúñez"}

    def test_looks_different_each_time(self):
        assert seal({"name": "June"}) != seal({"name": "June"})

    def test_is_as_long_for_one_word_as_for_the_longest_note(self):
        assert len(seal({"note": ""})) == len(seal({"note": "🦴" * 500, "name": "ñ" * 100}))

    def test_comes_in_a_few_sizes_however_long_it_is(self):
        lengths = {len(seal({"summary": "x" * length})) for length in range(0, 90_000, 1500)}

        assert len(lengths) == len(SIZES) + 2

    @pytest.mark.parametrize("sealed", [b"", b"nonsense", b"\xff" * 200])
    def test_says_that_it_cannot_be_opened(self, sealed):
        with pytest.raises(Unreadable):
            unseal(sealed)

    def test_opens_with_no_other_key(self, settings):
        settings.APPOINTMENT_KEYS = [OLD]
        sealed = seal({"name": "June"})
        settings.APPOINTMENT_KEYS = [NEW]

        with pytest.raises(Unreadable) as raised:
            unseal(sealed)
        assert raised.value.__cause__ is None

    def test_notices_a_changed_sign(self):
        sealed = bytearray(seal({"name": "June"}))
        sealed[100] ^= 1

        with pytest.raises(Unreadable):
            unseal(bytes(sealed))

    def test_refuses_what_is_sealed_but_no_contents(self, settings):
        settings.APPOINTMENT_KEYS = [OLD]

        for text in (b"[1]", b"no JSON"):
            with pytest.raises(Unreadable):
                unseal(Fernet(OLD).encrypt(text))


class TestRotation:
    def test_opens_with_the_old_key_behind_the_new_one(self, settings):
        settings.APPOINTMENT_KEYS = [OLD]
        sealed = seal({"name": "June"})
        settings.APPOINTMENT_KEYS = [NEW, OLD]

        assert unseal(sealed) == {"name": "June"}
        assert Fernet(NEW).decrypt(seal_again(sealed))

    @pytest.mark.django_db
    def test_seals_requests_and_notes_again_so_that_the_old_key_can_go(self, settings):
        settings.APPOINTMENT_KEYS = [OLD]
        request = a_request()
        actions.write_note(request, "Called twice.", by=people.alice())
        settings.APPOINTMENT_KEYS = [NEW, OLD]

        call_command("reseal_requests")
        settings.APPOINTMENT_KEYS = [NEW]

        assert Request.objects.get().contents.name == NAME
        assert request.notes.get().text == "Called twice."

    @pytest.mark.django_db
    def test_leaves_what_no_key_opens_and_goes_on(self, settings):
        settings.APPOINTMENT_KEYS = [Fernet.generate_key().decode()]
        lost = a_request()
        settings.APPOINTMENT_KEYS = [OLD]
        kept = a_request()
        settings.APPOINTMENT_KEYS = [NEW, OLD]

        with pytest.raises(CommandError, match="1 could not be opened"):
            call_command("reseal_requests")
        settings.APPOINTMENT_KEYS = [NEW]

        assert Request.objects.get(pk=kept.pk).contents.name == NAME
        assert bytes(Request.objects.get(pk=lost.pk).sealed) == bytes(lost.sealed)
