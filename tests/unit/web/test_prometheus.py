"""The figures as Prometheus reads them, and the dashboard that is drawn of them."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from perf_records import record
from prometheus_client.parser import text_string_to_metric_families

from tray_app.core.dictation import Outcome, Start
from tray_app.core.resources import resource_path
from tray_app.perf.catalog import CATALOG
from tray_app.perf.metric import OPTIONAL, Unit
from tray_app.perf.monitor import Monitor, MonitorSnapshot
from tray_app.web.prometheus import Exposition, name_of


def page(exposition: Exposition) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """The value of each sample by its name and labels."""
    families = text_string_to_metric_families(exposition.text().decode())
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in families
        for sample in family.samples
    }


def value(exposition: Exposition, name: str, **labels: str) -> float:
    return page(exposition)[name, frozenset(labels.items())]


def test_stages_are_histograms_in_seconds_by_how_the_dictation_started() -> None:
    monitor = Monitor()
    exposition = Exposition(monitor)
    for number in range(1, 4):
        monitor.record_dictation(record(number, wait_ms=90))
    monitor.record_dictation(record(4, wait_ms=400, start=Start.COLD))
    name = "holdtalk_release_to_text_seconds"
    assert value(exposition, f"{name}_bucket", start="warm", le="0.1") == 3
    assert value(exposition, f"{name}_bucket", start="warm", le="0.075") == 0
    assert value(exposition, f"{name}_sum", start="warm") == pytest.approx(0.27)
    assert value(exposition, f"{name}_count", start="cold") == 1


def test_dictations_of_before_are_counted_once() -> None:
    monitor = Monitor()
    monitor.record_dictation(record(1))
    exposition = Exposition(monitor)
    assert value(exposition, "holdtalk_dictations_total", outcome="failed") == 0, "so that the first one is an increase"
    monitor.record_dictation(record(2))
    assert value(exposition, "holdtalk_dictations_total", outcome="inserted") == 2
    exposition.close()
    monitor.record_dictation(record(3))
    assert value(exposition, "holdtalk_dictations_total", outcome="inserted") == 2


def test_a_dictation_that_ends_while_it_looks_back_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monitor = Monitor()
    snapshot = monitor.snapshot

    def looked_back() -> MonitorSnapshot:
        monitor.record_dictation(record(1))
        return snapshot()

    monkeypatch.setattr(monitor, "snapshot", looked_back)
    exposition = Exposition(monitor)
    monkeypatch.setattr(monitor, "snapshot", snapshot)
    assert value(exposition, "holdtalk_dictations_total", outcome="inserted") == 1


def test_a_failed_dictation_is_counted_and_spoils_no_sum() -> None:
    monitor = Monitor()
    for group in OPTIONAL:
        monitor.set_part(group, on=True)
    exposition = Exposition(monitor)
    monitor.record_dictation(replace(record(1), outcome=Outcome.FAILED))
    assert value(exposition, "holdtalk_dictations_total", outcome="failed") == 1
    assert not any(name == "holdtalk_release_to_text_seconds_count" for name, _ in page(exposition))


def test_what_began_before_the_key_lets_no_sum_fall() -> None:
    monitor = Monitor()
    exposition = Exposition(monitor)
    monitor.record_dictation(record(1))  # with 300 ms of pre-roll
    assert value(exposition, "holdtalk_recording_start_seconds_sum", start="warm") == 0


def test_what_is_held_or_used_is_told_in_base_units() -> None:
    monitor = Monitor()
    exposition = Exposition(monitor)
    for name, sample in (("tray_uss", 80.0), ("tray_cpu", 5.0), ("threads", 12.0), ("controller_stall", 20.0)):
        monitor.observe(name, sample)
    last = {"start": "", "statistic": "last"}
    assert value(exposition, "holdtalk_tray_uss_bytes", **last) == 80e6
    assert value(exposition, "holdtalk_tray_cpu_ratio", **last) == 0.05
    assert value(exposition, "holdtalk_threads", **last) == 12
    assert value(exposition, "holdtalk_controller_stall_seconds", start="", statistic="p95") == 0.02
    assert value(exposition, "holdtalk_target", metric="holdtalk_tray_uss_bytes") == 100e6


def test_a_breach_is_counted_and_stands_while_it_is_open() -> None:
    monitor = Monitor()
    exposition = Exposition(monitor)
    for second in range(5):
        monitor.observe("thread_deaths", 5.0, second)
    open_one = {"figure": "thread_deaths", "start": "", "severity": "critical"}
    assert value(exposition, "holdtalk_breaches_total", figure="thread_deaths") == 1
    assert value(exposition, "holdtalk_breach_open", **open_one) == 1
    for second in range(5, 40):
        monitor.observe("thread_deaths", 0.0, second)
    assert ("holdtalk_breach_open", frozenset(open_one.items())) not in page(exposition)


def test_every_figure_of_the_table_has_a_name_of_its_own() -> None:
    names = [name_of(row) for row in CATALOG.values()]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"holdtalk_[a-z0-9_]+", name) for name in names)
    assert "holdtalk_real_time_factor_ratio" in names


def test_the_dashboard_asks_only_for_what_there_is() -> None:
    monitor = Monitor()
    for group in OPTIONAL:
        monitor.set_part(group, on=True)
    exposition = Exposition(monitor)
    monitor.record_dictation(replace(record(1), start=Start.COLD))
    for row in CATALOG.values():
        if not (row.by_start and row.unit is Unit.MS):
            for second in range(5):
                monitor.observe(row.name, 1e6, second)
    known = {name for name, _ in page(exposition)}
    board = json.loads(resource_path("grafana-dashboard.json").read_bytes())
    asked = [target["expr"] for panel in board["panels"] for target in panel.get("targets", [])]
    wanted = {
        name for expression in asked for name in re.findall(r"\bholdtalk_\w+", re.sub(r'"[^"]*"', "", expression))
    }
    assert len(wanted) > 15
    assert wanted <= known


@pytest.mark.parametrize(
    ("title", "name", "factor"),
    [("Release to text, p95, 24 h", "release_to_text", 1e-3), ("With a text, 24 h", "session_success", 1e-2)],
)
def test_the_dashboards_colours_change_where_the_table_says(title: str, name: str, factor: float) -> None:
    board = json.loads(resource_path("grafana-dashboard.json").read_bytes())
    (panel,) = [panel for panel in board["panels"] if panel["title"] == title]
    steps = [step["value"] for step in panel["fieldConfig"]["defaults"]["thresholds"]["steps"][1:]]
    row = CATALOG[name]
    assert steps == pytest.approx(sorted([row.target * factor, row.critical * factor]))
