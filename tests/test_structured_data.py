"""What each kind of page tells search engines, and that it is all there."""

import json
import re

import pytest

from stories.models import Story
from tests import pages
from tests.stories.films import a_video

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture
def told(client):
    """Return the nodes of the page at an address, by type."""

    def nodes(address):
        (block,) = BLOCK.findall(client.get(address).content.decode())
        found = {}
        for node in json.loads(block)["@graph"]:
            kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
            found |= dict.fromkeys(kinds, node)
        return found

    return nodes


def test_home_is_the_practice(told):
    pages.a_practice()
    practice = told("/")["MedicalOrganization"]
    assert practice["name"] == "Fern Spine"
    assert practice["telephone"] == "410-555-0142"


def test_a_condition(told):
    condition = pages.a_condition(other_names="leg pain, nerve pain", areas=[pages.an_area()])
    pages.a_procedure(treats=[condition])
    found = told("/conditions/sciatica/")
    node = found["MedicalCondition"]
    assert node["alternateName"] == ["leg pain", "nerve pain"]
    assert node["associatedAnatomy"][0]["name"] == "Low back"
    assert node["possibleTreatment"][0]["url"].endswith("/procedures/lumbar-discectomy/")
    page = found["MedicalWebPage"]
    assert page["lastReviewed"] == pages.CHECKED_ON.isoformat()
    assert page["reviewedBy"]["name"]
    assert page["mainEntity"] == {"@id": node["@id"]}
    crumbs = found["BreadcrumbList"]["itemListElement"]
    assert [crumb["name"] for crumb in crumbs] == ["Home", "Conditions", "Sciatica"]


def test_a_procedure(told):
    procedure = pages.a_procedure(after_surgery="<p>Walk a little.</p>")
    procedure.steps.create(title="Cut", text="One small cut.")
    node = told("/procedures/lumbar-discectomy/")["MedicalProcedure"]
    assert node == told("/procedures/lumbar-discectomy/")["SurgicalProcedure"]
    assert node["howPerformed"] == "One small cut."
    assert node["followup"] == "Walk a little."
    assert node["bodyLocation"] == "Back"


def test_a_surgeon(told):
    place = pages.a_location()
    surgeon = pages.a_surgeon()
    surgeon.locations.add(place)
    node = told(surgeon.get_absolute_url())["Physician"]
    assert node["name"] == surgeon.title
    assert node["address"][0]["addressCountry"] == "US"
    assert node["hospitalAffiliation"][0]["address"] == node["address"][0]
    assert node["isAcceptingNewPatients"] is True


def test_a_place(told):
    place = pages.a_location(latitude="39.28", longitude="-76.61")
    place.hours.create(weekday=0, opens="08:00", closes="18:00")
    place.closures.create(starts_on="2026-11-26", ends_on="2026-11-27", reason="Thanksgiving")
    node = told(place.get_absolute_url())["MedicalClinic"]
    assert node["geo"]["latitude"] == 39.28
    (hours,) = node["openingHoursSpecification"]
    assert (hours["dayOfWeek"], hours["opens"]) == ("https://schema.org/Monday", "08:00")
    (closed,) = node["specialOpeningHoursSpecification"]
    assert closed["validThrough"] == "2026-11-27"
    assert closed["dayOfWeek"] == ["https://schema.org/Thursday", "https://schema.org/Friday"]


def test_questions_together_and_alone(told):
    question = pages.a_question(answer="<p>Most people walk the same day.</p>")
    for address in ("/faq/", question.get_absolute_url()):
        (asked,) = told(address)["FAQPage"]["mainEntity"]
        assert asked["name"] == question.title
        assert asked["acceptedAnswer"]["text"] == "Most people walk the same day."


def test_a_film_is_a_video_and_a_story_is_a_page(told):
    film = pages.a_story(slug="a-film", kind=Story.Kind.FILM, is_public=False)
    a_video(film)
    pages.public(film)
    story = pages.a_story(slug="a-patient")
    node = told(film.get_absolute_url())["VideoObject"]
    assert node["duration"].startswith("PT")
    assert node["contentUrl"].endswith(".mp4")
    assert node["transcript"]
    assert set(told(story.get_absolute_url())) == {"BreadcrumbList", "WebPage"}


def test_the_practices_own_pages(told):
    page = pages.a_page()
    assert told(page.get_absolute_url())["WebPage"]["name"] == page.title


def test_the_questions_of_the_assessment_tell_nothing(client):
    pages.a_practice()
    assert not BLOCK.findall(client.get("/assessment/").content.decode())


def test_a_shared_link_shows_the_page_and_our_own_picture(client):
    condition = pages.a_condition(summary="Pain down the leg.")
    page = client.get(condition.get_absolute_url()).content.decode()
    assert '<meta property="og:title" content="Sciatica">' in page
    assert '<meta property="og:description" content="Pain down the leg.">' in page
    assert '<meta property="og:type" content="article">' in page
    assert re.search(r'property="og:image" content="http[^"]+share[^"]*\.png"', page)
    spanish = client.get("/es" + condition.get_absolute_url()).content.decode()
    assert '<meta property="og:locale" content="es_US">' in spanish
