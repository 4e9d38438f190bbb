"""The stylesheet reaches a patient as one small file, with its layers in their order."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.core.files.storage import FileSystemStorage

from spinecare.static_bundle import (
    IMPORT,
    STYLESHEET,
    STYLESHEETS,
    BundledStaticFilesStorage,
    bundle,
)

STATIC = Path(__file__).resolve().parents[2] / "static"
GZIP_LIMIT = 12 * 1024
"""Of all styles together."""
FIRST_VISIT_LIMIT = 9 * 1024
"""In brotli, of what a page about a condition or a procedure waits for."""


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "sources"
    (folder / "css" / "components").mkdir(parents=True)
    (folder / "css" / "site.css").write_text(
        "/* the list */\n@layer base, components;\n"
        '@import url("base.css") layer(base);\n'
        '@import url("components/card.css") layer(components);\n'
    )
    (folder / "css" / "base.css").write_text("/* why */\na {\n  color: var(--brand);\n}\n")
    (folder / "css" / "components" / "card.css").write_text('.card::after { content: "\\201C"; }\n')
    return folder


def collect(sources, target):
    """Do what collectstatic does: copy every file, then let the storage finish them."""
    storage = BundledStaticFilesStorage(location=target, base_url="/static/")
    found_in = FileSystemStorage(location=sources)
    paths = {}
    for file in sorted(sources.rglob("*.css")):
        name = file.relative_to(sources).as_posix()
        storage.delete(name)
        with found_in.open(name) as source:
            storage.save(name, source)
        paths[name] = (found_in, name)
    for _, _, processed in storage.post_process(paths):
        if isinstance(processed, Exception):
            raise processed
    return storage


def read(storage, name):
    with storage.open(name) as file:
        return file.read().decode()


class TestBundle:
    def test_wraps_each_part_in_its_layer(self, sources):
        text = bundle(sources / "css" / "site.css")

        assert text == (
            "@layer base,components;"
            "@layer base{a{color: var(--brand);}}"
            '@layer components{.card::after{content: "\\201C";}}'
        )

    def test_refuses_a_part_that_is_not_there(self, sources):
        (sources / "css" / "base.css").unlink()

        with pytest.raises(FileNotFoundError):
            bundle(sources / "css" / "site.css")


class TestCollectedStylesheet:
    def test_holds_its_parts_under_its_hashed_name(self, sources, tmp_path):
        storage = collect(sources, tmp_path / "collected")

        hashed = storage.stored_name(STYLESHEET)

        assert hashed != STYLESHEET
        assert ".card::after" in read(storage, hashed)
        assert "@import" not in read(storage, hashed)

    def test_holds_its_parts_under_its_plain_name_too(self, sources, tmp_path):
        storage = collect(sources, tmp_path / "collected")

        assert "@import" not in read(storage, STYLESHEET)

    def test_changes_its_name_when_a_part_changes(self, sources, tmp_path):
        before = collect(sources, tmp_path / "collected").stored_name(STYLESHEET)
        (sources / "css" / "base.css").write_text("a { color: var(--ink); }\n")

        after = collect(sources, tmp_path / "collected").stored_name(STYLESHEET)

        assert after != before

    def test_is_compressed_for_the_server_to_hand_out(self, sources, tmp_path):
        (sources / "css" / "base.css").write_text("a { color: var(--brand); }\n" * 50)
        storage = collect(sources, tmp_path / "collected")

        packed = Path(storage.path(storage.stored_name(STYLESHEET) + ".gz")).read_bytes()

        assert b".card::after" in gzip.decompress(packed)


def parts_of(sheet):
    return [name for name, _ in IMPORT.findall((STATIC / sheet).read_text())]


def everything():
    return "".join(bundle(STATIC / sheet) for sheet in STYLESHEETS)


class TestSiteStylesheet:
    def test_names_every_component_once(self):
        named = [name for sheet in STYLESHEETS for name in parts_of(sheet)]
        parts = {f"components/{file.name}" for file in (STATIC / "css/components").glob("*.css")}

        assert parts <= set(named)
        assert len(named) == len(set(named))

    def test_puts_parts_only_into_layers_it_declares(self):
        text = (STATIC / STYLESHEET).read_text()
        declared = re.search(r"@layer ([^;]+);", text)[1].split(", ")

        assert {layer for _, layer in IMPORT.findall(text)} == set(declared)

    def test_gives_the_assessment_components_alone(self):
        layers = {layer for _, layer in IMPORT.findall((STATIC / STYLESHEETS[1]).read_text())}

        assert layers == {"components"}

    def test_leaves_nothing_to_fetch(self):
        assert not re.search(r"@import|url\(", everything())

    def test_weighs_little(self):
        assert len(gzip.compress(everything().encode(), 9)) <= GZIP_LIMIT
        assert len(brotli.compress(bundle(STATIC / STYLESHEET).encode())) <= FIRST_VISIT_LIMIT

    def test_uses_only_tokens_it_defines(self):
        text = everything()
        defined = set(re.findall(r"(--[a-z0-9-]+):", text))

        assert set(re.findall(r"var\((--[a-z0-9-]+)", text)) <= defined
