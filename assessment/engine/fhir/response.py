"""A FHIR R4 QuestionnaireResponse as answers to a questionnaire of ours."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from assessment.engine.decimals import write
from assessment.engine.fhir.exporting import versioned
from assessment.engine.fhir.reading import Ledger, Node
from assessment.engine.fitting import Invalid, verify
from assessment.engine.model import Question, Questionnaire
from assessment.engine.outline import outline
from assessment.engine.problem import Problem, Severity
from assessment.engine.vocabulary import Answers, Kind, Value

DEEPEST = 16
STATUSES = ("completed", "amended", "in-progress", "stopped")


class ResponseError(ValueError):
    """The document holds no answers to this questionnaire; the problems say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(f"{each.where}: {each.message}" for each in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ImportedResponse:
    answers: Answers
    problems: tuple[Problem, ...]
    """Warnings: what was left out."""


def import_response(questionnaire: Questionnaire, document: object) -> Answers:
    """The answers alone. Raises ResponseError."""
    return read_response(questionnaire, document).answers


def read_response(questionnaire: Questionnaire, document: object) -> ImportedResponse:
    """Nothing is trusted but answers: a recorded total is named and reckoned anew.

    Raises ResponseError where an answer is none that the question can have.
    """
    ledger = Ledger()
    answers = Responder(questionnaire, ledger).read(document)
    errors = [each for each in ledger.problems if each.severity is Severity.ERROR]
    if errors:
        raise ResponseError(tuple(dict.fromkeys(errors)))
    ledger.name_unread(document)
    return ImportedResponse(answers, tuple(ledger.problems))


class Responder:
    def __init__(self, questionnaire: Questionnaire, ledger: Ledger) -> None:
        self.questionnaire = questionnaire
        self.questions = outline(questionnaire).questions
        self.sections = {section.key for section in questionnaire.sections}
        self.ledger = ledger
        self.answers: dict[str, tuple[Value, ...]] = {}

    def read(self, document: object) -> Answers:
        resource = document.get("resourceType") if isinstance(document, dict) else None
        if not isinstance(document, dict) or resource != "QuestionnaireResponse":
            self.ledger.refuse("", "not-a-response", "This is no QuestionnaireResponse.")
            return {}
        root = Node(document, "", self.ledger)
        root.read("resourceType", "id", "authored", "language")
        root.set_aside()
        self._read_header(root)
        self._read_items(root, DEEPEST)
        return self.answers

    def _read_header(self, root: Node) -> None:
        status = root.text("status") if "status" in root else None
        if status not in STATUSES:
            root.refuse("bad-status", f"A response that is {status!r} is not read.")
        asked = root.text("questionnaire") if "questionnaire" in root else None
        if asked != versioned(self.questionnaire):
            root.report("other-questionnaire", f"It answers {asked!r}, if it says so at all.")

    def _read_items(self, above: Node, deep: int) -> None:
        for item in above.objects("item"):
            link = item.text("linkId") if "linkId" in item else None
            item.read("text", "definition")
            if not deep:
                item.refuse("too-deep", f"Answers stand more than {DEEPEST} deep.")
                item.cover()
            elif link in self.questions:
                self._read_question(item, self.questions[link], deep)
            elif link in self.sections or "answer" not in item:
                self._read_items(item, deep - 1)
            else:
                item.report("unknown-link", f"Nothing asks {link!r}; its answer was left out.")
                item.cover()

    def _read_question(self, item: Node, question: Question, deep: int) -> None:
        if question.key in self.answers:
            item.refuse("answered-twice", f"{question.key!r} is answered twice.")
        nodes = item.objects("answer")
        found = [_value(node, question) for node in nodes]
        values = tuple(value for value in found if value is not None)
        if values or not question.required:
            self._keep(item, question, values)
        for node in (item, *nodes):
            self._read_items(node, deep - 1)

    def _keep(self, item: Node, question: Question, values: tuple[Value, ...]) -> None:
        order = [option.key for option in question.options]
        if question.kind is Kind.MANY and set(values) <= set(order):
            values = tuple(sorted(values, key=lambda value: order.index(str(value))))
        try:
            verify(question, values)
        except Invalid as error:
            item.refuse(error.code, f"This is no answer to {question.key!r}.")
        self.answers[question.key] = values


def _value(node: Node, question: Question) -> Value | None:
    kinds = node.kinds("value")
    if len(kinds) != 1 or kinds[0] not in READERS:
        node.refuse("bad-answer", "An answer has one value of a kind that we know.")
        return None
    value = READERS[kinds[0]](node)
    if question.options and value is not None:
        return value if isinstance(value, str) else _spelled(value)
    return value


def _spelled(value: Value) -> str:
    return write(value) if isinstance(value, Decimal) else str(value)


def _coding(node: Node) -> Value | None:
    coding = node.object("valueCoding")
    if coding is None:
        return None
    coding.read("system", "version", "display", "extension")
    for weight in coding.candidates("extension"):
        weight.cover()
    return coding.text("code" if "code" in coding else "display")


def _quantity(node: Node) -> Value | None:
    quantity = node.object("valueQuantity")
    if quantity is None:
        return None
    quantity.read("unit", "code", "system")
    return quantity.number("value")


READERS: dict[str, Callable[[Node], Value | None]] = {
    "Boolean": lambda node: node.truth("valueBoolean"),
    "Integer": lambda node: node.number("valueInteger"),
    "Decimal": lambda node: node.number("valueDecimal"),
    "Date": lambda node: node.day("valueDate"),
    "String": lambda node: node.text("valueString"),
    "Coding": _coding,
    "Quantity": _quantity,
}
