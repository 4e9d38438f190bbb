"""Small pictures of a palette, for whoever chooses one in the admin."""

from django.utils.html import format_html, format_html_join

from practice.colors.palettes import Palette, colors

SHOWN = (
    ("light", ("paper", "tint", "brand", "deep", "warm")),
    ("dark", ("paper", "tint", "brand", "warm")),
)
SIDE = 18


def swatches(palette: Palette) -> str:
    """Return the palette's name with squares of its main colors, light and then dark."""
    tokens = colors(palette)
    shown = [tokens[scheme][name] for scheme, names in SHOWN for name in names]
    squares = format_html_join(
        "",
        '<rect x="{}" width="{}" height="{}" fill="{}"/>',
        ((SIDE * place, SIDE, SIDE, color) for place, color in enumerate(shown)),
    )
    return format_html(
        '<svg width="{}" height="{}" aria-hidden="true">{}</svg> {}',
        SIDE * len(shown),
        SIDE,
        squares,
        palette.title,
    )
