"""Takes rulings that lie beside scenarios into the save of whoever plays, so that the history shows them."""

from collections.abc import Sequence
from pathlib import Path

from debategame.progress.rulings import rulings_file
from debategame.saves.save import Save
from debategame.ui.services import Services


class RulingsBeside:
    """Takes each version of a file once for each player."""

    def __init__(self) -> None:
        """Begin without any file."""
        self._taken: dict[tuple[str, Path], int] = {}
        """When a file was last changed, by the player who took it and its path."""

    async def take(self, services: Services, scenarios: Sequence[Path]) -> None:
        """Take the rulings beside these scenario files. Announce new ones, or that a file cannot be opened."""
        player = services.player
        new = await services.read(lambda save: self._take(save, player, scenarios), 0)
        if new:
            from debategame.play.ruled import rulings_note  # few scenarios have rulings beside them

            services.announce(f"{rulings_note(new)} H shows what counts.")

    def _take(self, save: Save, player: str, scenarios: Sequence[Path]) -> int:
        files = [file for file in map(rulings_file, scenarios) if self._is_new(player, file)]
        if not files or not save.path.is_file():
            return 0
        from debategame.transfer.rulings import take_rulings

        return take_rulings(save, files)

    def _is_new(self, player: str, file: Path) -> bool:
        """Return whether the player has not taken this version of a file; from now on they have."""
        try:
            changed = file.stat().st_mtime_ns
        except OSError:
            return False
        is_new = self._taken.get((player, file)) != changed
        self._taken[player, file] = changed
        return is_new
