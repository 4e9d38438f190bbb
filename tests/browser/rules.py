"""The rules of axe that the whole site keeps: WCAG 2.2 at level AA, and good practice."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
    "preload": False,  # no rule here needs the style sheets fetched a second time
}


def assert_no_violation(page):
    results = Axe().run(page, options=OPTIONS)

    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
