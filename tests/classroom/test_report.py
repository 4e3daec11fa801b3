"""What a teacher learns of a class: scores at each line, and key points nobody made."""

from debategame.classroom.reader import read_class
from debategame.classroom.report import line_scores, unmade_points
from debategame.progress.rounds import Mode
from tests.support.factories import save_in


def test_modes_are_never_mixed(folder):
    by_mode = {(scores.mode, scores.line) for pupil in read_class(folder).pupils for scores in line_scores(pupil)}
    assert by_mode == {(Mode.PRACTICE, "close"), (Mode.TIMED, "sell")}


def test_first_answers_and_repeats_are_kept_apart(folder):
    (scores,) = line_scores(read_class(folder).pupils[0])
    assert (scores.first.counted, scores.repeats.counted, scores.excluded) == ((50,), (60, 81), 0)


def test_an_excluded_round_is_only_counted(folder):
    save = save_in(folder, "Ada")
    save.leave_out(save.rounds()[0].id, True)
    (scores,) = line_scores(read_class(folder).pupils[0])
    assert (scores.first.counted, scores.repeats.counted, scores.excluded) == ((50,), (60,), 1)


def test_key_points_nobody_made(folder):
    unmade = {
        point.point: (point.pupils, point.partial, point.contradicted)
        for point in unmade_points(read_class(folder).pupils)
    }
    assert unmade == {"play": (2, 1, 1), "rain": (1, 0, 0)}
