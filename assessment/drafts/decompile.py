"""From a questionnaire to the rows of a new version: the inverse of compiling."""

from collections import defaultdict
from typing import Any

from django.conf import settings

from assessment import models
from assessment.drafts.values import write
from assessment.engine import model as engine
from assessment.engine.document import URGENCY_NAMES

STEP = 10
"""Between positions, so that a row can be put between two others."""


class Unwritable(ValueError):
    """The document says something that no row can hold, such as a third language."""


def write_rows(questionnaire: engine.Questionnaire, version: models.Version) -> None:
    """Fill a saved, empty version."""
    writer = Writer(version)
    writer.questionnaire(questionnaire)
    writer.save()


def words(text: engine.Text | None, name: str) -> dict[str, str]:
    """A text as the columns of its languages; "" in the column of each one it lacks."""
    languages = [language for language, _ in settings.LANGUAGES]
    if unknown := sorted((text or {}).keys() - set(languages)):
        raise Unwritable(f"There is no column for the language {unknown[0]!r}.")
    return {f"{name}_{language}": (text or {}).get(language, "") for language in languages}


class Writer:
    """Gathers rows, and saves those of each table at once, owners before what they own."""

    def __init__(self, version: models.Version) -> None:
        self.version = version
        self.rows: dict[type, list[Any]] = defaultdict(list)

    def save(self) -> None:
        for table, rows in self.rows.items():
            table._default_manager.bulk_create(rows)

    def add(self, table: type, place: int, **values: Any) -> Any:
        row = table(position=(place + 1) * STEP, **values)
        self.rows[table].append(row)
        return row

    def questionnaire(self, asked: engine.Questionnaire) -> None:
        version = self.version
        for place, section in enumerate(asked.sections):
            self.section(place, section)
        for place, note in enumerate(asked.notes):
            self.note(place, note)
        for place, number in enumerate(asked.derived):
            self.body_mass_index(place, number)
        for place, score in enumerate(asked.scores):
            self.score(place, score)
        for place, flag in enumerate(asked.red_flags):
            self.red_flag(place, flag)
        for place, band in enumerate(asked.bands):
            self.band(place, band)
        for place, limit in enumerate(asked.limits):
            self.add(models.Limit, place, version=version, **words(limit, "text"))
        for place, source in enumerate(asked.citations):
            values = {"key": source.key, "text": source.text, "url": source.url}
            self.add(models.Citation, place, version=version, **values)

    # What is asked

    def section(self, place: int, section: engine.Section) -> None:
        row = self.add(
            models.Section,
            place,
            version=self.version,
            key=section.key,
            join=section.when.join.value,
            **words(section.title, "title"),
        )
        self.conditions(models.SectionCondition, row, section.when)
        for below, item in enumerate(section.items):
            if isinstance(item, engine.Note):
                self.note(below, item, row)
            else:
                self.question(below, item, row)

    def question(self, place: int, asked: engine.Question, section: models.Section) -> None:
        row = self.add(
            models.Question,
            place,
            section=section,
            key=asked.key,
            address=asked.address,
            kind=asked.kind.value,
            required=asked.required,
            low=asked.low,
            high=asked.high,
            places=asked.places,
            join=asked.when.join.value,
            **words(asked.text, "text"),
            **words(asked.short, "short"),
            **words(asked.hint, "hint"),
            **words(asked.why, "why"),
            **words(asked.unit, "unit"),
            **rule(asked.points),
            **evidence(asked.evidence),
        )
        for below, option in enumerate(asked.options):
            self.option(below, option, row)
        for below, part in enumerate(asked.parts):
            unit = words(part.unit, "unit")
            self.add(models.Part, below, question=row, times=part.times, **unit)
        self.ranges(models.QuestionRange, row, asked.points)
        self.conditions(models.QuestionCondition, row, asked.when)

    def option(self, place: int, option: engine.Option, question: models.Question) -> None:
        self.add(
            models.Option,
            place,
            question=question,
            key=option.key,
            points=option.points,
            alone=option.alone,
            out_of_reach=option.out_of_reach,
            **words(option.label, "label"),
            **words(option.hint, "hint"),
        )

    def note(self, place: int, note: engine.Note, section: models.Section | None = None) -> None:
        row = self.add(
            models.Note,
            place,
            version=self.version,
            section=section,
            key=note.key,
            citations=" ".join(note.citations),
            **words(note.title, "title"),
            **words(note.text, "text"),
        )
        self.alternatives(models.NoteCondition, row, note.when)

    # What comes of it

    def body_mass_index(self, place: int, number: engine.BodyMassIndex) -> None:
        counted = rule(number.points)
        del counted["gives_points"]
        row = self.add(
            models.BodyMassIndex,
            place,
            version=self.version,
            key=number.key,
            weight=number.weight,
            height=number.height,
            scale=number.scale,
            **words(number.title, "title"),
            **counted,
            **evidence(number.evidence),
        )
        self.ranges(models.BodyMassIndexRange, row, number.points)

    def score(self, place: int, score: engine.Score) -> None:
        row = self.add(
            models.Score,
            place,
            version=self.version,
            key=score.key,
            how=score.how.value,
            at_least=score.at_least,
            hidden=score.hidden,
            join=score.when.join.value,
            **words(score.title, "title"),
            **rule(score.points),
            **evidence(score.evidence),
        )
        for below, of in enumerate(score.of):
            self.add(models.Operand, below, score=row, of=of)
        for below, level in enumerate(score.levels):
            title = words(level.title, "title")
            self.add(models.Level, below, score=row, key=level.key, low=level.low, **title)
        self.ranges(models.ScoreRange, row, score.points)
        self.conditions(models.ScoreCondition, row, score.when)

    def red_flag(self, place: int, flag: engine.RedFlag) -> None:
        row = self.add(
            models.RedFlag,
            place,
            version=self.version,
            key=flag.key,
            urgency=URGENCY_NAMES[flag.urgency],
            citations=" ".join(flag.citations),
            pending=flag.pending,
            **words(flag.title, "title"),
            **words(flag.advice, "advice"),
        )
        self.alternatives(models.RedFlagCondition, row, flag.when)

    def band(self, place: int, band: engine.Band) -> None:
        row = self.add(
            models.Band,
            place,
            version=self.version,
            key=band.key,
            **words(band.title, "title"),
            **words(band.headline, "headline"),
            **words(band.advice, "advice"),
        )
        for below, step in enumerate(band.steps):
            texts = words(step.title, "title") | words(step.text, "text")
            self.add(models.Step, below, band=row, **texts)
        self.alternatives(models.BandCondition, row, band.when)

    # Conditions and points

    def conditions(self, table: type, owner: Any, when: engine.When, **group: Any) -> None:
        for place, each in enumerate(when.conditions):
            value = write(each.value)
            self.add(table, place, owner=owner, of=each.of, op=each.op.value, value=value, **group)

    def alternatives(self, table: type, owner: Any, whens: tuple[engine.When, ...]) -> None:
        """No rows at all say "always"; beside other groups one such group needs a row."""
        if whens == (engine.ALWAYS,):
            return
        for number, when in enumerate(whens, start=1):
            group = {"group": number, "join": when.join.value}
            if when.conditions:
                self.conditions(table, owner, when, **group)
            else:
                self.add(table, 0, owner=owner, of="", op="", value="", **group)

    def ranges(self, table: type, owner: Any, points: engine.Points | None) -> None:
        for place, each in enumerate(points.ranges if points else ()):
            values = {"low": each.low, "high": each.high, "points": each.points}
            self.add(table, place, owner=owner, **values)


def rule(points: engine.Points | None) -> dict[str, Any]:
    given = points or engine.Points()
    return {"gives_points": points is not None, "times": given.times, "plus": given.plus}


def evidence(given: engine.Evidence | None) -> dict[str, Any]:
    if given is None:
        return {}
    return {
        "certainty": given.certainty.value,
        "can_change": given.can_change,
        "citations": " ".join(given.citations),
        **words(given.effect, "effect"),
        **words(given.reason, "reason"),
    }
