"""Words a quarter longer than ours, as Spanish ones are: the summary keeps to its two pages."""

import pytest
from django.utils import translation

from assessment.report.summary import summary_html
from tests.assessment.report.printed import CASES, longer, result_of, says

pytestmark = pytest.mark.usefixtures("demo_practice")

PAPERS = ("letter", "a4")


def on(paper, html):
    return html.replace('<body class="letter', f'<body class="{paper}')


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", CASES)
def test_fit_two_pages(press, name, paper):
    page = press(on(paper, longer(summary_html(result_of(name)))))

    assert len(page.pages) == 2
    assert len(page.pdf) <= 40_000


@pytest.mark.parametrize("paper", PAPERS)
def test_with_spanish_around_them_break_nothing(press, paper):
    """Twice longer than ours: what needs a third page gets it, with the right numbers."""
    with translation.override("es"):
        html = longer(summary_html(result_of("worst")))

    pages = press(on(paper, html)).pages

    assert len(pages) in (2, 3)
    numbers = [f"Página {place} de {len(pages)}" for place in range(1, len(pages) + 1)]
    assert [says(text, number) for text, number in zip(pages, numbers, strict=True)] == [
        True for _ in pages
    ]


def test_that_nothing_can_hold_go_on_to_more_pages(press):
    endless = summary_html(result_of("A")).replace(
        "</body>", "<p>One more sentence.</p>" * 400 + "</body>"
    )

    page = press(endless)

    assert len(page.pages) > 3
    assert page.text.count("One more sentence.") == 400
    assert says(page.pages[-1], f"Page {len(page.pages)} of {len(page.pages)}")
