"""Words that are in every question and say nothing about what it is about.

People type whole sentences: "what can I do when my leg hurts". If "what", "can" and "my" counted,
the pages with the most talk would come first. Left in on purpose: everything that has a meaning in
a question on health ("hurts", "duele", "after", "without", "sin", "no", "not", "both", "down").
All are written without accents and in small letters, as a folded query is.
"""

_ENGLISH = """
    a an the this that these those it its
    i im ive my me mine myself you your yours we our us he him his she her they them their
    am is are was were be been being do does did done have has had having
    can could should would will shall may might must
    what whats which who whom whose when where why how
    and or but if so than then as of to in on at by for from with about into
    there here very really just some any also get gets got getting
    please tell know want
"""
_SPANISH = """
    el la los las lo un una unos unas este esta estos estas ese esa eso esto al del
    yo mi mis me tu tus te su sus se le les nos nosotros usted ustedes ella ellos
    soy es son ser estoy esta estan estar fue he ha han haber hay tengo tiene tener
    puedo puede pueden poder debo debe deberia quiero quiere
    que cual cuales quien quienes cuando donde como porque cuanto cuantos
    y e o u pero si de a en con por para sobre muy mas tan
    favor algo alguno alguna
"""
STOP_WORDS = {"en": frozenset(_ENGLISH.split()), "es": frozenset(_SPANISH.split())}
