"""P7: what our summary costs in the renderer's process, and what the same costs with reportlab."""

import io
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from pypdf import PdfReader

from assessment.report import summary
from assessment.report.children import COMMAND, Child
from assessment.report.renderer import font_path
from tests.bench.asking import CASES, client_with
from tests.bench.figures import Figure
from tests.bench.processes import cpu_seconds, peak_megabytes
from tests.bench.twin import Twin, read

PRINTED = {"A": "usual summary", "worst": "longest summary"}
ROUNDS, OURS, THEIRS = 5, 4, 12
WAITING = 60
ONLY_IN_CHILDREN = """
import sys
from django.test import Client
import django
django.setup()
from spinecare.wsgi import application
from assessment import views
print(any(name.split(".")[0] == "weasyprint" for name in sys.modules))
"""


def measure(folder: Path) -> list[Figure]:
    child, twin = Child(COMMAND, folder), Twin(str(font_path(400)))
    try:
        figures = [figure for name in PRINTED for figure in _compared(name, child, twin)]
        peak = peak_megabytes(child.pid)
    finally:
        child.stop()
    return [
        *figures,
        Figure("P7", "memory of its process at its peak, MB", peak, at_most=110),
        Figure("P7", "web workers that import WeasyPrint", _importing_workers(), at_most=0),
    ]


def _compared(name: str, child: Child, twin: Twin) -> list[Figure]:
    html = summary_of(CASES[name])
    content, pdf = read(html), child.render(html, time.monotonic() + WAITING)
    _check_same(pdf, twin.render(content))
    ours, theirs = _side_by_side(child, html, lambda: twin.render(content))
    of = PRINTED[name]
    return [
        Figure("", f"{of}, by reportlab, untagged: CPU ms", theirs * 1000),
        Figure("", f"{of}, by WeasyPrint, tagged: CPU ms", ours * 1000),
        Figure("P7", f"{of}: CPU, times reportlab's", ours / theirs, at_most=10),
        Figure("P7", f"{of}: size of the PDF, KB", len(pdf) / 1000, at_most=40),
    ]


def summary_of(given) -> str:
    """Return the page that the site itself would print, without asking how it makes it."""
    kept = []

    def keep(html):
        kept.append(html)
        return b"%PDF"

    real, summary.render_pdf = summary.render_pdf, keep
    try:
        client_with(given).get("/assessment/summary.pdf")
    finally:
        summary.render_pdf = real
    return kept[0]


def _side_by_side(child, html, render_twin) -> tuple[float, float]:
    """Take turns, so that a noisy minute falls on both."""
    ours, theirs = [], []
    render_twin()
    for _ in range(ROUNDS):
        before = cpu_seconds(child.pid)
        for _ in range(OURS):
            child.render(html, time.monotonic() + WAITING)
        ours.append((cpu_seconds(child.pid) - before) / OURS)
        began = time.process_time()
        for _ in range(THEIRS):
            render_twin()
        theirs.append((time.process_time() - began) / THEIRS)
    return median(ours), median(theirs)


def _check_same(ours: bytes, theirs: bytes) -> None:
    """A comparison of different contents would be none."""
    first, second = (PdfReader(io.BytesIO(pdf)) for pdf in (ours, theirs))
    if len(first.pages) != len(second.pages):
        raise RuntimeError(f"{len(first.pages)} pages are no match for {len(second.pages)}")


def _importing_workers() -> int:
    asked = subprocess.run(
        [sys.executable, "-c", ONLY_IN_CHILDREN], capture_output=True, text=True, check=True
    )
    return int(asked.stdout.strip() == "True")
