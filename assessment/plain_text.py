"""The summary as plain text: what the PDF holds, for a screen reader, a mail or a form."""

import re
import textwrap
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from assessment.result import Result

WIDTH = 74
INDENT = "   "
Lines = Iterable[str]

bullet = re.compile(r"\s*<li[^>]*>")
block_end = re.compile(r"</(?:p|li|ul|ol|h[1-6])>|<br ?/?>")


def plain_text(result: Result, *, is_sent: bool = False) -> str:
    """Return the same text for the same result, version and day.

    What a patient sends us says nothing of copies: we keep it.
    """
    return "\n".join([*_top(result, is_sent), *_sections(result)]).rstrip() + "\n"


def _sections(result: Result) -> Iterator[str]:
    yield from (_flags if result.flags else _pathway)(result)
    if not result.stops:
        yield from _notes(result)
        yield from _safety_net(result)
    yield from _scores(result)
    yield from _changes(result)
    yield from _answers(result)
    yield from _clinician(result)
    yield from _section(_("Sources of the points"), _sources(result))
    yield from _section(_("What this summary cannot tell"), map(_item, result.limits))


# What to do


def _top(result: Result, is_sent: bool) -> Iterator[str]:
    practice = result.practice
    yield from _heading(_("Your spine check summary"), "=")
    yield from _paragraph(f"{practice['name']}, {practice['phone']}")
    yield from _paragraph(settings.BASE_URL + reverse("assessment:start_page"))
    yield from _paragraph(f"{_day(result)} ({result.time_zone})")
    yield from _paragraph(
        _("Made by the patient on this site, not checked by a clinician.")
        if is_sent
        else _("Made by the patient on this site, not checked by a clinician. We kept no copy.")
    )
    if result.is_translation_unchecked:
        yield from _paragraph(_("No qualified translator has checked this translation yet."))
    if result.asked.is_preview:
        yield from _paragraph(_("Preview of a draft for staff. Not for patients."))
    if practice["is_demo"]:
        yield from _paragraph(
            _("This is a demonstration: the practice and its people are invented.")
        )
    yield ""


def _flags(result: Result) -> Iterator[str]:
    for flag in result.flags:
        yield from _section(flag["title"], [flag["sign"], flag["advice"]])
    if not result.stops:
        yield from _call(result, result.practice["after_hours"])


def _pathway(result: Result) -> Iterator[str]:
    band = result.band
    guide = _("This is a guide, not a diagnosis.")
    yield from _section(band["title"], [band["headline"], f"{band['advice']} {guide}"])
    steps = [
        f"{number}. {step['title']}. {step['text']}" for number, step in enumerate(band["steps"], 1)
    ]
    yield from _section(_("What to do next"), steps)
    yield from _call(result, result.practice["hours_summary"])
    yield from _section(_("Whom to see, and what to read"), _whom(result))


def _whom(result: Result) -> Iterator[str]:
    """The same names as on paper, each in a line."""
    for surgeon in result.surgeons:
        yield _item(f"{surgeon['title']}, {surgeon['about']}")
    for place in result.places:
        yield _item(f"{place['title']}, {place['about']}, {place['phone']}")
    pages = result.reading["pages"] if result.reading else []
    for page in pages:
        yield _item(page["title"])
    if result.places or pages:
        yield _(
            "All are in the order of the alphabet, people by last name. "
            "The order says nothing else."
        )


def _call(result: Result, when: str) -> Iterator[str]:
    yield from _paragraph(f"{_('Call:')} {result.phone}. {when}")
    yield ""


def _notes(result: Result) -> Iterator[str]:
    for note in result.notes:
        yield from _section(note["title"] or _("Please note"), [note["text"]])


def _safety_net(result: Result) -> Iterator[str]:
    """The practice's emergency card, in its own words."""
    card = result.practice["care_cards"].get("emergency")
    if card:
        told = _without_tags(card["signs"]) + _without_tags(card["what_to_do"])
        yield from _section(card["title"], told)


# What it rests on


def _scores(result: Result) -> Iterator[str]:
    numbers = {source["key"]: place for place, source in enumerate(_cited(result), 1)}
    for score in result.scores:
        told = [*_sums(score), *(_line(line, numbers) for line in score["lines"])]
        yield from _section(score["title"], told)


