"""Draws every picture of the site as small SVG files that take their colors from the stylesheet.

`python -m drawings` writes templates/drawings/*.svg and static/img/favicon.svg again,
`python -m drawings.share` the PNG icons and `python -m drawings.film` the film.
The pictures are template partials: no style, no width, no color of their own. They stand beside
text that says the same, so they are hidden from screen readers.
static/css/components/drawing.css gives these classes their tokens:

On the root: `drawing` and one of `drawing--map`, `--here`, `--condition`, `--icon`, `--step`,
`--lost`, `--poster`, `--mark`, `--regions`; line signs carry `sign` alone.

Bone and disc: vb bone, hind bone further back, rib line on bone, dk disc, nuc soft center,
ring disc ring, dry worn disc, fr outline of a loose piece, seg s1 to s4 region link, hit its
hidden target, hot and cool the region meant and the rest.
Nerve and pain: nv nerve, wide nerve sac, strand thread in it, sac nerve sac cut across, root
its threads, hurt irritated, pain rays and cuts, glow sore spot, halo sore nerve.
Soft parts: sil body outline, skn skin, fat, mus muscle, fib its fibers, lig ligament,
air windpipe, gut and gut-in bowel, outside the air around the body.
Surgery: tube, tool, metal and core implant, ghost removed or moved aside, th thick, thin.
Ground and signs: bg calm, bg2 troubled, paper the page, lead leader, o line, line-2 dotted
guide, badge-good with tick and badge-bad with bang for the two sides of a pair.
Logo, poster, map: mark; sky, sun, sun-glow, hill-1 to hill-3, stone, play-disc, play;
water, land, district, county, river.
"""
