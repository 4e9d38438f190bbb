"""Settings from the environment: what is read, and what is refused aloud."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import EnvValidationError

from spinecare import env

NAME = "SPINECARE_TEST_VALUE"


class TestFlag:
    def test_reads_a_word_for_true(self, monkeypatch):
        monkeypatch.setenv(NAME, "1")

        assert env.flag(NAME, default=False) is True

    def test_refuses_a_word_that_is_neither(self, monkeypatch):
        monkeypatch.setenv(NAME, "maybe")

        with pytest.raises(EnvValidationError):
            env.flag(NAME, default=False)


class TestBaseUrl:
    def test_drops_the_last_slash(self, monkeypatch):
        monkeypatch.setenv(NAME, "https://spine.example.org/")

        assert env.base_url(NAME, default="") == "https://spine.example.org"

    @pytest.mark.parametrize("url", ["spine.example.org", "ftp://a.org", "https://a.org/path", ""])
    def test_refuses_what_is_no_address_of_a_site(self, monkeypatch, url):
        monkeypatch.setenv(NAME, url)

        with pytest.raises(ImproperlyConfigured, match=NAME):
            env.base_url(NAME, default="")


class TestSecret:
    def test_is_made_up_for_development_only(self, monkeypatch):
        monkeypatch.delenv(NAME, raising=False)

        assert len(env.secret(NAME, debug=True)) >= env.SHORTEST_SECRET

    @pytest.mark.parametrize("value", ["", "short", "change-me" + "x" * 60])
    def test_refuses_a_missing_a_short_and_the_sample_one(self, monkeypatch, value):
        monkeypatch.setenv(NAME, value)

        with pytest.raises(ImproperlyConfigured, match=NAME):
            env.secret(NAME, debug=False)

    def test_takes_a_long_one(self, monkeypatch):
        monkeypatch.setenv(NAME, "r" * env.SHORTEST_SECRET)

        assert env.secret(NAME, debug=False) == "r" * env.SHORTEST_SECRET


class TestMailServer:
    def read(self, monkeypatch, url):
        monkeypatch.setenv(NAME, url)
        return env.mail_server(NAME, shown_on_terminal=True)

    def test_hands_in_encrypted(self, monkeypatch):
        server = self.read(monkeypatch, "submission://desk%40a.org:p%2Fw@mail.a.org")

        assert (server.host, server.port) == ("mail.a.org", 587)
        assert (server.user, server.password) == ("desk@a.org", "p/w")
        assert (server.starts_tls, server.is_tls) == (True, False)

    def test_knows_encryption_from_the_first_byte(self, monkeypatch):
        server = self.read(monkeypatch, "smtps://mail.a.org:4650")

        assert (server.port, server.starts_tls, server.is_tls) == (4650, False, True)

    def test_takes_a_server_on_this_machine(self, monkeypatch):
        server = self.read(monkeypatch, "smtp://localhost")

        assert (server.port, server.starts_tls, server.is_tls) == (25, False, False)

    @pytest.mark.parametrize(
        "url", ["mail.a.org", "imap://mail.a.org", "submission://", "smtp://me:secret@a.org"]
    )
    def test_refuses_what_is_none_or_would_tell_a_password(self, monkeypatch, url):
        with pytest.raises(ImproperlyConfigured, match=NAME) as refusal:
            self.read(monkeypatch, url)

        assert "secret" not in str(refusal.value)

    def test_shows_letters_on_the_terminal_or_sends_none(self, monkeypatch):
        monkeypatch.delenv(NAME, raising=False)

        assert "console" in env.mail_server(NAME, shown_on_terminal=True).backend
        assert "dummy" in env.mail_server(NAME, shown_on_terminal=False).backend


class TestDatabase:
    def test_makes_sqlite_survive_a_power_cut(self, monkeypatch):
        monkeypatch.delenv(NAME, raising=False)

        config = env.database(NAME, default="sqlite:///x.sqlite3")

        assert "synchronous=FULL" in config["OPTIONS"]["init_command"]

    def test_gives_postgresql_no_options_of_sqlite(self, monkeypatch):
        monkeypatch.setenv(NAME, "postgresql://postgres@/postgres?host=/tmp/socket")

        config = env.database(NAME, default="")

        assert config["ENGINE"].endswith("postgresql")
        assert "init_command" not in config.get("OPTIONS", {})


class TestFolder:
    def test_is_absolute(self, monkeypatch, tmp_path):
        monkeypatch.setenv(NAME, str(tmp_path / "a" / ".." / "b"))

        assert env.folder(NAME, default=tmp_path) == (tmp_path / "b").resolve()


class TestWords:
    def test_are_parted_by_commas(self, monkeypatch):
        monkeypatch.setenv(NAME, "a.org,b.org")

        assert env.words(NAME, default=[]) == ["a.org", "b.org"]


class TestSealingKeys:
    KEYS = (
        "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        "a2V5LW51bWJlci10d28ta2V5LW51bWJlci10d28tLi4=",
    )

    def test_are_read_in_order(self, monkeypatch):
        monkeypatch.setenv(NAME, " , ".join(self.KEYS))

        assert env.sealing_keys(NAME, debug=False) == list(self.KEYS)

    def test_are_made_up_for_development_only(self, monkeypatch):
        monkeypatch.delenv(NAME, raising=False)

        assert env.sealing_keys(NAME, debug=True) == [env.KEY_OF_DEVELOPMENT]

    @pytest.mark.parametrize("value", ["", ",", "short", f"{KEYS[0]},short", "ñ" * 44])
    def test_that_are_missing_or_no_keys_are_refused_without_being_told(self, monkeypatch, value):
        monkeypatch.setenv(NAME, value)

        with pytest.raises(ImproperlyConfigured, match=NAME) as raised:
            env.sealing_keys(NAME, debug=False)
        assert "short" not in str(raised.value)


class TestDays:
    @pytest.mark.parametrize("value", ["0", "-1", "366", "soon"])
    def test_are_of_one_year_at_most(self, monkeypatch, value):
        monkeypatch.setenv(NAME, value)

        with pytest.raises((ImproperlyConfigured, EnvValidationError), match=NAME):
            env.days(NAME, default=90)
