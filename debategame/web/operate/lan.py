"""The address of this computer in its network, and a QR code of it."""

import io
import socket

import segno

from debategame.errors import UsageError

ELSEWHERE = ("192.0.2.1", 9)
"""An address of the range for documentation. Nothing is sent there: the system only says which way it would go."""
HTTP_NOTE = (
    "Pages go through this network without encryption: whoever runs the Wi-Fi could read the answers. Use a network "
    "that you trust, and no real names."
)
ISOLATION_NOTE = (
    "If pupils' devices cannot open it, the Wi-Fi keeps its guests apart (client isolation): ask for a network without "
    "it, or make a hotspot with this computer."
)


def own_address() -> str:
    """Return the address by which others in the room reach this computer. Raise UsageError without a network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
            return str(probe.getsockname()[0])
        except OSError as error:
            raise UsageError("this computer is in no network; --lan needs one") from error


def qr_code(address: str) -> str:
    """Return a QR code of an address, in characters for a terminal."""
    text = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(out=text, compact=True)
    return text.getvalue()


def advice(address: str) -> str:
    """Return the QR code of an address to join at, with what to know about plain http and the Wi-Fi of schools."""
    return f"{qr_code(address)}\n{HTTP_NOTE}\n{ISOLATION_NOTE}"
