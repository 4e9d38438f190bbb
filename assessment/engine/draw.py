"""A questionnaire drawn as text: the way through it, its flags, scores and results."""

from textwrap import wrap

from assessment.engine.draw_rows import Block, Line, Look, Mark, blocks
from assessment.engine.model import Questionnaire

WIDTH = 100

SIGNS = {
    Mark.PLAIN: "    ",
    Mark.OPTION: "    ( ) ",
    Mark.ALARM: "    (!) ",
    Mark.WHEN: "    --> ",
    Mark.FLAG: "    !   ",
    Mark.STOP: "    !!! ",
}
LEGEND = (
    "(!) raises a red flag on its own; !!! ends the questions; --> who comes here, others go on."
)


def draw_text(questionnaire: Questionnaire, language: str = "en") -> str:
    lines: list[str] = []
    for block in blocks(questionnaire, language):
        lines += ["", *_heading(block)]
        for line in block.lines:
            lines += _wrapped(line)
    return "\n".join([*lines[1:], "", LEGEND, ""])


def _heading(block: Block) -> list[str]:
    if block.look is Look.TITLE:
        return [block.title.upper(), "=" * min(WIDTH, len(block.title))]
    if block.look is Look.SECTION:
        return [f"== {block.title}"]
    return wrap(block.title, WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def _wrapped(line: Line) -> list[str]:
    sign = SIGNS[line.mark]
    below = " " * len(sign)
    return wrap(
        line.text, WIDTH, initial_indent=sign, subsequent_indent=below, break_on_hyphens=False
    )
