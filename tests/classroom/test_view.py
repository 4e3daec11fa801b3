"""The names under which pupils are shown."""

from debategame.classroom.reader import read_class
from debategame.classroom.view import display_names
from tests.support.portable import full_round, save_of


def test_anonymous_pupils_are_numbered_in_an_order_that_does_not_follow_from_their_names(tmp_path):
    orders = set()
    for attempt in "1234":
        for name in "abcdefgh":
            save_of(tmp_path / attempt, [full_round()], player=name)
        shown = display_names(read_class(tmp_path / attempt).pupils, anonymous=True)
        assert shown == display_names(read_class(tmp_path / attempt).pupils, anonymous=True)
        assert [label for label, _ in shown] == [f"Pupil {number}" for number in range(1, 9)]
        orders.add(tuple(pupil.name for _, pupil in shown))
    assert len(orders) > 1


def test_pupils_with_the_same_name_are_distinguished_by_their_files(folder):
    save_of(folder / "other", [full_round()], player="Ada").path.rename(folder / "Ada (1).sqlite3")
    shown = display_names(read_class(folder).pupils, anonymous=False)
    assert [label for label, _ in shown] == ["Ada (Ada.sqlite3)", "Ada (Ada (1).sqlite3)", "Ben"]
