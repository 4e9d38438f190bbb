"""The benchmark behind bin/bench: what is demanded and what was measured, side by side."""
