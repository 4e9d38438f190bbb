"""HTML to PDF bytes: the only module that imports WeasyPrint, and only ever in a child process."""

from importlib.util import find_spec
from pathlib import Path

from pydyf import PDF
from weasyprint import CSS, HTML
from weasyprint.document import Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from assessment.report import tags

PROJECT = Path(__file__).resolve().parents[2]
STYLESHEET = PROJECT / "static" / "css" / "report.css"
FONT_FAMILY = "Report Sans"
OPTIONS = {"pdf_variant": "pdf/ua-1", "pdf_identifier": True}
DENSITIES = ("", "close", "close closest")
"""Classes of <html>, tried in turn."""
FONT_FILES = {
    400: "SourceSansPro-Regular.ttf",
    600: "SourceSansPro-Semibold.ttf",
}


def font_path(weight: int) -> Path:
    package = find_spec("font_source_sans_pro")
    if package is None or not package.submodule_search_locations:
        raise RuntimeError("the package font-source-sans-pro is not installed")
    return Path(package.submodule_search_locations[0]) / "files" / FONT_FILES[weight]


# A scheme of our own, so that no address that anybody could open is ever allowed.
FONTS = {f"report-font:{weight}": font_path(weight) for weight in FONT_FILES}


class BundledFontsOnly(URLFetcher):
    """Hands out the report's own fonts; every other address is refused without being opened."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if url not in FONTS:
            raise ValueError("the summary may fetch nothing but its own fonts")
        return URLFetcherResponse(url, FONTS[url].read_bytes(), {"Content-Type": "font/ttf"})


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
        return self._fitted(html).write_pdf(finisher=_put_right, **OPTIONS)

    def _fitted(self, html: str) -> Document:
        """Lay out more closely what does not fit into the pages that `<html data-pages>` asks for.

        What fits at no density goes on to one page more: nothing is ever cut off.
        """
        for density in DENSITIES:
            page = HTML(string=html, url_fetcher=self._fetcher)
            pages = page.etree_element.get("data-pages")
            if pages:
                page.etree_element.set("class", density)
            document = page.render(stylesheets=[self._sheet], font_config=self._fonts, **OPTIONS)
            if not pages or len(document.pages) <= int(pages):
                break
        return document


def _put_right(document: Document, pdf: PDF) -> None:
    tags.tidy(pdf)


def _font_faces() -> str:
    return "".join(
        f'@font-face {{ font-family: "{FONT_FAMILY}"; font-weight: {weight};'
        f' src: url("report-font:{weight}"); }}\n'
        for weight in FONT_FILES
    )
