"""What there is to set, taken from the settings' own table: a new field there is a new item here. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any

from tray_app.core.setting_values import allowed_for, kinds, wrong_value
from tray_app.core.settings import BindingSettings, ProfileSettings, Settings
from tray_app.settings_lines import Place

ROWS_OF_TABLES: Mapping[str, type] = {"binding": BindingSettings, "profile": ProfileSettings}
"""Tables of which there are as many as the user wants, and what is in each."""

_UNITS = {
    "_ms": "ms",
    "_s": "s",
    "_min": "min",
    "_percent": "%",
    "_kb": "kB",
    "_mb": "MB",
    "_days": "days",
    "_hours": "hours",
    "_px": "px",
    "_per_minute": "a minute",
}


@dataclass(frozen=True, slots=True)
class Item:
    """One field of a table, or one table of rows."""

    name: str
    """Such as "hotkey.key", and "binding.mode" of every row."""
    kind: Any
    default: Any
    allowed: Mapping[str, Any]

    @property
    def table(self) -> str:
        return self.name.partition(".")[0]

    @property
    def key(self) -> str:
        return self.name.partition(".")[2]

    @property
    def is_rows(self) -> bool:
        return not self.key

    @property
    def may_be_left_out(self) -> bool:
        """Then the general table counts."""
        return self.default is None

    @property
    def choices(self) -> Collection[str]:
        found: Collection[str] = self.allowed.get("choices") or ()
        return found

    @property
    def unit(self) -> str:
        return unit_of(self.key) if self.kind in (int, float) else ""

    def wrong(self, value: object) -> str:
        """What is wrong with a value, in words; empty when it is fine."""
        if value is None and self.may_be_left_out:
            return ""
        return wrong_value(self.kind, self.allowed, value) or ""

    def at(self, *row: str | int) -> Place:
        """Its place in the file, within this row of its table."""
        return (self.table, *row, self.key)


def unit_of(key: str) -> str:
    return next((unit for ending, unit in _UNITS.items() if f"_{key}".endswith(ending)), "")


@cache
def items() -> Mapping[str, Item]:
    """All of the general tables, and the tables of rows, by name, in the order of the settings."""
    found: dict[str, Item] = {}
    defaults = Settings()
    for table in fields(Settings):
        kind: Any = kinds(Settings)[table.name]
        if is_dataclass(kind):
            row: Any = kind
            found |= items_of(table.name, row)
        else:
            found[table.name] = Item(table.name, kind, getattr(defaults, table.name), table.metadata)
    return found


@cache
def items_of(table: str, kind: Any) -> Mapping[str, Item]:
    """Those of one table, by their full name."""
    default = kind()
    return {
        f"{table}.{key}": Item(f"{table}.{key}", kinds(kind)[key], getattr(default, key), allowed_for(kind, key))
        for key in kinds(kind)
    }


def row_items(table: str) -> Mapping[str, Item]:
    """What is in each row of a table of rows."""
    return items_of(table, ROWS_OF_TABLES[table]) if table in ROWS_OF_TABLES else {}
