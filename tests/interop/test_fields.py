"""tshark reads H.323 messages field by field as our decoder does: recorded ones, and every kind that our calls send."""

import time

from . import capture, dissection
from .client import DONE, PROGRAM, GatekeeperAccount, Mtavip, picture, sound
from .context import ROOT
from .peers import gnugk
from .peers.gnugk import PASSWORDS, GnuGk
from .process import Failure
from .runner import Skip, cases

RECORDINGS = sorted(path.name for path in (ROOT / "tests/data/h323").glob("*.pcap*"))
STARTS = {
    "fast": ("--no-h245-in-setup",),
    "tunnelled": ("--no-fast-connect", "--dtmf-method", "info"),
    "parallel": (),
    "separate": ("--no-fast-connect", "--no-tunnelling"),
}
# An address of our own on the loopback network keeps the packets of other tests out.
HOSTS = {start: f"127.84.0.{number + 1}" for number, start in enumerate(STARTS)}
KINDS = {
    "fast": ("SETUP", "CALL PROCEEDING", "CONNECT", "RELEASE COMPLETE"),
    "tunnelled": ("terminalCapabilitySet", "masterSlaveDetermination", "openLogicalChannel", "openLogicalChannelAck",
                  "userInput", "holdNotific", "retrieveNotific"),
    "parallel": ("SETUP", "terminalCapabilitySet", "RELEASE COMPLETE"),
    "separate": ("terminalCapabilitySet", "masterSlaveDeterminationAck", "openLogicalChannelAck", "closeLogicalChannel",
                 "endSessionCommand"),
}


def expect_kinds(seen, wanted):
    titles = " ".join(sorted(seen))
    missing = [kind for kind in wanted if kind not in titles]
    if missing:
        raise Failure(f"nothing of the kind {missing} was sent; what was: {titles}")


@cases(*RECORDINGS)
def test_fields_of_recordings(context, name):
    dissection.expect_agreement(PROGRAM, ROOT / "tests/data/h323" / name, 300)


@cases(*STARTS)
def test_fields_of_calls(context, start):
    """A call with pictures, digits and hold in each way to start it."""
    if not capture.may_capture():
        raise Skip("capturing packets needs root")
    host = HOSTS[start]
    packets = capture.Capture(context, host)
    media = sound("tone:440") + picture("test")
    callee = Mtavip(context, "answer", *media, *STARTS[start], host=host)
    callee.wait_until_ready()
    caller = Mtavip(context, None, *media, *STARTS[start], "--h323-port", "0", host=host, console=True)
    caller.wait_until_ready()
    caller.process.say(f"dial h323:us@{host}")
    caller.wait_for("state", state="established")
    time.sleep(1)
    for words in ("dtmf 12", "hold", "resume", "mute", "hangup"):
        caller.process.say(words)
        time.sleep(0.7)
    caller.wait_for("ended")
    caller.process.say("quit")
    caller.expect_exit(DONE)
    callee.stop()
    expect_kinds(dissection.expect_agreement(PROGRAM, packets.stop(), 400), KINDS[start])


def test_fields_at_a_gatekeeper(context):
    """Discovery, registration, admission of a call, and their ends, signed."""
    gnugk.program()
    if not capture.may_capture():
        raise Skip("capturing packets needs root")
    us, them, host = "127.84.1.1", "127.84.1.2", "127.84.1.3"
    packets = capture.Capture(context, host)
    GnuGk(context, host, algorithms=("H.235.1",))
    callee = Mtavip(context, "answer", host=them,
                    account=GatekeeperAccount("bob", host, "1002", PASSWORDS["bob"]))
    callee.wait_for("registration", state="registered")
    caller = Mtavip(context, "call", "1002", "--duration", "2", host=us,
                    account=GatekeeperAccount("alice", host, "1001", PASSWORDS["alice"]))
    caller.expect_exit(DONE)
    callee.stop()
    expect_kinds(dissection.expect_agreement(PROGRAM, packets.stop(), 300),
                 ("gatekeeperRequest", "registrationRequest", "admissionRequest", "disengageRequest",
                  "unregistrationRequest"))
