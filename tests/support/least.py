"""Scenario files for tests to change: the smallest possible one, and a small one with every field."""

import yaml

from tests.support.paths import DATA

LEAST = (DATA / "least.yaml").read_text(encoding="utf-8")
SMALL = (DATA / "small.yaml").read_bytes()
LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def with_line(line: str) -> bytes:
    return f"{LEAST}{line}\n".encode()
