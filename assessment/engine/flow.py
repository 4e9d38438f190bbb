"""Which questions are asked, in which order, and what stands before each."""

from assessment.engine.facts import Facts, establish
from assessment.engine.model import Note, Question, Questionnaire, When
from assessment.engine.vocabulary import Answers


def enabled(questionnaire: Questionnaire, answers: Answers) -> frozenset[str]:
    """Questions and scores whose own condition and whose section's hold."""
    facts = establish(questionnaire, answers)
    return frozenset(facts.enabled) | frozenset(facts.results)


def effective(questionnaire: Questionnaire, answers: Answers) -> Answers:
    """The answers of enabled questions; all others might as well not be there."""
    return establish(questionnaire, answers).answers


def path(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    """Every enabled question, in document order."""
    return tuple(establish(questionnaire, answers).enabled.values())


def next_question(questionnaire: Questionnaire, answers: Answers) -> Question | None:
    """The first on the path that was not seen yet."""
    return next(iter(_unseen(establish(questionnaire, answers))), None)


def reached(questionnaire: Questionnaire, answers: Answers) -> tuple[Question, ...]:
    """The path as far as it may be visited: up to the next question, and that one."""
    facts = establish(questionnaire, answers)
    along = tuple(facts.enabled.values())
    unseen = _unseen(facts)
    return along[: along.index(unseen[0]) + 1] if unseen else along


def previous_question(questionnaire: Questionnaire, answers: Answers, key: str) -> Question | None:
    """The one before it on the path; None for the first, and for one that is not on the path."""
    before = None
    for question in path(questionnaire, answers):
        if question.key == key:
            return before
        before = question
    return None


def holds(questionnaire: Questionnaire, answers: Answers, when: When) -> bool:
    return establish(questionnaire, answers).holds(when)


def notes_before(questionnaire: Questionnaire, answers: Answers, key: str) -> tuple[Note, ...]:
    """The notes between a question and whatever question stands above it in its section."""
    facts = establish(questionnaire, answers)
    for section in questionnaire.sections:
        notes: list[Note] = []
        for item in section.items:
            if isinstance(item, Note):
                notes.append(item)
            elif item.key == key:
                return tuple(note for note in notes if facts.holds_any(note.when))
            elif item.key in facts.enabled:
                notes = []
    return ()


def _unseen(facts: Facts) -> list[Question]:
    return [question for key, question in facts.enabled.items() if key not in facts.answers]
