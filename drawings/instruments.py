"""What the surgeon brings: cuts, tubes, tools and implants, each drawn around its own tip."""

from drawings.curve import number, pair
from drawings.markup import block, circle, ellipse, path, placed


def scalpel(x: float, y: float, turn: float) -> str:
    """The blade touches x, y; turn 0 has the handle to the right."""
    blade = path("metal", "M0 0Q10-13 40-13V1Z")
    handle = path("metal", "M40-14H104Q110-14 110-7T104 0H40Z")
    return placed(blade + handle, x, y, turn)


def cut(x: float, y: float, long: float = 44) -> str:
    return path("pain th", f"M{pair(x, y - long / 2)}v{number(long)}")


def stitches(x: float, y: float) -> str:
    return path("tool thin", f"M{pair(x, y - 24)}v48M{pair(x - 11, y - 15)}h22m-22 15h22m-22 15h22")


def tube(inner: float, outer: float, y: float, slope: float = 0) -> str:
    """A narrow tube from the skin (outer) down to the bone (inner)."""
    long = outer - inner
    wall = path("tube", f"M0-21H{number(long)}V21H0Z")
    rim = block("tube", long - 5, -27, 12, 54, 5)
    return placed(wall + rim, inner, y, slope)


def grasper(x: float, y: float, long: float, turn: float = 0, held: str = "") -> str:
    """Fine forceps; what they hold is drawn between the open jaws."""
    jaws = path("tool thin", f"M0-8Q14-10 24 0Q14 10 0 8M24 0H{number(long)}")
    return placed(held + jaws, x, y, turn)


def burr(x: float, y: float, long: float, turn: float = 0) -> str:
    shaft = path("tool", f"M10 0H{number(long)}")
    return placed(
        shaft + circle("metal", 0, 0, 10) + path("rib", "M-6-6l12 12M-6 6l12-12"), x, y, turn
    )


def retractors(start: float, end: float, y: float, apart: float) -> str:
    """Two flat blades that hold a way open."""
    upper = f"M{pair(start, y - apart)}H{number(end)}q8 0 8 8"
    lower = f"M{pair(start, y + apart)}H{number(end)}q8 0 8-8"
    return path("tool", upper + lower)


def loose_piece() -> str:
    return path("nuc fr", "M-16-9Q2-15 12-5Q18 7 4 12Q-14 14-19 4Q-21-5-16-9Z")


def artificial_disc() -> str:
    """Two metal plates that glide on a smooth core."""
    core = path("core", "M-34-5Q0-19 34-5V5Q0 12-34 5Z")
    plates = "M-50-17H50V-9Q0-13-50-9ZM-50 17H50V8Q0 12-50 8ZM-8-17l4-9h16l4 9ZM-8 17l4 9h16l4-9Z"
    return core + path("metal", plates)


def cage() -> str:
    """A small frame filled with bone graft, to sit between two bones."""
    frame = block("metal", -42, -15, 84, 30, 8)
    return frame + block("nuc", -30, -8, 24, 16, 4) + block("nuc", 6, -8, 24, 16, 4)


def screw(x: float, y: float, long: float, turn: float = 0) -> str:
    """The head is at x, y and the point lies to the left."""
    shaft = path("metal", f"M0-6H{number(-long + 14)}L{number(-long)} 0L{number(-long + 14)} 6H0Z")
    steps = range(18, int(long) - 12, 14)
    thread = path("rib", "".join(f"M{-step}-8l-5 16" for step in steps))
    return placed(shaft + thread + block("metal", -4, -13, 20, 26, 6), x, y, turn)


def rod(x: float, top: float, bottom: float) -> str:
    return block("metal", x - 6, top, 12, bottom - top, 6)


def sore(x: float, y: float, radius: float = 36) -> str:
    return circle("glow", x, y, radius)


def empty_space(wide: float, high: float) -> str:
    return ellipse("ghost", 0, 0, wide / 2, high / 2)


def plate_and_screws() -> str:
    """A thin plate on the front of two bones; its screws run back into them."""
    screws = "M-62-34H-18L-12-31 -18-28H-62ZM-62 34H-18L-12 31 -18 28H-62Z"
    return path("metal", screws) + block("metal", -70, -46, 10, 92, 5)


def needle(x: float, y: float, long: float, turn: float = 0, inside: str = "") -> str:
    """A hollow needle whose point is at x, y; turn 0 has its handle to the right."""
    shaft = path("metal", f"M0 0L14-5H{number(long)}V5H14Z")
    grip = block("metal", long, -16, 12, 32, 5)
    return placed(inside + shaft + grip, x, y, turn)
