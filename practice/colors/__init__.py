"""The site's colors as data: palettes turned out of the house's own, every pair readable."""
