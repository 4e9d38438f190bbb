"""No character of ours is a box on paper: the font has every letter and sign that we can print."""

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from assessment.engine.labels import NO, YES
from assessment.questionnaires import SPINE as SPINE_FILE
from assessment.report.renderer import FONT_FILES, font_path
from assessment.report.summary import summary_html
from assessment.result import CERTAINTIES, URGENCIES
from spinecare.demo.reading import FOLDER
from tests.assessment.report.printed import CASES, result_of

PROJECT = Path(__file__).resolve().parents[3]
CONTROLS = {"\n", "\t"}
LATIN_1 = {chr(code) for code in range(0xA1, 0x100)} - {"\xad"}
SIGNS = set("≥≤×–—“”‘’…•−½±·→°§№€¿¡ºª«»\xa0")
CATALOGS = sorted((PROJECT / "locale").rglob("*.po"))
# But for the page that offers interpreters in their own scripts: no PDF prints it.
DEMO_TEXTS = sorted(
    path
    for path in FOLDER.rglob("*")
    if path.suffix in (".md", ".toml") and path.parent.name != "pages"
)


@pytest.fixture(params=FONT_FILES)
def known(request):
    return {chr(code) for code in TTFont(font_path(request.param)).getBestCmap()} | CONTROLS


def of_file(path):
    return set(path.read_text(encoding="utf-8"))


def words_of(found):
    """Every string in a document."""
    if isinstance(found, str):
        return [found]
    each = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    return [words for part in each for words in words_of(part)]


def test_every_letter_of_english_and_spanish(known):
    letters = set(map(chr, range(0x20, 0x7F))) | set("áéíóúüñÁÉÍÓÚÜÑ")

    assert (letters | LATIN_1) - known == set()


def test_every_typographic_sign(known):
    assert SIGNS - known == set()


def test_every_character_of_the_questionnaire(known):
    document = json.loads(SPINE_FILE.read_text(encoding="utf-8"))

    assert set("".join(words_of(document))) - known == set()


@pytest.mark.parametrize("path", CATALOGS, ids=lambda path: path.parts[-3])
def test_every_character_of_our_translations(known, path):
    assert of_file(path) - known == set()


@pytest.mark.parametrize("folder", sorted({path.parent.name for path in DEMO_TEXTS}))
def test_every_character_of_the_demo(known, folder):
    texts = [of_file(path) for path in DEMO_TEXTS if path.parent.name == folder]

    assert set().union(*texts) - known == set()


def test_every_character_of_our_own_words(known):
    words = [*URGENCIES.values(), *CERTAINTIES.values(), *YES.values(), *NO.values()]

    assert set("".join(map(str, words))) - known == set()


@pytest.mark.usefixtures("demo_practice")
@pytest.mark.parametrize("name", CASES)
def test_every_character_of_the_page(known, name):
    assert set(summary_html(result_of(name))) - known == set()


def test_there_are_texts_to_look_at():
    assert CATALOGS
    assert len(DEMO_TEXTS) > 50
