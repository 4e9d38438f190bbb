"""The one grammar of numbers, and the one arithmetic that they are reckoned in."""

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from functools import wraps
from typing import ParamSpec, TypeVar

LONGEST = 12
"""Digits that a number may have."""

ARITHMETIC = Context(prec=50, rounding=ROUND_HALF_UP)
"""Our own: a result must not depend on what the thread's context happens to be."""

ZERO = Decimal(0)
GRAMMAR = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")

Parameters = ParamSpec("Parameters")
Returned = TypeVar("Returned")


def exactly(function: Callable[Parameters, Returned]) -> Callable[Parameters, Returned]:
    """Run the function in our arithmetic."""

    @wraps(function)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> Returned:
        with localcontext(ARITHMETIC):
            return function(*args, **kwargs)

    return run


def read(text: str) -> Decimal | None:
    """The number that the text spells, or None.

    Thousands separators, exponents, NaN and Infinity are no numbers here: the same
    keys must mean the same number to everybody.
    """
    if not GRAMMAR.fullmatch(text) or sum(map(str.isdigit, text)) > LONGEST:
        return None
    return plain(Decimal(text))


def write(number: Decimal) -> str:
    return format(plain(number), "f")


def writable(number: Decimal) -> bool:
    """Whether the grammar has a text for it."""
    if not number.is_finite() or abs(number.adjusted()) > LONGEST:
        return False
    return read(write(number)) is not None


def plain(number: Decimal) -> Decimal:
    """The same number without trailing zeros or a negative zero."""
    # Adding 0 writes the exponent out: 10 is normalized to 1E+1.
    return ARITHMETIC.add(ARITHMETIC.normalize(number), ZERO)


def places(number: Decimal) -> int:
    exponent = plain(number).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
