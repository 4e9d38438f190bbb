"""The summary that a patient takes to a doctor: the result as two printed pages."""

from django.template.loader import render_to_string

from assessment.report.pool import render_pdf

TEMPLATE = "assessment/summary.html"


def summary_html(result):
    """Return the page that becomes the PDF: the same result, version and day give the same text."""
    return render_to_string(TEMPLATE, {"result": result, "practice": result.practice})


def summary(result):
    """Return the PDF's bytes; raise Busy or RenderFailed of `assessment.report.pool`."""
    return render_pdf(summary_html(result))
