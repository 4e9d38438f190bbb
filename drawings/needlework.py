"""Cement for a broken bone, step by step: vertebroplasty and kyphoplasty."""

from drawings import bones
from drawings.anatomy import nerve, spur
from drawings.closeup import MIDDLE, BoneColumn
from drawings.instruments import needle
from drawings.markup import path
from drawings.scenes import BRIDGE, back_layers

POINT, LENGTH, SLOPE = (112, 193), 462, -17
BALLOON = "M-46 20Q-48 8-30 4Q-6-4 18 4Q32 12 28 22Q20 36-6 36Q-40 36-46 20Z"
CEMENT = "M-50 20Q-54 8-40 6Q-30-4-14 2Q0-8 14-2Q32-4 34 10Q42 22 28 28Q20 40 2 35Q-12 43-26 36"
CEMENT += "Q-48 38-50 20Z"


def broken(name: str, inside: str, tools: str) -> str:
    """The sunken bone; the bridge of bone beside the nerve is what a needle goes through."""
    column = BoneColumn(name, center=120)
    sunk = path("vb hind", spur(92, 178, 66, 24)) + path("vb", bones.WEDGE) + inside
    stack = column.below() + bones.tipped(column.above()) + column.place(sunk, MIDDLE)
    bridge = column.place(path("vb", BRIDGE), MIDDLE)
    nerves = nerve(bones.tipped_canal(column))
    return back_layers(318) + column.stencils() + stack + nerves + bridge + tools


def drawings(name: str) -> dict[str, str]:
    way = needle(*POINT, LENGTH, SLOPE)
    crack = path("pain crack", bones.CRACK)
    balloon = path("balloon", BALLOON) + path("shine", "M-34 15Q-28 10-16 9")
    cement = path("cement", CEMENT)
    dressing = path("dressing", "M549 28q18 2 18 12v34q0 10-21 12z")
    return {
        "needle": broken(f"{name}-n", crack, way),
        "balloon": broken(f"{name}-b", balloon, way),
        "cement": broken(f"{name}-t", cement, way),
        "closing": broken(f"{name}-c", cement, dressing),
    }
