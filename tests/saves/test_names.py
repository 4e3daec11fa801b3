"""Which names are valid, which mean the same player, and what the player's file is called."""

import hashlib
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debategame.errors import PlayerNameError
from debategame.saves.names import existing_stem, has_save, is_save_stem, player_key, player_name, save_stem


def hashed(name: str) -> str:
    return hashlib.sha256(name.casefold().encode()).hexdigest()[:10]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ada", "Ada"),
        ("  Ada \n", "Ada"),
        ("Zoe\u0308", "Zoë"),
        ("Anna  Maria", "Anna  Maria"),
        ("李小龍", "李小龍"),
        ("O'Neill, Jr. <b>[/]", "O'Neill, Jr. <b>[/]"),
        ("x" * 64, "x" * 64),
        ("e\u0301" * 64, "é" * 64),
    ],
)
def test_a_name_is_kept_trimmed_and_composed(typed, kept):
    assert player_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "because"),
    [
        ("", "at least one letter"),
        (" \t\n", "at least one letter"),
        ("x" * 65, "65 characters"),
        ("A\tda", "U+0009"),
        ("A\x1b[2Jda", "U+001B"),
        ("A\x00da", "U+0000"),
        ("A\x9bda", "U+009B"),
        ("A\u202eda", "U+202E"),
        ("A\u200bda", "U+200B"),
        ("A\u2028da", "U+2028"),
        ("A\ud800da", "U+D800"),
    ],
)
def test_an_invalid_name_is_refused_with_the_reason(typed, because):
    with pytest.raises(PlayerNameError, match=re.escape(because)):
        player_name(typed)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Ada", "Ada"),
        ("ada_b-2", "ada_b-2"),
        ("x" * 40, "x" * 40),
        ("x" * 41, "x" * 29 + "-" + hashed("x" * 41)),
        ("Ada Lovelace", "AdaLovelace-" + hashed("Ada Lovelace")),
        ("Zoë", "Zo-" + hashed("Zoë")),
        ("李小龍", "-" + hashed("李小龍")),
        ("..", "-" + hashed("..")),
        ("../../etc/passwd", "etcpasswd-" + hashed("../../etc/passwd")),
        ("Ada.damaged-1", "Adadamaged-" + hashed("Ada.damaged-1")),
        ("CON", "CON-" + hashed("con")),
        ("nul", "nul-" + hashed("nul")),
        ("Com1", "Com-" + hashed("com1")),
        ("LPT9", "LPT-" + hashed("lpt9")),
        ("console", "console"),
        ("com10", "com10"),
    ],
)
def test_the_stem_is_the_name_or_its_letters_and_hash(name, stem):
    assert save_stem(name) == stem


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=64))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_every_name_has_a_stem_that_every_system_accepts(name):
    assert is_save_stem(save_stem(name))
    assert not re.fullmatch(r"(?i)con|prn|aux|nul|(com|lpt)\d", save_stem(name))


@pytest.mark.parametrize(
    ("existing", "typed"),
    [
        ("Ada", "Ada"),
        ("Ada", "ada"),
        ("Ada", "ADA"),
        ("Zoë", "ZOË"),
        ("Zoë", "zoe\u0308"),
        ("STRASSE", "straße"),
        ("straße", "STRASSE"),
        ("Con", "CON"),
        ("Ada Lovelace", "ada lovelace"),
    ],
)
def test_names_equal_after_case_folding_are_one_player_with_one_file(existing, typed):
    existing, typed = player_name(existing), player_name(typed)
    assert player_key(existing) == player_key(typed)
    assert existing_stem([save_stem(existing)], typed) == save_stem(existing)


@pytest.mark.parametrize(("existing", "typed"), [("Ada", "Adam"), ("Ada", "Adá"), ("Zoë", "Zoe"), ("x" * 41, "x" * 42)])
def test_other_names_are_other_players(existing, typed):
    assert existing_stem([save_stem(existing)], typed) is None


def test_of_several_matching_files_the_one_with_the_exact_spelling_comes_first():
    assert existing_stem(["ADA", "Ada", "ada"], "Ada") == "Ada"
    assert existing_stem(["aDA", "ADa"], "Ada") == "ADa"


@pytest.mark.parametrize("stem", ["Ada.damaged-20241124T120000Z", "Ada.backup-2024-11-24", "", "a b", "é", "x" * 41])
def test_backups_and_files_set_aside_are_not_saves(stem):
    assert not is_save_stem(stem)
    assert existing_stem([stem], "Ada") is None


def test_composing_a_name_twice_changes_nothing():
    kept = player_name("A\u030angstro\u0308m")
    assert kept == unicodedata.normalize("NFC", kept) == player_name(kept)


def test_a_player_has_a_save_however_the_name_was_typed(tmp_path: Path) -> None:
    (tmp_path / "Ada.sqlite3").touch()
    assert has_save(tmp_path, "ada")
    assert not has_save(tmp_path, "Grace")
    assert not has_save(tmp_path / "nowhere", "Ada")


def test_a_folder_that_cannot_be_read_may_have_any_save(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert has_save(file, "Ada")
