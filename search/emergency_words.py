"""Words that describe an emergency: what people type when they need 911 and not a web page.

The signs are those of the practice's emergency card and of docs/clinical-safety.md. They are code,
so that nobody can delete them by mistake; a doctor signs them together with the red flags.

How to read them: a sign has patterns; a pattern has one line for each group; something of every
group must have been typed, in any order. Commas part the choices of a group; a choice of several
words needs all of them. `*` stands for any ending. Everything is without accents and apostrophes.

Where a doubt remains, the card is shown: it never hurts. So "pee", "fever" and a weak leg are
enough, though many who type them are well. Left out are words of everyday trouble that are on no
list of emergencies: one numb foot or hand, a leg that hurts, a neck that is stiff.
"""

from enum import StrEnum


class Sign(StrEnum):
    """What the words describe; where several fit, the first one counts."""

    LIFE = "life"
    BLADDER_OR_BOWEL = "bladder or bowel"
    NUMB_BETWEEN_THE_LEGS = "numb between the legs"
    LEGS_OR_ARMS = "legs or arms"
    HEART_OR_BREATH = "heart or breath"
    FEVER_OR_INFECTION = "fever or infection"
    HEAD_OR_STROKE = "head or stroke"
    TEARING = "tearing pain"
    INJURY = "injury"
    PREGNANCY = "pregnancy"
    ASKED_FOR = "asked for"


HARMLESS = (
    r"(walk\w*|stand\w*|sit\w*) (very |too |for |for very |for too )?(far|long)\b",
    r"\bfall(ing)? (back )?(a ?sleep)\b",
    r"\b(prevent\w*|avoid\w*) falls?\b|\bfalls? prevention\b",
    r"\bcaminar (muy |tan )?(lejos|mucho|largo)\b",
)
"""Everyday trouble that has a word of an emergency in it; taken out before anything is read."""

_LOOK_ALIKES = """
    aport artic bowl cada caig calent calidad cash caudal causa cheque consul crush cuid desayun
    desgarro federal fewer heat inject ladder opin shoot shot small spell sport staff would
"""
LOOK_ALIKES = tuple(_LOOK_ALIKES.split())
"""Words that begin so are no typos, though they look like a word below."""

_CANNOT = "cant, cannot, couldnt, unable, can not, not able, could not"
_HOLD = "hold*, control*, leak*"
_NO_FEELING = (
    "numb*, tingl*, pins needles, dead, asleep, loss feel*, lost feel*, no feel*, cant feel*,"
)
_NO_FEELING += "cannot feel*, not feel*, dont feel*, loss sensation, lost sensation, anesthesia"
_GROIN = "groin, saddle, between legs, inner thigh*, genital*, private*, crotch, bottom, butt,"
_GROIN += (
    "buttock*, anus, anal, rectum, rectal, penis, vagina*, scrotum, testic*, perine*, down there"
)
_BAD = "sudden*, severe, worst, bad, terrible, awful, thunderclap, blinding"

ENGLISH = {
    Sign.LIFE: (
        ("suicid*, self harm*, overdos*, better off dead",),
        ("kill*, end, ending, take, taking", "myself, my life, own life, it all"),
        ("want*, wanna, wish*, going", "die, dead, be dead, hurt* myself, harm* myself"),
        (
            "dont, not, no",
            "want live, want living, wanna live, reason live, want alive, want here anymore",
        ),
        ("took, take*, swallow*", "too many", "pill*, tablet*, opioid*, meds, medicine*"),
    ),
    Sign.BLADDER_OR_BOWEL: (
        ("pee, pees, peed, peeing, urin*, urinat*, bladder*, bowel*, incontinen*, cauda",),
        (
            "wet, wets, wetting, soil*, mess*, leak*, pooped, pooping, poop, shit*",
            "myself, pants, bed, underwear",
        ),
        ("cant tell, cannot tell, dont know, cant feel, dont feel", "need go, have go"),
        (
            f"{_CANNOT}, no, not, dont, trouble, hard, problem*, lost, loss, losing, {_HOLD}",
            "poop*, poo, stool*, feces, faeces, defecat*, rectum, toilet, pass water, bathroom",
        ),
    ),
    Sign.NUMB_BETWEEN_THE_LEGS: (
        (_NO_FEELING, _GROIN),
        ("saddle",),
        (_NO_FEELING, "wipe, wiping, toilet paper"),
        ("erection*, impoten*", "back, leg, legs, numb*, sciatica, surgery"),
    ),
    Sign.LEGS_OR_ARMS: (
        ("both, two", "legs, feet"),
        (
            "legs",
            f"weak*, numb*, tingl*, heavy, buckl*, gave, give*, giving, collaps*, {_NO_FEELING}",
        ),
        ("leg, arm, arms, foot, hand, hands, ankle, wrist", "weak*, gave way, gave out, cant feel"),
        ("foot, feet, hand, wrist, toes", "drop*, drag*, slap*"),
        ("weaker, paralyz*, paralys*",),
        (_CANNOT, "move, moving, walk*, stand, stand up, get up, lift leg, lift foot, lift arm"),
    ),
    Sign.HEART_OR_BREATH: (
        ("chest", "pain*, hurt*, tight*, pressure, ache*, aching, heavy, squeez*"),
        (f"{_CANNOT}, trouble, hard, short*, difficult*", "breath*"),
        ("faint, fainted, fainting, passed out, pass out, blacked out, cold sweat*",),
        ("heart attack*",),
    ),
    Sign.FEVER_OR_INFECTION: (
        ("fever*, chills, shivering, high temperature",),
        (
            "wound*, incision*, cut, scar, stitches",
            "leak*, ooz*, pus, opened, draining, smells, smelly, infect*",
        ),
        ("stiff*", "neck", "headache*, rash, confus*, light hurts"),
    ),
    Sign.HEAD_OR_STROKE: (
        (_BAD, "headache*, head pain, head hurts, migraine*"),
        ("face, eyelid, mouth", "droop*, drop*, numb*"),
        ("stroke*, slur*, double vision",),
        (f"{_CANNOT}, sudden*", "speak*, talk*, see, vision, blind*, balance, confus*"),
    ),
    Sign.TEARING: (
        ("tearing, ripping", "pain*, back, chest, belly, feel*"),
        ("worst pain", "life, ever"),
        ("aneurysm*, aneurism*, aorta*, aortic",),
    ),
    Sign.INJURY: (
        ("crash*, accident*, wreck*, collision, fell, trauma, whiplash, ladder",),
        ("dropped, thrown, jumped", "roof, height, window, horse, bike, stairs"),
        (
            "fall, falls, fallen, slipped ice, hit by, hit head, thrown",
            "pain*, hurt*, after, back, neck, bad, numb*, from, car, truck",
        ),
    ),
    Sign.PREGNANCY: (("pregnan*", "bleed*, blood, contraction*, water broke, labor"),),
    Sign.ASKED_FOR: (("emergenc*, 911, ambulance",),),
}

