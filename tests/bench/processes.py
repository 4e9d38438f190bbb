"""What the kernel knows of a process: the time it has worked, and the memory it has had."""

import os
import re
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
"""How finely the kernel tells a process's time."""
OWN, ENDED_CHILDREN = slice(11, 13), slice(13, 15)
MEGABYTE = 1024


def cpu_seconds(pid: int, of: slice = OWN) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[of])) / TICKS


def peak_megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / MEGABYTE
