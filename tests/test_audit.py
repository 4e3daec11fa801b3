"""The audit of the pins says what is vulnerable, and never calls a package safe that it could not ask about."""

from tools.audit import Package, Report, Vulnerability, format_report, status_of

SAFE = Package(name="click", version="8.5.1")
UNKNOWN = Package(name="fsrs", skip_reason="the service did not answer")
VULNERABLE = Package(name="rich", version="1.0", vulns=(Vulnerability(id="PYSEC-1", fix_versions=("1.1",)),))


def test_all_pins_are_safe() -> None:
    report = Report((SAFE,))
    assert (list(format_report(report)), status_of(report)) == (["1 pins audited, 0 with known vulnerabilities"], 0)


def test_a_pin_that_could_not_be_asked_about_is_not_called_safe() -> None:
    report = Report((SAFE, UNKNOWN))
    said = ["1 of 2 pins could not be audited, the first because: the service did not answer"]
    assert (list(format_report(report)), status_of(report)) == (said, 2)


def test_a_vulnerability_is_named_with_the_version_that_mends_it() -> None:
    report = Report((VULNERABLE, UNKNOWN))
    assert next(format_report(report)) == "rich 1.0: PYSEC-1; fixed in 1.1"
    assert status_of(report) == 1
