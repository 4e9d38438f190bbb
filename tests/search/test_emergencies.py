"""Words of an emergency are known in both languages, misspelt, and in any order; others are not."""

import pytest

from practice.models import CareCard, Practice
from search.emergencies import LONGEST, sign_of
from search.emergency_words import Sign

URGENT = {
    Sign.BLADDER_OR_BOWEL: (
        "can't pee",
        "can’t pee",
        "cant pee",
        "I can not pee",
        "cannot urinate",
        "unable to urinate",
        "trouble urinating since yesterday",
        "unable to urniate",
        "pee after surgery",
        "wet myself and my back hurts",
        "lost control of my bladder",
        "blader control lost",
        "bowel incontinence back pain",
        "can't hold my stool",
        "I pooped my pants",
        "cauda equina",
        "cauda equina syndrom",
        "no puedo orinar",
        "no puedo hacer pipí",
        "no puedo hacer pipi",
        "no puedo horinar",
        "se me sale la orina",
        "perdí el control de la vejiga",
        "no controlo el intestino",
        "INCONTINENCIA",
        "can't empty my bladder",
        "leaking urine since my back pain started",
        "can't tell when I need to go",
        "no puedo ir al baño",
    ),
    Sign.NUMB_BETWEEN_THE_LEGS: (
        "numb groin",
        "groin is numb",
        "my groin feels numb",
        "nubm groin",
        "numbness between my legs",
        "saddle anesthesia",
        "tingling in my private parts",
        "can't feel my bottom",
        "entumecida la ingle",
        "tengo la ingle dormida",
        "no siento entre las piernas",
        "genitales adormecidos",
        "private parts feel asleep",
        "no feeling when I wipe",
        "pins and needles in genitals",
        "no siento mis partes íntimas",
    ),
    Sign.LEGS_OR_ARMS: (
        "both legs weak",
        "weakness in both my legs",
        "my legs are weak",
        "pain in both legs",
        "legs gave out",
        "my leg is getting weaker",
        "foot drop",
        "paralysed",
        "can't move my legs",
        "I cannot walk",
        "las dos piernas débiles",
        "no puedo mover las piernas",
        "no puedo caminar",
        "me duelen ambas piernas",
        "pie caido",
        "paralizado",
        "can't lift my foot",
        "my arm went weak suddenly",
        "mis piernas no responden",
        "perdí la fuerza en las dos piernas",
    ),
    Sign.INJURY: (
        "back pain after a fall",
        "neck pain after car crash",
        "fell off a ladder",
        "car accident yesterday",
        "caída de una escalera",
        "me cai y me duele la espalda",
        "choque de carro dolor de cuello",
        "dropped from a roof",
        "me caí de un techo",
    ),
    Sign.FEVER_OR_INFECTION: (
        "fever with back pain",
        "back pain and chills",
        "fever after surgery",
        "feaver and back pain",
        "my wound is leaking",
        "stiff neck and bad headache",
        "fiebre y dolor de espalda",
        "escalofríos después de la cirugía",
        "me supura la herida",
    ),
    Sign.HEART_OR_BREATH: (
        "chest pain",
        "tight chest and back pain",
        "can't breathe",
        "short of breath after surgery",
        "I passed out",
        "dolor en el pecho",
        "no puedo respirar",
        "me desmayé",
    ),
    Sign.HEAD_OR_STROKE: (
        "sudden severe headache",
        "worst headache of my life",
        "my face droops",
        "slurred speech neck pain",
        "dolor de cabeza repentino muy fuerte",
        "se me cae la cara",
    ),
    Sign.TEARING: (
        "tearing pain in my back",
        "worst pain of my life",
        "aortic aneurysm",
        "siento que algo se desgarra en la espalda",
    ),
    Sign.PREGNANCY: ("pregnant and bleeding", "embarazada con sangrado"),
    Sign.LIFE: (
        "suicide",
        "I want to kill myself",
        "suicidal because of pain",
        "don't want to live anymore",
        "end my life",
        "better off dead",
        "suicidio",
        "me quiero morir",
        "quiero matarme",
        "no quiero vivir así",
        "took too many pills",
        "want to end it all",
        "I want to hurt myself",
        "me quiero matar",
    ),
    Sign.ASKED_FOR: ("emergency", "911", "emergencia", "call an ambulance"),
}

