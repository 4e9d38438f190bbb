"""Pieces of the result page that document and language decide: rendered once, then kept.

What is kept holds the document's own words and nothing of a person: of a row with an answer
only the form is kept, and the answer is filled in for that one response. Sums and points are
kept as they occur: whose they were, and how they came about, they do not tell.
"""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property, lru_cache

from django.template.loader import render_to_string
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString

from assessment.engine.model import Band, Note, ScoreResult
from assessment.engine.scale import is_whole
from assessment.engine.vocabulary import Value
from assessment.gauge import Gauge
from assessment.instrument import Instrument
from assessment.row_form import RowForm
from assessment.wording import Wording, Words

ANSWER_ROW, CHANGE_ROW = "components/answer_row.html", "components/change_row.html"
POINTS_ROW, POINTLESS_ROW = "components/points_row.html", "components/pointless_row.html"
TABLE, NOTE = "assessment/result_table.html", "assessment/result_note.html"
STEPS, GAUGE = "components/todo.html", "components/gauge.html"


@lru_cache(maxsize=16)
def pieces_of(asked: Instrument, language: str) -> "Pieces":
    return Pieces(asked, language)


class Pieces(Wording):
    @cached_property
    def limit_rows(self) -> SafeString:
        return format_html_join("", "<li>{}</li>", ((limit,) for limit in self.limits))

    def steps(self, band: Band) -> SafeString:
        return self._piece(STEPS, band.key, lambda: {"steps": self.band(band)["steps"]})

    def notes(self, notes: Iterable[Note]) -> SafeString:
        return joined(self._note(note) for note in notes)

    def answer_rows(
        self, given: Iterable[tuple[str, tuple[Value, ...]]], *, from_result: bool = False
    ) -> SafeString:
        return joined(self._answer_row(key, values, from_result) for key, values in given)

    def change_rows(self, changes: Iterable[Words]) -> SafeString:
        return joined(map(self._change_row, changes))

    def table(self, score: Words) -> SafeString:
        """A score with the rows that count, and below them those that give no points."""
        pointless = [line for line in score["lines"] if not line["points"]]
        rows = {
            "rows": joined(self._line_row(POINTS_ROW, line) for line in score["counting"]),
            "pointless": joined(self._line_row(POINTLESS_ROW, line) for line in pointless),
        }
        gaps = [name for name, found in rows.items() if found]
        words = {**score, **rows, "pointless_count": len(pointless)}
        of = (score["key"], score["value"], score["highest"], score["missing"], len(pointless))
        return self._form(TABLE, (*of, *gaps), lambda: words, *gaps).fill(rows)

    def gauge(self, result: ScoreResult) -> SafeString:
        of = (result.score.key, result.value, result.lowest, result.highest)
        place = result.score.key
        return self._piece(GAUGE, of, lambda: {"gauge": self.gauge_of(result), "place": place})

    def gauge_of(self, result: ScoreResult) -> Gauge:
        score = result.score.key
        in_ones = self.once(("whole", score), lambda: is_whole(self.asked.outline, score))
        return Gauge(result, self.language, in_ones=in_ones)

    # Single rows

    def _note(self, note: Note) -> SafeString:
        return self._piece(NOTE, note.key, lambda: {"note": self.note(note)})

    def _answer_row(self, key: str, values: tuple[Value, ...], from_result: bool) -> SafeString:
        def words() -> Words:
            return {**self.asked_about(key, from_result=from_result), "answer": ""}

        if not values:
            return self._form(ANSWER_ROW, (key, from_result, "skipped"), words).fill({})
        form = self._form(ANSWER_ROW, (key, from_result), words, "answer")
        said = self._choices.get((key, values)) or self.answer(key, values)["answer"]
        return form.fill({"answer": said})

    def _line_row(self, template: str, line: Words) -> SafeString:
        of = (line["of"], line["points"], line["width"])
        return self._form(template, of, lambda: line, "answer").fill(line)

    def _change_row(self, change: Words) -> SafeString:
        of = (change["of"], change["before"], change["after"])
        return self._form(CHANGE_ROW, of, lambda: change, "answer", "instead").fill(change)

    @cached_property
    def _choices(self) -> dict[tuple[str, tuple[Value, ...]], SafeString]:
        """The words of each option, ready for a page."""
        return {
            (key, (option.key,)): conditional_escape(self.say(option.label))
            for key, question in self.questions.items()
            for option in question.options
        }

    # How they are kept

    def _piece(self, template: str, of: Hashable, say: Callable[[], Words]) -> SafeString:
        piece: SafeString = self.once((template, of), lambda: render_to_string(template, say()))
        return piece

    def _form(
        self, template: str, of: tuple[Hashable, ...], say: Callable[[], Words], *gaps: str
    ) -> RowForm:
        form: RowForm = self.once((template, *of), lambda: RowForm(template, say(), gaps))
        return form


def joined(rows: Iterable[SafeString]) -> SafeString:
    """Of safe rows a safe whole."""
    return SafeString("".join(rows))
