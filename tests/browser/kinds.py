"""One page of each kind: those with an address of their own, and the states of the assessment."""

from dataclasses import dataclass

from tests.browser.patient import BLADDER, BLADDER_IN_SHORT, Patient
from tests.browser.windows import follow

OLD_TROUBLE = "I have had one of these for more than 14 days, with no change"
NEW_TROUBLE = "I cannot hold my pee or stool"

ADDRESSES = {
    "home": "/",
    "conditions": "/conditions/",
    "condition": "/conditions/sciatica/",
    "area": "/areas/low-back/",
    "procedures": "/procedures/",
    "procedure": "/procedures/lumbar-discectomy/",
    "surgeons": "/surgeons/",
    "surgeon": "/surgeons/maya-okafor/",
    "locations": "/locations/",
    "region": "/locations/central-maryland/",
    "location": "/locations/central-maryland/baltimore-harbor/",
    "faq": "/faq/",
    "glossary": "/glossary/",
    "faq-answer": "/faq/am-i-a-candidate/",
    "stories": "/stories/",
    "story": "/stories/june-waited/",
    "film": "/stories/slipped-disc-film/",
    "practice-page": "/about/",
    "many-languages": "/language-help/",
    "not-found": "/there-is-nothing-here/",
    "start": "/assessment/",
}
QUESTIONS = ("one-answer", "many-answers", "number", "two-numbers")
ERRORS = tuple(f"{kind}-error" for kind in QUESTIONS)
STATES = (*QUESTIONS, *ERRORS, "answers", "result", "flagged-result", "urgent")
KINDS = (*ADDRESSES, *STATES)


@dataclass(frozen=True)
class State:
    address: str
    cookies: list


def reach(page, kind, states):
    """Open the page of that kind, as far along in the assessment as it takes."""
    if kind in ADDRESSES:
        page.goto(ADDRESSES[kind])
        return
    state = states[kind.removesuffix("-error")]
    page.context.add_cookies(state.cookies)
    page.goto(state.address)
    if kind in ERRORS:
        make_mistake(page)


def make_mistake(page):
    """Leave the question empty; where that is allowed, write no number."""
    if page.get_by_text("You can skip this").count():
        page.get_by_role("textbox").first.fill("tall")
    follow(page.get_by_role("button", name="Continue"))


def walk_to_every_state(page):
    """Answer once, and keep the cookies of each state on the way."""
    states, patient = {}, Patient(page)

    def keep(kind):
        states[kind] = State(page.url, page.context.cookies())

    patient.start()
    for kind, question in (
        ("one-answer", "How old are you?"),
        ("many-answers", BLADDER),
        ("number", "How strong was your pain in the past 7 days, on average?"),
        ("two-numbers", "How tall are you?"),
        ("answers", "Check your answers"),
    ):
        patient.answer_until(question)
        keep(kind)
    _walk_to_results(page, patient, keep)
    return states


def _walk_to_results(page, patient, keep):
    see_result = page.get_by_role("link", name="See my result")
    follow(see_result)
    keep("result")
    for answer, kind in ((OLD_TROUBLE, "flagged-result"), (NEW_TROUBLE, "urgent")):
        page.goto("/assessment/answers/")
        patient.change(BLADDER_IN_SHORT)
        patient.answer(answer)
        if kind == "flagged-result":
            follow(see_result)
        keep(kind)
