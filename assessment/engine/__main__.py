"""python -m assessment.engine"""

import sys

from assessment.engine.command import main

# Whatever the terminal is set to: a drawing has marks that few encodings have.
sys.stdout.reconfigure(encoding="utf-8")
sys.exit(main(sys.argv[1:], sys.stdout, sys.stderr))
