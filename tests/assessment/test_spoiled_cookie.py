"""Cookies that are damaged, old, or not ours: the visit begins anew, and nothing fails."""

import json
import os
import zlib
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from cryptography.fernet import Fernet

from assessment.cookie import LONGEST
from tests.assessment.tokens import FRESH, VISIT, content_of, loaded, saved_by, sealed

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


class TestSpoiledCookie:
    @pytest.mark.parametrize("place", [0, 1, 9, 30, 60, -40, -2])
    def test_changed_in_one_character_is_a_fresh_visit(self, asked, saved, name, place):
        other = "A" if saved.value[place] != "A" else "B"
        token = list(saved.value)
        token[place] = other

        assert loaded("".join(token), asked, name) == FRESH

    @pytest.mark.parametrize("length", [1, 4, 60, 100, -1, -4])
    def test_cut_short_is_a_fresh_visit(self, asked, saved, name, length):
        assert loaded(saved.value[:length], asked, name) == FRESH

    @pytest.mark.parametrize(
        "token", ["x", "é", "日本", "\x00", "\ud800", "%00", "gAAAA", "=" * 100, "null", " "]
    )
    def test_of_no_token_at_all_is_a_fresh_visit(self, asked, name, token):
        assert loaded(token, asked, name) == FRESH

    def test_of_a_foreign_key_is_a_fresh_visit(self, asked, name):
        packed = zlib.compress(json.dumps(content_of(asked)).encode())

        assert loaded(Fernet(Fernet.generate_key()).encrypt(packed).decode(), asked, name) == FRESH

    def test_of_another_document_is_a_fresh_visit(self, asked, name):
        token = sealed(content_of(asked, document="0" * 64))

        assert loaded(token, asked, name) == FRESH

    def test_longer_than_a_browser_keeps_is_not_even_opened(self, asked, name):
        token = sealed(content_of(asked, padding=os.urandom(LONGEST).hex()))

        assert len(token) > LONGEST
        assert loaded(token, asked, name) == FRESH

    def test_on_a_page_leads_to_the_start(self, visitor, name):
        visitor.client.cookies[name] = "spoiled"

        assert visitor.get("result")["Location"] == "/assessment/"


class TestAge:
    def test_within_the_limit_is_kept(self, asked, name, settings):
        with time_machine.travel(NOON, tick=False):
            token = saved_by(VISIT, asked, name).value

        with time_machine.travel(NOON + timedelta(seconds=settings.ANSWERS_MAX_AGE), tick=False):
            assert loaded(token, asked, name) == VISIT

    def test_over_the_limit_is_a_fresh_visit(self, asked, name, settings):
        with time_machine.travel(NOON, tick=False):
            token = saved_by(VISIT, asked, name).value

        later = NOON + timedelta(seconds=settings.ANSWERS_MAX_AGE + 1)
        with time_machine.travel(later, tick=False):
            assert loaded(token, asked, name) == FRESH

    def test_limit_is_a_setting(self, asked, name, settings):
        settings.ANSWERS_MAX_AGE = 15 * 60
        with time_machine.travel(NOON, tick=False):
            token = saved_by(VISIT, asked, name).value

        with time_machine.travel(NOON + timedelta(minutes=16), tick=False):
            assert loaded(token, asked, name) == FRESH

    def test_begins_anew_with_every_answer(self, visitor, settings):
        with time_machine.travel(NOON, tick=False):
            visitor.start()
        with time_machine.travel(NOON + timedelta(hours=20), tick=False):
            visitor.answer("age", "50")

        with time_machine.travel(NOON + timedelta(hours=40), tick=False):
            assert visitor.look("age").filled_in == ["50"]


class TestContentOfAnotherShape:
    @pytest.mark.parametrize(
        "content",
        [[], [1], {}, "text", 7, None, True, {"document": 1}, b"", b"\x00", zlib.compress(b"{")],
    )
    def test_is_a_fresh_visit(self, asked, name, content):
        assert loaded(sealed(content), asked, name) == FRESH

    @pytest.mark.parametrize("key", ["document", "answers", "region", "day"])
    def test_with_a_missing_key_is_a_fresh_visit(self, asked, name, key):
        content = content_of(asked)
        del content[key]

        assert loaded(sealed(content), asked, name) == FRESH

    @pytest.mark.parametrize("region", [None, 7, ["north"], {"slug": "north"}, True])
    def test_with_a_region_of_another_type_is_a_fresh_visit(self, asked, name, region):
        assert loaded(sealed(content_of(asked, region=region)), asked, name) == FRESH

    @pytest.mark.parametrize("day", ["yesterday", "2026-02-30", 20260304, ["2026-03-04"], True])
    def test_with_a_day_that_is_none_is_a_fresh_visit(self, asked, name, day):
        assert loaded(sealed(content_of(asked, day=day)), asked, name) == FRESH

    @pytest.mark.parametrize("answers", [[], "age", 7, None, ["age"]])
    def test_with_answers_of_another_type_holds_no_answer(self, asked, name, answers):
        visit = loaded(sealed(content_of(asked, answers=answers)), asked, name)

        assert visit.answers == {}

    @pytest.mark.parametrize("given", [[], ["50"], {"50": 1}, 50, True, None, "older", ""])
    def test_with_an_answer_that_does_not_fit_leaves_it_out(self, asked, name, given):
        visit = loaded(sealed(content_of(asked, answers={"age": given})), asked, name)

        assert visit.answers == {}

    def test_read_as_bytes_that_are_no_text_is_a_fresh_visit(self, asked, name):
        assert loaded(sealed(zlib.compress(b"\xff\xfe{}")), asked, name) == FRESH
