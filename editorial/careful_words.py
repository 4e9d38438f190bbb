"""Words on which a medical sentence turns, in each language: numbers, amounts, denials, duties."""

import re
from collections.abc import Iterator

TOKEN = re.compile(
    r"\[\S+\]"  # the address of a link, or a citation
    r"|\d+(?:[.,:/]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[%$€°<>≤≥=≈±+×]"
)
"""What a sentence is made of once commas and the like are left out."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DENIALS_AND_DUTIES = {
    "en": _words(
        """
        no not never none nor neither nothing nobody without cannot non only always must should
        ought shall may might can could would will need needs unless except if avoid stop
        """
    ),
    "es": _words(
        """
        no ni nunca jamás ningún ninguno ninguna ningunos ningunas nada nadie sin solo sólo
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
        cuarto quinto décimo docena vez veces doble triple primer primero segundo par ambos
        todo cada mayoría mucho algún alguno varios poco más menor mayor raramente frecuente
        menudo antes después hasta desde izquierdo derecho superior inferior
        minuto hora día noche semana mes año pulgada pie milla libra gramo miligramo mg
        """,
}
"""How many, how often, how long, how much and on which side: 2 days are not 2 weeks."""


def is_denial_or_duty(word: str, language: str) -> bool:
    return word in DENIALS_AND_DUTIES[language] or word.endswith(("n't", "n’t"))


def amount(word: str, language: str) -> str:
    """Return the number, or the word for an amount in its plainest form; else nothing."""
    if word[0].isnumeric() or not word[0].isalnum():
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
