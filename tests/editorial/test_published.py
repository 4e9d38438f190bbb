"""Published data: made when it is missing, put in place in one step, read again when it changes."""

import os
from pathlib import Path

import pytest

from editorial import published


@pytest.fixture
def folder(settings):
    return Path(settings.PUBLISHED_DATA_ROOT)


def never():
    raise AssertionError("nothing needed building")


class TestWrite:
    def test_makes_the_folder_and_the_file(self, folder):
        published.write("practice", {"name": "Fern Spine – Médica"})

        assert published.read("practice", never) == {"name": "Fern Spine – Médica"}
        assert [file.name for file in folder.iterdir()] == ["practice.json"]

    def test_leaves_the_old_data_when_the_new_cannot_be_written(self, folder):
        published.write("practice", {"name": "Fern Spine"})

        with pytest.raises(TypeError):
            published.write("practice", {"name": object()})

        assert published.read("practice", never) == {"name": "Fern Spine"}
        assert [file.name for file in folder.iterdir()] == ["practice.json"]

    def test_shows_readers_the_old_file_until_the_new_one_is_whole(self, folder, monkeypatch):
        published.write("practice", {"name": "Fern Spine"})
        in_place = folder / "practice.json"
        seen = []

        def replace(temporary, path):
            seen.append((in_place.read_text(), Path(temporary).read_text()))

        monkeypatch.setattr(os, "replace", replace)
        published.write("practice", {"name": "Alder Spine"})

        assert seen == [('{"name": "Fern Spine"}', '{"name": "Alder Spine"}')]


class TestRead:
    def test_builds_what_is_missing_and_keeps_it(self, folder):
        first = published.read("practice", lambda: {"name": "Fern Spine"})
        second = published.read("practice", never)

        assert first == second == {"name": "Fern Spine"}
        assert (folder / "practice.json").is_file()

    def test_does_not_parse_an_unchanged_file_again(self):
        published.write("practice", {"name": "Fern Spine"})

        assert published.read("practice", never) is published.read("practice", never)

    def test_notices_a_change(self):
        published.write("practice", {"name": "Fern Spine"})
        published.read("practice", never)

        published.write("practice", {"name": "Alder Spine"})

        assert published.read("practice", never) == {"name": "Alder Spine"}

    def test_notices_a_change_within_one_tick_of_the_clock(self, folder):
        path = folder / "practice.json"
        published.write("practice", {"name": "Fern"})
        os.utime(path, ns=(1, 1))
        published.read("practice", never)

        published.write("practice", {"name": "Moss"})
        os.utime(path, ns=(1, 1))

        assert published.read("practice", never) == {"name": "Moss"}

    def test_keeps_names_apart(self):
        published.write("practice", {"name": "Fern Spine"})
        published.write("guidance", {"en": []})

        assert published.read("guidance", never) == {"en": []}
        assert published.read("practice", never) == {"name": "Fern Spine"}
