"""A hand at a mouse or at the keys: every press goes through it and is counted."""

MOST_TABS = 400

LOOKS = """e => {
    const parts = [e, e.closest("label"), e.closest("li")].filter(Boolean);
    return JSON.stringify(parts.map(part => {
        const style = getComputedStyle(part);
        return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderTopColor,
            style.borderTopWidth, style.backgroundColor, style.textDecorationLine];
    }));
}"""
IS_IN_SIGHT = """e => {
    const { top, left, bottom, right } = e.getBoundingClientRect();
    const found = document.elementFromPoint((left + right) / 2, Math.min(bottom - 2, top + 10));
    return found !== null && (e.contains(found) || found.contains(e));
}"""
HAS_FOCUS = "e => e === document.activeElement"


class Hand:
    """Presses, and counts: a press of the mouse or of Enter is a click; typing is free."""

    def __init__(self, page):
        self.page = page
        self.clicks = 0

    def click(self, place):
        self.clicks += 1
        place.click()

    def press(self, key):
        """Press a key, wherever the focus is; only Enter counts, as the goals say."""
        self.clicks += key == "Enter"
        self.page.keyboard.press(key)

    def tick(self, place):
        self.click(place)

    def go_to(self, place):
        place.focus()

    def follow(self, place):
        """Click, and wait for the page that it leads to."""
        with self.page.expect_navigation():
            self.click(place)

    def write(self, place, text):
        """Type in place of what stands there; in a list to choose from, the words of a choice."""
        self.go_to(place)
        if place.evaluate("e => e.nodeName") != "SELECT":
            self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def choose_file(self, place, file):
        """Click on a field for files; which file it is, the script says instead of a window."""
        with self.page.expect_file_chooser() as chooser:
            self.click(place)
        chooser.value.set_files(file)


class Keys(Hand):
    """No mouse at all: the Tab key goes to a place, and the place shows that it has the focus."""

    def go_to(self, place):
        place.wait_for()
        before = place.evaluate(LOOKS)
        for _step in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            if place.evaluate(HAS_FOCUS):
                break
        else:
            raise AssertionError(f"The Tab key does not get to {place}.")
        assert place.evaluate(IS_IN_SIGHT), f"{place} has the focus and is out of sight."
        assert place.evaluate(LOOKS) != before, f"{place} has the focus and does not show it."

    def click(self, place):
        self.go_to(place)
        self.press("Enter")

    def tick(self, place):
        self.go_to(place)
        self.press("Space")
