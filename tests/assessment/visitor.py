"""A patient with a browser: answers page by page, goes where each answer leads, reads the page."""

import tinyhtml5
from django.urls import resolve

from assessment import instrument
from assessment.engine.answers import to_raw


class Page:
    """What a patient finds in one response."""

    def __init__(self, response):
        self.status = response.status_code
        self._root = tinyhtml5.parse(response.content.decode(), namespace_html_elements=False)
        self._main = self._root.find(".//main")

    @property
    def title(self):
        return said(self._root.find(".//title"))

    @property
    def heading(self):
        return said(self._main.find(".//h1"))

    @property
    def text(self):
        """The words of the page itself, without header and footer."""
        return said(self._main)

    @property
    def links(self):
        return {link.get("href") for link in self._main.iter("a")}

    @property
    def all_links(self):
        return {link.get("href") for link in self._root.iter("a")}

    @property
    def actions(self):
        return {form.get("action") for form in self._main.iter("form")}

    @property
    def inputs(self):
        """Name and type of each input that a patient fills in, in order."""
        return [(each.get("name"), each.get("type")) for each in self._fields()]

    @property
    def labels(self):
        return [said(label) for label in self._main.iter("label")]

    @property
    def filled_in(self):
        """What stands in the page's inputs already: values of text, keys of ticked choices."""
        chosen = [each for each in self._fields() if each.get("type") == "text" or is_ticked(each)]
        return [each.get("value") for each in chosen if each.get("value")]

    def all_of_class(self, name):
        return [each for each in self._main.iter() if name in (each.get("class") or "").split()]

    def _fields(self):
        return [each for each in self._main.iter("input") if each.get("type") != "hidden"]


class Visitor:
    def __init__(self, client, language=""):
        self.client = client
        self.home = f"/{language}/assessment/" if language else "/assessment/"
        self.at = self.home
        self.seen = []

    def start(self, region=""):
        return self._follow(self.client.post(f"{self.home}start/", {"region": region}))

    def answer(self, address, raw):
        """Send what stands in the form's inputs; a list is ticked boxes or a number in parts."""
        asked = self.question(address)
        fields = {"answer": raw}
        if asked.parts:
            fields = {f"answer_{place}": text for place, text in enumerate(raw)}
        return self._follow(self.client.post(self.address(address), fields))

    def go_through(self, given, *, until=None):
        """Start if need be, then answer each page that comes, as long as there is an answer."""
        if self.at == self.home:
            self.start()
        while (found := self.question(self.at)) and found.key in given and found.key != until:
            self.seen.append(found.key)
            self.answer(found.address, to_raw(found, given[found.key]))
        return self

    def look(self, address=None):
        return Page(self.get(address))

    def get(self, address=None):
        return self.client.get(self.address(address) if address else self.at)

    def address(self, last_part):
        if last_part.startswith("/"):
            return last_part
        return f"{self.home}{last_part}" + ("" if "." in last_part else "/")

    def question(self, address):
        """The question of an address or of its last part; None for every other page."""
        last_part = resolve(self.address(address)).kwargs.get("address", "")
        return instrument.current().question_at(last_part)

    def _follow(self, response):
        if response.status_code == 302:
            self.at = response["Location"]
        return response


def is_ticked(element):
    return element.get("checked") is not None


def said(element):
    return " ".join("".join(element.itertext()).split())
