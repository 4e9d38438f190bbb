"""The assessment engine: plain Python, standard library only, no clock, no I/O, no Django."""
