"""A sample questionnaire: one question of each kind, one score with three levels, no meaning."""

from decimal import Decimal

from assessment.engine.document import digest
from assessment.engine.model import (
    Band,
    Certainty,
    Citation,
    Evidence,
    Level,
    Note,
    Option,
    Part,
    Points,
    Question,
    Questionnaire,
    Range,
    Score,
    Section,
    Step,
)
from assessment.engine.vocabulary import Kind, Text
from assessment.instrument import Instrument


def both(english: str, spanish: str) -> Text:
    return {"en": english, "es": spanish}


def option(key: str, english: str, spanish: str, points: int = 0, **details: object) -> Option:
    return Option(key, both(english, spanish), Decimal(points), **details)


LONG = both(
    "Sternocleidomastoid hypersensitivity, electroencephalographically unremarkable",
    "Hipersensibilidad del esternocleidomastoideo, electroencefalográficamente normal",
)
SOURCE = Citation("sample", "Sample A. A sample of a source. Journal, 2018.", "https://doi.org/1")
EVIDENCE = Evidence(
    both("Sample: a study found something.", "Muestra: un estudio encontró algo."),
    both("So it gives so many points.", "Por eso da estos puntos."),
    Certainty.FAIR,
    can_change=True,
    citations=("sample",),
)
FIXED = Evidence(EVIDENCE.effect, EVIDENCE.reason, Certainty.JUDGEMENT, can_change=False)

ONE = Question(
    "one", "one", both("Does your leg or foot feel weak?", "¿Siente débil la pierna o el pie?"),
    Kind.ONE, short=both("Weakness", "Debilidad"),
    options=(
        option("no", "No", "No", hint=both("You climb stairs as usual.", "Sube escaleras.")),
        option("some", "Yes, a little", "Sí, un poco", 3),
        option("much", "Yes, a lot", "Sí, mucho", 6),
        option("unknown", "I am not sure", "No estoy seguro", 6, alone=True),
    ),
    hint=both("Think of the last two weeks.", "Piense en las últimas dos semanas."),
    evidence=EVIDENCE,
)  # fmt: skip
MANY = Question(
    "many", "many", both("Do you have any of these?", "¿Tiene algo de esto?"), Kind.MANY,
    short=both("Other signs", "Otras señales"),
    options=(
        option("fever", "Fever", "Fiebre", 1),
        option("weight", "You lost weight", "Bajó de peso", 1),
        Option("long", LONG, Decimal(2)),
        option("none", "None of these", "Nada de esto", alone=True),
    ),
    evidence=FIXED,
)  # fmt: skip
NUMBER = Question(
    "number", "number", both("How much do you weigh?", "¿Cuánto pesa?"), Kind.NUMBER,
    short=both("Weight", "Peso"), unit=both("pounds", "libras"), low=Decimal(50),
    high=Decimal(900), points=Points((Range(None, Decimal(200), points=Decimal(0)),
                                      Range(Decimal(201), None, points=Decimal(2)))),
    required=False, evidence=EVIDENCE,
)  # fmt: skip
PARTS = Question(
    "parts", "parts", both("How tall are you?", "¿Cuánto mide?"), Kind.NUMBER,
    parts=(Part(both("feet", "pies"), Decimal(12)), Part(both("inches", "pulgadas"), Decimal(1))),
    unit=both("inches", "pulgadas"), low=Decimal(36), high=Decimal(95), required=False,
    hint=both("You can skip this.", "Puede saltar esta."),
)  # fmt: skip
YES_NO = Question("yes", "yes", both("Do you smoke?", "¿Fuma?"), Kind.YES_NO)
TEXT = Question(
    "text", "text", both("What have you tried?", "¿Qué ha probado?"), Kind.TEXT, required=False
)
DATE = Question("day", "day", both("When did it begin?", "¿Cuándo empezó?"), Kind.DATE)
LONGEST = Question(
    "long", "long", LONG, Kind.ONE, hint=LONG,
    options=(Option("a", LONG, hint=LONG), Option("b", LONG, alone=True)),
)  # fmt: skip
KINDS = {
    "one answer": ONE,
    "many answers, and one alone": MANY,
    "a number with its unit": NUMBER,
    "a number in parts": PARTS,
    "yes or no": YES_NO,
    "text": TEXT,
    "a date": DATE,
    "long words": LONGEST,
}

SCORE = Score(
    "sample", both("Sample score", "Puntaje de muestra"), ("one", "many", "number"),
    levels=(
        Level("low", both("Low", "Bajo"), Decimal(0)),
        Level("mid", both("In the middle", "Intermedio"), Decimal(4)),
        Level("high", both("High", "Alto"), Decimal(8)),
    ),
)  # fmt: skip
BAND = Band(
    "band", both("Sample", "Muestra"), both("See a doctor this month", "Vea a un médico este mes"),
    both("Nothing here is urgent.", "Nada de esto es urgente."),
    steps=(
        Step(both("Call us", "Llámenos"), both("We find a day.", "Buscamos un día.")),
        Step(LONG, LONG),
    ),
)  # fmt: skip
QUESTIONNAIRE = Questionnaire(
    "gallery", "1", both("Sample questions", "Preguntas de muestra"),
    sections=(Section("all", both("All", "Todas"), tuple(KINDS.values())),),
    scores=(SCORE,), bands=(BAND,), citations=(SOURCE,),
    notes=(Note("note", both("Sample note.", "Nota de muestra."), both("Note", "Nota")),),
    limits=(both("It tells nothing.", "No dice nada."),),
)  # fmt: skip
INSTRUMENT = Instrument(QUESTIONNAIRE, digest(QUESTIONNAIRE))
