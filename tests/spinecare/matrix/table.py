"""The tables of docs/roles.md: what one can do, and whether each kind of person may."""

from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "roles.md"
COLUMNS = (
    "Stranger",
    "No group",
    "Author",
    "Editor",
    "Reviewer",
    "Front desk",
    "Manager, own",
    "Manager, other",
    "Administrator",
)
HEADER = ("What", *COLUMNS)
SAID = {"yes": True, "no": False}


def read(text: str) -> dict[str, dict[str, bool]]:
    """Return each row of each table with these columns; any word but yes and no is an error."""
    found: dict[str, dict[str, bool]] = {}
    is_inside = False
    for line in text.splitlines():
        cells = tuple(cell.strip() for cell in line.strip("| ").split("|"))
        if not line.startswith("|"):
            is_inside = False
        elif cells == HEADER:
            is_inside = True
        elif is_inside and set(cells) != {"---"}:
            what, *said = cells
            assert what not in found, f"twice: {what}"
            found[what] = dict(zip(COLUMNS, map(SAID.__getitem__, said), strict=True))
    return found


MATRIX = read(DOCUMENT.read_text(encoding="utf-8"))
