"""What every published page says, each kind in its own way, as visitors of one language find it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from conditions.models import Area, Condition
from editorial.models import EditorialPage
from editorial.models.languages import child_rows
from faq.models import Question
from glossary import words as glossary
from locations.models import Location, Region
from practice.models import Page
from procedures.models import Overview, Procedure
from search import lists
from search.counting import Document
from search.kinds import LABELS
from search.texts import body, headings
from stories.models import Story
from surgeons.models import Surgeon

TERM = 0.7
"""A term says one sentence, and would come before the page that tells it all."""


def documents(language: str) -> list[Document]:
    """Return what visitors of that language may find; where a page has no Spanish, its English."""
    pages = (_page(kind, page, language) for kind in KINDS for page in kind.published())
    return [*pages, *_terms(language), *lists.documents(language)]


@dataclass(frozen=True)
class Kind:
    """One kind of page: which of them are public, and the words that each stands for."""

    name: str
    pages: Callable[[], QuerySet]
    keywords: Callable[[Any], Iterable[str]] = lambda page: ()
    standing: float = 1.0
    """How much better patients are served by it than by others that say the same."""

    def published(self) -> QuerySet:
        pages = self.pages()
        return pages.prefetch_related(*child_rows(pages.model))


def _page(kind: Kind, page: EditorialPage, language: str) -> Document:
    spoken = language if page.is_in(language) else settings.LANGUAGE_CODE
    with translation.override(language):
        address = page.get_absolute_url()
    with translation.override(spoken):
        return Document(
            key=(kind.name, str(page.pk)),
            language=spoken,
            kind=kind.name,
            title=page.title,
            address=address,
            summary=page.summary,
            text=body(page),
            names=_between_commas(getattr(page, "other_names", "")),
            keywords=". ".join(str(word) for word in kind.keywords(page)),
            headings=headings(page),
            standing=kind.standing,
        )


def _terms(language: str) -> Iterator[Document]:
    with translation.override(language):
        for term in glossary.build()[language]:
            yield Document(
                key=("term", term["slug"]),
                language=term["language"],
                kind="term",
                title=term["title"],
                address=f"{reverse('glossary:list')}#{term['slug']}",
                text=term["meaning"],
                names=tuple(term["also"]),
                standing=TERM,
            )


def _between_commas(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in names.split(",") if name.strip())


def _titles(pages: Any) -> list[str]:
    return [page.title for page in pages.all()]


def _of_place(place: Location) -> list[str]:
    return [place.street, place.city, place.state, place.postal_code, place.region.title]


def _of_region(region: Region) -> list[str]:
    return [word for place in region.locations.all() for word in (place.title, *_town(place))]


def _town(place: Location) -> tuple[str, str]:
    return place.city, place.postal_code


def _of_surgeon(surgeon: Surgeon) -> list[str]:
    places = [word for place in surgeon.locations.all() for word in (place.title, place.city)]
    spoken = [word for each in surgeon.languages.all() for word in _called(each.code, each.name)]
    training = [stage.place for stage in surgeon.training.all()]
    treats = [*_titles(surgeon.conditions), *_titles(surgeon.procedures)]
    return [surgeon.get_specialty_display(), *places, *spoken, *treats, *training]


def _called(code: str, name: str) -> tuple[str, ...]:
    """Return what a language is called in itself and in the language of the page."""
    try:
        return name, str(translation.get_language_info(code)["name_translated"])
    except KeyError:
        return (name,)


def _of_story(story: Story) -> list[str]:
    about = (page.title for page in (story.condition, story.procedure) if page)
    return [LABELS["story"], story.get_kind_display(), story.person, *about]


def _surgeons() -> QuerySet:
    return Surgeon.objects.published().prefetch_related(
        "languages",
        "training",
        Prefetch("conditions", Condition.objects.published()),
        Prefetch("procedures", Procedure.objects.published()),
        Prefetch("locations", Location.objects.published()),
    )


KINDS = (
    Kind(
        "condition",
        lambda: Condition.objects.published().with_areas(),
        lambda condition: _titles(condition.areas),
        standing=1.2,
    ),
    Kind(
        "procedure",
        lambda: Procedure.objects.published().prefetch_related(
            Prefetch("treats", Condition.objects.published())
        ),
        lambda procedure: [_("Surgery"), *_titles(procedure.treats)],
        standing=1.15,
    ),
    Kind("overview", lambda: Overview.objects.published(), standing=1.1),
    Kind("area", lambda: Area.objects.published(), standing=1.1),
    # All that they treat stands in few words, and would come before the pages about it.
    Kind("surgeon", _surgeons, _of_surgeon, standing=0.85),
    Kind(
        "region",
        lambda: Region.objects.published().prefetch_related(
            Prefetch("locations", Location.objects.published())
        ),
        _of_region,
    ),
    Kind("place", lambda: Location.objects.published().select_related("region"), _of_place),
    Kind(
        "question",
        lambda: Question.objects.published().select_related("topic"),
        lambda question: [question.topic.title],
    ),
    Kind(
        "story",
        lambda: Story.objects.published().select_related("condition", "procedure"),
        _of_story,
        standing=0.8,
    ),
    Kind("page", lambda: Page.objects.published()),
)
