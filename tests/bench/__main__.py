"""Measures everything, prints the table, and fails where a demand is missed."""

import argparse
import sys
import tempfile
from pathlib import Path

PARTS = ("calls", "search", "pdf", "load")


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="all, if none is named")
    chosen = parser.parse_args().parts or PARTS
    if sys.platform != "linux":
        sys.exit("bin/bench reads /proc and pins processes to a core: it needs Linux.")
    return _run(chosen)


def _run(chosen) -> int:
    import tests.bench.served  # noqa: F401, sets Django up
    from tests.bench import asking, bare, finding, printing, starving
    from tests.bench.figures import table

    figures = []
    if "calls" in chosen:
        _say("Counting Python calls ...")
        figures += bare.measure() + asking.measure()
    if "search" in chosen:
        _say("Searching 1,000 and 10,000 pages ...")
        figures += finding.measure()
    if "pdf" in chosen:
        _say("Printing side by side ...")
        with tempfile.TemporaryDirectory() as folder:
            figures += printing.measure(Path(folder))
    if "load" in chosen:
        _say("Reading pages on one core, with and without PDFs ...")
        figures += starving.measure()
    print(table(figures))
    return int(any(figure.is_missed for figure in figures))


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
