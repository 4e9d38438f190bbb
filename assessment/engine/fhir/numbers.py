"""Decimals as JSON has them: whole ones as integers, others spelled as we spell them."""

from decimal import ROUND_HALF_UP, Decimal

from assessment.engine import decimals

LARGEST_INTEGER = 2**31 - 1
"""FHIR's integers have 32 bits; its decimals do not mind."""

FINEST = Decimal("0.000001")


def as_json(number: Decimal) -> int | float:
    """Twelve digits at most, so the float is spelled with the same digits again."""
    whole = number == number.to_integral_value()
    return int(number) if whole else float(decimals.write(number))


def fits_integer(number: Decimal) -> bool:
    return number == number.to_integral_value() and abs(number) <= LARGEST_INTEGER


@decimals.exactly
def rounded(number: Decimal) -> Decimal:
    """A mean has no end of digits; six places say enough."""
    return decimals.plain(number.quantize(FINEST, ROUND_HALF_UP))
