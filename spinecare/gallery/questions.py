"""The gallery's section of the spine check's questions, each as it opens and as it objects."""

from datetime import date
from decimal import Decimal

from assessment.engine.model import Question
from assessment.forms import QuestionForm
from spinecare.gallery import words
from spinecare.gallery.component import Component, Section, State
from spinecare.gallery.sample import KINDS, MANY
from spinecare.gallery.words import row, said

FILLED = {
    "one": ("some",),
    "many": ("fever", "weight"),
    "number": (Decimal(180),),
    "parts": (Decimal(69),),
    "yes": (True,),
    "text": ("ice",),
    "day": (date(2031, 3, 4),),
    "long": ("a",),
}
WRONG = {"number": {"answer": "many"}, "parts": {"answer_0": "5", "answer_1": "x"}}
BOTH = {"answer": ["fever", "none"]}


def section() -> Section:
    parts = (*map(_question, KINDS), _summary(), _progress(), _answer(), _delete())
    return Section("questions", "Questions and answers", parts)


def _question(kind: str) -> Component:
    question = KINDS[kind]
    states = [
        State("as it opens", {"form": QuestionForm(question)}),
        State("answered", {"form": QuestionForm(question, values=FILLED.get(question.key, ()))}),
        State("error", {"form": wrong(question)}),
    ]
    if question is MANY:
        states.append(State("error: none and others", {"form": wrong(question, BOTH)}))
    if question.kind.value == "text":
        states.pop()  # whatever is written in words is an answer
    name = f"Question: {kind}"
    by = "gallery/question.html"
    return Component(name, "forms/field.html", "field.css", tuple(states), drawn_by=by)


def wrong(question: Question, sent: dict[str, object] | None = None) -> QuestionForm:
    """Return the form as it comes back, with its errors found."""
    form = QuestionForm(question, sent or WRONG.get(question.key, {"answer": ""}))
    form.full_clean()
    return form


def _summary() -> Component:
    states = (
        State("one error", {"form": wrong(MANY), "is_summed_up": True}),
        State("long words", {"form": long_error(), "is_summed_up": True}),
    )
    note = (
        "On a page of its own it has the focus without any script: "
        "see “question-error” among the whole pages."
    )
    template = "components/error_summary.html"
    drawn_by = "gallery/question.html"
    return Component(
        "Summary of errors", template, "task.css", states, drawn_by=drawn_by, note=note
    )


def long_error() -> QuestionForm:
    form = wrong(MANY)
    form.errors["answer"] = form.error_class([words.long_summary()])
    return form


def _progress() -> Component:
    states = tuple(State(f"question {number}", {"number": number}) for number in (1, 9, 40))
    return Component("Progress", "components/progress.html", "task.css", states)


def _answer() -> Component:
    def answer(question: str, text: str, url: str = "#main") -> State:
        return {"question": question, "answer": text, "change_url": url}

    question = said("Smoking", "Tabaco")
    states = (
        State("answered", {"row": answer(question, said("I stopped", "Lo dejé"))}),
        State("not answered", {"row": answer(question, "")}),
        State("without a way to change it", {"row": answer(question, "No", "")}),
        State("long words", {"row": answer(words.long_title(), words.long_summary())}),
    )
    template = "components/answer_row.html"
    return Component("Answer in a list", template, "result.css", states, inside="answers")


def _delete() -> Component:
    states = (State("usual", {"csrf_token": row()}),)
    return Component("Delete my answers", "assessment/delete_answers.html", "button.css", states)
