"""Our own program, driven as a user's script would: options, JSON events, exit codes (docs/cli.md)."""

import json
import os

from .context import ROOT
from .process import Failure, Process, free_port, wait_until

PROGRAM = os.environ.get("MTAVIP", str(ROOT / "build/release/bin/mtavip"))

DONE, OTHER, USAGE, REFUSED, NOT_REACHABLE, TIMED_OUT, AUTHENTICATION, NO_CODEC, NO_MEDIA, LOCAL, CONFIGURATION = range(11)


def sound(source="silence", sink="null", codec=None):
    """Options of the sound of a call."""
    return ["--audio-source", source, "--audio-sink", sink] + (["--audio-codecs", codec] if codec else [])


def picture(source="test", sink="null", codec=None):
    """Options of the picture of a call."""
    return ["--video", "--video-source", source, "--video-sink", sink] + (["--video-codecs", codec] if codec else [])


class Account:
    """An identity given by options. The password goes through a file, as documented."""

    def __init__(self, user, domain, password="", transport="udp", proxy=None):
        self.address = f"sip:{user}@{domain}"
        suffix = "" if transport == "udp" else f";transport={transport}"
        self.registrar = f"sip:{domain}{suffix}"
        self.proxy = proxy or f"sip:{domain}{suffix};lr" if transport != "udp" or proxy else None
        self.password = password

    def options(self):
        return ["--address", self.address, "--registrar", self.registrar] + (["--proxy", self.proxy] if self.proxy else [])


class GatekeeperAccount:
    """An identity at an H.323 gatekeeper: a name, and perhaps a number, there."""

    def __init__(self, user, host, number=None, password=None):
        self.address = f"h323:{user}@{host}"
        self.number = number
        self.password = password

    def options(self):
        return ["--address", self.address] + (["--alias", self.number] if self.number else [])


class Mtavip:
    """One run of mtavip with --json."""

    def __init__(self, context, command, *options, account=None, host="127.0.0.1", ca=None, name=None, console=False,
                 program=PROGRAM, sip_port=None):
        self.folder = context.folder(name or f"mtavip-{command or 'console'}")
        self.host = f"[{host}]" if ":" in host else host
        self.port = sip_port or free_port(2)
        words = [program]
        if command:
            words.append(command)
        words += ["--json", "--bind", host, "--sip-port", self.port, *options]
        if account:
            words += account.options()
            if account.password is not None:
                secret = self.folder / "password"
                secret.write_text(account.password + "\n", encoding="utf-8")
                secret.chmod(0o600)
                words += ["--password-file", secret]
        if ca:
            words += ["--tls-ca", ca]
        self._output = self.folder / "events.json"
        self._output.touch()
        # A home of its own: no configuration of whoever runs the tests takes part.
        environment = {"HOME": str(self.folder), "XDG_CONFIG_HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self.folder),
                       "PULSE_SERVER": "unix:/nonexistent"}
        self.process = context.start(Process("mtavip", words, self.folder, environment, stdin=console, output=self._output))

    @property
    def uri(self):
        # With a user: baresip would take the host of an address without one for a user of its own domain.
        return f"sip:us@{self.host}:{self.port}"

    def events(self):
        found = []
        for line in self._output.read_text(encoding="utf-8", errors="replace").split("\n")[:-1]:
            try:
                found.append(json.loads(line))
            except ValueError:
                raise Failure(f"standard output with --json has a line that is no JSON: {line[:120]!r}") from None
        return found

    def wait_for(self, kind, seconds=10, since=0, **fields):
        """The first event of this name whose fields have these values."""

        def look():
            for event in self.events()[since:]:
                if event.get("event") == kind and all(event.get(name) == value for name, value in fields.items()):
                    return event
            if not self.process.running():
                told = self.process.log().strip().splitlines()[-1:]
                raise Failure(f"mtavip ended with {self.process.process.returncode} before it said {kind} {fields or ''}: {told}")
            return None

        return wait_until(look, seconds, f"mtavip says {kind} {fields or ''}")

    def has(self, kind, **fields):
        return any(event.get("event") == kind and all(event.get(name) == value for name, value in fields.items())
                   for event in self.events())

    def wait_until_ready(self, seconds=10):
        return self.wait_for("ready", seconds)

    def expect_exit(self, code, seconds=20):
        status = self.process.wait(seconds)
        if status != code:
            raise Failure(f"mtavip ended with {status}, {code} was expected: {self.process.log()[-600:]}")

    def recording(self):
        """Where a test lets it write the sound that it hears."""
        return self.folder / "heard.wav"

    def ended(self):
        """The last call's end, with its statistics."""
        return self.wait_for("ended")

    def stop(self):
        self.process.stop()
