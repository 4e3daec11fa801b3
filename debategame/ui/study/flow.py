"""Study before a bout, screen after screen: the map, the recall, and the way into the bout."""

from debategame.play.training.article_map import article_map
from debategame.play.training.recall import Recall, plan_recall
from debategame.saves.save import Progress, Save
from debategame.scenario.model import Scenario
from debategame.ui.services import Services
from debategame.ui.study.article_map import AfterMap, ArticleMapScreen
from debategame.ui.study.question import QuestionScreen
from debategame.ui.study.recalled import AfterRecall, RecalledScreen

NOTHING: tuple[Progress, frozenset[str]] = (Progress(), frozenset())
"""What is known of a player whose save cannot be read."""


async def study(services: Services, scenario: Scenario, lines: tuple[str, ...]) -> bool:
    """Show the map, and recall as often as the player likes. Return whether to start the bout. Call it in a worker.

    `lines` are the ids of the lines of that bout.
    """

    def read(save: Save) -> tuple[Progress, frozenset[str]]:
        return save.progress(), save.studied_lines(scenario.id)

    while True:
        progress, studied = await services.read(read, NOTHING)
        standing, under_way = progress.standing(scenario.id), progress.under_way(scenario.id)
        entries = article_map(scenario, standing, studied, under_way)
        then = await services.show(ArticleMapScreen(services, scenario, entries))
        if then is AfterMap.RECALL:
            recall = plan_recall(scenario, lines, standing)
            if await _recall(services, scenario, recall, len(lines)) is AfterRecall.BOUT:
                return True
        else:
            return then is AfterMap.BOUT


async def _recall(services: Services, scenario: Scenario, recall: Recall, lines: int) -> AfterRecall:
    """Ask every question of a recall, and show what the player had."""
    while not recall.over:
        place = f"Recall · {len(recall.answers) + 1} of {len(recall.questions)}"
        answer = await services.show(QuestionScreen(services, scenario, recall.question, place))
        if answer is None:
            return AfterRecall.MAP
        recall = recall.answer(answer)
    return await services.show(RecalledScreen(scenario, recall, lines))
