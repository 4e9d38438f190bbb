"""Check: ranges cover every number that can occur, each once."""

from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from assessment.engine.decimals import exactly
from assessment.engine.model import Range

Span = tuple[Decimal, Decimal]


@exactly
def coverage_codes(
    ranges: Sequence[Range], low: Decimal, high: Decimal, step: Decimal | None
) -> list[str]:
    """What is wrong with ranges for the numbers from low to high, `step` apart.

    Without a step every number can occur: neighbours then share their border, which
    belongs to the first.
    """
    spans = [_span(each, low, high, step) for each in ranges]
    reached = sorted(span for span in spans if span[0] <= span[1])
    dead = ["dead-range"] * (len(reached) < len(spans))
    whole = _span(Range(points=Decimal(0)), low, high, step)
    return [*dead, *dict.fromkeys(_seams(reached, whole, Decimal(0 if step is None else 1)))]


def _span(each: Range, low: Decimal, high: Decimal, step: Decimal | None) -> Span:
    """The first and last number in the range; counted in steps, where there are any."""
    first = low if each.low is None else max(low, each.low)
    last = high if each.high is None else min(high, each.high)
    if step is None:
        return first, last
    return (
        (first / step).to_integral_value(ROUND_CEILING),
        (last / step).to_integral_value(ROUND_FLOOR),
    )


def _seams(spans: Sequence[Span], whole: Span, apart: Decimal) -> Iterator[str]:
    expected = whole[0]
    for first, last in spans:
        if first > expected:
            yield "range-gap"
        if first < expected:
            yield "range-overlap"
        expected = max(expected, last + apart)
    if not spans or expected < whole[1] + apart:
        yield "range-gap"
