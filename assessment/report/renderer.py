"""HTML to PDF bytes: the only module that imports WeasyPrint, and only ever in a child process."""

import re
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from pydyf import PDF
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.html import UA
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from assessment.report import density, tags

PROJECT = Path(__file__).resolve().parents[2]
STYLESHEET = PROJECT / "static" / "css" / "report.css"
FONT_FAMILY = "Report Sans"
OPTIONS = {"pdf_variant": "pdf/ua-1"}
LAST_OBJECT = b"/Type /XRef"
FONT_FILES = {
    400: "SourceSansPro-Regular.ttf",
    600: "SourceSansPro-Semibold.ttf",
}


def font_path(weight: int) -> Path:
    package = find_spec("font_source_sans_pro")
    if package is None or not package.submodule_search_locations:
        raise RuntimeError("the package font-source-sans-pro is not installed")
    return Path(package.submodule_search_locations[0]) / "files" / FONT_FILES[weight]


# WeasyPrint's own sheet has rules that give every element, even each cell, five boxes for notes,
# and cost one part in fifteen. Nothing of ours has notes; only list items have markers.
FOR_EVERY_ELEMENT = re.compile(r"^::[a-z-]+ .*$", re.MULTILINE)
MARKERS = re.compile(r"^(?=::marker )", re.MULTILINE)
ELEMENTS = CSS(string=FOR_EVERY_ELEMENT.sub("", MARKERS.sub("li", UA)))

# A scheme of our own, so that no address that anybody could open is ever allowed.
FONTS = {f"report-font:{weight}": font_path(weight) for weight in FONT_FILES}


class BundledFontsOnly(URLFetcher):
    """Hands out the report's own fonts; every other address is refused without being opened."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url not in FONTS:
            raise ValueError("the summary may fetch nothing but its own fonts")
        return URLFetcherResponse(url, FONTS[url].read_bytes(), {"Content-Type": "font/ttf"})


class Page(HTML):
    """A page with only those of WeasyPrint's own rules that can matter to it."""

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [ELEMENTS]


class Renderer:
    """WeasyPrint with our style sheet and font loaded once.

    Nothing in the PDF comes from the clock or from chance: its dates are those of
    `<meta name="dcterms.created">` and `dcterms.modified`, its identifier is a digest of
    its content. The same HTML gives the same bytes.
    """

    def __init__(self) -> None:
        self._fetcher = BundledFontsOnly()
        self._fonts = FontConfiguration()
        self._sheet = CSS(
            string=_font_faces() + STYLESHEET.read_text(encoding="utf-8"),
            font_config=self._fonts,
            url_fetcher=self._fetcher,
        )

    def render(self, html: str) -> bytes:
        return _identified(self._fitted(html).write_pdf(finisher=_put_right, **OPTIONS))

    def _fitted(self, html: str) -> Document:
        """Lay out more closely what does not fit into the pages that `<html data-pages>` asks for.

        What fits at no density goes on to one page more: nothing is ever cut off.
        """
        page = self._read(html)
        if not (pages := page.etree_element.get("data-pages")):
            return self._laid_out(page)
        for name in density.CLASSES[density.guessed(page.etree_element.find("body")) :]:
            page.etree_element.set("class", name)
            document = self._laid_out(page)
            if len(document.pages) <= int(pages):
                break
            page = self._read(html)  # a page that was laid out does not see its new class
        return document

    def _read(self, html: str) -> Page:
        return Page(string=html, url_fetcher=self._fetcher)

    def _laid_out(self, page: Page) -> Document:
        return page.render(stylesheets=[self._sheet], font_config=self._fonts, **OPTIONS)


def _put_right(document: Document, pdf: PDF) -> None:
    tags.tidy(pdf)


def _identified(pdf: bytes) -> bytes:
    """Name a PDF by a digest of its content: pydyf would compress all of it again for that."""
    before, last, after = pdf.rpartition(LAST_OBJECT)
    name = b"<%s>" % sha256(pdf).hexdigest()[:32].encode()
    return before + b"/ID [%s %s]" % (name, name) + last + after


def _font_faces() -> str:
    return "".join(
        f'@font-face {{ font-family: "{FONT_FAMILY}"; font-weight: {weight};'
        f' src: url("report-font:{weight}"); }}\n'
        for weight in FONT_FILES
    )
