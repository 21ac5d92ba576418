"""onnxruntime without its telemetry: import this module instead of the library.

From 1.29 on the official wheels report to their maker and keep a device id in the user's cache folder unless one of
these variables is set before the library is loaded. Nothing of a dictation program leaves the machine.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ["ORT_TELEMETRY_DISABLED"] = "1"  # what some versions read instead

import onnxruntime  # the variables must be there first

__all__ = ["load_model", "onnxruntime"]


def load_model(path: Path, threads: int) -> Any:
    """An inference session. Raises one of a dozen unrelated types for a bad file."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # Spinning makes two threads slower than one on a machine that does other work too.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    # The arena keeps the largest piece's memory for ever; without it the memory goes back.
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
