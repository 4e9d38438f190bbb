"""Figures and the table of them: what is demanded, what was measured, and whether that will do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured number; without a limit it is an anchor, printed to compare other runs with."""

    demand: str
    what: str
    measured: float
    at_most: float | None = None
    at_least: float | None = None
    unit: str = ""

    @property
    def is_missed(self) -> bool:
        too_much = self.at_most is not None and self.measured > self.at_most
        too_little = self.at_least is not None and self.measured < self.at_least
        return too_much or too_little

    @property
    def limit(self) -> str:
        if self.at_most is not None:
            return f"at most {_number(self.at_most)}{self.unit}"
        if self.at_least is not None:
            return f"at least {_number(self.at_least)}{self.unit}"
        return ""

    @property
    def verdict(self) -> str:
        if not self.limit:
            return "anchor"
        return "MISSED" if self.is_missed else "ok"

    def row(self) -> tuple[str, ...]:
        return (
            self.demand,
            self.what,
            self.limit,
            f"{_number(self.measured)}{self.unit}",
            self.verdict,
        )


HEAD = ("", "what", "demanded", "measured", "")


def table(figures: list[Figure]) -> str:
    rows = [HEAD, *(figure.row() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join(_line(row, widths) for row in rows)


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    cells = (
        cell.rjust(width) if column == 3 else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"
