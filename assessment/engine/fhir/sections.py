"""The tree of items as sections: groups in groups become sections one after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from assessment.engine.fhir.conditions import combined, only, read_when
from assessment.engine.fhir.items import is_hidden, read_hint, read_note, read_question, words
from assessment.engine.fhir.known import Known, unused
from assessment.engine.fhir.reading import Node
from assessment.engine.fhir.urls import CONDITION
from assessment.engine.model import Note, Question, Section, When
from assessment.engine.vocabulary import Text

DEEPEST = 8

Item = Question | Note
Whens = tuple[When, ...]


@dataclass(frozen=True, eq=False)
class Group:
    """A section to be; the items outside every group have one too."""

    key: str
    title: Text
    whens: Whens = ()
    """Its own condition and those of what it stands in."""


@dataclass
class Tree:
    known: Known
    placed: list[tuple[Group, Item | None, Node]] = field(default_factory=list)
    """In order; a group in which nothing stands is placed with None."""

    def read(self, root: Node, title: Text) -> tuple[Section, ...]:
        taken = set(self.known.links.reads)
        outside = Group(unused("questions", taken), title)
        self._read_items(root.objects("item"), outside, (), DEEPEST)
        return tuple(self._sections(taken))

    # Downward

    def _read_items(self, items: Iterable[Node], group: Group, whens: Whens, deep: int) -> None:
        for item in items:
            if not deep:
                item.refuse("too-deep", f"Items stand more than {DEEPEST} deep.")
                item.cover()
            elif self._is_readable(item):
                self._read_item(item, group, whens, deep)

    def _is_readable(self, item: Node) -> bool:
        _read_modifiers(item, self.known)
        if not ("linkId" in item and item.text("linkId")):
            item.refuse("no-link", "An item needs a linkId.")
        elif is_hidden(item):
            item.report("hidden-left-out", "It is hidden from the patient, so it is not asked.")
        else:
            return True
        item.cover()
        return False

    def _read_item(self, item: Node, group: Group, whens: Whens, deep: int) -> None:
        kind = item.content.get("type")
        if kind == "group":
            self._read_group(item, group, whens, deep)
        elif kind == "display":
            item.read("type")
            self._place(group, read_note(item, self.known), item, whens)
        else:
            self._read_question(item, group, whens, deep)

    def _read_group(self, item: Node, above: Group, whens: Whens, deep: int) -> None:
        item.read("type")
        if "repeats" in item and item.truth("repeats"):
            item.refuse("repeating-group", "A group of questions is asked once only.")
        title, when = words(item, "text", self.known), read_when(item, self.known)
        group = Group(item.content["linkId"], title, (*above.whens, *whens, when))
        below, before = item.objects("item"), len(self.placed)
        self._read_items(below, group, (), deep - 1)
        if not below:
            self.placed.append((group, None, item))
        elif title and all(placed is not group for placed, _, _ in self.placed[before:]):
            item.report("title-left-out", "No question stands right below this title.")

    def _read_question(self, item: Node, group: Group, whens: Whens, deep: int) -> None:
        question = read_question(item, self.known)
        if question is None:
            return
        below = item.objects("item")
        notes = [node for node in below if node.content.get("type") == "display"]
        hint = self._hint(notes)
        self._place(group, replace(question, hint=hint) if hint else question, item, whens)
        others = [node for node in below if node not in notes]
        if others:
            item.report("asked-side-by-side", "What stands below this question follows it.")
        self._read_items(others, group, (*whens, question.when), deep - 1)

    def _hint(self, notes: list[Node]) -> Text | None:
        readable = [note for note in notes if self._is_readable(note)]
        for note in readable:
            note.read("type")
        for note in readable[1:]:
            note.report("hint-left-out", "A question has one hint.")
            note.cover()
        return read_hint(readable[0], self.known) or None if readable else None

    def _place(self, group: Group, found: Item | None, item: Node, whens: Whens) -> None:
        if found is not None:
            self.placed.append((group, _under(whens, found, item), item))

    # Section by section

    def _sections(self, taken: set[str]) -> Iterator[Section]:
        begun: set[Group] = set()
        for group, entries in groupby(self.placed, key=lambda entry: entry[0]):
            key = unused(group.key, taken) if group in begun else group.key
            begun.add(group)
            first, *rest = combined(group.whens) or [When()]
            items = [
                _under(tuple(rest), found, item) for _, found, item in entries if found is not None
            ]
            yield Section(key, group.title, tuple(items), first)


def _under(whens: Whens, found: Item, item: Node) -> Item:
    """The item with what it hangs on besides; as many as one condition can say."""
    if not whens:
        return found
    when = only(combined((*whens, found.when if isinstance(found, Question) else found.when[0])))
    if when is None:
        item.refuse("conditions-too-deep", "Too many conditions must hold at once.")
        return found
    return replace(found, when=when if isinstance(found, Question) else (when,))


def _read_modifiers(item: Node, known: Known) -> None:
    """Ours says that the rest holds the condition; every other is refused in the end."""
    if known.ours and "modifierExtension" in item:
        for modifier in item.candidates("modifierExtension"):
            if modifier.content.get("url") == CONDITION:
                modifier.cover()
