"""Makes the film about a slipped disc: `python -m drawings.film`.

It needs rsvg-convert, ffmpeg and cwebp; the site itself needs none of them.

The film has no sound and no words of its own, so one file serves every language: the words are
the captions, and they are read from the transcript that stands on the page beside the film.
"""

import re
import subprocess
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from drawings.palette import standalone
from drawings.shots import SHOTS, faded, span

STORIES = Path(__file__).resolve().parent.parent / "demo" / "stories"
TRANSCRIPT = STORIES / "slipped-disc-film.md"
SECONDS, PER_SECOND = 5, 20
WIDE, HIGH = 960, 540
FADE = 0.1
POSTER_AT = (3, 0.45)


def frame(shot: int, share: float) -> str:
    """One picture; a new shot fades in over the end of the one before it."""
    picture = SHOTS[shot](share)
    if shot and share < FADE:
        picture = SHOTS[shot - 1](1) + faded(picture, 0.02 + span(share, 0, FADE))
    return standalone(picture, "0 0 640 360")


def moments() -> Iterator[tuple[int, float]]:
    for shot in range(len(SHOTS)):
        for step in range(SECONDS * PER_SECOND):
            yield shot, step / (SECONDS * PER_SECOND - 1)


def rasterize(svg: str, target: Path, wide: int = WIDE, high: int = HIGH) -> None:
    command = ["rsvg-convert", "-w", str(wide), "-h", str(high), "-o", str(target)]
    subprocess.run(command, input=svg.encode(), check=True)


def render_frames(folder: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        jobs = [
            pool.submit(rasterize, frame(*moment), folder / f"{index:04}.png")
            for index, moment in enumerate(moments())
        ]
        for job in jobs:
            job.result()


def encode(folder: Path, target: Path) -> None:
    pictures = ["-framerate", str(PER_SECOND), "-i", str(folder / "%04d.png")]
    codec = ["-c:v", "libx264", "-preset", "slow", "-crf", "25", "-tune", "animation"]
    shape = ["-pix_fmt", "yuv420p", "-movflags", "+faststart", "-an"]
    quiet = ["ffmpeg", "-y", "-loglevel", "error"]
    subprocess.run([*quiet, *pictures, *codec, *shape, str(target)], check=True)


def sentences(transcript: str) -> list[str]:
    """The numbered lines of the transcript, without links and source marks."""
    spoken = transcript.split("# transcript")[1]
    lines = re.findall(r"^\d+\. (.+)$", spoken, flags=re.MULTILINE)
    unmarked = (re.sub(r"\s*\[\d+\]\(#source-\d+\)", "", line) for line in lines)
    return [re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", line) for line in unmarked]


def captions(lines: list[str]) -> str:
    cues = [
        f"{index + 1}\n{_clock(index * SECONDS)} --> {_clock((index + 1) * SECONDS - 0.1)}\n{line}"
        for index, line in enumerate(lines)
    ]
    return "WEBVTT\n\n" + "\n\n".join(cues) + "\n"


def _clock(seconds: float) -> str:
    return f"00:{int(seconds // 60):02}:{seconds % 60:06.3f}"


def poster(folder: Path, target: Path) -> None:
    rasterize(frame(*POSTER_AT), folder / "poster.png")
    command = ["cwebp", "-quiet", "-q", "82", str(folder / "poster.png"), "-o", str(target)]
    subprocess.run(command, check=True)


def make() -> None:
    lines = sentences(TRANSCRIPT.read_text(encoding="utf-8"))
    if len(lines) != len(SHOTS):
        raise SystemExit(f"The film has {len(SHOTS)} shots but the transcript {len(lines)} lines.")
    (STORIES / "slipped-disc.vtt").write_text(captions(lines), encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        render_frames(Path(name))
        encode(Path(name), STORIES / "slipped-disc.mp4")
        poster(Path(name), STORIES / "slipped-disc.webp")


if __name__ == "__main__":
    make()
