"""Every page of the demo practice, in both languages: plain, sourced, linked, translated, told."""

import json
import re

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from conditions.models import Area, Condition
from editorial.inspection import inspect
from editorial.readability.measure import Verdict
from faq.models import Question
from glossary.models import Term
from locations.models import Location, Region
from practice.models import Page
from procedures.models import Overview, Procedure
from stories.models import Story
from surgeons.models import Surgeon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]

PAGES = (Area, Condition, Procedure, Overview, Region, Location, Surgeon, Question, Story, Page)
LANGUAGES = ("en", "es")
LISTS = (
    "", "conditions/", "procedures/", "surgeons/", "locations/", "faq/", "stories/", "glossary/",
)  # fmt: skip
JSON_LD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
CITED = re.compile(r'(?:"#source-|\[)(\d+)["\]]')
CELLS = ("what_it_is", "what_it_can_do", "what_can_go_wrong", "how_long")
SOURCE = re.compile(r'<li class="review__source".*?</li>', re.DOTALL)
"""The titles of studies are in the language in which they were written."""
IN_ENGLISH = re.compile(r'lang="en"[^>]*>([^<]{0,40})')
HREF = re.compile(r'href="(/[^"#?]*)')
MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
NEEDED = {
    "MedicalCondition": {"name", "url", "description", "associatedAnatomy", "alternateName"},
    "MedicalProcedure": {"name", "url", "description", "bodyLocation", "howPerformed", "followup"},
    "Physician": {"name", "url", "medicalSpecialty", "knowsLanguage", "address", "telephone"},
    "MedicalClinic": {"name", "address", "geo", "telephone", "openingHoursSpecification"},
    "FAQPage": {"mainEntity"},
    "VideoObject": {"name", "contentUrl", "thumbnailUrl", "uploadDate", "duration", "transcript"},
    "BreadcrumbList": {"itemListElement"},
    "MedicalWebPage": {"lastReviewed", "reviewedBy", "dateModified", "inLanguage"},
}
ONE_WAY = {
    "en": r"orthopaed|tumour|anaesth|\bdisk\b|physiotherap|\bx-ray|\bX ray|e-mail|healthcare"
    r"|\bcentre\b|paediatr|\bcolour|\bminimally-invasive",
    "es": r"hernia discal|sala de urgencias|\bRMN\b|fisioterapista|kinesiolog|radiografia\b"
    r"|síndrome de cola de caballo",
}


def every_page():
    return [page for model in PAGES for page in model.objects.published()]


def address_of(page, language):
    with translation.override(language):
        return page.get_absolute_url()


def words_of(page, language):
    names = [f"title_{language}", f"summary_{language}", *page.rich_text_fields(language)]
    return " ".join(getattr(page, name) or "" for name in names)


@pytest.fixture(scope="module")
def read(library):
    """Return what a browser gets at an address, asked for once."""
    from django.test import Client

    client, kept = Client(), {}

    def fetch(address):
        if address not in kept:
            response = client.get(address)
            kept[address] = response.status_code, response.content.decode()
        return kept[address]

    return fetch


def test_nothing_keeps_a_page_from_the_public_and_no_editor_is_warned():
    found = {page.slug: inspect(page) for page in every_page()}
    assert {slug: findings for slug, findings in found.items() if findings} == {}


def test_every_page_is_plain_in_both_languages():
    hard = []
    for page in every_page():
        for language in LANGUAGES:
            reading = page.reading(language)
            if reading is not None and reading.verdict is not Verdict.PLAIN:
                hard.append((page.slug, language, reading.figure))
    assert hard == []


def test_every_clinical_page_names_its_sources_and_cites_each():
    for page in every_page():
        if page.needs_review:
            cited = {int(number) for number in CITED.findall(clinical_words_of(page))}
            assert cited == set(range(1, page.sources.count() + 1)), page.slug


def clinical_words_of(page):
    """The page's own words and those of its table of choices."""
    options = page.options.all() if isinstance(page, Condition) else ()
    cells = [getattr(row, f"{name}_en") for row in options for name in CELLS]
    return " ".join([words_of(page, "en"), *cells])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_link_of_any_page_is_dead(read, language):
    prefix = "/" if language == "en" else "/es/"
    addresses = [prefix + each for each in LISTS]
    addresses += [address_of(page, language) for page in every_page() if page.slug]
    dead = set()
    for address in addresses:
        status, text = read(address)
        assert status == 200, address
        for link in set(HREF.findall(text)):
            if link.startswith(("/static/", "/media/", "/assessment/summary")) or "leaflet" in link:
                continue
            if read(link)[0] not in (200, 302):
                dead.add((address, link))
    assert dead == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_tells_search_engines_all_of_it(read, language):
    for page in every_page():
        if isinstance(page, Overview):
            continue
        (block,) = JSON_LD.findall(read(address_of(page, language))[1])
        for node in json.loads(block)["@graph"]:
            kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
            for kind in kinds:
                assert NEEDED.get(kind, set()) <= node.keys(), (page.slug, kind)


def test_no_english_is_left_on_a_spanish_page(read):
    left = []
    for page in every_page():
        text = MAIN.search(read(address_of(page, "es"))[1])[0]
        left += [(page.slug, words) for words in IN_ENGLISH.findall(SOURCE.sub("", text))]
    assert [each for each in left if each[1] != "English"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_is_spelled_one_way(language):
    unwanted = re.compile(ONE_WAY[language])
    texts = {page.slug: strip_tags(words_of(page, language)) for page in every_page()}
    texts["glossary"] = " ".join(
        f"{getattr(term, f'title_{language}')} {getattr(term, f'meaning_{language}')}"
        for term in Term.objects.all()
    )
    found = {slug: unwanted.findall(text) for slug, text in texts.items() if unwanted.search(text)}
    assert found == {}
