"""A patient who reads each question on the page and answers it by its words."""

import re

from tests.browser.windows import follow

NONE = "None of these"
BLADDER = "In the last 14 days, did any of these start or get worse?"
BLADDER_IN_SHORT = "Bladder, bowel, and numbness"

ANSWERS = {
    "How old are you?": "50 to 64",
    "Where is the main problem?": "My low back",
    "Do you have any of these now, or did you in the last day?": NONE,
    "Have you had any of these injuries?": NONE,
    BLADDER: NONE,
    "Do you have any of these in your legs or arms?": NONE,
    "Do you have any of these?": NONE,
    "Is any of this true for you?": NONE,
    "How long has this spell of pain lasted?": "6 weeks to 3 months",
    "How strong was your pain in the past 7 days, on average?": "6",
    "How far does the pain spread?": "Below the knee, or past the elbow",
    "Is that arm or leg numb, or does it tingle?": "Yes",
    "How much does it keep you from your normal day?": "Some",
    "How many spells of neck or back pain did you have before this?": "1 or 2",
    "How tall are you?": {"feet": "5", "inches": "9"},
    "How much do you weigh?": "180",
    "Do you smoke or vape nicotine?": "Yes, now",
    "How active are you in a normal week?": "Some activity",
    "At work or at home, do you often lift, bend, or twist?": "I often lift heavy things",
    "On most days, do you drive or run a machine that shakes your whole body?": "No",
    "How long do you sit on a normal day?": "More than 5 hours",
    "Do you have trouble sleeping on 3 or more nights a week?": "Yes",
    "Over the last 2 weeks, how often have you been bothered by any of the following problems? "
    "Little interest or pleasure in doing things": "Several days",
    "Over the last 2 weeks, how often have you been bothered by any of the following problems? "
    "Feeling down, depressed, or hopeless": "Not at all",
    "How is your health as a whole?": "Good or better",
    "How likely do you think it is that this pain will last a long time?": "5",
    "What have you tried for this pain?": "Pain medicine",
}


class Patient:
    def __init__(self, page, answers=ANSWERS):
        self.page = page
        self.answers = answers

    def start(self):
        self.page.goto("/assessment/")
        follow(self.page.get_by_role("button", name="Start"))

    @property
    def question(self):
        return self.page.get_by_role("heading", level=1).inner_text()

    def answer(self, answer):
        """Replace what is chosen or written on this page, and go on."""
        for box in self.page.get_by_role("checkbox", checked=True).all():
            box.uncheck()
        if isinstance(answer, dict):
            for unit, number in answer.items():
                self.page.get_by_role("textbox", name=unit).fill(number)
        elif self.page.get_by_role("textbox").count():
            self.page.get_by_role("textbox").fill(answer)
        else:
            self._choice(answer).check()
        self.go_on()

    def go_on(self):
        follow(self.page.get_by_role("button", name="Continue"))

    def answer_until(self, question):
        """Answer from the table until the page asks this, or is headed by it."""
        while self.question != question:
            self.answer(self.answers[self.question])

    def answer_all(self):
        self.start()
        self.answer_until("Check your answers")

    def change(self, answer_to):
        """Press the link beside an answer, known by the short name it has in the list."""
        name = re.compile(f"^Change ?: {re.escape(answer_to)}$")
        follow(self.page.get_by_role("link", name=name))

    def _choice(self, words):
        starts = re.compile("^" + re.escape(words))
        kind = "checkbox" if self.page.get_by_role("checkbox").count() else "radio"
        return self.page.get_by_role(kind, name=starts)
