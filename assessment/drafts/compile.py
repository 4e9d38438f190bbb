"""From the rows of a version to the questionnaire that they say."""

from typing import Any

from django.conf import settings

from assessment import models
from assessment.drafts.values import Values
from assessment.engine import model as engine
from assessment.engine.document import URGENCIES
from assessment.engine.vocabulary import Certainty, How, Join, Kind, Operator, Text

ROWS = (
    "sections__conditions",
    "sections__questions__options",
    "sections__questions__parts",
    "sections__questions__ranges",
    "sections__questions__conditions",
    "notes__conditions",
    "derived__ranges",
    "scores__operands",
    "scores__levels",
    "scores__ranges",
    "scores__conditions",
    "red_flags__conditions",
    "bands__steps",
    "bands__conditions",
    "limits",
    "citations",
)


def compile_version(version: models.Version) -> engine.Questionnaire:
    """Read every row anew, in a fixed number of queries."""
    return Compiled(models.Version.objects.prefetch_related(*ROWS).get(pk=version.pk)).questionnaire


def say(row: Any, name: str) -> Text:
    """Empty words are no words: a form cannot tell the two apart, nor keep the ends of lines."""
    spoken = {language: getattr(row, f"{name}_{language}") for language, _ in settings.LANGUAGES}
    return {language: words.replace("\r\n", "\n") for language, words in spoken.items() if words}


def say_if_any(row: Any, name: str) -> Text | None:
    return say(row, name) or None


class Compiled:
    def __init__(self, version: models.Version) -> None:
        self.version = version
        self.values = Values(
            {
                question.key: Kind(question.kind)
                for section in version.sections.all()
                for question in section.questions.all()
            }
        )

    @property
    def questionnaire(self) -> engine.Questionnaire:
        version = self.version
        return engine.Questionnaire(
            key=version.key,
            version=version.number,
            title=say(version, "title"),
            translation_checked_by=version.translation_checked_by,
            sections=tuple(map(self.section, version.sections.all())),
            red_flags=tuple(map(self.red_flag, version.red_flags.all())),
            derived=tuple(map(self.body_mass_index, version.derived.all())),
            scores=tuple(map(self.score, version.scores.all())),
            bands=tuple(map(self.band, version.bands.all())),
            notes=tuple(self.note(row) for row in version.notes.all() if row.section_id is None),
            limits=tuple(say(row, "text") for row in version.limits.all()),
            citations=tuple(
                engine.Citation(row.key, row.text, row.url) for row in version.citations.all()
            ),
        )

    # What is asked

    def section(self, row: models.Section) -> engine.Section:
        notes = [note for note in self.version.notes.all() if note.section_id == row.pk]
        # At one position a note comes first: it introduces the question.
        items = sorted([*notes, *row.questions.all()], key=lambda item: item.position)
        return engine.Section(
            key=row.key,
            title=say(row, "title"),
            items=tuple(
                self.note(item) if isinstance(item, models.Note) else self.question(item)
                for item in items
            ),
            when=self.when(row),
        )

    def question(self, row: models.Question) -> engine.Question:
        return engine.Question(
            key=row.key,
            address=row.address,
            text=say(row, "text"),
            kind=Kind(row.kind),
            options=tuple(map(option, row.options.all())),
            short=say_if_any(row, "short"),
            hint=say_if_any(row, "hint"),
            why=say_if_any(row, "why"),
            required=row.required,
            unit=say_if_any(row, "unit"),
            low=row.low,
            high=row.high,
            places=row.places,
            parts=tuple(engine.Part(say(part, "unit"), part.times) for part in row.parts.all()),
            points=points(row) if row.gives_points else None,
            when=self.when(row),
            evidence=evidence(row),
        )

    def note(self, row: models.Note) -> engine.Note:
        return engine.Note(
            key=row.key,
            text=say(row, "text"),
            title=say_if_any(row, "title"),
            when=self.alternatives(row) or (engine.ALWAYS,),
            citations=cited(row),
        )

    # What comes of it

    def body_mass_index(self, row: models.BodyMassIndex) -> engine.BodyMassIndex:
        return engine.BodyMassIndex(
            key=row.key,
            title=say(row, "title"),
            weight=row.weight,
            height=row.height,
            scale=row.scale,
            points=points(row),
            evidence=evidence(row),
        )

    def score(self, row: models.Score) -> engine.Score:
        return engine.Score(
            key=row.key,
            title=say(row, "title"),
            of=tuple(operand.of for operand in row.operands.all()),
            how=How(row.how),
            at_least=row.at_least,
            levels=tuple(
                engine.Level(level.key, say(level, "title"), level.low)
                for level in row.levels.all()
            ),
            hidden=row.hidden,
            points=points(row) if row.gives_points else None,
            when=self.when(row),
            evidence=evidence(row),
        )

    def red_flag(self, row: models.RedFlag) -> engine.RedFlag:
        return engine.RedFlag(
            key=row.key,
            title=say(row, "title"),
            urgency=URGENCIES[row.urgency],
            when=self.alternatives(row),
            advice=say(row, "advice"),
            citations=cited(row),
            pending=row.pending,
        )

    def band(self, row: models.Band) -> engine.Band:
        return engine.Band(
            key=row.key,
            title=say(row, "title"),
            headline=say(row, "headline"),
            advice=say(row, "advice"),
            steps=tuple(
                engine.Step(say(step, "title"), say(step, "text")) for step in row.steps.all()
            ),
            when=self.alternatives(row) or (engine.ALWAYS,),
        )

    # Conditions

    def when(self, row: Any) -> engine.When:
        return engine.When(tuple(map(self.condition, row.conditions.all())), Join(row.join))

    def alternatives(self, row: Any) -> tuple[engine.When, ...]:
        """One for each group; a row that names nothing only opens its group."""
        groups: dict[int, list[Any]] = {}
        for each in row.conditions.all():
            groups.setdefault(each.group, []).append(each)
        return tuple(
            engine.When(
                tuple(self.condition(each) for each in group if each.of), Join(group[0].join)
            )
            for group in groups.values()
        )

    def condition(self, row: Any) -> engine.Condition:
        op = Operator(row.op)
        return engine.Condition(row.of, op, self.values.read(row.of, op, row.value))


def option(row: models.Option) -> engine.Option:
    hint = say_if_any(row, "hint")
    return engine.Option(row.key, say(row, "label"), row.points, row.alone, hint, row.out_of_reach)


def points(row: Any) -> engine.Points:
    ranges = tuple(
        engine.Range(each.low, each.high, points=each.points) for each in row.ranges.all()
    )
    return engine.Points(ranges, row.times, row.plus)


def evidence(row: Any) -> engine.Evidence | None:
    if not row.certainty:
        return None
    return engine.Evidence(
        effect=say(row, "effect"),
        reason=say(row, "reason"),
        certainty=Certainty(row.certainty),
        can_change=row.can_change,
        citations=cited(row),
    )


def cited(row: Any) -> tuple[str, ...]:
    return tuple(row.citations.split())
