"""Draws every picture of the site as small SVG files that take their colors from the stylesheet.

`python -m drawings` writes templates/drawings/*.svg and static/img/favicon.svg again,
`python -m drawings.share` the PNG icons and `python -m drawings.film` the film.
The pictures are template partials: no style, no width, no color of their own. Those of a condition
or a step tell in words.py what they show, for those who hear the page, and name their parts in
real text, which Django puts into the reader's language; the others are decoration and are hidden
from screen readers.
static/css/components/drawing.css gives these classes their tokens:

On the root: `drawing` and one of `drawing--map`, `--here`, `--condition`, `--icon`, `--step`,
`--lost`, `--poster`, `--mark`, `--regions`; line signs carry `sign` alone.

Bone and disc: vb bone, hind bone further back, rib line on bone, dk disc, nuc soft center,
ring disc ring, dry worn disc, fr outline of a loose piece, seg s1 to s4 region link, hit its
hidden target, hot and cool the region meant and the rest.
Nerve and pain: cord spinal cord, fluid around it, nv nerve, wide nerve sac, slim narrower, strand
thread in it, sac nerve sac cut across, root its threads, hurt or sore irritated, pain rays and
cuts, glow sore spot, halo sore nerve, crack in a bone, way of a bone that has moved, lump tumor
with its grain, pus and germ infection.
Soft parts: sil body outline, skn skin, fat, mus muscle, edged its edge, fib its fibers, tear in it,
lig ligament, joint, hole in the sacrum, air windpipe, gut and gut-in bowel, outside the air around
the body.
Surgery: tube, tool, metal and core implant, ghost removed or moved aside, th thick, thin,
balloon with its shine, cement, dressing.
Ground and signs: bg calm, bg2 troubled, paper the page, lead leader, o line, line-2 dotted guide,
plate under a picture, badge-good with tick and badge-bad with bang for the two sides of a pair.
Words: word, word-name of a side, word-on a bone or a disc, points and dot, points-on a bone.
Logo, poster, map: mark; sky, sun, sun-glow, hill-1 to hill-3, stone, play-disc, play;
water, land, district, county, river, town, pin, pin-number.
"""
