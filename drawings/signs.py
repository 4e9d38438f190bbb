"""Small line signs for buttons and notes; they take the color of the text around them."""

ROUND = '<circle cx="12" cy="12" r="9"/>'
HANDSET = "M6.5 3.5h3l1.6 4.4-2 1.5a13 13 0 0 0 5.5 5.5l1.5-2 4.4 1.6v3c0 1.1-.9 2-2 2"
HANDSET += "A15 15 0 0 1 4.5 5.5c0-1.1.9-2 2-2Z"


def line(data: str) -> str:
    return f'<path d="{data}"/>'


def solid(data: str) -> str:
    return f'<path d="{data}" fill="currentColor"/>'


SIGNS = {
    "arrow": line("M4 12h15m-6-6 6 6-6 6"),
    "back": line("M20 12H5m6-6-6 6 6 6"),
    "search": '<circle cx="10.5" cy="10.5" r="6.5"/>' + line("m20.5 20.5-5-5"),
    "phone": line(HANDSET),
    "menu": line("M3 7h18M3 12h18M3 17h12"),
    "x": line("m5 5 14 14M19 5 5 19"),
    "check": line("m4 12.5 5.5 5.5L20 6.5"),
    "alert": line("M12 3 1.8 20.5h20.4L12 3Zm0 6.5v5m0 3v.2"),
    "clock": ROUND + line("M12 6.5V12l4 2.5"),
    "doc": line("M6 2.5h8l5 5v14H6zM14 2.5v5h5M12 11v7m-3-3 3 3 3-3"),
    "globe": ROUND + line("M3 12h18M12 3c6 6 6 12 0 18-6-6-6-12 0-18Z"),
    "half": ROUND + solid("M12 3a9 9 0 0 1 0 18Z"),
    "pin": line("M12 21.5c-4.5-5-7-8.5-7-12a7 7 0 0 1 14 0c0 3.5-2.5 7-7 12Z")
    + '<circle cx="12" cy="9.5" r="2.5"/>',
    "play": ROUND + solid("M10 8.3v7.4l5.8-3.7Z"),
    "print": line("M7 9V3h10v6M7 17.5H3.5V9h17v8.5H17M7 14h10v7H7z"),
    "calendar": line("M3.5 5h17v15.5h-17zM3.5 10h17M8 2.5V7M16 2.5V7"),
    "user": '<circle cx="12" cy="8" r="4.5"/>'
    + line("M3.5 21c1-4.5 4.5-6.5 8.5-6.5s7.5 2 8.5 6.5"),
}


def sign(inner: str) -> str:
    pen = 'fill="none" stroke="currentColor" stroke-width="2"'
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return (
        f'<svg class="sign" viewBox="0 0 24 24" {pen} {ends} aria-hidden="true" '
        f'focusable="false">{inner}</svg>\n'
    )


def drawings() -> dict[str, str]:
    return {f"sign-{name}": sign(inner) for name, inner in SIGNS.items()}
