"""Turns demo pages into rows, reviewed and published through the same verbs as staff use."""

from datetime import date

from conditions.models import Area, Condition, Option
from editorial import actions
from editorial.models import Reviewer
from faq.models import Question, Topic
from glossary.models import Term
from locations.models import Location, Region
from practice.models import CareCard, Page, Practice
from procedures.models import Overview, Procedure
from spinecare.demo import synonyms
from spinecare.demo.films import add_film
from spinecare.demo.reading import (
    FOLDER,
    about,
    read_page,
    read_pages,
    read_table,
    read_twins,
    to_html,
)
from stories.models import Story
from surgeons.models import Language, Surgeon

PAGE_FACTS = ("title", "summary", "search_description", "illustration", "reading_reason")
REVIEWED_ON = date(2026, 11, 2)

LANGUAGES = {
    "en": "English",
    "es": "español",
    "ar": "العربية",
    "fr": "français",
    "ig": "Igbo",
    "ko": "한국어",
    "pt": "português",
    "sv": "svenska",
    "zh": "中文",
}


class Loader:
    """Loads everything in the order of the house: what others point at comes first."""

    def __init__(self, *, editor, reviewing_user, say):
        self.editor = editor
        self.reviewing_user = reviewing_user
        self.say = say
        self.written = []

    def load(self):
        self.reviewer = self._practice()
        for step in (
            self._pages,
            self._glossary,
            self._areas,
            self._conditions,
            self._procedures,
            self._operations,
            self._overview,
            self._regions,
            self._locations,
            self._surgeons,
            self._questions,
            self._stories,
            self._synonyms,
            self._published,
        ):
            name = step.__name__.strip("_")
            self.say(f"  {name}: {step()}")

    def _practice(self):
        table = read_table("practice.toml")
        reviewer, _ = Reviewer.objects.update_or_create(
            user=self.reviewing_user, defaults={"name": table["reviewer"]["name"]}
        )
        cards = table["care_cards"]
        sayings = {k: v for k, v in table.items() if k not in ("reviewer", "care_cards")}
        practice, _ = Practice.objects.update_or_create(pk=1, defaults=sayings)
        for position, card in enumerate(cards):
            words = {name: _words(name, text) for name, text in card.items() if name != "level"}
            CareCard.objects.update_or_create(
                level=card["level"], defaults={"practice": practice, "position": position} | words
            )
        return reviewer

    def _pages(self):
        def relate(page, read):
            _replace(page.language_notices, read.rows("languages"))

        facts = ("in_footer", "position", "shows_care_cards")
        return self._each("pages", Page, *facts, relate=relate)

    def _glossary(self):
        terms = read_twins("glossary.toml", "terms")
        for term in terms:
            Term.objects.update_or_create(slug=term["slug"], defaults=term)
        return len(terms)

    def _areas(self):
        return self._each("areas", Area, "position")

    def _conditions(self):
        def relate(condition, page):
            condition.areas.set(Area.objects.filter(slug__in=page.facts["areas"]))
            _replace(condition.options, _without_operations(page.rows("options")))

        return self._each("conditions", Condition, "other_names", relate=relate)

    def _procedures(self):
        def relate(procedure, page):
            procedure.treats.set(Condition.objects.filter(slug__in=page.facts["treats"]))
            _replace(procedure.steps, page.rows("steps"))
            _replace(procedure.milestones, page.rows("milestones"))

        return self._each(
            "procedures",
            Procedure,
            "other_names",
            "region",
            "time_in_surgery",
            "anesthesia",
            "opening",
            "nights_min",
            "nights_max",
            "desk_work_weeks_min",
            "desk_work_weeks_max",
            relate=relate,
        )

    def _operations(self):
        """Lead each choice of surgery to its procedures: they came after the conditions."""
        led = 0
        for page in read_pages("conditions"):
            options = Option.objects.filter(page__slug=page.slug)
            for option, row in zip(options, page.rows("options"), strict=True):
                procedures = [_operation(page, slug) for slug in row.get("procedures", [])]
                option.procedures.set(procedures)
                led += len(procedures)
        return led

    def _overview(self):
        self._one(read_page(FOLDER / "procedures-overview.md"), Overview)
        return 1

    def _regions(self):
        return self._each("regions", Region, "phone", "paper", "position")

    def _locations(self):
        def relate(location, page):
            _replace(location.hours, page.rows("hours"))
            _replace(location.closures, page.rows("closures"))

        def given(page):
            return {"region": Region.objects.get(slug=page.facts["region"])}

        return self._each(
            "locations",
            Location,
            "street",
            "city",
            "state",
            "postal_code",
            "latitude",
            "longitude",
            "phone",
            "text_phone",
            "time_zone",
            "desk_email",
            relate=relate,
            given=given,
        )

    def _surgeons(self):
        def relate(surgeon, page):
            facts = page.facts
            surgeon.languages.set([_language(code) for code in facts.get("languages", [])])
            surgeon.conditions.set(Condition.objects.filter(slug__in=facts["conditions"]))
            surgeon.procedures.set(Procedure.objects.filter(slug__in=facts["procedures"]))
            surgeon.locations.set(Location.objects.filter(slug__in=facts["locations"]))
            _replace(surgeon.training, page.rows("training"))
            rows = page.rows("outcomes")
            _replace(
                surgeon.outcomes,
                [row | {"procedure": _operation(page, row["procedure"])} for row in rows],
            )

        return self._each(
            "surgeons",
            Surgeon,
            "first_name",
            "last_name",
            "credentials",
            "specialty",
            "accepting_new_patients",
            relate=relate,
        )

    def _questions(self):
        for topic in read_twins("faq-topics.toml", "topics"):
            Topic.objects.update_or_create(slug=topic["slug"], defaults=topic)

        def given(page):
            return {"topic": Topic.objects.get(slug=page.facts["topic"])}

        return self._each("faq", Question, "position", given=given)

    def _stories(self):
        def given(page):
            facts = page.facts
            outcomes = page.take("typical_outcome")
            return {
                "condition": Condition.objects.filter(slug=facts.get("condition")).first(),
                "procedure": Procedure.objects.filter(slug=facts.get("procedure")).first(),
                "surgeon": Surgeon.objects.filter(slug=facts.get("surgeon")).first(),
            } | {name: to_html(text) for name, text in outcomes.items()}

        return self._each(
            "stories",
            Story,
            "kind",
            "person",
            "consent_given_on",
            "consent_expires_on",
            relate=add_film,
            given=given,
        )

    def _synonyms(self):
        return synonyms.load()

    def _each(self, folder, model, *names, relate=None, given=None):
        pages = read_pages(folder)
        for page in pages:
            with about(f"demo/{folder}/{page.slug}.md"):
                self._one(page, model, *names, relate=relate, given=given)
        return len(pages)

    def _one(self, page, model, *names, relate=None, given=None):
        values = page.take(*PAGE_FACTS, *names) | (given(page) if given else {})
        values |= {name: html for name, html in page.rich_texts().items() if _has(model, name)}
        row, _ = model.objects.update_or_create(slug=page.slug, defaults=values)
        if hasattr(row, "sources"):
            _replace(row.sources, page.rows("sources"))
        if relate:
            relate(row, page)
        if page.spanish:
            actions.record_translation(row, by=self.editor)
        self.written.append(row)

    def _published(self):
        """Last of all: pages lead to one another, and a link that leads nowhere is refused."""
        for row in self.written:
            row.refresh_from_db()
            if row.needs_review:
                actions.record_review(
                    row, by=self.reviewing_user, reviewer=self.reviewer, on=REVIEWED_ON
                )
            with about(row.get_absolute_url()):
                actions.publish(row, by=self.editor)
        return len(self.written)


def _words(name, text):
    return text if name.startswith("title") else to_html(text)


def _without_operations(rows):
    return [{k: v for k, v in row.items() if k != "procedures"} for row in rows]


def _operation(page, slug):
    """Find the procedure; a name that none has is a mistake in the file."""
    try:
        return Procedure.objects.get(slug=slug)
    except Procedure.DoesNotExist:
        raise ValueError(f"{page.slug}: there is no procedure {slug}") from None


def _has(model, name):
    return any(field.name == name for field in model._meta.get_fields())


def _replace(related, rows):
    related.all().delete()
    for position, row in enumerate(rows):
        row = dict(row)
        if _has(related.model, "position"):
            row.setdefault("position", position)
        related.create(**row)


def _language(code):
    language, _ = Language.objects.get_or_create(code=code, defaults={"name": LANGUAGES[code]})
    return language
