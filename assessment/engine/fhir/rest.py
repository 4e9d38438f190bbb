"""What a document says beyond another: the part of a questionnaire that FHIR cannot say.

A difference is {"is": value}, {"gone": true}, or {"in": {name: difference}}, where a name is
a field of an object or the key of a thing in a list.
"""

from typing import Any

Document = Any
Difference = dict[str, Any]


class Misfit(ValueError):
    """The difference belongs to another document."""


def difference(found: Document, wanted: Document) -> Difference | None:
    """What `apply` needs in order to turn one into the other; None where they are equal."""
    if found == wanted:
        return None
    ours, theirs = _named(wanted), _named(found)
    if ours is None or theirs is None or not _alike(found, wanted):
        return {"is": wanted}
    changes = {
        name: difference(theirs[name], value) if name in theirs else {"is": value}
        for name, value in ours.items()
    }
    gone = {name: {"gone": True} for name in theirs if name not in ours}
    return {"in": {name: change for name, change in changes.items() if change} | gone}


def apply(found: Document, change: Difference) -> Document:
    """Raises Misfit."""
    if not isinstance(change, dict) or len(change) != 1:
        raise Misfit("A difference has one word.")
    if "is" in change:
        return change["is"]
    named, below = _named(found), change.get("in")
    if named is None or not isinstance(below, dict):
        raise Misfit("There is nothing to change.")
    for name, each in below.items():
        if each == {"gone": True}:
            named.pop(name, None)
        elif name in named:
            named[name] = apply(named[name], each)
        else:
            named[name] = _added(name, each)
    return list(named.values()) if isinstance(found, list) else named


def _added(name: str, change: Any) -> Document:
    if not isinstance(change, dict) or list(change) != ["is"]:
        raise Misfit(f"There is no {name!r}.")
    return change["is"]


def _named(value: Document) -> dict[str, Any] | None:
    if isinstance(value, dict):
        return dict(value)
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return None
    keys = [each.get("key") for each in value]
    distinct = all(isinstance(key, str) for key in keys) and len(set(keys)) == len(keys)
    return dict(zip(keys, value, strict=True)) if distinct else None


def _alike(found: Document, wanted: Document) -> bool:
    """A list keeps its things and their order; an object may have other fields."""
    if isinstance(found, list) and isinstance(wanted, list):
        return [each["key"] for each in found] == [each["key"] for each in wanted]
    return isinstance(found, dict) and isinstance(wanted, dict)
