"""Draws every picture of the site as small SVG files that take their colors from the stylesheet.

Run `python -m drawings` to write templates/drawings/*.svg and static/img/favicon.svg again.
The pictures are template partials: they carry no style, no width and no color of their own.
The classes below are shown by static/css/components/drawing.css, which maps them to tokens.

On the root: `drawing` and one of `drawing--map`, `--here`, `--condition`, `--icon`, `--step`,
`--lost`, `--poster`, `--mark`; small line signs carry `sign` alone.

Bone and disc: vb bone | rib line on bone | dk disc | nuc soft center | dry worn disc |
fr loose piece | ring disc ring | seg s1-s4 region link | hit its hidden target | hot, cool the
region meant and the rest | hind bone further back.
Nerve and pain: nv nerve | strand fibers in it | sac nerve sac cut across | root its nerve
threads | hurt an irritated nerve | pain rays and cuts | glow sore spot.
Soft parts: sil body outline | skn skin | fat | mus muscle | fib its fibers | lig ligament |
air windpipe | org soft organ.
Surgery: tube | tool | metal implant | ghost what was removed or moved aside | th a cut.
Page: bg calm ground | bg2 ground of the problem side | outside air around the body | lead leader |
o plain line | line-2 faint guide | badge-good, badge-bad, tick, bang the badges of a pair.
"""
