"""Which red flags a new version takes away or raises more seldom than the old one.

Cautious on purpose: what cannot be seen to raise a flag at least as often counts as weaker.
"""

from collections.abc import Iterable, Iterator

from assessment.engine.model import Condition, Question, Questionnaire, RedFlag, Section, When
from assessment.engine.vocabulary import Join, Kind, Operator

AT_LEAST = (Operator.GREATER, Operator.GREATER_OR_EQUAL)
AT_MOST = (Operator.LESS, Operator.LESS_OR_EQUAL)


def weakened_flags(old: Questionnaire, new: Questionnaire) -> tuple[RedFlag, ...]:
    """The old flags that are gone, less urgent, or raised by less."""
    kept = {flag.key: flag for flag in new.red_flags}
    before, after = _Asked(old), _Asked(new)
    return tuple(
        flag
        for flag in old.red_flags
        if flag.key not in kept or _is_weaker(flag, kept[flag.key], before, after)
    )


class _Asked:
    """By key: how each question comes to be asked, and what is reckoned from the answers."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questions: dict[str, tuple[Section, Question]] = {
            item.key: (section, item)
            for section in questionnaire.sections
            for item in section.items
            if isinstance(item, Question)
        }
        self.scores = {score.key: score for score in questionnaire.scores}
        self.derived = {number.key: number for number in questionnaire.derived}

    def gates(self, key: str) -> tuple[When, When]:
        section, question = self.questions[key]
        return section.when, question.when

    def meaning(self, key: str) -> object:
        """All that decides the value of the key, words left out; None for what is not there."""
        if key in self.questions:
            question = self.questions[key][1]
            options = {each.key: (each.points, each.alone) for each in question.options}
            points, places = question.points, (question.low, question.high, question.places)
            return self.gates(key), question.kind, question.required, options, points, places
        if key in self.scores:
            score = self.scores[key]
            return score.of, score.how, score.at_least, score.when, score.points
        number = self.derived.get(key)
        return number and (number.weight, number.height, number.scale, number.points)

    def reads(self, key: str) -> tuple[str, ...]:
        """The keys that decide whether it is asked, or what it comes to."""
        if key in self.questions:
            return tuple(each.of for when in self.gates(key) for each in when.conditions)
        if key in self.scores:
            score = self.scores[key]
            return (*score.of, *(each.of for each in score.when.conditions))
        number = self.derived.get(key)
        return (number.weight, number.height) if number else ()


def _is_weaker(old: RedFlag, new: RedFlag, before: _Asked, after: _Asked) -> bool:
    if new.urgency < old.urgency:
        return True
    if not all(_is_covered(case, new.when) for case in old.when):
        return True
    conditions = (condition for when in old.when for condition in when.conditions)
    return any(_may_hold_less(condition, before, after) for condition in conditions)


# A flag's conditions


def _is_covered(old: When, new: Iterable[When]) -> bool:
    """Whether each way to meet the old one meets one of the new ones as well."""
    targets = [case for when in new for case in _cases(when)]
    return all(any(_implies(case, target) for target in targets) for case in _cases(old))


def _cases(when: When) -> Iterator[tuple[Condition, ...]]:
    """The conditions as alternatives, in each of which all must hold."""
    if when.join is Join.ANY:
        yield from ((condition,) for condition in when.conditions)
    else:
        yield when.conditions


def _implies(old: tuple[Condition, ...], new: tuple[Condition, ...]) -> bool:
    if any(map(_holds_unanswered, new)) and set(old) != set(new):
        # A flag waits for the last question that it names, so leaving one out can silence it.
        return False
    return all(any(_entails(one, other) for one in old) for other in new)


def _entails(old: Condition, new: Condition) -> bool:
    """Whether whatever meets the old condition meets the new one."""
    if old == new:
        return True
    if (
        old.of != new.of
        or isinstance(old.value, str | bool)
        or type(old.value) is not type(new.value)
    ):
        return False
    if old.op in AT_LEAST and new.op in AT_LEAST:
        return _reaches(old.value > new.value, old, new, Operator.GREATER)
    if old.op in AT_MOST and new.op in AT_MOST:
        return _reaches(old.value < new.value, old, new, Operator.LESS)
    return False


def _reaches(is_inside: bool, old: Condition, new: Condition, strict: Operator) -> bool:
    """At the same threshold only a strict new condition leaves something out."""
    same = old.value == new.value and (new.op is not strict or old.op is strict)
    return is_inside or same


# What a flag's conditions read. The recursion follows the old version, which was published and
# so has no circles; the new one may still have them.


def _may_hold_less(condition: Condition, before: _Asked, after: _Asked) -> bool:
    """Only for a plain comparison with an answer, asking more people can do no harm."""
    if _holds_unanswered(condition) or condition.of not in before.questions:
        return not _is_same(condition.of, before, after)
    return _is_less_asked(condition.of, before, after)


def _holds_unanswered(condition: Condition) -> bool:
    silence = condition.op is Operator.EXISTS and condition.value is False
    return silence or condition.op is Operator.NOT_EQUAL


def _is_same(key: str, before: _Asked, after: _Asked) -> bool:
    """Whether its value is the same for everybody, as far as what it reads is."""
    if before.meaning(key) != after.meaning(key):
        return False
    return all(_is_same(each, before, after) for each in before.reads(key))


def _is_less_asked(key: str, before: _Asked, after: _Asked) -> bool:
    if key not in after.questions:
        return True
    old, new = before.questions[key][1], after.questions[key][1]
    if (old.required and not new.required) or _offers_a_way_out(old, new):
        return True
    gates = zip(before.gates(key), after.gates(key), strict=True)
    if not all(_is_covered(was, [now]) for was, now in gates):
        return True
    conditions = (condition for when in before.gates(key) for condition in when.conditions)
    return any(_may_hold_less(condition, before, after) for condition in conditions)


def _offers_a_way_out(old: Question, new: Question) -> bool:
    """A new answer that rules out the others is a new way not to raise the flag."""
    known = {option.key for option in old.options}
    ruling_out = (option for option in new.options if option.alone or new.kind is Kind.ONE)
    was_joined = {option.key for option in old.options if not option.alone}
    was_joined &= {option.key for option in new.options if option.alone}
    added = any(option.key not in known for option in ruling_out)
    return old.kind is not new.kind or added or bool(was_joined)
