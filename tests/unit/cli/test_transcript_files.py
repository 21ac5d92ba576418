"""Where transcripts are written, and what is never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app.cli.transcript_files import Target, plan
from tray_app.core.errors import HoldtalkError, Problem, StorageFault
from tray_app.speech.sound_folders import Wanted
from tray_app.speech.transcripts import FileTranscript


def wanted(*names: str) -> list[Wanted]:
    return [Wanted(Path(name), Path(Path(name).name)) for name in names]


def planned(
    files: list[Wanted], output: Path | str | None, format_name: str | None = None, force: bool = False
) -> Target:
    named = [one.path for one in files]
    return plan(files, named, None if output is None else str(output), format_name, force=force)


def names(target: Target, folder: Path) -> list[str]:
    return [file.relative_to(folder).as_posix() for file in target.files.values()]


def test_without_a_place_all_is_printed_as_text() -> None:
    target = planned(wanted("a.wav", "b.wav"), None)
    assert (target.format_name, target.writes) == ("text", False)


def test_a_file_has_the_format_of_its_name_unless_another_is_asked_for(tmp_path: Path) -> None:
    assert planned(wanted("a.wav"), tmp_path / "talk.srt").format_name == "srt"
    assert planned(wanted("a.wav"), tmp_path / "talk.out").format_name == "text"
    assert planned(wanted("a.wav"), tmp_path / "talk.srt", "json").format_name == "json"


def test_subtitles_of_several_files_want_a_folder(tmp_path: Path) -> None:
    with pytest.raises(HoldtalkError, match="-o FOLDER"):
        planned(wanted("a.wav", "b.wav"), None, "srt")
    target = planned(wanted("a.wav", "b.wav"), tmp_path / "new", "srt")
    assert names(target, tmp_path) == ["new/a.srt", "new/b.srt"]


def test_each_transcript_has_a_name_of_its_own(tmp_path: Path) -> None:
    files = wanted("x/a.wav", "y/a.wav", "a.mp3", "b.ogg", "-")
    assert names(planned(files, tmp_path), tmp_path) == [
        "a.wav.txt", "a.wav-2.txt", "a.mp3.txt", "b.txt", "standard-input.txt",
    ]  # fmt: skip


def test_folders_in_a_folder_stay_apart(tmp_path: Path) -> None:
    files = [Wanted(Path("talks/a.wav"), Path("a.wav")), Wanted(Path("talks/sub/a.wav"), Path("sub/a.wav"))]
    target = planned(files, tmp_path, "md")
    assert names(target, tmp_path) == ["a.md", "sub/a.md"]
    target.write(FileTranscript(Path("talks/sub/a.wav"), "Words.", 1.0, 1))
    assert (tmp_path / "sub" / "a.md").read_text().startswith("# a.wav")


def test_what_is_there_is_refused_before_any_work_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("precious")
    refused: list[Problem] = []
    assert planned(wanted("a.wav", "b.wav"), tmp_path).to_do(refused.append) == [Path("b.wav")]
    assert [problem.title for problem in refused] == ["There is such a file already."]
    forced = planned(wanted("a.wav", "b.wav"), tmp_path, force=True)
    assert len(forced.to_do(refused.append)) == 2
    forced.write(FileTranscript(Path("a.wav"), "new"))
    assert (tmp_path / "a.txt").read_text() == "new\n"


def test_no_transcript_is_written_over_its_sound(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_bytes(b"sound")
    refused: list[Problem] = []
    assert planned(wanted(str(tmp_path / "a.wav")), tmp_path / "a.wav", force=True).to_do(refused.append) == []
    assert [problem.title for problem in refused] == ["The transcript would be written over the sound."]


def test_a_folder_that_is_not_there_is_told_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(StorageFault, match="does not exist"):
        planned(wanted("a.wav"), tmp_path / "absent" / "a.txt")


def test_what_cannot_be_written_says_why(tmp_path: Path) -> None:
    target = planned(wanted("a.wav"), tmp_path / "a.txt", force=True)
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(StorageFault, match="so it is printed"):
        target.write(FileTranscript(Path("a.wav"), "words"))
