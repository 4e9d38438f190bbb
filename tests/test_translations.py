"""Spanish is whole: every sentence of the code has its words, and they reach the reader."""

import re
from collections import Counter
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest
import tinyhtml5
from django.utils import translation

from tests import pages

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_CATALOG = {"500.html", "503.html"}
"""They open when nothing else works, and hold both languages themselves."""
SAME_IN_EVERY_LANGUAGE = {"NPI"}
NO_WORDS = re.compile(
    r"{% comment %}.*?{% endcomment %}|{% blocktranslate.*?{% endblocktranslate %}"
    r"|{% block (?:\w*class|coltype) %}.*?{% endblock[\w ]*%}|{[{%#].*?[%}#]}|<!--.*?-->",
    re.DOTALL,
)
SPOKEN_ATTRIBUTE = re.compile(r'\b(?:alt|title|aria-label|placeholder)="([^"]*)"')
TAG = re.compile(r"<[/!]?\w[^>]*>")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|</?\w+>")
ENGLISH = ["Skip to main content", "Menu", "Close", "All conditions", "Checked by", "Next check"]
NOT_YET = "Esta página todavía no está en español. Puede leerla en inglés."
ADDRESSES = [
    "/es/",
    "/es/conditions/",
    "/es/conditions/sciatica/",
    "/es/areas/low-back/",
    "/es/procedures/",
    "/es/procedures/lumbar-discectomy/",
    "/es/surgeons/",
    "/es/surgeons/maya-okafor/",
    "/es/locations/",
    "/es/locations/central-maryland/",
    "/es/locations/central-maryland/harbor/",
    "/es/faq/",
    "/es/faq/will-it-heal/",
    "/es/stories/",
    "/es/stories/june/",
    "/es/about/",
    "/es/assessment/",
    "/es/no-such-page/",
]


def load_messages():
    """Return the module of bin/messages, a command without a name that Python imports."""
    loader = SourceFileLoader("messages", str(ROOT / "bin" / "messages"))
    module = module_from_spec(spec_from_loader("messages", loader))
    loader.exec_module(module)
    return module


messages = load_messages()


def sentences():
    """Pairs of an English sentence and its Spanish, one pair for each plural form."""
    for message in messages.read():
        if message.id:
            english = message.id if isinstance(message.id, tuple) else (message.id,)
            yield from zip(english, messages.in_plural(message), strict=True)


def english_sentences():
    """Those that Spanish changes; the link to the other language stays in that language."""
    return {english for english, spanish in sentences() if english != spanish} - {"English"}


class TestCatalog:
    def test_holds_the_sentences_of_the_code_and_no_others(self):
        assert messages.as_po(messages.updated()).decode() == messages.WORDS.read_text()

    def test_leaves_no_sentence_without_confirmed_words(self):
        assert [message.id for message in messages.wanting(messages.read())] == []

    def test_is_compiled_as_it_stands(self):
        assert messages.as_mo(messages.read()) == messages.COMPILED.read_bytes()

    def test_keeps_every_placeholder_and_tag(self):
        changed = [
            english
            for english, spanish in sentences()
            if Counter(PLACEHOLDER.findall(english)) != Counter(PLACEHOLDER.findall(spanish))
        ]

        assert changed == []

    def test_keeps_what_python_formats(self):
        assert [errors for _, errors in messages.read().check()] == []

    def test_says_who_has_checked_it(self):
        assert re.search(r"^# checked by: \S", messages.WORDS.read_text(), re.MULTILINE)

    def test_speaks_to_the_reader_as_usted(self):
        familiar = re.compile(r"\b(t[úuei]|tus|contigo|puedes|tienes)\b", re.IGNORECASE)

        assert [spanish for _, spanish in sentences() if familiar.search(spanish)] == []

    def test_writes_a_date_as_spanish_does(self):
        with translation.override("es"):
            assert translation.gettext("F j, Y") == r"j \d\e F \d\e Y"


class TestCollecting:
    """What bin/messages finds, in a small site of its own."""

    @pytest.fixture
    def collected(self, monkeypatch, tmp_path):
        def _collected(name, text):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            (path.parent / "__init__.py").touch()
            path.write_text(text, encoding="utf-8")
            monkeypatch.setattr(messages, "ROOT", tmp_path)
            return [(message.context, message.id) for message in messages.collect() if message.id]

        return _collected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('{% translate "Call us" %}', (None, "Call us")),
            ('{% translate "to" context "hours" %}', ("hours", "to")),
            ('{{ day|date:_("F j, Y") }}', (None, "F j, Y")),
            ('<p>It\'s\n    {% translate "Menu" %}</p>', (None, "Menu")),
            (
                "{% blocktranslate trimmed %}\n  Page {{ n }}\n{% endblocktranslate %}",
                (None, "Page %(n)s"),
            ),
            (
                "{% blocktranslate count n=n %}{{ n }} week{% plural %}{{ n }} weeks"
                "{% endblocktranslate %}",
                (None, ("%(n)s week", "%(n)s weeks")),
            ),
        ],
    )
    def test_finds_the_sentence_of_a_template(self, collected, text, expected):
        assert collected("templates/page.html", "{% load i18n %}\n" + text) == [expected]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ('_("Neck")', (None, "Neck")),
            ('ngettext("%(n)s night", "%(n)s nights", 2)', (None, ("%(n)s night", "%(n)s nights"))),
            ('ngettext_lazy("%d day", "%d days")', (None, ("%d day", "%d days"))),
            ('pgettext_lazy("body", "Back")', ("body", "Back")),
        ],
    )
    def test_finds_the_sentence_of_a_module(self, collected, text, expected):
        assert collected("practice/models.py", text) == [expected]

    @pytest.mark.parametrize("name", ["tests/test_page.py", "practice/migrations/0001.py"])
    def test_leaves_out_what_nobody_reads(self, collected, name):
        assert collected(name, '_("Neck")') == []


