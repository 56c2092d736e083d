"""ooh323c: Objective Systems' stack, by the endpoint `simple` among its tests. It is not packaged, so the environment says where
it is. It offers G.711 mu-law and H.264, and sends neither where it has no sound device: signalling is what it tests."""

import os
import re

from ..process import Process
from ..runner import Skip

VARIABLE = "MTAVIP_OOH323C"


def program():
    """Where its endpoint is; skips the test if nobody says."""
    path = os.environ.get(VARIABLE)
    if not path:
        raise Skip(f"set {VARIABLE} to its sample endpoint, with its output not buffered")
    return path


class Ooh323c:
    """One endpoint at port 1720 of an address of its own. Calls if it is given a party to call, waits for calls otherwise."""

    def __init__(self, context, host, user="bob", party=None, answers=True, fast_connect=True, tunnelling=True, gatekeeper=None,
                 number=None):
        command = [program(), "--user", user, "--h323id", user, "--use-ip", host, "--use-port", "1720"]
        if number:
            command += ["--e164", number]
        if gatekeeper:
            command += ["--gk", f"{gatekeeper}:1719"]
        if answers:
            command.append("--auto-answer")
        if not fast_connect:
            command.append("--no-faststart")
        if not tunnelling:
            command.append("--no-tunneling")
        command += ["-t", "-t", "-t", party or "--listen"]
        self.folder = context.folder("ooh323c")
        self.host, self.user = host, user
        self.process = context.start(Process("ooh323c", command, self.folder, stdin=True))
        if not party:
            context.wait_for_tcp(host, 1720)

    @property
    def uri(self):
        return f"h323:{self.user}@{self.host}"

    def say(self, line):
        """A command of its console: a answers, r refuses, h hangs up, d 1 sends a digit."""
        self.process.say(line)

    def hang_up(self):
        self.say("h")

    def wait_for_channels(self, seconds=10):
        """That it would send and receive sound."""
        self.process.wait_for_log(r"Starting Receive channel", seconds)
        self.process.wait_for_log(r"Starting transmit channel", seconds)

    def wait_for_ring(self, seconds=10):
        self.process.wait_for_log(r"Incoming call from", seconds)

    def wait_for_end(self, seconds=10):
        """Its reason for the end of the call."""
        return self.process.wait_for_log(r"Call \S+ Ended - (\S+)", seconds).group(1)

    def digits(self):
        return "".join(re.findall(r"Received user input (\S+)", self.process.log()))
