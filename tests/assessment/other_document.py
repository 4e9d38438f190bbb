"""Another questionnaire than the one that ships: every kind of question, in two languages."""

from datetime import date
from decimal import Decimal

from assessment.engine.model import (
    Band,
    BodyMassIndex,
    Certainty,
    Citation,
    Evidence,
    How,
    Level,
    Note,
    Option,
    Part,
    Question,
    Questionnaire,
    RedFlag,
    Score,
    Section,
    Step,
)
from assessment.engine.vocabulary import Kind, Urgency
from tests.assessment.engine.builders import identity, ranges, when


def both(english, spanish):
    return {"en": english, "es": spanish}


def choice(key, english, spanish, points=None, **details):
    worth = None if points is None else Decimal(points)
    return Option(key, both(english, spanish), worth, **details)


CITATION = Citation("coach-2020", "Coach A. Running and rest. Journal, 2020.")
EVIDENCE = Evidence(
    both("Runners on gravel fall less.", "Quien corre sobre grava se cae menos."),
    both("So it gives fewer points.", "Por eso da menos puntos."),
    Certainty.MIXED,
    can_change=True,
    citations=("coach-2020",),
)
FEET_AND_INCHES = (
    Part(both("feet", "pies"), Decimal(12)),
    Part(both("inches", "pulgadas"), Decimal(1)),
)

SURFACE = Question(
    "ground", "where-you-run", both("Where do you run?", "¿Dónde corre?"), Kind.ONE,
    options=(
        choice("road", "On the road", "En la calle", 3),
        choice("gravel", "On gravel", "En grava", 0, hint=both("Or in the wood", "O en el bosque")),
        choice("unknown", "I do not know", "No lo sé"),
    ),
    short=both("Ground", "Suelo"),
    hint=both("Choose where you run most.", "Elija dónde corre más."),
    why=both("Hard ground is hard on knees.", "El suelo duro daña las rodillas."),
    evidence=EVIDENCE,
)  # fmt: skip
ACHES = Question(
    "aches", "where-it-aches", both("What aches after a run?", "¿Qué le duele al correr?"),
    Kind.MANY,
    options=(
        choice("knee", "A knee", "Una rodilla", 1),
        choice("shin", "A shin", "Una espinilla", 1),
        choice("heart", "My heart", "El corazón", 1),
        choice("head", "My head, and I faint", "La cabeza, y me desmayo", 1),
        choice("hot", "I am hot with fever", "Tengo fiebre", 1),
        choice("nothing", "Nothing", "Nada", 0, alone=True),
        choice("maybe", "I cannot tell", "No sé decirlo", 0, alone=True),
    ),
)  # fmt: skip
MILES = Question(
    "miles", "how-far", both("How far do you run in a week?", "¿Cuánto corre por semana?"),
    Kind.NUMBER, unit=both("miles", "millas"), low=Decimal(0), high=Decimal(200), places=1,
    points=ranges((None, 9.9, 0), (10, 39.9, 1), (40, None, 4)),
)  # fmt: skip
HEIGHT = Question(
    "tall", "your-size", both("How tall are you?", "¿Cuánto mide?"), Kind.NUMBER,
    parts=FEET_AND_INCHES, unit=both("inches", "pulgadas"), low=Decimal(36), high=Decimal(95),
    required=False,
)  # fmt: skip
WEIGHT = Question(
    "heavy", "your-weight", both("How much do you weigh?", "¿Cuánto pesa?"), Kind.NUMBER,
    unit=both("pounds", "libras"), low=Decimal(50), high=Decimal(900), required=False,
)  # fmt: skip
COACH = Question(
    "coach", "your-coach", both("Do you have a coach?", "¿Tiene entrenador?"), Kind.YES_NO,
    points=identity(),
)  # fmt: skip
SHOES = Question(
    "shoes", "your-shoes", both("Which shoes do you wear?", "¿Qué zapatos usa?"), Kind.TEXT,
    required=False, when=when(("coach", "=", True)),
)  # fmt: skip
RACE = Question(
    "race", "next-race", both("When is your next race?", "¿Cuándo es su carrera?"), Kind.DATE,
)  # fmt: skip
CHEER = Note(
    "cheer", both("Almost done.", "Ya casi."), both("Go on", "Siga"),
)  # fmt: skip
STEPS = (Step(both("Rest one day", "Descanse un día"), both("Then run.", "Luego corra.")),)

RUNNING = Questionnaire(
    "running", "7", both("Running check", "Revisión de corredores"),
    sections=(
        Section("first", both("Running", "Correr"), (SURFACE, ACHES, MILES)),
        Section("later", both("You", "Usted"), (CHEER, HEIGHT, WEIGHT, COACH, SHOES, RACE)),
    ),
    red_flags=tuple(
        RedFlag(
            f"flag-{option}", both(english, spanish), urgency, (when(("aches", "=", option)),),
            both(f"Stop: {english}.", f"Pare: {spanish}."), ("coach-2020",),
        )
        for option, english, spanish, urgency in (
            ("head", "Fainting on a run", "Desmayo", Urgency.CALL_911),
            ("heart", "Heart pain on a run", "Dolor del corazón", Urgency.EMERGENCY),
            ("hot", "Fever on a run", "Fiebre", Urgency.TODAY),
            ("shin", "Shin pain on a run", "Dolor de espinilla", Urgency.SOON),
        )
    ),
    derived=(
        BodyMassIndex(
            "mass", both("Mass index", "Índice de masa"), "heavy", "tall", Decimal("703.07"),
            ranges((None, 24.9, 0), (25, None, 1)), EVIDENCE,
        ),
    ),
    scores=(
        Score("sore", both("Aches", "Dolores"), ("aches",), hidden=True, points=identity()),
        Score(
            "strain", both("Strain", "Esfuerzo"), ("ground", "miles", "mass", "sore"),
            levels=(
                Level("easy", both("Easy", "Ligero"), Decimal(0)),
                Level("hard", both("Hard", "Duro"), Decimal(4)),
            ),
        ),
        Score(
            "usual", both("Usual week", "Semana normal"), ("ground", "miles", "coach"),
            how=How.MEAN,
        ),
        Score("body", both("Body", "Cuerpo"), ("mass", "coach"), at_least=2),
    ),
    bands=(
        Band(
            "rest", both("Rest", "Descanso"), both("Run less this week.", "Corra menos."),
            both("Your legs need it.", "Sus piernas lo piden."), STEPS,
            (when(("strain", ">=", 4)),),
        ),
        Band(
            "run", both("Run", "Corra"), both("Run as you like.", "Corra como quiera."),
            both("Nothing speaks against it.", "Nada lo impide."), STEPS,
        ),
    ),
    notes=(
        Note("sun", both("Wear a hat.", "Use gorra."), when=(when(("miles", ">", 30)),)),
    ),
    limits=(both("This is about running only.", "Esto trata solo de correr."),),
    citations=(CITATION,),
)  # fmt: skip

HARD_WEEK = {
    "ground": ("road",),
    "aches": ("knee",),
    "miles": (Decimal("40.5"),),
    "tall": (Decimal(71),),
    "heavy": (Decimal(216),),
    "coach": (True,),
    "shoes": ("Old red ones, size 9½",),
    "race": (date(2026, 10, 4),),
}
EASY_WEEK = HARD_WEEK | {"ground": ("gravel",), "aches": ("nothing",), "miles": (Decimal(5),)}
