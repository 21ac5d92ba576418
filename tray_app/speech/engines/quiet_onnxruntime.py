"""onnxruntime without its telemetry: import this module instead of the library.

From 1.29 on the official wheels report to their maker and keep a device id in the user's cache folder unless one of
these variables is set before the library is loaded. Nothing of a dictation program leaves the machine.
"""

from __future__ import annotations

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
os.environ["ORT_TELEMETRY_DISABLED"] = "1"  # what some versions read instead

import onnxruntime  # the variables must be there first

__all__ = ["onnxruntime"]
