"""What the commands learn from the system."""

import pytest

from debategame.cli.system import user_editor


@pytest.mark.skipif("os.name == 'nt'", reason="Windows quotes otherwise")
@pytest.mark.parametrize(
    ("visual", "editor", "command"),
    [
        ("", "", ()),
        ("", " nano ", ("nano",)),
        ("code --wait", "nano", ("code", "--wait")),
        (" ", "'/opt/my editor/bin' -u 'a b'", ("/opt/my editor/bin", "-u", "a b")),
        ("", "nano 'never closed", ()),
    ],
)
def test_the_editor_is_visual_or_else_editor(
    visual: str, editor: str, command: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.setenv("EDITOR", editor)
    assert user_editor() == command
