"""What the steps changed of a text is kept with it, as long as it is, and can be undone place by place."""

from __future__ import annotations

import json
from dataclasses import replace

from history_rig import PASSWORDS, HistoryRig

from tray_app.core.dictation import DictationEnded, Outcome
from tray_app.core.events import DictationId
from tray_app.core.history import RowState
from tray_app.core.shaping import Change
from tray_app.history import database
from tray_app.history.export import as_json

CHANGES = (Change("fillers", "um, ", "", 0), Change("numbers,rules", "twenty", "2\n0", 8))
TEXT = "we need 2\n0 of them"


def say(rig: HistoryRig, number: int = 0, **more: object) -> DictationId:
    """One of which the steps have changed something."""
    return rig.say(TEXT, number, heard="um, we need twenty of them", changes=CHANGES, **more)  # type: ignore[arg-type]


def test_they_are_kept_and_told_to_other_programs(rig: HistoryRig) -> None:
    row = rig.row(say(rig))
    assert row.changes == CHANGES
    told = json.loads(json.dumps(as_json(row)))
    assert told["changes"][1] == {"steps": ["numbers", "rules"], "was": "twenty", "now": "2\n0", "at": 8}


def test_one_is_undone_or_all_of_them(rig: HistoryRig) -> None:
    row_id = say(rig)
    rig.history.write_as_heard(row_id, CHANGES[1:])
    rig.settle()
    row = rig.row(row_id)
    assert (row.text, row.changes, row.words) == ("we need twenty of them", CHANGES[:1], 5)
    assert row.heard == "um, we need twenty of them"
    rig.history.write_as_heard(row_id, row.changes)
    rig.settle()
    assert (rig.row(row_id).text, rig.row(row_id).changes) == ("um, we need twenty of them", ())
    rig.history.write_as_heard(row_id, CHANGES)
    rig.settle()
    assert rig.row(row_id).text == "um, we need twenty of them", "what is undone already changes nothing"


def test_an_edit_keeps_those_that_still_stand(rig: HistoryRig) -> None:
    row_id = say(rig)
    rig.history.edit(row_id, "we need 2\n0 of those")
    rig.settle()
    assert rig.row(row_id).changes == CHANGES
    rig.history.edit(row_id, "we need 30 of those")
    rig.settle()
    assert rig.row(row_id).changes == CHANGES[:1]


def test_they_go_with_their_row_and_a_private_one_keeps_none(rig: HistoryRig) -> None:
    assert rig.row(say(rig, 1, application=PASSWORDS)).changes == ()
    assert rig.row(say(rig, 2, outcome=Outcome.CANCELLED)).changes == ()
    row_id = say(rig, 3)
    rig.history.delete([row_id])
    rig.settle()
    rig.close()
    assert b"twenty" not in (rig.folder / database.FILE).read_bytes()


def test_a_late_text_brings_its_own(rig: HistoryRig) -> None:
    row_id = rig.say("", outcome=Outcome.FAILED)
    rig.news(row_id, RowState.WAITING, TEXT, heard="um, we need twenty of them", changes=CHANGES)
    assert rig.row(row_id).changes == CHANGES


def test_damaged_ones_cost_no_row(rig: HistoryRig) -> None:
    row_id = say(rig)
    rig.history.settle()
    connection = database.create(rig.folder)
    connection.execute("UPDATE rows SET changes = '[[1]' WHERE row_id = ?", (row_id,))
    connection.close()
    row = rig.row(row_id)
    assert (row.text, row.changes) == (TEXT, ())
    assert replace(row, changes=CHANGES).changes == CHANGES
    assert DictationEnded.__dataclass_fields__["changes"].repr is False, "words are in no log"
