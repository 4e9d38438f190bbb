"""A row of a table with gaps: the document's words rendered once, a person's filled in later."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Code points that stand for no character: nobody's words can be taken for a gap."""
gap = re.compile(f"{OPEN}(.*?){CLOSE}")


class RowForm:
    def __init__(self, template: str, row: Mapping[str, Any], gaps: Sequence[str] = ()) -> None:
        marks = {name: f"{OPEN}{name}{CLOSE}" for name in gaps}
        self._html = render_to_string(template, {"row": {**row, **marks}})
        self._gaps = gap.findall(self._html)
        self._layout = gap.sub("{}", self._html.replace("{", "{{").replace("}", "}}"))

    def fill(self, row: Mapping[str, str]) -> SafeString:
        """Return the row; what goes into the gaps is escaped."""
        if not self._gaps:
            return self._html
        told = [conditional_escape(row[name]) for name in self._gaps]
        # What format_html does too, without its care for lazy texts: this runs for every row.
        return SafeString(self._layout.format(*told))
