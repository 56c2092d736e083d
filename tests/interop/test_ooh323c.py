"""ooh323c calls and is called: each way to start a call, digits, and each way to end one. It takes a second or more for some steps."""

import time

from .client import DONE, REFUSED, GatekeeperAccount, Mtavip, sound
from .peers import gnugk, ooh323c
from .peers.gnugk import GnuGk
from .peers.ooh323c import Ooh323c
from .process import Failure, free_hosts, wait_until
from .runner import cases
from .test_h323plus import OURS

PREREQUISITES = (ooh323c.program,)

THEIRS = {
    "fast": {},
    "tunnelled": {"fast_connect": False},
    "separate": {"fast_connect": False, "tunnelling": False},
    "fast-separate": {"tunnelling": False},
}
START_MODES = tuple((ours, theirs) for ours in OURS for theirs in THEIRS)
# Where fast connect is refused it then waits for H.245 on a connection that nobody was told of: it said in its Setup that it
# tunnels, and does not.
NEVER_STARTS = (("tunnelled", "fast-separate"), ("setup", "fast-separate"))


def expect_sent(client, least=10):
    numbers = client.ended()["statistics"]["audio"]
    if numbers["packets_sent"] < least:
        raise Failure(f"sound was not sent: {numbers}")


@cases(*START_MODES)
def test_calls_ooh323c(context, ours, theirs):
    us, them = free_hosts(2)
    peer = Ooh323c(context, them, **THEIRS[theirs])
    # H.245 messages in Setup it answers only where there is fast connect too, and they are repeated after 5 s.
    client = Mtavip(context, "call", peer.uri, "--duration", "9" if "setup" in ours else "4", *OURS[ours], *sound(), host=us)
    client.expect_exit(DONE)
    peer.wait_for_channels()
    peer.wait_for_end()
    expect_sent(client)


@cases(*(modes for modes in START_MODES if modes not in NEVER_STARTS))
def test_is_called_by_ooh323c(context, ours, theirs):
    us, them = free_hosts(2)
    client = Mtavip(context, "answer", *OURS[ours], *sound(), host=us)
    client.wait_until_ready()
    peer = Ooh323c(context, them, party=us, **THEIRS[theirs])
    peer.wait_for_channels()
    time.sleep(0.5)
    peer.hang_up()
    client.wait_for("ended", reason="normal", by_remote=True)
    peer.wait_for_end()
    expect_sent(client)


def test_digits_to_ooh323c(context):
    us, them = free_hosts(2)
    peer = Ooh323c(context, them)
    client = Mtavip(context, "call", peer.uri, "--duration", "3", "--dtmf", "42", "--dtmf-method", "info", *sound(), host=us)
    client.expect_exit(DONE)
    if peer.digits() != "42":
        raise Failure(f"the digits 42 were heard as {peer.digits()!r}")


def test_digits_from_ooh323c(context):
    us, them = free_hosts(2)
    client = Mtavip(context, "answer", *sound(), host=us)
    client.wait_until_ready()
    peer = Ooh323c(context, them, party=us)
    peer.wait_for_channels()
    for digit in "159":
        peer.say(f"d {digit}")
        time.sleep(2)
    peer.hang_up()
    client.wait_for("ended")
    heard = "".join(event["digit"] for event in client.events() if event.get("event") == "dtmf")
    if heard != "159":
        raise Failure(f"the digits 159 were heard as {heard!r}")


def test_ooh323c_hangs_up_first(context):
    us, them = free_hosts(2)
    peer = Ooh323c(context, them)
    client = Mtavip(context, "call", peer.uri, "--duration", "20", *sound(), host=us)
    client.wait_for("state", state="established")
    time.sleep(0.5)
    peer.hang_up()
    client.expect_exit(DONE)
    client.wait_for("ended", reason="normal", by_remote=True)


def test_ooh323c_refuses(context):
    us, them = free_hosts(2)
    peer = Ooh323c(context, them, answers=False)
    client = Mtavip(context, "call", peer.uri, *sound(), host=us)
    client.wait_for("state", state="alerting")
    peer.say("r")
    client.expect_exit(REFUSED)


def test_refuses_ooh323c(context):
    us, them = free_hosts(2)
    Mtavip(context, "answer", "--reject", "busy", *sound(), host=us).wait_until_ready()
    peer = Ooh323c(context, them, party=us)
    peer.wait_for_end()


def test_calls_ooh323c_through_gnugk(context):
    gnugk.program()
    us, them, host = free_hosts(3)
    server = GnuGk(context, host, "routed")
    peer = Ooh323c(context, them, gatekeeper=host, number="1002")
    server.wait_for_registration("1002")
    client = Mtavip(context, "call", "1002", "--duration", "2", *sound(), host=us,
                    account=GatekeeperAccount("alice", host, "1001"))
    client.expect_exit(DONE)
    peer.wait_for_end()
    wait_until(lambda: "Number of Calls: 0" in server.command("PrintCurrentCalls"), 5, "gnugk has no call")
