"""enableWhen to a condition of ours, on earlier questions only; and conditions put together."""

from collections.abc import Iterable, Sequence
from datetime import date

from assessment.engine.asking import CHOICES
from assessment.engine.conditions import COMPARED, EQUALITY
from assessment.engine.decimals import write
from assessment.engine.fhir.known import Asked, Known
from assessment.engine.fhir.reading import Node
from assessment.engine.fhir.urls import ENABLE_EXPRESSIONS
from assessment.engine.model import ALWAYS, Condition, Question, When
from assessment.engine.vocabulary import Join, Kind, Operator, Value

FAULTS = {
    "unknown-target": "{target!r} is no item of this file.",
    "later-reference": "{target!r} comes later, and a condition reads earlier questions only.",
    "cycle": "{target!r} itself depends on this item.",
    "target-not-asked": "{target!r} is no question that is asked.",
}
ORDERED = (Kind.NUMBER, Kind.DATE)


def read_when(item: Node, known: Known) -> When:
    """ALWAYS where there is no condition, and where one cannot be understood (then refused)."""
    if "enableWhenExpression" in item or item.extensions(ENABLE_EXPRESSIONS):
        item.refuse("expression-condition", "A condition written as an expression is not read.")
    nodes = item.objects("enableWhen")
    conditions = [_condition(item, node, known) for node in nodes]
    join = _join(item, nodes)
    found = tuple(condition for condition in conditions if condition is not None)
    return When(found, join) if found else ALWAYS


def _join(item: Node, nodes: list[Node]) -> Join:
    if "enableBehavior" in item:
        behavior = item.text("enableBehavior")
        if behavior in (Join.ALL, Join.ANY):
            return Join(behavior)
        item.refuse("bad-behavior", "Conditions hold together as all or as any.")
    if len(nodes) < 2:
        return Join.ALL
    # STU3 had no operators, and any one condition was enough.
    join = Join.ALL if any("operator" in node for node in nodes) else Join.ANY
    message = f"It does not say whether all or any conditions must hold; {join} was taken."
    item.report("no-behavior", message)
    return join


def _condition(item: Node, node: Node, known: Known) -> Condition | None:
    target = node.text("question")
    asked = known.asked.get(target or "")
    if asked is None:
        _refuse_target(item, node, target or "", known)
        node.cover()
        return None
    if asked.question.kind in CHOICES and not asked.offers:
        return None  # the question itself is refused
    op = _operator(node)
    value = None if op is None else _value(node, asked, op)
    if op is None or value is None:
        return None
    if not comparable(asked.question, op, value):
        node.refuse("wrong-comparison", f"{target!r} cannot be compared like this.")
        return None
    return Condition(asked.question.key, op, value)


def _refuse_target(item: Node, node: Node, target: str, known: Known) -> None:
    link = str(item.content.get("linkId"))
    code = known.links.fault(link, target)
    node.refuse(code, FAULTS[code].format(target=target))


def _operator(node: Node) -> Operator | None:
    if "operator" in node:
        name = node.text("operator")
        if name in list(Operator):
            return Operator(name)
        node.refuse("unknown-operator", f"The operator {name!r} is not known.")
        return None
    if "hasAnswer" in node:
        node.report("stu3-condition", "hasAnswer was read as the operator exists.")
        return Operator.EXISTS
    node.report("stu3-condition", "A condition without an operator was read as equal.")
    return Operator.EQUAL


def _value(node: Node, asked: Asked, op: Operator) -> Value | None:
    if "hasAnswer" in node and op is Operator.EXISTS:
        return node.truth("hasAnswer")
    kinds = node.kinds("answer")
    if len(kinds) != 1 or kinds[0] not in READERS:
        node.refuse("bad-answer", "A condition compares with one answer of a kind we know.")
        for kind in kinds:
            node.ledger.cover(node.at(f"answer{kind}"))
        return None
    if op is Operator.EXISTS and kinds[0] == "Boolean":
        return node.truth("answerBoolean")
    return READERS[kinds[0]](node, asked)


def _truth(node: Node, asked: Asked) -> Value | None:
    return node.truth("answerBoolean")


def _integer(node: Node, asked: Asked) -> Value | None:
    number = node.number("answerInteger")
    if number is None or not asked.offers:
        return number
    return _option(node, asked, "Integer", write(number))


def _decimal(node: Node, asked: Asked) -> Value | None:
    return node.number("answerDecimal")


def _day(node: Node, asked: Asked) -> Value | None:
    day: date | None = node.day("answerDate")
    return _option(node, asked, "Date", day.isoformat()) if day and asked.offers else day


def _words(node: Node, asked: Asked) -> Value | None:
    words = node.text("answerString")
    return _option(node, asked, "String", words) if words and asked.offers else words


def _coding(node: Node, asked: Asked) -> Value | None:
    coding = node.object("answerCoding")
    if coding is None:
        return None
    coding.read("display", "version")
    system = coding.text("system") if "system" in coding else None
    code = coding.text("code") if "code" in coding else None
    return _option(node, asked, "Coding", code or coding.content.get("display"), system or "")


def _quantity(node: Node, asked: Asked) -> Value | None:
    quantity = node.object("answerQuantity")
    if quantity is None:
        return None
    quantity.read("system")
    stated = {
        text for name in ("code", "unit") if name in quantity and (text := quantity.text(name))
    }
    if stated and not stated & {asked.unit_code, *(asked.question.unit or {}).values()}:
        quantity.refuse("unit-differs", "The question is asked in another unit.")
    return quantity.number("value")


READERS = {
    "Boolean": _truth,
    "Integer": _integer,
    "Decimal": _decimal,
    "Date": _day,
    "String": _words,
    "Coding": _coding,
    "Quantity": _quantity,
}


def _option(node: Node, asked: Asked, kind: str, code: object, system: str = "") -> str | None:
    matching = [
        option.key
        for option, offer in zip(asked.question.options, asked.offers, strict=True)
        if (offer.kind, offer.code) == (kind, code)
        and (not system or not offer.system or offer.system == system)
    ]
    if len(matching) == 1:
        return matching[0]
    code = "ambiguous-option" if matching else "unknown-option"
    node.refuse(code, f"Not one, but {len(matching)} options are meant.")
    return None


def comparable(question: Question, op: Operator, value: Value) -> bool:
    if op is Operator.EXISTS:
        return isinstance(value, bool)
    if op not in EQUALITY and question.kind not in ORDERED:
        return False
    return question.kind in COMPARED and type(value) is COMPARED[question.kind]


# Putting conditions together


def combined(whens: Iterable[When]) -> list[When]:
    """Fewest conditions that must all hold: those that join by all become one.

    A single one is left as it is, so that a file is read as it was written.
    """
    given = [when for when in dict.fromkeys(whens) if when != ALWAYS]
    if len(given) < 2:
        return given
    choices = [when for when in given if not _joins_all(when)]
    conditions = [each for when in given if _joins_all(when) for each in when.conditions]
    together = [When(tuple(dict.fromkeys(conditions)))] if conditions else []
    return choices + together


def _joins_all(when: When) -> bool:
    return when.join is Join.ALL or len(when.conditions) == 1


def only(whens: Sequence[When]) -> When | None:
    """The one condition, ALWAYS for none, and None where several must hold."""
    if len(whens) > 1:
        return None
    return whens[0] if whens else ALWAYS
