"""Pages of the gallery: one for each section, and one for each page that is hard to come by."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from spinecare.gallery import cards, frame, notices, parts, people, places, questions, results
from spinecare.gallery.pages import PAGES

SECTIONS = {
    make.__module__.rsplit(".", 1)[-1]: make
    for make in (
        frame.section,
        notices.section,
        cards.section,
        parts.section,
        people.section,
        places.section,
        questions.section,
        results.section,
    )
}


@require_safe
def index(request):
    sections = [make() for make in SECTIONS.values()]
    return render(request, "gallery/index.html", {"sections": sections, "pages": PAGES})


@require_safe
def section(request, slug):
    if slug not in SECTIONS:
        raise Http404
    found = SECTIONS[slug]()
    # Drawn here, for a template would pass over what fails.
    drawn = [(component, component.drawn()) for component in found.components]
    return render(request, "gallery/section.html", {"title": found.title, "drawn": drawn})


@require_safe
def page(request, name):
    """A whole page, as whoever meets it sees it; only its status is always 200."""
    if name not in PAGES:
        raise Http404
    template, context = PAGES[name]
    return render(request, template, context() if context else None)