ORDINARY = (
    "",
    "   ",
    "slipped disc",
    "sciatica",
    "numb foot",
    "numb fingers",
    "tingling in one hand",
    "pain shooting down my leg",
    "leg pain for 6 weeks",
    "week by week recovery",
    "weak bones",
    "my back hurts when I sit",
    "can't sleep",
    "can't fall asleep with back pain",
    "cannot walk far without leg pain",
    "can't stand for long",
    "can I drive after surgery",
    "when can I go swimming in a pool",
    "going back to work",
    "how long is the waiting list",
    "headache after neck surgery",
    "stiff neck",
    "neck fusion",
    "chest brace",
    "spinal tumor",
    "cancer in the spine",
    "do I need an MRI",
    "new patient",
    "life after fusion",
    "long life of an artificial disc",
    "both surgeons",
    "moving after surgery",
    "sit on a step stool",
    "parking in Columbia",
    "21202",
    "Dr. Okafor",
    "ACDF",
    "opioids",
    "pills for pain",
    "steroid shot",
    "how to move in bed",
    "hernia de disco",
    "ciática",
    "pie dormido",
    "dolor de cuello",
    "dolor que baja por la pierna",
    "no puedo dormir",
    "cuándo puedo manejar",
    "puedo caminar después de la cirugía",
    "cirugía sin dolor",
    "vida después de la fusión",
    "mano dormida",
    "horario del consultorio",
    "can't bend over",
    "cannot lift boxes",
    "both sides of my back hurt",
    "walking after surgery",
    "qué causa la ciática",
    "cada cuánto debo caminar",
    "articulación sacroilíaca",
    "desgarro muscular",
    "cuidado de la herida",
)


def flat():
    return [(text, sign) for sign, texts in URGENT.items() for text in texts]


@pytest.mark.parametrize(("text", "sign"), flat(), ids=lambda value: str(value))
def test_an_emergency_is_known_by_its_sign(text, sign):
    assert sign_of(text) == sign


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_question_is_none(text):
    assert sign_of(text) is None


def test_there_are_enough_of_both_to_mean_something():
    assert len(flat()) >= 60
    assert len(ORDINARY) >= 40


@pytest.mark.parametrize(("text", "sign"), flat(), ids=lambda value: str(value))
def test_neither_order_nor_case_nor_apostrophes_matter(text, sign):
    shuffled = " ".join(reversed(text.replace("'", "’").upper().split()))
    assert sign_of(shuffled), shuffled


@pytest.mark.parametrize("character", ["'", "’", "‘", "ʼ", "`", "´", "′", " ", ""])
def test_every_kind_of_apostrophe_is_forgiven(character):
    assert sign_of(f"I can{character}t breathe")


def test_a_typo_in_a_long_word_is_forgiven_wherever_it_is():
    for spelling in ("incontinnce", "incontinense", "incotinence", "incontinencee"):
        assert sign_of(spelling), spelling


def test_the_life_line_is_asked_for_only_where_a_life_is_meant():
    assert sign_of("chest pain, I want to kill myself") == Sign.LIFE
    assert sign_of("chest pain") != Sign.LIFE


@pytest.mark.parametrize("text", ["\0\x07", "�", "a" * 10_000, "'" * 500, "😀", "%_\\"])
def test_odd_input_is_no_emergency_and_no_error(text):
    assert sign_of(text) is None


def test_an_emergency_in_a_long_text_is_found_within_what_is_read():
    assert sign_of("my story is long " * 20 + "and I cannot pee")
    assert sign_of("cannot pee " + "z " * LONGEST)


class TestPage:
    """What a patient sees who types it."""

    @pytest.fixture(autouse=True)
    def _card(self, db):
        practice, _ = Practice.objects.get_or_create(pk=1, defaults={"name": "Alder Spine"})
        CareCard.objects.update_or_create(
            level="emergency", defaults={"practice": practice, "title": "Call 911 now if:"}
        )

    def page(self, client, text, prefix=""):
        return client.get(f"{prefix}/search/", {"q": text}).content.decode()

    def test_the_card_comes_before_everything_that_is_found(self, client):
        page = self.page(client, "can’t pee")

        assert 0 < page.index("Call 911 now if:") < page.index('role="status"')
        assert "tel:988" not in page

    def test_an_ordinary_question_shows_no_card(self, client):
        assert "Call 911 now if:" not in self.page(client, "slipped disc")

    @pytest.mark.parametrize("prefix", ["", "/es"])
    def test_who_wants_to_die_reads_of_988_first(self, client, prefix):
        page = self.page(client, "quiero morir", prefix)

        assert 0 < page.index("tel:988") < page.index("tel:911")
