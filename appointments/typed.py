"""What people type, made plain: words without hidden signs, US phone numbers in any spelling."""

import re
import unicodedata

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Signs that nobody sees: controls, turned writing, halves of letters, what is no letter at all."""
JOINERS = "\u200c\u200d"
number = re.compile(r"(?:\+?1)?([2-9]\d{2})([2-9]\d{2})(\d{4})(?:(?:x|ext|extension)(\d{1,6}))?")
between = re.compile(r"[\s().\-\u2010-\u2015\u2212/,:#]")
blank_lines = re.compile(r"\n{3,}")


def one_line(text: str) -> str:
    return " ".join(_seen(text.replace("\n", " ").replace("\t", " ")).split())


def lines(text: str) -> str:
    """Keep line breaks, and nothing else that is not seen."""
    kept = "\n".join(one_line(line) for line in text.replace("\r\n", "\n").splitlines())
    return blank_lines.sub("\n\n", kept).strip()


def us_phone(text: str) -> str:
    """Return a US number as 410-555-0142, with its extension; "" if it is none."""
    plain = between.sub("", unicodedata.normalize("NFKC", one_line(text)).casefold())
    found = number.fullmatch(plain) if plain.isascii() else None
    if found is None:
        return ""
    area, exchange, line, extension = found.groups()
    return f"{area}-{exchange}-{line}" + (f" ext. {extension}" if extension else "")


def _seen(text: str) -> str:
    return "".join(
        sign for sign in text if sign in JOINERS or unicodedata.category(sign) not in UNSEEN
    )
