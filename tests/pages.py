"""Pages for tests: each with what it needs, reviewed and public unless a test says otherwise."""

from datetime import date

from conditions.models import Area, Condition
from editorial import actions
from faq.models import Question, Topic
from locations.models import Location, Region
from practice.models import CareCard, Page, Practice
from procedures.models import Overview, Procedure
from stories.models import Story
from surgeons.models import Surgeon
from tests import people

CHECKED_ON = date(2026, 3, 4)
SOURCE = {
    "authors": "Konstantinou K, et al",
    "title": "Prognosis of sciatica",
    "published_in": "The Spine Journal",
    "year": 2018,
    "doi": "10.1016/j.spinee.2017.10.071",
}


def a_practice(**values):
    practice = Practice.objects.create(
        **{"pk": 1, "name": "Fern Spine", "phone": "410-555-0142", "emergency_text": "Call 911."}
        | values
    )
    CareCard.objects.create(
        practice=practice,
        level=CareCard.Level.EMERGENCY,
        title="Get help now if:",
        signs="<ul><li>you cannot pee</li></ul>",
    )
    return practice


def an_area(slug="low-back", **values):
    return public(Area.objects.create(**{"title": "Low back", "slug": slug} | values))


def a_condition(slug="sciatica", *, is_public=True, areas=(), **values):
    words = {"title": "Sciatica", "slug": slug, "get_help_now": "<p>Call if you are numb.</p>"}
    condition = Condition.objects.create(**words | values)
    condition.sources.create(**SOURCE)
    condition.areas.set(areas)
    return public(condition) if is_public else condition


def a_procedure(slug="lumbar-discectomy", *, is_public=True, treats=(), **values):
    words = {
        "title": "Lumbar discectomy",
        "slug": slug,
        "region": Procedure.Region.BACK,
        "benefits": "<p>Less leg pain.</p>",
        "risks": "<p>A leak.</p>",
        "alternatives": "<p>Waiting.</p>",
    }
    procedure = Procedure.objects.create(**words | values)
    procedure.sources.create(**SOURCE)
    procedure.treats.set(treats)
    return public(procedure) if is_public else procedure


def an_overview(**values):
    overview = Overview.objects.create(**{"title": "Small openings", "slug": "overview"} | values)
    overview.sources.create(**SOURCE)
    return public(overview)


def a_region(slug="central-maryland", **values):
    words = {"title": "Central Maryland", "slug": slug, "phone": "410-555-0100"}
    return public(Region.objects.create(**words | values))


def a_location(slug="harbor", *, region=None, **values):
    words = {
        "title": "Harbor",
        "slug": slug,
        "region": region or a_region(),
        "street": "1 Invented Street",
        "city": "Baltimore",
        "state": "MD",
        "postal_code": "21202",
        "latitude": "39.28580",
        "longitude": "-76.60500",
        "phone": "410-555-0111",
    }
    return public(Location.objects.create(**words | values))


def a_surgeon(slug="maya-okafor", **values):
    words = {
        "title": "Maya Okafor, MD",
        "slug": slug,
        "first_name": "Maya",
        "last_name": "Okafor",
        "credentials": "MD",
        "specialty": Surgeon.Specialty.ORTHOPEDIC,
    }
    return public(Surgeon.objects.create(**words | values))


def a_question(slug="will-it-heal", **values):
    topic, _ = Topic.objects.get_or_create(slug="care", defaults={"title": "Care"})
    words = {"title": "Will it heal?", "slug": slug, "topic": topic, "answer": "<p>Mostly.</p>"}
    question = Question.objects.create(**words | values)
    question.sources.create(**SOURCE)
    return public(question)


def a_story(slug="june", *, is_public=True, **values):
    words = {
        "title": "June waited",
        "slug": slug,
        "body": "<p>I waited.</p>",
        "typical_outcome": "<p>Most people get better.</p>",
        "consent_given_on": date(2026, 1, 5),
        "consent_expires_on": date(2036, 1, 5),
    }
    story = Story.objects.create(**words | values)
    return public(story) if is_public else story


def a_page(slug="about", **values):
    return public(
        Page.objects.create(**{"title": "About us", "slug": slug, "body": "<p>We.</p>"} | values)
    )


def public(page):
    if page.needs_review:
        reviewed(page)
    actions.publish(page, by=people.alice())
    return page


def reviewed(page):
    reviewing = people.ruth()
    actions.record_review(page, by=reviewing, reviewer=reviewing.reviewer, on=CHECKED_ON)
    return page