def _sums(score: dict[str, Any]) -> Iterator[str]:
    if score["gauge"]:
        yield f"{score['level']}. {score['gauge'].label}"
    elif score["value"] is None:
        yield _("Too many questions were skipped for a sum.")
    else:
        yield _("%(value)s of %(highest)s points.") % score
    if score["missing"]:
        yield _("Up to %(missing)s higher with the skipped questions.") % score
    yield _("No study has tested this scale.")


def _line(line: dict[str, Any], numbers: dict[str, int]) -> str:
    """Points first, then why: the effect, how sure, what can change, and the sources."""
    told = [f"{line['points']:>3}  {line['question']}: {line['answer']}."]
    told += [line["effect"], line["reason"]]
    if line["certainty"]:
        told.append(f"{_('How sure:')} {line['certainty']}.")
    if line["can_change"] is not None:
        told.append(
            _("You can change this.") if line["can_change"] else _("You cannot change this.")
        )
    if line["citations"]:
        cited = ", ".join(str(numbers[source["key"]]) for source in line["citations"])
        told.append(f"{_('Sources')}: {cited}.")
    return " ".join(filter(None, told))


def _changes(result: Result) -> Iterator[str]:
    told = [
        _item(_("%(question)s: %(instead)s. %(before)s becomes %(after)s.") % change)
        for change in result.changes
    ]
    if told:
        told.append(_("Points are not a forecast: they do not say how you will feel."))
    yield from _section(_("What would change"), told)


def _answers(result: Result) -> Iterator[str]:
    blank = _("Not provided")
    told = [f"{row['question']}: {row['answer'] or blank}" for row in result.answers]
    yield from _section(_("All answers"), map(_item, told))


def _clinician(result: Result) -> Iterator[str]:
    version = f"{_('version')} {result.version}, SHA-256 {result.asked.digest}"
    told = [f"{_('Questionnaire')}: {result.title}, {version}"]
    told += [_raised(flag) for flag in result.flags]
    if result.denied:
        told.append(f"{_('Asked and denied')}: {'; '.join(result.denied)}")
    yield from _section(_("For your clinician"), told)


def _raised(flag: dict[str, Any]) -> str:
    told = [f"{_('Red flag')}: {flag['sign']} ({flag['key']})"]
    told += [_("source pending")] * flag["pending"]
    told += [_source(source) for source in flag["citations"]]
    return "; ".join(told)


def _cited(result: Result) -> list[dict[str, str]]:
    """Each source of a line once, in the order in which the lines name them."""
    lines = [line for score in result.scores for line in score["lines"]]
    sources = {source["key"]: source for line in lines for source in line["citations"]}
    return list(sources.values())


def _sources(result: Result) -> list[str]:
    return [f"{place}. {_source(source)}" for place, source in enumerate(_cited(result), 1)]


def _source(source: dict[str, str]) -> str:
    return f"{source['text']} {source['url']}".rstrip()


def _day(result: Result) -> str:
    return date_format(result.answered_on, _("F j, Y"))


# How text is set


def _section(title: str, paragraphs: Lines) -> Iterator[str]:
    """Nothing where there is nothing to say."""
    told = list(paragraphs)
    if told:
        yield from _heading(title, "-")
        for paragraph in told:
            yield from _paragraph(paragraph)
        yield ""


def _heading(title: str, stroke: str) -> Iterator[str]:
    lines = _wrapped(title, "")
    yield from lines
    yield stroke * max(map(len, lines))


def _paragraph(text: str) -> Lines:
    starts_list = re.match(r"(- | *\d+\.? +)", text)
    return _wrapped(text, " " * len(starts_list[0]) if starts_list else "")


def _wrapped(text: str, indent: str) -> list[str]:
    """No word is cut: an address stays whole, even where it is longer than a line."""
    return textwrap.wrap(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _item(text: str) -> str:
    return f"- {text}"


def _without_tags(html: str) -> list[str]:
    """The paragraphs and items of a rich text, an item with a dash before it."""
    lines = block_end.sub("\n", bullet.sub("\n- ", html)).splitlines()
    told = (" ".join(unescape(strip_tags(line)).split()) for line in lines)
    return [line for line in told if line]
