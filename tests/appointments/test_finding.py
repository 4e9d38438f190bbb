"""Finding one person's requests: by phone, e-mail or name, however each was typed."""

import pytest

from appointments.finding import Wanted
from tests.appointments.requests import contents

JOSE = contents(name="José Ángel de la Cruz-Nuñez", reach="410-555-0177")
LI = contents(name="Li Wei", reach_by="email", reach="li.wei@mailbox.example")


@pytest.mark.parametrize(
    "typed",
    [
        "410-555-0177",
        "(410) 555 0177",
        "+1 410 555 0177",
        "1.410.555.0177",
        "4105550177",
        "jose",
        "JOSÉ",
        "nunez",
        "cruz jose",
        "José Ángel de la Cruz-Nuñez",
    ],
)
def test_is_found(typed):
    assert Wanted(typed).is_met_by(JOSE)


@pytest.mark.parametrize(
    "typed",
    ["410-555-0178", "555-0177", "410", "0177", "jose wei", "ose", "cruz@mailbox.example", "", "—"],
)
def test_is_not_found(typed):
    assert not Wanted(typed).is_met_by(JOSE)


@pytest.mark.parametrize("typed", ["li.wei@mailbox.example", " LI.WEI@MAILBOX.EXAMPLE ", "li wei"])
def test_is_found_by_address_or_name(typed):
    assert Wanted(typed).is_met_by(LI)


@pytest.mark.parametrize("typed", ["wei@mailbox.example", "@mailbox.example", "@", "mailbox"])
def test_is_not_found_by_a_part_of_an_address(typed):
    assert not Wanted(typed).is_met_by(LI)


@pytest.mark.parametrize("typed", ["", " ", "li", "J Q", "..", "410", "410-555"])
def test_too_little_is_not_enough(typed):
    assert not Wanted(typed).is_enough
