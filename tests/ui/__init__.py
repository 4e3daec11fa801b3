"""Tests of the screens; `ui.screens` and `ui.hostile` hold what they share beside the fixtures."""
