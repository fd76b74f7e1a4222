"""A comic made into films: drawn once by Chromium, filmed in two sizes by ffmpeg, with a voice where there is one."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

from site_builder.comics.panel import Panelled, panelled
from site_builder.comics.picture import picture
from site_builder.comics.script import Comic

from .drawn_pages import FRAME, FRAMES_A_ROW, film_frames
from .film_sizes import SIZES
from .shelf import MadeFilm
from .timeline import Shot, length, shots
from .tools import ffmpeg, run, screenshot

FRAMES_A_SECOND = 10
QUALITY = {"360": 24, "240": 26}
"""x264's constant rate factor (https://trac.ffmpeg.org/wiki/Encode/H.264): these frames stand still, and are legible."""

MOST_BYTES_A_MINUTE = 1_500_000


class TooHeavy(Exception):
    """A film takes more bytes than somebody with a slow line can pay for; the text is for the editor."""


def make_film(comic: Comic, state: str, voice: Path | None, folder: Path) -> MadeFilm:
    """Make the film's files, or leave those that were there. Raises ``ToolMissing``, ``TooHeavy``."""
    with tempfile.TemporaryDirectory() as work:
        draft, timeline = Path(work) / "film", shots(comic)
        draft.mkdir()
        frames = _draw(comic, timeline, Path(work))
        for name, size in SIZES.items():
            _encode(frames, timeline, name, size, voice, draft / f"{name}.mp4")
        made = MadeFilm(state, length(timeline), voice is not None, _weigh(draft, length(timeline)))
        made.write(draft)
        _put_in_place(draft, folder)
    return made


def _put_in_place(draft: Path, folder: Path) -> None:
    """Copy first, since the work may lie on another disk, and swap then: a build never meets half a film."""
    half = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(half, ignore_errors=True)
    shutil.copytree(draft, half)
    shutil.rmtree(folder, ignore_errors=True)
    half.rename(folder)


def _draw(comic: Comic, timeline: Sequence[Shot], work: Path) -> list[Path]:
    """A picture for each shot; all are drawn at once, since a browser takes longer to start than to draw."""
    (work / "comic.svg").write_text(_all_shots(comic, timeline), "utf-8")
    page, sheet = work / "frames.html", work / "frames.png"
    page.write_text(film_frames(comic, timeline), "utf-8")
    rows = -(-len(timeline) // FRAMES_A_ROW)
    screenshot(page, (FRAME[0] * FRAMES_A_ROW, FRAME[1] * rows), 1, sheet)
    frames = []
    with Image.open(sheet) as whole:
        for n in range(len(timeline)):
            left, top = n % FRAMES_A_ROW * FRAME[0], n // FRAMES_A_ROW * FRAME[1]
            frames.append(work / f"frame{n:03}.png")
            whole.crop((left, top, left + FRAME[0], top + FRAME[1])).convert("RGB").save(frames[-1])
    return frames


def _all_shots(comic: Comic, timeline: Sequence[Shot]) -> str:
    """A picture with a panel for each shot of one, everything standing where it stands once all has been said."""
    drawn = [(shot.panel, panelled(comic, shot.panel), shot.said) for shot in timeline if shot.panel]
    whole = [(panel, found, said) for panel, found, said in drawn if found]
    panels = tuple(panel for panel, _, _ in whole)
    return picture(
        replace(comic, panels=panels), [Panelled(found.scene, found.balloons[:said]) for _, found, said in whole]
    )


def _encode(
    frames: Sequence[Path], timeline: Sequence[Shot], name: str, size: tuple[int, int], voice: Path | None, target: Path
) -> None:
    """One size of the film. The last frame is named twice: ffmpeg forgets how long the last one stays
    (https://trac.ffmpeg.org/wiki/Slideshow).
    """
    lines = [
        f"file '{frame.as_posix()}'\nduration {shot.seconds}" for frame, shot in zip(frames, timeline, strict=True)
    ]
    order = target.with_name("order.txt")
    order.write_text("\n".join([*lines, f"file '{frames[-1].as_posix()}'"]), "utf-8")
    sound = (
        ["-i", str(voice), "-map", "0:v", "-map", "1:a", "-c:a", "aac", "-b:a", "40k", "-ac", "1"] if voice else ["-an"]
    )
    run(
        [
            *(ffmpeg(), "-y", "-v", "error", "-f", "concat", "-safe", "0", "-i", str(order), *sound),
            *("-vf", f"fps={FRAMES_A_SECOND},scale={size[0]}:{size[1]}:flags=lanczos"),
            *("-c:v", "libx264", "-preset", "slow", "-tune", "stillimage", "-crf", str(QUALITY[name])),
            *("-profile:v", "main", "-pix_fmt", "yuv420p", "-g", "100", "-t", str(length(list(timeline)))),
            *("-movflags", "+faststart", str(target)),
        ]
    )
    order.unlink()


def _weigh(folder: Path, seconds: float) -> dict[str, int]:
    sizes = {name: (folder / f"{name}.mp4").stat().st_size for name in SIZES}
    most = round(MOST_BYTES_A_MINUTE * seconds / 60)
    if heavy := [name for name, size in sizes.items() if size > most]:
        raise TooHeavy(f"{heavy[0]}.mp4 有 {sizes[heavy[0]]:,} 字节，最多 {most:,}。配音的文件小一点，或者去掉几格")
    return sizes
