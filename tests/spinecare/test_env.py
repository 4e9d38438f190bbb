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
