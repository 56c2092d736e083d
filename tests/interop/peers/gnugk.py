"""GnuGk: the gatekeeper. It is not packaged, so the environment says where it is."""

import base64
import os
import socket
import struct

from ..process import Failure, Process, wait_until
from ..runner import Skip

VARIABLE = "MTAVIP_GNUGK"
NAME = "TestGK"
STATUS_PORT = 7000

# Of the users, by H.323-ID and by number.
PASSWORDS = {"alice": "secret-alice", "bob": "secret-bob", "1001": "secret-alice", "1002": "secret-bob"}
ALGORITHMS = ("H.235.1", "CAT", "MD5")


def program():
    """Where the gatekeeper is; skips the test if nobody says."""
    path = os.environ.get(VARIABLE)
    if not path:
        raise Skip(f"set {VARIABLE} to the gatekeeper")
    return path


def _encrypted(user, password):
    """A password as its configuration wants it: TEA, in blocks of eight octets, the last of them the count of those in use."""
    key = struct.unpack("<4I", user.encode().ljust(16, b"\0")[:16])
    data = password.encode()
    data += bytes(7 - len(data) % 8) + bytes([len(data) % 8])
    coded = b""
    for y, z in struct.iter_unpack(">2I", data):
        total = 0
        for _ in range(32):
            total = (total + 0x9E3779B9) & 0xFFFFFFFF
            y = (y + (((z << 4) + key[0]) ^ (z + total) ^ ((z >> 5) + key[1]))) & 0xFFFFFFFF
            z = (z + (((y << 4) + key[2]) ^ (y + total) ^ ((y >> 5) + key[3]))) & 0xFFFFFFFF
        coded += struct.pack(">2I", y, z)
    return base64.b64encode(coded).decode()


class GnuGk:
    """One gatekeeper at the usual ports of an address of its own.

    routing: "direct" (endpoints call each other), "routed" (their call signalling goes through it), "h245" (H.245 too) or
    "proxy" (sound and picture too). algorithms: which ones it takes passwords by; none: everybody may register."""

    def __init__(self, context, host, routing="direct", algorithms=(), time_to_live=600):
        self.host = host
        self.folder = context.folder("gnugk")
        self._context = context
        yes = lambda condition: "1" if condition else "0"  # noqa: E731
        sections = {
            "Gatekeeper::Main": {"Name": NAME, "Home": host, "StatusPort": STATUS_PORT, "TimeToLive": time_to_live,
                                 "StatusTraceLevel": 2},
            "RoutedMode": {"GKRouted": yes(routing != "direct"), "H245Routed": yes(routing in ("h245", "proxy")),
                           "CallSignalPort": 1720, "AcceptUnregisteredCalls": 0, "DropCallsByReleaseComplete": 1},
            "Proxy": {"Enable": yes(routing == "proxy"), "ProxyAlways": yes(routing == "proxy")},
            "GkStatus::Auth": {"rule": "allow"},
            "Gatekeeper::Auth": {"default": "allow"},
        }
        if algorithms:
            sections["Gatekeeper::Auth"] = {"SimplePasswordAuth": "required;RRQ,ARQ", "default": "allow"}
            unwanted = ",".join(name for name in ALGORITHMS if name not in algorithms)
            sections["SimplePasswordAuth"] = {"KeyFilled": 0, **({"DisableAlgorithm": unwanted} if unwanted else {}),
                                              **{user: _encrypted(user, word) for user, word in PASSWORDS.items()}}
        text = "".join(f"[{name}]\n" + "".join(f"{key}={value}\n" for key, value in values.items()) + "\n"
                       for name, values in sections.items())
        (self.folder / "gnugk.ini").write_text(text, encoding="utf-8")
        self._start()

    def _start(self):
        self.process = self._context.start(Process(
            "gnugk", [program(), "--config", self.folder / "gnugk.ini", "--pid", self.folder / "pid", "-ttttt",
                      "--output", self.folder / "trace"], self.folder))
        self._context.wait_for_tcp(self.host, STATUS_PORT)

    def restart(self):
        """Ends it and starts it anew: it knows no endpoint any more."""
        self.process.stop()
        self._start()

    def command(self, line, seconds=5):
        """What its status port answers to a command, to the line that is a semicolon."""
        with socket.create_connection((self.host, STATUS_PORT), seconds) as connection:
            connection.sendall((line + "\r\n").encode())
            answer = b""
            # The greeting ends with such a line as well.
            while answer.count(b"\r\n;\r\n") < 2:
                part = connection.recv(65536)
                if not part:
                    raise Failure(f"gnugk ended the connection of {line!r}: {answer[-200:]!r}")
                answer += part
            return answer.split(b"\r\n;\r\n")[1].decode(errors="replace")

    def send(self, line):
        """A command that has no answer of its own; it is carried out when this returns."""
        self.command(f"{line}\r\nVersion")

    def registrations(self):
        """The aliases of the endpoints that are registered, one text an endpoint."""
        return [line.split("|")[2] for line in self.command("PrintAllRegistrations").splitlines() if line.startswith("RCF|")]

    def wait_for_registration(self, alias, seconds=10):
        wait_until(lambda: any(alias in text for text in self.registrations()), seconds, f"gnugk has {alias} registered")

    def wait_for_no_registration(self, alias, seconds=10):
        wait_until(lambda: not any(alias in text for text in self.registrations()), seconds, f"gnugk has {alias} no more")
