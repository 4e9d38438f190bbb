"""Phone numbers in any spelling, and texts without signs that nobody sees."""

import pytest

from appointments.typed import lines, one_line, us_phone

SPELLINGS = (
    "4105550177", "410-555-0177", "(410) 555-0177", "410.555.0177", "410 555 0177",
    "+1 410 555 0177", "1-410-555-0177", "+1(410)5550177", " 410 - 555 - 0177 ", "410/555/0177",
    "４１０-５５５-０１７７", "410\u00a0555\u20110177", "410–555–0177", "\u202a410-555-0177\u202c",
)  # fmt: skip
NO_NUMBERS = (
    "", "555-0177", "410-555-017", "410-555-01777", "110-555-0177", "410-155-0177",
    "2 410 555 0177",
    "+44 20 7946 0018", "1-800-FLOWERS", "June", "410-555-0177 or 410-555-0178", "٤١٠٥٥٥٠١٧٧",
)  # fmt: skip


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_us_number_is_one_number_however_it_is_spelled(spelling):
    assert us_phone(spelling) == "410-555-0177"


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_us_number_is_none(text):
    assert us_phone(text) == ""


@pytest.mark.parametrize("spelling", ["x12", "ext. 12", "Ext 12", "extension 12", ", #x 12"])
def test_an_extension_stays(spelling):
    assert us_phone(f"410-555-0177 {spelling}") == "410-555-0177 ext. 12"


def test_a_line_has_no_breaks_and_no_unseen_signs():
    assert one_line(" June\r\n\x00\x1b[31m\u202e\ufeff  Quill\tfeather\u2028 ") == (
        "June [31m Quill feather"
    )


def test_a_note_keeps_its_lines():
    assert lines("One\r\n\r\n\r\n\r\nTwo\x07 \n") == "One\n\nTwo"


def test_letters_of_every_language_stay():
    assert (
        one_line("José Ñandú 李雷 می\u200cخواهم 👩\u200d🦽")
        == "José Ñandú 李雷 می\u200cخواهم 👩\u200d🦽"
    )
