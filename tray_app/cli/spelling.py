"""A command line that is nearly right: the right word is named in place of all that there are."""

from __future__ import annotations

import argparse
import re
from typing import NoReturn


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        from difflib import get_close_matches  # only where something is wrong

        found = re.search(r"(.*invalid choice: '(.*)') \(choose from (.*)\)", message)
        close = get_close_matches(found[2], re.findall(r"[\w-]+", found[3]), n=1) if found else []
        super().error(f"{found[1]}; did you mean {close[0]}?" if found and close else message)
