"""Ask whether the pinned packages have known vulnerabilities: `make audit`.

It exits with 1 if one has, and with 2 if the service could not be asked about every package.
"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

PINS = Path(__file__).parent.parent / "constraints.txt"
SECONDS = 15
"""How long to wait for an answer of the service."""
VULNERABLE, NOT_ASKED = 1, 2


class Vulnerability(msgspec.Struct, frozen=True):
    """A known vulnerability of a package."""

    id: str
    fix_versions: tuple[str, ...] = ()


class Package(msgspec.Struct, frozen=True):
    """What pip-audit found out about one package."""

    name: str
    version: str = ""
    skip_reason: str = ""
    """Why nothing is known about it; empty if the service answered."""
    vulns: tuple[Vulnerability, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """The report of pip-audit."""

    dependencies: tuple[Package, ...]


def main() -> int:
    """Ask and print. Return the exit status."""
    command = [sys.executable, "-m", "pip_audit", "-r", str(PINS), "--no-deps", "--disable-pip", "-f", "json"]
    options = ["--progress-spinner", "off", "--timeout", str(SECONDS)]
    done = subprocess.run([*command, *options], capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    try:
        report = msgspec.json.decode(done.stdout, type=Report)
    except msgspec.DecodeError:
        reason = (done.stderr.strip() or "pip-audit said nothing").splitlines()[-1]
        print(f"The pins could not be audited: {reason}")
        return NOT_ASKED
    print("\n".join(format_report(report)))
    return status_of(report)


def format_report(report: Report) -> Iterator[str]:
    """Yield a line for each vulnerability, and a last line that says how many packages could be asked about."""
    for package in report.dependencies:
        for found in package.vulns:
            fixed = f"; fixed in {', '.join(found.fix_versions)}" if found.fix_versions else ""
            yield f"{package.name} {package.version}: {found.id}{fixed}"
    total = len(report.dependencies)
    unknown = [package for package in report.dependencies if package.skip_reason]
    if unknown:
        yield f"{len(unknown)} of {total} pins could not be audited, the first because: {unknown[0].skip_reason}"
    else:
        vulnerable = sum(bool(package.vulns) for package in report.dependencies)
        yield f"{total} pins audited, {vulnerable} with known vulnerabilities"


def status_of(report: Report) -> int:
    """Return the exit status: VULNERABLE, else NOT_ASKED, else 0."""
    if any(package.vulns for package in report.dependencies):
        return VULNERABLE
    return NOT_ASKED if any(package.skip_reason for package in report.dependencies) else 0


if __name__ == "__main__":
    sys.exit(main())
