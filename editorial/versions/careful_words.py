"""Words on which a medical sentence turns, in each language: numbers, amounts, denials, duties."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

SIGNS = "%$€°<>≤≥=≈±+×"

TOKEN = re.compile(
    r"\[\S+\]"  # the address of a link, or a citation
    r"|\d+(?:[.,:/]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    rf"|[{SIGNS}]"
)
"""What a sentence is made of once commas and the like are left out."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DENIALS_AND_DUTIES = {
    "en": _words(
        """
        and or no not never none nor neither nothing nobody without cannot non only always must
        should ought shall may might can could would will need needs unless except if avoid stop
        """
    ),
    "es": _words(
        """
        y e o u no ni nunca jamás ningún ninguno ninguna ningunos ningunas nada nadie sin solo sólo
        solamente únicamente siempre debe deben debería deberían deba deban deber puede pueden
        podría podrían pueda puedan poder necesita necesitan salvo excepto menos si evite evita
        evitar deje pare
        """
    ),
}
"""None of these may come, go or move: any of them can turn a sentence around."""

AMOUNTS = {
    "en": """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
        ninety hundred thousand million half halve quarter third fourth fifth tenth dozen once
        twice double triple first second pair couple both
        all every each most many much some several few fewer little less least more any rarely
        seldom sometimes often usually before after until since left right upper lower
        minute hour day night week month year percent inch foot feet mile pound gram milligram mg
        """,
    "es": """
        cero un uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce
        quince dieciséis diecisiete dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta
        setenta ochenta noventa cien ciento mil millón millones mitad medio tercio tercer tercero
        cuarto quinto décimo docena vez veces triple primer primero segundo par ambos
        todo cada mayoría mucho algún alguno varios poco más menor mayor raramente frecuente
        menudo antes después hasta desde izquierdo derecho superior inferior
        minuto hora día noche semana mes año pulgada pie milla libra gramo miligramo mg
        """
    "doble",  # codespell:ignore doble
}
"""How many, how often, how long, how much and on which side: 2 days are not 2 weeks."""


LITTLE_WORDS = {
    "en": _words(
        """
        a an the this that these those it its is are was were be been am i you your we our they
        their them of in on at to for as it's that's you're there
        """
    ),
    "es": _words(
        """
        el la los las de del en al a para por este esta estos estas ese esa esos esas eso es son
        está están era eran su sus se lo le les que como usted ustedes
        """
    ),
}
"""Words that hold a sentence together: any of them may come or go."""

OPPOSED_BEGINNINGS = (
    ("hyper", "hypo", "hiper", "hipo"),
    ("inter", "intra"),
    ("ante", "anti"),
    ("pre", "post", "pos"),
    ("tachy", "brady", "taqui", "bradi"),
    ("ab", "ad"),
    ("epi", "endo", "sub", "supra"),
)
"""Beginnings that make one word the opposite of another that looks much like it."""

ALIKE = 0.7
"""Of two words, as difflib counts letters: a slip of the hand, not another word."""


def is_same_word(old: str, new: str) -> bool:
    """Whether one word is the other with its spelling or its ending put right."""
    if beginning_of(old) != beginning_of(new):
        return False
    return SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE


def beginning_of(word: str) -> str:
    """Return the beginning that tells a word from its opposite; nothing if it has none."""
    beginnings = (each for pair in OPPOSED_BEGINNINGS for each in pair)
    return next((each for each in beginnings if word.startswith(each)), "")


def is_denial_or_duty(word: str, language: str) -> bool:
    return word in DENIALS_AND_DUTIES[language] or word.endswith(("n't", "n’t"))


def amount(word: str, language: str) -> str:
    """Return the number, or the word for an amount in its plainest form; else nothing."""
    if word[0].isnumeric() or word in SIGNS:
        return word
    return _STEMS[language].get(word, "")


def _forms(language: str) -> Iterator[tuple[str, str]]:
    """Yield each form with its stem: the correction of an ending changes no amount."""
    for word in AMOUNTS[language].split():
        has_gender = language == "es" and word[-1] in "ao"
        stem = word[:-1] if has_gender else word
        for ending in ("a", "o", "as", "os") if has_gender else ("", "s", "es"):
            yield stem + ending, stem


_STEMS = {language: dict(_forms(language)) for language in AMOUNTS}
