"""Keep in the save that the player has seen claims before they played the lines of these claims."""

from collections.abc import Iterable

from debategame.ui.services import Services


async def note_study(services: Services, scenario_id: str, line_ids: Iterable[str]) -> None:
    """Save that the player studied claims of these lines now. On SaveError announce it."""
    noted, at = tuple(line_ids), services.game.clock()
    if noted:
        services.remember_player()
        await services.read(lambda save: save.note_study(scenario_id, noted, at), None)
