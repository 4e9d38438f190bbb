"""The result of one set of answers: flags, scores, and the pathway that follows."""

from dataclasses import replace

from assessment.engine.facts import Facts, establish
from assessment.engine.flags import Raised
from assessment.engine.model import Assessment, Band, Questionnaire, RedFlag, ScoreResult
from assessment.engine.vocabulary import Answers


def assess(questionnaire: Questionnaire, answers: Answers) -> Assessment:
    return conclude(Raised(establish(questionnaire, answers)))


def conclude(raised: Raised) -> Assessment:
    """The same, where facts and flags are known already."""
    facts, flags = raised.facts, raised.flags
    questionnaire, incomplete = facts.outline.questionnaire, _incomplete(facts)
    return Assessment(
        questionnaire=questionnaire,
        answers=facts.answers,
        red_flags=flags,
        denied=raised.denied,
        scores=_scores(facts, flags),
        band=None if flags or incomplete else _band(facts),
        notes=tuple(note for note in questionnaire.notes if facts.holds_any(note.when)),
        incomplete=incomplete,
    )


def raised(questionnaire: Questionnaire, answers: Answers) -> tuple[RedFlag, ...]:
    """Most urgent first; to be asked after every answer."""
    return Raised(establish(questionnaire, answers)).flags


def _scores(facts: Facts, flags: tuple[RedFlag, ...]) -> tuple[ScoreResult, ...]:
    """A flag leaves no word that could reassure; one that stops leaves no number either."""
    if any(flag.urgency.stops for flag in flags):
        return ()
    results = tuple(facts.results.values())
    return tuple(replace(result, level=None) for result in results) if flags else results


def _band(facts: Facts) -> Band | None:
    bands = facts.outline.questionnaire.bands
    return next((band for band in bands if facts.holds_any(band.when)), None)


def _incomplete(facts: Facts) -> tuple[str, ...]:
    return tuple(
        key
        for key, question in facts.enabled.items()
        if question.required and key not in facts.answers
    )
