"""The cookie that holds the answers: what is in it, who can read it, how it is sent."""

import base64
import os
import subprocess
import sys
import zlib
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from cryptography.fernet import Fernet
from django.http import HttpResponse
from django.test import RequestFactory

from assessment import cookie
from assessment.cookie import LONGEST, PURPOSE, Visit
from assessment.engine.outline import questions
from tests.assessment.spine_cases import SPINE
from tests.assessment.tokens import FRESH, VISIT, loaded, saved_by

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
OTHER_SECRET = "another-secret-for-tests-only-" + "y" * 40


class TestRoundTrip:
    def test_gives_back_the_visit(self, asked, saved, name):
        assert loaded(saved.value, asked, name) == VISIT

    def test_gives_back_a_visit_without_answers(self, asked, name):
        begun = Visit(begun=True)

        assert loaded(saved_by(begun, asked, name).value, asked, name) == begun

    def test_keeps_apart_what_was_skipped_and_what_was_never_asked(self, asked, name):
        visit = Visit(answers={"wt": ()}, begun=True)

        assert loaded(saved_by(visit, asked, name).value, asked, name).answers == {"wt": ()}

    def test_keeps_numbers_exact(self, asked, name):
        visit = Visit(answers={"high": (Decimal("71"),)}, begun=True)

        kept = loaded(saved_by(visit, asked, name).value, asked, name)

        assert kept.answers["high"] == (Decimal("71"),)

    def test_drops_what_is_no_answer_to_the_question(self, asked, name):
        visit = Visit(answers={"age": ("older",), "who": ("me",)}, begun=True)

        assert loaded(saved_by(visit, asked, name).value, asked, name).answers == {}

    def test_without_a_cookie_is_a_fresh_visit(self, asked):
        assert cookie.load(RequestFactory().get("/"), asked) == FRESH


class TestSecrecy:
    def test_shows_no_key_no_digest_and_no_shape(self, asked, saved):
        shown = base64.urlsafe_b64decode(saved.value)
        options = {option for given in VISIT.answers.values() for option in given}
        words = [*VISIT.answers, *map(str, options), asked.digest, "document", "answers", "digest"]

        assert [word for word in words if len(word) > 3 and word.encode() in shown] == []

    def test_shows_nothing_to_who_can_decompress(self, saved):
        shown = base64.urlsafe_b64decode(saved.value)

        with pytest.raises(zlib.error):
            zlib.decompress(shown[25:-32])

    def test_same_answers_give_another_cookie_each_time(self, asked, saved, name):
        assert saved_by(VISIT, asked, name).value != saved.value


class TestAttributes:
    def test_keep_it_from_scripts_and_other_sites(self, saved):
        assert saved["httponly"] is True
        assert saved["samesite"] == "Lax"
        assert saved["path"] == "/"
        assert saved["domain"] == ""

    def test_let_it_end_with_the_browser(self, saved):
        assert (saved["max-age"], saved["expires"]) == ("", "")

    def test_name_a_host_and_demand_encryption_on_an_encrypted_site(self, asked, settings):
        settings.ANSWERS_COOKIE_NAME = "__Host-answers"
        settings.ANSWERS_COOKIE_SECURE = True

        saved = saved_by(VISIT, asked, "__Host-answers")

        assert saved["secure"] is True
        assert (saved["path"], saved["domain"]) == ("/", "")

    def test_are_those_of_a_host_cookie_when_it_is_removed_too(self, settings):
        settings.ANSWERS_COOKIE_NAME = "__Host-answers"
        response = HttpResponse()

        cookie.clear(response)

        removed = response.cookies["__Host-answers"]
        assert removed["secure"] is True
        assert (removed["path"], removed["domain"]) == ("/", "")

    def test_fit_into_a_browser(self, saved):
        assert len(saved.OutputString()) < 4096

    @pytest.mark.parametrize(
        ("base_url", "expected"),
        [
            ("https://spine.example", "__Host-answers True"),
            ("http://localhost:8000", "answers False"),
        ],
    )
    def test_follow_the_address_of_the_site(self, base_url, expected):
        shown = (
            "from spinecare.settings import *; print(ANSWERS_COOKIE_NAME, ANSWERS_COOKIE_SECURE)"
        )
        environment = os.environ | {"SPINECARE_BASE_URL": base_url}

        found = subprocess.run(
            [sys.executable, "-c", shown], env=environment, capture_output=True, text=True
        )

        assert found.stdout.strip() == expected


class TestKey:
    def test_that_was_replaced_still_opens_older_cookies(self, asked, saved, name, settings):
        settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
        settings.SECRET_KEY = OTHER_SECRET

        assert loaded(saved.value, asked, name) == VISIT

    def test_that_was_replaced_seals_no_new_cookie(self, asked, name, settings):
        older = settings.SECRET_KEY
        settings.SECRET_KEY_FALLBACKS = [older]
        settings.SECRET_KEY = OTHER_SECRET
        token = saved_by(VISIT, asked, name).value

        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = older, []

        assert loaded(token, asked, name) == FRESH

    def test_that_was_dropped_opens_nothing(self, asked, saved, name, settings):
        settings.SECRET_KEY = OTHER_SECRET

        assert loaded(saved.value, asked, name) == FRESH

    def test_is_not_the_secret_of_the_site_itself(self, settings):
        plain = base64.urlsafe_b64encode(settings.SECRET_KEY.encode()[:32])

        token = Fernet(plain).encrypt(b"{}")

        with pytest.raises(cookie.InvalidToken):
            cookie._cipher().decrypt(token)
        assert b"answers" in PURPOSE


class TestSize:
    def test_of_the_fullest_visit_stays_below_what_a_browser_keeps(self, asked, name):
        everything = {
            question.key: tuple(option.key for option in question.options if not option.alone)
            for question in questions(SPINE)
            if question.kind == "many"
        }
        visit = Visit(answers=VISIT.answers | everything, region="x" * 80, begun=True)

        assert len(saved_by(visit, asked, name).value) < LONGEST
