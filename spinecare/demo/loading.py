"""Turns demo pages into rows, reviewed and published through the same verbs as staff use."""

from datetime import date

from django.core.files import File

from conditions.models import Area, Condition
from editorial import actions
from editorial.models import Reviewer
from faq.models import Question, Topic
from locations.models import Location, Region
from practice.models import CareCard, Page, Practice
from procedures.models import Overview, Procedure
from spinecare.demo.reading import FOLDER, DemoPage, read_page, read_pages, read_table, to_html
from stories.models import Story, Video
from surgeons.models import Language, Surgeon

PAGE_FACTS = ("title", "summary", "search_description", "illustration")
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

    def load(self):
        self.reviewer = self._practice()
        for step in (
            self._pages,
            self._areas,
            self._conditions,
            self._procedures,
            self._overview,
            self._regions,
            self._locations,
            self._surgeons,
            self._questions,
            self._stories,
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
        return self._each("pages", Page, "in_footer", "position")

    def _areas(self):
        return self._each("areas", Area, "position")

    def _conditions(self):
        def relate(condition, page):
            condition.areas.set(Area.objects.filter(slug__in=page.facts["areas"]))

        return self._each("conditions", Condition, "other_names", relate=relate)

    def _procedures(self):
        def relate(procedure, page):
            procedure.treats.set(Condition.objects.filter(slug__in=page.facts["treats"]))
            _replace(procedure.steps, page.facts.get("steps", []))
            _replace(procedure.milestones, page.facts.get("milestones", []))

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

    def _overview(self):
        self._one(read_page(FOLDER / "procedures-overview.md"), Overview)
        return 1

    def _regions(self):
        return self._each("regions", Region, "phone", "paper", "position")

    def _locations(self):
        def relate(location, page):
            _replace(location.hours, page.facts.get("hours", []))
            _replace(location.closures, page.facts.get("closures", []))

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
            _replace(surgeon.training, facts.get("training", []))

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
        for topic in read_table("faq-topics.toml")["topics"]:
            defaults = {"title": topic["title"], "position": topic["position"]}
            Topic.objects.update_or_create(slug=topic["slug"], defaults=defaults)

        def given(page):
            return {"topic": Topic.objects.get(slug=page.facts["topic"])}

        return self._each("faq", Question, "position", given=given)

    def _stories(self):
        def given(page):
            facts = page.facts
            return {
                "condition": Condition.objects.filter(slug=facts.get("condition")).first(),
                "procedure": Procedure.objects.filter(slug=facts.get("procedure")).first(),
                "typical_outcome": to_html(facts.get("typical_outcome", "")),
            }

        return self._each(
            "stories",
            Story,
            "kind",
            "person",
            "consent_given_on",
            "consent_expires_on",
            relate=_film,
            given=given,
        )

    def _each(self, folder, model, *names, relate=None, given=None):
        pages = read_pages(folder)
        for page in pages:
            self._one(page, model, *names, relate=relate, given=given)
        return len(pages)

    def _one(self, page, model, *names, relate=None, given=None):
        values = page.take(*PAGE_FACTS, *names) | (given(page) if given else {})
        values |= {name: html for name, html in page.words.items() if _has(model, name)}
        row, _ = model.objects.update_or_create(slug=page.slug, defaults=values)
        if hasattr(row, "sources"):
            _replace(row.sources, page.facts.get("sources", []))
        if relate:
            relate(row, page)
        if model.needs_review:
            actions.record_review(
                row, by=self.reviewing_user, reviewer=self.reviewer, on=REVIEWED_ON
            )
        actions.publish(row, by=self.editor)


def _words(name, text):
    return text if name.startswith("title") else to_html(text)


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


def _film(story, page: DemoPage):
    Video.objects.filter(story=story).delete()
    if "video" not in page.facts:
        return
    folder = FOLDER / "stories"
    video = Video(story=story, seconds=page.facts["seconds"], transcript=page.words["transcript"])
    for name, key in (("film", "video"), ("captions", "captions"), ("poster", "poster")):
        path = folder / page.facts[key]
        with path.open("rb") as file:
            getattr(video, name).save(path.name, File(file), save=False)
    video.save()
