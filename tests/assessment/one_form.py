"""The form of one question, as a browser draws it and sends it back."""

import tinyhtml5
from django.http import QueryDict

from assessment.forms import QuestionForm
from tests.assessment.engine.builders import many, number, one, parts

CHOICE = one("choice", 0, 1)
CHOICES = many("choices", 1, 1)
SCALE = number("scale")
LENGTH = number("length", 36, 95, parts=parts(12, 1), required=False)


def drawn(form):
    html = form["answer"].as_field_group()
    return tinyhtml5.parse(f"<main>{html}</main>", namespace_html_elements=False)


def sent(asked, *raw):
    """The form as a browser sends it back."""
    data = QueryDict(mutable=True)
    if asked.parts:
        for place, text in enumerate(raw):
            data[f"answer_{place}"] = text
    else:
        data.setlist("answer", raw)
    return QuestionForm(asked, data)
