"""A place in the address book of a phone: a file that the strictest reader takes."""

import re
from datetime import time

import pytest

from editorial import actions
from locations import vcard
from tests import pages, people

pytestmark = pytest.mark.django_db

ADDRESS = "/locations/central-maryland/harbor/contact.vcf"
LINE = re.compile(r"(?:(item[0-9]+)\.)?([A-Z-]+)((?:;[A-Z]+=[A-Z,]+)*):(.*)", re.DOTALL)
QUERIES = 2


def strictly_read(content):
    """Return name and value of each line, as RFC 2426 has them; fail on anything it does not."""
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    for line in lines:
        line.decode()  # no letter is cut in two
    whole = re.sub(r"\r\n ", "", content.decode()).removesuffix("\r\n").split("\r\n")
    read = [LINE.fullmatch(line) for line in whole]
    assert all(read), whole
    return [(each[2], each[4]) for each in read]


def parts(value):
    return [plain(part) for part in re.split(r"(?<!\\)(?:\\\\)*;", value)]


def plain(value):
    """Undo what was escaped; fail on a comma or a semicolon that was not."""
    bare = re.sub(r"\\[\\,;n]", "", value)
    assert not re.search(r"[\\,;]", bare), value
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value)


@pytest.fixture
def practice():
    return pages.a_practice()


def card_of(place, name="Fern Spine"):
    return dict(strictly_read(vcard.card(place, name)))


class TestCard:
    def test_begins_and_ends_as_it_must(self):
        lines = strictly_read(vcard.card(pages.a_location(), "Fern Spine"))

        assert lines[:2] == [("BEGIN", "VCARD"), ("VERSION", "3.0")]
        assert lines[-1] == ("END", "VCARD")
        assert {"N", "FN"} <= {name for name, _value in lines}

    def test_says_who_and_where(self):
        card = card_of(pages.a_location())

        assert plain(card["FN"]) == "Fern Spine, Harbor"
        assert parts(card["ORG"]) == ["Fern Spine", "Harbor"]
        assert parts(card["ADR"]) == [
            "",
            "",
            "1 Invented Street",
            "Baltimore",
            "MD",
            "21202",
            "United States",
        ]
        assert card["TEL"] == "+14105550111"
        assert card["GEO"] == "39.28580;-76.60500"
        assert card["URL"].endswith("/locations/central-maryland/harbor/")

    def test_takes_any_letter_in_any_place(self):
        place = pages.a_location(title="A;B,C\\D\r\nE:F", street="1 Ñandú St; Suite 2, \\ back")

        card = card_of(place, "Fern, Spine; & Co")

        assert plain(card["FN"]) == "Fern, Spine; & Co, A;B,C\\D\nE:F"
        assert parts(card["ORG"]) == ["Fern, Spine; & Co", "A;B,C\\D\nE:F"]
        assert parts(card["ADR"])[2] == "1 Ñandú St; Suite 2, \\ back"

    def test_folds_a_long_line_between_letters(self):
        place = pages.a_location(title="ñ" * 150)

        assert plain(card_of(place)["FN"]) == f"Fern Spine, {'ñ' * 150}"

    def test_tells_hours_and_their_time_zone(self):
        place = pages.a_location()
        place.hours.create(weekday=0, opens=time(8), closes=time(17))

        assert plain(card_of(place)["NOTE"]) == "Monday 8 am to 5 pm. (Eastern time)"

    def test_names_the_number_for_text_messages(self):
        lines = strictly_read(vcard.card(pages.a_location(text_phone="410-555-0199"), "Fern"))

        assert ("TEL", "+14105550199") in lines
        assert ("X-ABLABEL", "Text messages") in lines

    def test_leaves_out_what_nobody_gave(self):
        card = card_of(pages.a_location())

        assert not {"NOTE", "X-ABLABEL"} & set(card)


class TestDownload:
    def test_is_a_file_to_keep(self, client, practice):
        pages.a_location()

        response = client.get(ADDRESS)

        assert response["Content-Type"] == "text/vcard; charset=utf-8"
        assert response["Content-Disposition"] == 'attachment; filename="harbor.vcf"'
        assert plain(dict(strictly_read(response.content))["FN"]) == "Fern Spine, Harbor"
        assert not response.cookies

    def test_is_in_the_language_of_its_address(self, client, practice):
        pages.a_location(title_es="Puerto")

        spanish = dict(strictly_read(client.get(f"/es{ADDRESS}").content))

        assert parts(spanish["ORG"])[1] == "Puerto"
        assert spanish["URL"].endswith("/es/locations/central-maryland/harbor/")

    def test_is_not_sent_twice(self, client, practice):
        place = pages.a_location()
        etag = client.get(ADDRESS)["ETag"]

        again = client.get(ADDRESS, headers={"If-None-Match": etag})
        place.hours.create(weekday=0, opens=time(8), closes=time(17))
        changed = client.get(ADDRESS, headers={"If-None-Match": etag})

        assert (again.status_code, again.content) == (304, b"")
        assert changed.status_code == 200

    def test_is_for_reading_alone(self, client, practice):
        pages.a_location()

        assert client.head(ADDRESS).status_code == 200
        assert client.post(ADDRESS).status_code == 405

    def test_leaves_the_site_with_its_place(self, client, practice):
        place = pages.a_location()
        actions.withdraw(place.region, by=people.alice())

        assert client.get(ADDRESS).status_code == 404
        assert client.get(ADDRESS.replace("harbor", "nowhere")).status_code == 404

    def test_asks_for_the_place_and_its_hours(self, client, practice, django_assert_num_queries):
        pages.a_location()
        client.get(ADDRESS)

        with django_assert_num_queries(QUERIES):
            client.get(ADDRESS)