_DORMIDA = "dormid*, adormec*, entumec*, entumid*, hormigue*, insensib*, no siento, no sient*,"
_DORMIDA += "sin sensibilidad, perdi sensibilidad, anestesia, acalambr*"
_NO_PUEDO = "no puedo, no puede, no podia, no pude, no logro, no consigo, imposible"

SPANISH = {
    Sign.LIFE: (
        ("suicid*, matarme, sobredosis, quitarme vida, acabar vida, terminar vida",),
        (
            "quiero, quisiera, ganas, mejor, voy",
            "morir*, matar, muerto, muerta, hacerme dano, lastimarme",
        ),
        ("no", "quiero vivir, quiero seguir viviendo, ganas vivir, quiero existir"),
        ("tome, tomo, trague", "muchas, demasiadas", "pastillas, pildoras, medicina*"),
    ),
    Sign.BLADDER_OR_BOWEL: (
        ("orin*, orina*, horin*, mear*, pipi, vejiga, incontinen*, esfinter*",),
        ("cauda equina, cola caballo",),
        ("intestin*",),
        (
            "no, dificultad*, problema*, cuesta, perdi*, pierdo, escapa, sale, aguant*, control*",
            "popo, excremento*, heces, defecar, evacuar, caca, cagar*, obrar, bano",
        ),
        ("hago, hice", "encima"),
    ),
    Sign.NUMB_BETWEEN_THE_LEGS: (
        (
            _DORMIDA,
            "ingle*, entrepierna, entre piernas, genital*, partes intimas, partes privadas,"
            " nalga*, ano, perine*, vagina, pene, testiculo*, muslos, gluteo*, silla montar, recto",
        ),
        ("ereccion*, impotencia", "espalda, pierna*, ciatica, cirugia, adormec*"),
    ),
    Sign.LEGS_OR_ARMS: (
        ("dos, ambas, ambos", "piernas, pies"),
        ("piernas", f"debil*, floj*, pesad*, doblan, fallan, fuerza, no respond*, {_DORMIDA}"),
        (
            "pierna, brazo, brazos, pie, mano, manos",
            "debil*, sin fuerza, perdi* fuerza, no respond*",
        ),
        ("pie, mano", "caid*, cae, arrastr*"),
        ("paraliz*, paralis*",),
        (_NO_PUEDO, "mover*, camin*, andar, pararme, levantarme, sostenerme"),
    ),
    Sign.HEART_OR_BREATH: (
        ("pecho", "dol*, duel*, presion, opresion, apriet*"),
        ("no, cuesta, falta, dificultad*", "respir*, aire, aliento"),
        ("desmay*, infarto, sudor frio, perdi conocimiento, ataque corazon",),
    ),
    Sign.FEVER_OR_INFECTION: (
        ("fiebre, calentura, escalofrio*",),
        (
            "herida, cicatriz, corte, puntos",
            "supura*, pus, abri*, gotea, liquido, infect*, mana, huele",
        ),
        ("cuello, nuca", "rigid*, ties*", "cabeza, sarpullido, confu*"),
    ),
    Sign.HEAD_OR_STROKE: (
        ("cabeza", "dolor*, duele", "repentin*, fuerte, peor, subit*, terrible, insoportable"),
        ("cara, parpado, boca", "cae, caid*, torcid*, chueca, dormid*"),
        ("derrame*, embolia*",),
        (f"{_NO_PUEDO}, cuesta, repentin*", "hablar, ver, vision, equilibrio"),
    ),
    Sign.TEARING: (
        ("desgarra, desgarrando, desgarrador*",),
        ("peor dolor", "vida"),
        ("aneurisma*, aorta, aortic*",),
    ),
    Sign.INJURY: (
        ("choque*, choc*, accidente*, atropell*, caida*, cai, caerme, volcadura, latigazo",),
        ("golpe*", "cuello, espalda, cabeza, fuerte, despues"),
    ),
    Sign.PREGNANCY: (("embaraz*", "sangr*, contraccion*, rompio fuente"),),
    Sign.ASKED_FOR: (("emergencia*, urgencias, ambulancia",),),
}
