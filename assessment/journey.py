"""The way through the questions: which page comes next, and which may be visited at all.

Everything is derived from the answers given so far; no step is remembered.
"""

from functools import cached_property

from django.urls import reverse

from assessment.cookie import Visit
from assessment.engine.facts import Facts, facts_of
from assessment.engine.flags import Raised
from assessment.engine.flow import Way
from assessment.engine.model import Assessment, Question, RedFlag
from assessment.engine.scoring import conclude
from assessment.instrument import Instrument


class Journey:
    """One visit's way. What follows from its answers is reckoned once for each request."""

    def __init__(self, asked: Instrument, visit: Visit) -> None:
        self.asked = asked
        self.visit = visit

    # What follows from the answers

    @cached_property
    def facts(self) -> Facts:
        return facts_of(self.asked.outline, self.visit.answers)

    @cached_property
    def way(self) -> Way:
        return Way(self.facts)

    @cached_property
    def raised(self) -> Raised:
        return Raised(self.facts)

    @cached_property
    def assessment(self) -> Assessment:
        return conclude(self.raised)

    @property
    def stopping_flags(self) -> list[RedFlag]:
        """The flags that end the questions, the most urgent first."""
        return [flag for flag in self.raised.flags if flag.urgency.stops]

    @property
    def standing_flags(self) -> list[RedFlag]:
        """The flags under which the questions go on."""
        return [flag for flag in self.raised.flags if not flag.urgency.stops]

    # Where to go

    @property
    def next_address(self) -> str:
        """Help at once, the next question, or the check of all answers."""
        return self.next_address_from()

    def next_address_from(self, page: str = "answers") -> str:
        """The same; once nothing is left to do, the page on which an answer was changed."""
        return self.still_to_do or reverse(f"assessment:{page}")

    @property
    def still_to_do(self) -> str:
        """The start, help at once, or the next question; "" once all are answered."""
        if not self.visit.begun:
            return reverse("assessment:start_page")
        if self.stopping_flags:
            return reverse("assessment:urgent")
        pending = self.way.next_question
        return address_of(pending) if pending else ""

    def may_visit(self, question: Question) -> bool:
        """Whether the question was reached; behind a flag that stops, only those answered."""
        if not self.visit.begun:
            return False
        if question.key not in self.visit.answers and self.stopping_flags:
            return False
        return question.key in [each.key for each in self.way.reached]

    def address_before(self, question: Question) -> str:
        before = self.way.question_before(question.key)
        return address_of(before) if before else reverse("assessment:start_page")


def address_of(question: Question, *, from_result: bool = False) -> str:
    """Where it is asked; whoever changes an answer on the result comes back to the result."""
    name = "assessment:change" if from_result else "assessment:question"
    return reverse(name, args=[question.address])
