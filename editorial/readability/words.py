"""Says to an editor how hard a text is to read, and which sentences to begin with."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from editorial.readability.measure import Reading, Verdict
from editorial.readability.sentences import words_of

LONG = 20
"""Words: a sentence above this is shown, so that somebody can cut it in two."""


def describe_reading(help_text: str, reading: Reading | None, name: str) -> str:
    """Return the field's help with the figure, what it means, and the longest sentence."""
    if reading is None:
        return help_text
    figure = _figure(reading, is_spanish=name.endswith("_es"))
    return format_html("{} <strong>{}</strong> {}", help_text, figure, _longest(reading))


def _figure(reading: Reading, *, is_spanish: bool) -> str:
    if is_spanish:
        said = _("Ease %s (70 or more is easy)") % reading.figure
    else:
        said = _("Reading grade %s (6 or less is plain)") % reading.figure
    return f"{said}: {VERDICTS[reading.verdict]()}."


VERDICTS = {
    Verdict.PLAIN: lambda: _("plain"),
    Verdict.HARD: lambda: _("hard"),
    Verdict.TOO_HARD: lambda: _("too hard"),
}


def _longest(reading: Reading) -> str:
    sentence = reading.longest[0]
    count = len(words_of(sentence))
    if count <= LONG:
        return ""
    return _("The longest sentence has %(count)s words: “%(sentence)s”") % {
        "count": count,
        "sentence": sentence,
    }
