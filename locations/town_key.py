"""The key under which a town is found, however its name is typed: "St. Louis", "saint louis"."""

import re

SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
not_letters = re.compile(r"[^a-z0-9]+")


def town_key(name: str) -> str:
    """Return the letters alone: "McLean" is the town "Mc Lean", and "St" is short for "Saint"."""
    words = not_letters.sub(" ", name.lower().replace("'", "").replace(".", "")).split()
    return "".join(SHORT.get(word, word) for word in words)
