"""Words in several languages: a string of FHIR and its translation extensions."""

import re
from typing import Any

from assessment.engine.fhir.reading import Node
from assessment.engine.fhir.urls import TRANSLATION
from assessment.engine.vocabulary import Text

MARKUP = re.compile(
    r"</?(a|b|big|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|sub|sup"
    r"|table|tbody|td|th|tr|u|ul)\b[^<>]*>",
    re.IGNORECASE,
)


def primary(language: str) -> str:
    """The language of a tag: "en" of "en-US"."""
    return language.split("-")[0].lower()


def read_text(node: Node, name: str, language: str) -> Text:
    """Empty where there are no words. Raw words: see `without_markup`."""
    plain = node.text(name)
    own = {} if plain is None else {language: plain}
    return _translations(node, name) | own


def without_markup(node: Node, text: Text) -> Text:
    """Words that a page can show; a tag would be shown as it is written."""
    cleaned = {language: _stripped(words) for language, words in text.items()}
    if cleaned != text:
        node.report("markup-left-out", "The words held HTML; only the words were kept.")
    return cleaned


def _stripped(words: str) -> str:
    return " ".join(MARKUP.sub(" ", words).split()) if MARKUP.search(words) else words


def _translations(node: Node, name: str) -> dict[str, str]:
    beside = node.object(f"_{name}") if f"_{name}" in node else None
    found = {}
    for extension in beside.extensions([TRANSLATION]) if beside else ():
        parts = {part.content.get("url"): part for part in extension.objects("extension")}
        language, content = parts.get("lang"), parts.get("content")
        code = language and language.text("valueCode")
        words = content and _content(content)
        if code and words:
            language.read("url")
            content.read("url")
            found[primary(code)] = words
    return found


def _content(part: Node) -> str | None:
    """R4 says valueString; some write markdown."""
    return part.text("valueMarkdown" if "valueMarkdown" in part else "valueString")


def write_text(target: dict[str, Any], name: str, text: Text, language: str) -> None:
    """Blank words are no words to FHIR: they are left out."""
    spoken = {each: words for each, words in text.items() if words.strip()}
    if language in spoken:
        target[name] = spoken.pop(language)
    if spoken:
        target[f"_{name}"] = {
            "extension": [_translation(each, words) for each, words in spoken.items()]
        }


def _translation(language: str, words: str) -> dict[str, Any]:
    parts = [{"url": "lang", "valueCode": language}, {"url": "content", "valueString": words}]
    return {"url": TRANSLATION, "extension": parts}


def written_language(text: Text) -> str:
    """The language that the strings of an export are in."""
    return "en" if "en" in text else next(iter(text), "en")
