"""Which questions are asked, in which order, and what stands before each."""

from assessment.engine.facts import Facts, establish
from assessment.engine.model import Note, Question, Questionnaire, When
from assessment.engine.vocabulary import Answers


class Way:
    """The way through the questions that the facts leave open."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.path = tuple(facts.enabled.values())
        """Every enabled question, in document order."""

    @property
    def next_question(self) -> Question | None:
        """The first on the path that was not seen yet."""
        for question in self.path:
            if question.key not in self.facts.answers:
                return question
        return None

    @property
    def reached(self) -> tuple[Question, ...]:
        """The path as far as it may be visited: up to the next question, and that one."""
        pending = self.next_question
        return self.path[: self.position(pending.key) + 1] if pending else self.path

    def position(self, key: str) -> int:
        """On the path, counted from 0; -1 for a question that is not on it."""
        return list(self.facts.enabled).index(key) if key in self.facts.enabled else -1

    def question_before(self, key: str) -> Question | None:
        """None for the first, and for one that is not on the path."""
        position = self.position(key)
        return self.path[position - 1] if position > 0 else None

    def notes_before(self, key: str) -> tuple[Note, ...]:
        """The notes between a question and whatever question stands above it in its section."""
        for section in self.facts.outline.questionnaire.sections:
            notes: list[Note] = []
            for item in section.items:
                if isinstance(item, Note):
                    notes.append(item)
                elif item.key == key:
                    return tuple(note for note in notes if self.facts.holds_any(note.when))
                elif item.key in self.facts.enabled:
                    notes = []
        return ()


def way(questionnaire: Questionnaire, answers: Answers) -> Way:
    return Way(establish(questionnaire, answers))


def enabled(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """Questions and scores whose own condition and whose section's hold."""
    facts = establish(questionnaire, answers)
    return frozenset(facts.enabled) | frozenset(facts.results)


def effective(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """The answers of enabled questions; all others might as well not be there."""
    return establish(questionnaire, answers).answers


def path(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    return way(questionnaire, answers).path


def next_question(questionnaire: Questionnaire, answers: Answers) -> Question | None:
    return way(questionnaire, answers).next_question


def reached(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    return way(questionnaire, answers).reached


def previous_question(questionnaire: Questionnaire, answers: Answers, key: str) -> Question | None:
    return way(questionnaire, answers).question_before(key)


def holds(questionnaire: Questionnaire, answers: Answers, when: When) -> bool:
    return establish(questionnaire, answers).holds(when)


def notes_before(questionnaire: Questionnaire, answers: Answers, key: str) -> tuple[Note, ...]:
    return way(questionnaire, answers).notes_before(key)
