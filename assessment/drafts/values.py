"""The values of conditions: typed in the document, plain words in a row."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from assessment.engine import decimals
from assessment.engine.vocabulary import Kind, Operator, Value

YES, NO = "yes", "no"
TRUTHS = {YES: True, NO: False}


class Values:
    """Reads a value as what the question of that key is compared with."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds

    def read(self, of: str, op: Operator, written: str) -> Value:
        """Where the words do not fit they stay words: the engine's check then says so."""
        kind = self.kinds.get(of, Kind.NUMBER)
        if op is Operator.EXISTS or kind is Kind.YES_NO:
            return TRUTHS.get(written, written)
        if kind is Kind.NUMBER:
            number = decimals.read(written)
            return written if number is None else number
        return _read_date(written) if kind is Kind.DATE else written


def _read_date(written: str) -> Value:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return written


def write(value: Value) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Decimal):
        return decimals.write(value)
    return value.isoformat() if isinstance(value, date) else value
