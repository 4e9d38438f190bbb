"""A place as an entry for the address book of a phone: a vCard file.

Version 3.0 (RFC 2426), not 4.0: every phone and mail program reads it, and some still refuse the
newer one, which could tell nothing more about a place.
"""

from django.utils.translation import gettext as _

from editorial.structured_data import whole
from locations.models import Location

LONGEST_LINE = 75
"""In bytes, without the line's end."""
LINE_END = "\r\n"


def card(place: Location, practice_name: str) -> bytes:
    """Return the file in the reader's language."""
    north, east = float(place.latitude), float(place.longitude)
    town = (place.street, place.city, place.state, place.postal_code, _("United States"))
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{_parts(_name(place, practice_name), '', '', '', '')}",
        f"FN:{_escaped(_name(place, practice_name))}",
        f"ORG:{_parts(practice_name, place.title)}",
        "X-ABSHOWAS:COMPANY",
        f"TEL;TYPE=WORK,VOICE,PREF:{_dialed(place.phone_uri)}",
        *_text_messages(place),
        f"ADR;TYPE=WORK:{_parts('', '', *town)}",
        f"GEO:{north:.5f};{east:.5f}",
        f"URL:{_address(place)}",
        *_note(place),
        f"REV:{place.updated_at:%Y%m%dT%H%M%SZ}",
        f"UID:{place.uid}",
        "END:VCARD",
    ]
    return "".join(_folded(line) + LINE_END for line in lines).encode()


def _name(place: Location, practice_name: str) -> str:
    return f"{practice_name}, {place.title}"


def _address(place: Location) -> str:
    return whole(place.get_absolute_url())


def _dialed(uri: str) -> str:
    return uri.partition(":")[2]


def _text_messages(place: Location) -> list[str]:
    """Name the number by what it is for; who does not know the label shows the number alone."""
    if not place.text_phone:
        return []
    label = _escaped(_("Text messages"))
    return [f"item1.TEL;TYPE=WORK:{_dialed(place.text_phone_uri)}", f"item1.X-ABLABEL:{label}"]


def _note(place: Location) -> list[str]:
    if not (hours := place.week_in_words):
        return []
    words = _("%(hours)s (%(zone)s)") % {"hours": hours, "zone": place.spoken_time_zone}
    return [f"NOTE:{_escaped(words)}"]


def _parts(*values: str) -> str:
    return ";".join(map(_escaped, values))


def _escaped(value: str) -> str:
    """Write what would end a part, or a line, so that it does not."""
    for letter in "\\,;":
        value = value.replace(letter, f"\\{letter}")
    return "\\n".join(str(value).splitlines())


def _folded(line: str) -> str:
    """Go on in a further line that begins with a space, never in the middle of a letter."""
    folded, length = "", 0
    for letter in line:
        size = len(letter.encode())
        if length + size > LONGEST_LINE:
            folded += f"{LINE_END} "
            length = 1
        folded += letter
        length += size
    return folded
