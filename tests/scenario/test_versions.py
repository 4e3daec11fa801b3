"""Every version of a scenario that was played is kept, so that old rounds can be shown after the file has changed."""

import sqlite3
from contextlib import closing

import msgspec
import pytest

from debategame.errors import SaveError
from debategame.scenario.model import KeyPoint
from debategame.scenario.versions import canonical, digest, from_canonical
from tests.support.factories import SCENARIO, record, save_in


def test_the_scenario_comes_back_as_it_was_without_examples(tmp_path):
    save = save_in(tmp_path)
    changed = msgspec.structs.replace(SCENARIO, title="Parks and gardens")
    before, after = record(save), record(save, scenario=changed)
    assert save.scenario(before.scenario_hash) == msgspec.structs.replace(SCENARIO, examples=())
    assert save.scenario(after.scenario_hash).title == "Parks and gardens"


def test_a_version_is_kept_once(tmp_path):
    save = save_in(tmp_path)
    for line in ("close", "sell", "close"):
        record(save, line=line)
    with closing(sqlite3.connect(save.path)) as db:
        assert db.execute("SELECT count(*) FROM scenarios").fetchone() == (1,)


def test_an_unknown_version_is_a_sentence(tmp_path):
    save = save_in(tmp_path)
    record(save)
    with pytest.raises(SaveError, match="not in the save"):
        save.scenario("0" * 64)


def test_equal_scenarios_have_one_text_whatever_was_written_out():
    spelled = msgspec.convert(
        {
            **msgspec.to_builtins(SCENARIO),
            "level": 1,
            "aim": int("2"),
            "side": "against",
            "examples": [],
            "key_points": [
                {"weight": 1.0, "grants": "".join(KeyPoint(id="a", claim="b").grants), **msgspec.to_builtins(p)}
                for p in SCENARIO.key_points
            ],
        },
        type(SCENARIO),
    )
    assert canonical(spelled) == canonical(SCENARIO)
    assert digest(canonical(from_canonical(canonical(SCENARIO)))) == digest(canonical(SCENARIO))


def test_the_order_of_terms_shows_and_is_kept():
    turned = msgspec.structs.replace(SCENARIO, terms=dict(reversed(SCENARIO.terms.items())))
    assert canonical(turned) != canonical(SCENARIO)
    assert list(from_canonical(canonical(turned)).terms) == ["bench", "park"]
