"""Short words for building FHIR documents in tests."""

from assessment.engine.fhir import import_questionnaire
from assessment.engine.fhir.urls import HL7, ITEM_WEIGHT
from assessment.engine.outline import questions

LETTERS = "abcdefgh"


def form(*items, **root):
    return {
        "resourceType": "Questionnaire",
        "url": "https://example.org/Questionnaire/tried",
        "version": "1",
        "status": "draft",
        "title": "Tried",
        "item": list(items),
        **root,
    }


def item(link, kind="string", **details):
    return {"linkId": link, "type": kind, "text": f"Question {link}?", **details}


def group(link, *items, **details):
    return {"linkId": link, "type": "group", "text": f"Section {link}", "item": [*items], **details}


def display(link, **details):
    return {"linkId": link, "type": "display", "text": f"Note {link}", **details}


def extension(url, **value):
    return {"url": url if ":" in url else HL7 + url, **value}


def weighing(points, url=ITEM_WEIGHT):
    return [] if points is None else [extension(url, valueDecimal=points)]


def coding(code, **details):
    return {"system": "urn:letters", "code": code, "display": f"Option {code}", **details}


def option(code, points=None, **details):
    weights = {"extension": weighing(points)} if points is not None else {}
    return {"valueCoding": coding(code), **weights, **details}


def choice(link, *points, **details):
    """The options are a, b, c ... with these points."""
    options = [option(code, each) for code, each in zip(LETTERS, points, strict=False)]
    return item(link, "choice", **{"answerOption": options, **details})


def when(target, operator, **answer):
    return {"question": target, "operator": operator, **answer}


def read(*items, **root):
    return import_questionnaire(form(*items, **root))


def codes(imported):
    return [problem.code for problem in imported.problems]


def places(imported):
    return [(problem.where, problem.code) for problem in imported.problems]


def asked(*items, **root):
    """The questions of a form that is imported without a word."""
    imported = read(*items, **root)
    assert codes(imported) == []
    return questions(imported.questionnaire)


def only(*items, **root):
    (question,) = asked(*items, **root)
    return question


def told(*items, **root):
    """What is said of a form, and the questions that were imported all the same."""
    imported = read(*items, **root)
    return codes(imported), questions(imported.questionnaire)
