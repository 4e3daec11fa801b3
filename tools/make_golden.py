"""Write `tests/data/golden_scores.json`: `python -m tools.make_golden`.

Run it only together with a new `VERSION` of the scorer.
"""

import json
from pathlib import Path

from debategame.scenario.reader import read_file
from debategame.scoring.scorer import VERSION, Scorer

DATA = Path(__file__).parent.parent / "tests" / "data"
ANSWERS = (
    "It is biology! Their hormones keep them awake until midnight, so eight is the middle of their night.",
    "The teachers want it. And sleep makes no difference to marks, but drowsy drivers crash.",
    "You cannot make an adolescent sleep at nine: the clock inside runs late. That is nature, not sloth.",
    "their hormons keep kids awake till midnigth and tired brains dont remember the lesson",
    "Some people say that teenagers are just lazy. Nonsense.",
    "They are lazy, you are right. Let them go to bed.",
    "Parents, bus drivers and teachers have all asked for it, and there would be fewer crashes.",
    "hormones midnight melatonin biology adolescents body clock lesson brain",
    "Teenagers could fall asleep earlier if they wanted to, and a tired brain learns nothing.",
    "Exam results never rise when lessons begin later.",
    "I had toast for breakfast and the weather is fine.",
)


def main() -> None:
    """Score the answers to both lines of the small scenario and write the scores."""
    scenario = read_file(DATA / "small.yaml")
    scorer = Scorer(scenario)
    rows = []
    for line in scenario.lines:
        for answer in ANSWERS:
            score = scorer.score(line.id, answer)
            points = {point.id: [str(point.verdict), point.confidence] for point in score.points}
            rows.append({"line": line.id, "answer": answer, "score": score.score, "points": points})
    text = json.dumps({"version": VERSION, "rows": rows}, indent=1, ensure_ascii=False)
    (DATA / "golden_scores.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
