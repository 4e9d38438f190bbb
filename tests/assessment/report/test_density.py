"""How closely a summary is set is guessed so well that it need not be laid out again."""

import re

import pytest
from django.utils import translation
from weasyprint import HTML

from assessment.report import density
from assessment.report.renderer import Page, Renderer
from assessment.report.summary import summary_html
from tests.assessment import visits
from tests.assessment.report.printed import longer
from tests.assessment.spine_cases import WORKED, WORST

CASES = {name: case[0] for name, case in WORKED.items()} | {"worst": WORST}


@pytest.fixture(scope="module")
def renderer():
    return Renderer()


@pytest.fixture
def laid_out(monkeypatch):
    """The class and the number of pages of every layout."""
    found, lay_out = [], Page.render

    def render(page, **options):
        document = lay_out(page, **options)
        found.append((page.etree_element.get("class"), len(document.pages)))
        return document

    monkeypatch.setattr(Page, "render", render)
    return found


def html_of(name, language, paper):
    with translation.override(language):
        html = summary_html(visits.spine(CASES[name]))
    return html.replace('<body class="letter', f'<body class="{paper}')


@pytest.mark.usefixtures("demo_practice")
class TestGuess:
    @pytest.mark.parametrize("paper", ["letter", "a4"])
    @pytest.mark.parametrize("language", ["en", "es"])
    @pytest.mark.parametrize("name", CASES)
    def test_takes_one_layout_of_two_pages(self, renderer, laid_out, name, language, paper):
        renderer.render(html_of(name, language, paper))

        assert [pages for _, pages in laid_out] == [2]

    @pytest.mark.parametrize("name", ["A", "F", "G"])
    def test_sets_the_usual_ones_as_roomy_as_can_be(self, renderer, laid_out, name):
        renderer.render(html_of(name, "en", "letter"))

        assert [each for each, _ in laid_out] == [density.CLASSES[0]]

    @pytest.mark.parametrize("name", ["B", "worst"])
    def test_sets_no_closer_than_it_must(self, renderer, laid_out, monkeypatch, name):
        html = html_of(name, "en", "letter")
        renderer.render(html)
        guess = laid_out[-1]
        laid_out.clear()
        monkeypatch.setattr(density, "guessed", lambda body: 0)
        renderer.render(html)

        assert laid_out[-1] == guess
        assert [pages > 2 for _, pages in laid_out] == [True] * (len(laid_out) - 1) + [False]

    def test_that_is_too_low_is_put_right(self, renderer, laid_out, monkeypatch):
        monkeypatch.setattr(density, "guessed", lambda body: 0)

        renderer.render(longer(html_of("worst", "en", "letter")))

        assert [each for each, _ in laid_out] == list(density.CLASSES)
        assert laid_out[-1][1] == 2

    def test_leaves_alone_what_asks_for_no_number_of_pages(self, renderer, laid_out):
        html = re.sub(' data-pages="2"', "", html_of("worst", "en", "letter"))

        renderer.render(html)

        assert [each for each, _ in laid_out] == [None]


@pytest.mark.usefixtures("demo_practice")
@pytest.mark.parametrize("name", ["A", "C", "worst"])
def test_what_is_left_out_of_the_sheet_for_every_element_changes_nothing(
    renderer, monkeypatch, name
):
    html = html_of(name, "en", "letter")
    ours = renderer.render(html)

    monkeypatch.setattr(Page, "_ua_stylesheets", HTML._ua_stylesheets)

    assert renderer.render(html) == ours
