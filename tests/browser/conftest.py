"""A server with a demo class, and a browser."""

from collections.abc import Callable, Iterator

import pytest

from tests.support.school.chromium import Look, Person, chromium
from tests.support.school.serving import RunningServer, serving


@pytest.fixture(scope="session")
def browser() -> Iterator:
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with serving(tmp_path_factory.mktemp("school"), "--demo") as started:
        yield started


@pytest.fixture
def someone(browser, server: RunningServer) -> Iterator[Callable[..., Person]]:
    """Opens a browser for one more person. No page may have a fault in its script or break the rules of content."""
    people: list[Person] = []

    def new_person(**look) -> Person:
        people.append(Person(browser, Look(**look), server.address))
        return people[-1]

    yield new_person
    faults = [fault for person in people for fault in person.faults]
    for person in people:
        person.close()
    assert faults == []


@pytest.fixture(scope="session")
def teacher_state(browser, server: RunningServer) -> dict:
    """The cookies of the teacher, who used the link."""
    person = Person(browser, Look(), server.address).visit(server.link)
    person.press("main button")
    state = person._context.storage_state()
    person.close()
    return state
