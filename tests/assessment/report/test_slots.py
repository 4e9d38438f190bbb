"""Slots are counted across processes and given back by the dead."""

import subprocess
import sys
from pathlib import Path

import pytest

from assessment.report import slots
from assessment.report.children import PROJECT

HOLD = """
import sys
from pathlib import Path
from assessment.report import slots
with slots.slot(Path(sys.argv[1]), 1, 0), slots.scratch_folder(Path(sys.argv[1])) as scratch:
    print(scratch, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other_process(tmp_path):
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=PROJECT, text=True, **pipes) as holder:
        holder.scratch = Path(holder.stdout.readline().strip())
        yield holder
        holder.kill()


def test_a_slot_held_by_another_process_is_taken(tmp_path, other_process):
    with pytest.raises(slots.NoSlot), slots.slot(tmp_path, 1, 0.1):
        pass


def test_a_second_slot_is_free(tmp_path, other_process):
    with slots.slot(tmp_path, 2, 0):
        assert (tmp_path / "slot-1.lock").exists()


def test_the_slot_of_a_killed_process_is_free(tmp_path, other_process):
    other_process.kill()
    other_process.wait()

    with slots.slot(tmp_path, 1, 0):
        assert (tmp_path / "slot-0.lock").exists()


def test_a_scratch_folder_in_use_stays(tmp_path, other_process):
    with slots.scratch_folder(tmp_path) as own:
        assert own != other_process.scratch
        assert other_process.scratch.is_dir()

    assert not own.exists()


def test_the_scratch_folder_of_a_killed_process_is_swept(tmp_path, other_process):
    other_process.kill()
    other_process.wait()
    assert other_process.scratch.is_dir()

    with slots.scratch_folder(tmp_path):
        assert not other_process.scratch.exists()


def test_the_shared_folder_is_ours_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("SPINECARE_VAR", str(tmp_path))

    assert slots.shared_folder().stat().st_mode & 0o777 == 0o700


def test_a_shared_folder_that_is_a_link_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("SPINECARE_VAR", str(tmp_path))
    folder = slots.shared_folder()
    folder.rmdir()
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(PermissionError):
        slots.shared_folder()
