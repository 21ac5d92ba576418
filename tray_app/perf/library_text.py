"""What the library prints: issues, advice and the report, from the findings of one judge."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .advice import Recommendation

WITHIN_TARGETS = "Performance within targets"
GENERAL_TIPS = """Performance is good! General tips:
- Look at the 95th percentile and the maximum too: a mean hides the one push that was slow
- Give what you measure a target of its own with set_target, so that it is judged
- Compare two benchmarks of the same machine before and after a change, not two machines
- Look at memory over a long session: growth counts more than its size"""
_RULE = "=" * 70
_NAMES = {
    "key_press": "key press latency",
    "recording_start": "recording start latency",
    "recording_stop": "recording stop latency",
    "response_total": "latency",
    "tray_uss": "memory usage",
    "tray_cpu": "CPU usage",
    "memory_growth": "memory growth",
}


def issue_text(found: Recommendation) -> str:
    """ "High latency: 150.5ms (target: 100ms)"."""
    unit = found.unit.value
    return f"High {_name(found)}: {found.figure:.1f}{unit} (target: {found.target:g}{unit})"


def advice_text(found: Recommendation) -> str:
    """ "Reduce latency:" and a line for the figure, for what helps, for what it would bring, and for what to try."""
    lines = [found.evidence, found.remedy, found.expected_gain]
    lines += [f"Try: {found.try_text}"] if found.try_text else []
    return "\n".join([f"Reduce {_name(found)}:", *(f"- {line}" for line in lines if line)])


def _name(found: Recommendation) -> str:
    return _NAMES.get(found.metric, f"{found.label} time")


def report_text(summary: Mapping[str, Any], targets: Mapping[str, float], found: Sequence[Recommendation]) -> str:
    """`summary` as `get_summary` gives it, `targets` in ms, MB and percent by metric."""
    issues = [f"❌ {issue_text(finding)}" for finding in found] or [f"✅ {WITHIN_TARGETS}"]
    advice = "\n".join(advice_text(finding) for finding in found) or GENERAL_TIPS
    parts = {
        "Measurements": [
            f"Total: {summary['total_measurements']}",
            f"Average Latency: {summary['average_latency_ms']:.1f}ms",
            f"Memory Usage: {summary['memory_usage_mb']:.1f}MB",
            f"CPU Usage: {summary['cpu_percent']:.1f}%",
        ],
        "Targets": [
            f"Key Press Latency: <{targets['key_press']:g}ms",
            f"Recording Start: <{targets['recording_start']:g}ms",
            f"Recording Stop: <{targets['recording_stop']:g}ms",
            f"Total Latency: <{targets['response_total']:g}ms",
            f"Memory: <{targets['tray_uss']:g}MB",
            f"CPU: <{targets['tray_cpu']:g}%",
        ],
        "Performance Check": issues,
        "Recommendations": advice.splitlines(),
    }
    return _page("PTT Performance Report", parts)


def benchmark_text(found: Mapping[str, Any]) -> str:
    """`found` as `benchmark_ptt_performance` gives it. Times in milliseconds."""
    head = [f"Platform: {found['platform']}", f"Timestamp: {found['made_at_unix']}"]
    parts = {
        figure["name"][:1].upper() + figure["name"][1:]: [
            f"Min: {_ms(figure['min'])}",
            f"Max: {_ms(figure['max'])}",
            f"Avg: {_ms(sum(figure['samples']) / len(figure['samples']))}",
            f"Iterations: {figure['n'] * figure['calls_per_sample']}",
        ]
        for figure in found["figures"]
    }
    return _page("PTT Performance Benchmark Results", parts, head)


def _ms(microseconds: float) -> str:
    """Two decimals as a rule, and as many as three digits need below that."""
    value = microseconds / 1_000
    return f"{value:.2f}ms" if value >= 1 else f"{value:.3g}ms"


def _page(title: str, parts: Mapping[str, Sequence[str]], head: Sequence[str] = ()) -> str:
    lines = [title, _RULE, "", *head, *([""] if head else [])]
    for heading, told in parts.items():
        lines += [f"{heading}:", *(f"  {line}" for line in told), ""]
    return "\n".join([*lines, _RULE])
