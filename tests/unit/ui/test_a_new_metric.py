"""A new figure is one row of a monitor's table and its stamp: nothing else has to know of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from perf_records import record
from PySide6.QtWidgets import QApplication
from window_rig import WindowRig

from tray_app.bench import compare
from tray_app.bench.figures import Results
from tray_app.bench.measure import stage_figures
from tray_app.core.settings import PerformanceSettings
from tray_app.core.snapshot import Notice
from tray_app.perf.advice import recommendations
from tray_app.perf.breaches import Breach
from tray_app.perf.catalog import CATALOG
from tray_app.perf.metric import Group, Metric, Unit
from tray_app.perf.monitor import Monitor
from tray_app.perf.presets import STRICT, presets
from tray_app.perf.report import FORMATS, Document, build
from tray_app.perf.stages import stage_ms
from tray_app.settings_file import load
from tray_app.ui.breach_flags import BreachFlags
from tray_app.ui.pdf import to_pdf
from tray_app.ui.window.rows import Column
from tray_app.ui.window.sections import sections

KEY_RELEASE = Metric(
    "key_release", "Key release", Group.STAGES, Unit.MS, target=0.2, critical=0.25,
    meaning="From the key event's own time to our handler, at key up.",
    remedy="Look for what keeps the keyboard waiting.", try_text="xinput test-xi2", by_start=True,
    stamps=("key_up_event_ns", "key_up_handled_ns"), bar_depth=1, in_bench=True, strict=0.1,
)  # fmt: skip
OWN_GROUP = Metric(
    "wake_word", "Wake word", "Hands free", Unit.MS, target=300, critical=600, meaning="From the word to the tone.",
    remedy="Speak nearer.",
)  # fmt: skip
TABLE = {**CATALOG, "key_release": KEY_RELEASE}


class Seen(WindowRig):
    """A monitor with the new row, two dictations, and who looks at it."""

    def __init__(self) -> None:
        super().__init__(Monitor(catalog=TABLE))
        self.marks: list[str] = []
        self.notices: list[Notice] = []
        self.flags = BreachFlags(
            self.monitor, mark=self.marks.append, notify=self.notices.append, settings=PerformanceSettings()
        )
        self.monitor.bus.subscribe(Breach, "the flags", self.flags.breach_changed)
        self.window.show_and_raise()
        self.dictate(1, 2, 3)

    def breach(self) -> Breach:
        (found,) = self.monitor.breaches()
        return found

    @property
    def document(self) -> Document:
        return build(self.monitor, {})


@pytest.fixture
def seen(qt_app: QApplication) -> Iterator[Seen]:
    made = Seen()
    yield made
    made.close()


def test_the_window_shows_it_with_its_target_and_its_story(seen: Seen) -> None:
    assert seen.cell("key_release", Column.LAST) == "0.3 ms"
    assert seen.cell("key_release", Column.TARGET) == "≤ 0.2 ms"
    seen.window.open_breach(seen.breach())
    assert "Key release" in seen.window._details.breaches._words.text()
    seen.window._target_menu.save_one("key_release", 7)
    assert seen.cell("key_release", Column.TARGET) == "≤ 7 ms"


def test_the_tray_tells_of_it(seen: Seen) -> None:
    assert seen.marks[-1] == "Key release is over its target: 0.3 ms, target 0.2 ms"
    seen.flags._tell()
    assert seen.notices[0].title == "Key release is over its target"


@pytest.mark.parametrize("format_name", ["html", "md"])
def test_reports_to_read_tell_it_in_every_place(seen: Seen, format_name: str) -> None:
    page = FORMATS[format_name](seen.document)
    assert page.count("Key release") >= 4, "in advice, breaches, figures and targets"
    assert KEY_RELEASE.remedy in page
    assert KEY_RELEASE.meaning in unescape(page)


def test_reports_to_reckon_with_hold_its_samples(seen: Seen) -> None:
    rows = csv.DictReader(io.StringIO(FORMATS["csv"](seen.document)))
    assert [float(row["value"]) for row in rows if row["metric"] == "key_release"] == [0.3] * 3
    document = json.loads(FORMATS["json"](seen.document))
    assert document["dictations"][0]["stages"]["key_release"] == 0.3
    bars = {bar["stage"]: bar["label"] for bar in document["dictations"][0]["waterfall"]}
    assert bars["key_release"] == "Key release"
    assert document["breaches"][0]["metric"] == "key_release"


def test_the_paper_report_is_set(seen: Seen) -> None:
    assert to_pdf(seen.document).startswith(b"%PDF")


def test_its_target_may_stand_in_the_settings_and_in_a_preset(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[targets]\nkey_release = 9\n", encoding="utf-8")
    assert load(path, TABLE).settings.targets == {"key_release": 9.0}
    assert load(path, CATALOG).problems
    assert presets(TABLE)[STRICT]["key_release"] == 0.1


def test_advice_tells_what_helps(seen: Seen) -> None:
    (found,) = recommendations(seen.monitor.snapshot())
    assert (found.metric, found.remedy, found.try_text) == ("key_release", KEY_RELEASE.remedy, "xinput test-xi2")


def test_two_benchmarks_are_compared_in_it() -> None:
    def measured(times: int) -> dict[str, object]:
        results = Results(fingerprint={"cpu": "one"})
        results.figures += stage_figures([stage_ms(record(), TABLE) for _ in range(times)], "5 s", TABLE)
        return results.as_json()

    verdict = compare.compare(measured(5), measured(6))
    (found,) = [found for found in verdict.comparisons if "key_release" in found.name]
    assert (found.n_old, found.n_new, found.ratio) == (5, 6, 1.0)


def test_a_figure_of_a_group_of_its_own_has_a_heading_and_breaks_nothing(seen: Seen) -> None:
    seen.monitor.define(OWN_GROUP)
    for at in range(3):
        seen.monitor.observe("wake_word", 700.0 + at)
    seen.window.refresh()
    assert seen.cell("wake_word", Column.LAST, "") == "702 ms"
    assert "Hands free" in [section.title for section in sections(seen.monitor.snapshot())]
    breach = next(found for found in seen.monitor.breaches() if found.metric == "wake_word")
    seen.window.open_breach(breach)
    assert "Wake word is over its target" in seen.window._details.breaches._words.text()
    assert "Hands free" in FORMATS["html"](seen.document)