TEMPLATES = ROOT / "templates"


def words_outside_translation(template):
    text = NO_WORDS.sub("", template)
    spoken = [TAG.sub(" ", text), *SPOKEN_ATTRIBUTE.findall(text)]
    return set(re.findall(r"[A-Za-z]{2,}", " ".join(spoken))) - SAME_IN_EVERY_LANGUAGE


class TestTemplates:
    def test_say_nothing_outside_the_catalog(self):
        # The pages of the questionnaire's staff are in English, as the changelog says.
        for_staff = {*(TEMPLATES / "admin" / "assessment").rglob("*.html")}
        for_staff |= {*(TEMPLATES / "gallery").rglob("*.html")}
        for_staff |= {*TEMPLATES.rglob("*preview*.html")}
        # So are those of signing in, whose addresses have no Spanish twins.
        for_staff |= {*(TEMPLATES / "account").rglob("*.html")}
        for_staff |= {*(TEMPLATES / "mfa").rglob("*.html")}
        templates = {*TEMPLATES.rglob("*.html")} - for_staff
        found = {
            path.name: words
            for path in templates
            if path.name not in WITHOUT_CATALOG
            and (words := words_outside_translation(path.read_text(encoding="utf-8")))
        }

        assert found == {}

    @pytest.mark.parametrize("planted", ["<p>Call us</p>", '<a aria-label="Call us"></a>'])
    def test_that_say_something_are_found(self, planted):
        assert words_outside_translation(planted) == {"Call", "us"}

    @pytest.mark.parametrize("name", sorted(WITHOUT_CATALOG))
    def test_of_the_last_resort_speak_spanish_themselves(self, name):
        assert '<div lang="es">' in (ROOT / "templates" / name).read_text(encoding="utf-8")


@pytest.fixture
def site(db):
    pages.a_practice()
    area = pages.an_area()
    condition = pages.a_condition(areas=[area])
    pages.a_procedure(treats=[condition])
    location = pages.a_location()
    surgeon = pages.a_surgeon()
    surgeon.locations.add(location)
    surgeon.conditions.add(condition)
    pages.an_overview()
    pages.a_question()
    pages.a_story()
    pages.a_page()
    return condition


def read(client, address):
    response = client.get(address)
    return tinyhtml5.parse(response.content.decode(), namespace_html_elements=False)


def said(root):
    """Every stretch of words on the page: texts, and the labels that only a listener hears."""
    heard = [value for each in root.iter() for name, value in each.items() if name == "aria-label"]
    return {" ".join(text.split()) for text in [*root.itertext(), *heard]} - {""}


@pytest.mark.usefixtures("site")
class TestPages:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_say_that_they_are_in_spanish(self, client, address):
        assert read(client, address).get("lang") == "es"

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_keep_no_english(self, client, address):
        words = said(read(client, address))

        assert words & english_sentences() == set()
        assert [each for each in ENGLISH if re.search(rf"\b{each}\b", "\n".join(words))] == []

    def test_write_dates_in_spanish(self, client):
        words = " ".join(said(read(client, "/es/conditions/sciatica/")))

        assert "Revisado por Ruth Okello, MD el 4 de marzo de 2026." in words

    @pytest.mark.parametrize("number", [1, 2])
    def test_count_in_spanish(self, number):
        with translation.override("es"):
            nights = translation.ngettext("Up to %(n)d night", "Up to %(n)d nights", number)

        assert nights % {"n": number} == ["", "Hasta 1 noche", "Hasta 2 noches"][number]


class TestPageWithoutSpanish:
    def test_says_so_in_spanish(self, client, site):
        assert NOT_YET in said(read(client, "/es/conditions/sciatica/"))

    def test_says_nothing_once_it_is_written(self, client, site):
        site.title_es = "Ciática"
        site.save()

        words = said(read(client, "/es/conditions/sciatica/"))

        assert "Ciática" in words
        assert NOT_YET not in words

    def test_says_nothing_in_english(self, client, site):
        page = client.get("/conditions/sciatica/").content.decode()

        assert NOT_YET not in page
        assert "not in Spanish yet" not in page
