"""Registering at GnuGk, and calls through it with H323Plus: direct and routed, by name and by number, each kind of password."""

import time

from .client import AUTHENTICATION, DONE, NOT_REACHABLE, REFUSED, GatekeeperAccount, Mtavip, sound
from .peers import gnugk, h323plus
from .peers.gnugk import ALGORITHMS, PASSWORDS, GnuGk
from .peers.h323plus import H323Plus
from .process import Failure, free_hosts, wait_until
from .runner import cases
from .test_h323plus import OURS, THEIRS, expect_flow

PREREQUISITES = (gnugk.program, h323plus.program)

ROUTING = ("direct", "routed", "h245", "proxy")
STARTS = ("fast", "tunnelled", "separate")


def account(server, user="alice", number="1001", password=None):
    return GatekeeperAccount(user, server.host, number, password)


@cases("", *ALGORITHMS)
def test_register_at_gnugk(context, algorithm):
    us, host = free_hosts(2)
    server = GnuGk(context, host, algorithms=(algorithm,) if algorithm else ())
    client = Mtavip(context, "register", "--duration", "2", host=us,
                    account=account(server, password=PASSWORDS["alice"] if algorithm else None))
    client.wait_for("registration", state="registered")
    server.wait_for_registration("alice:h323_ID=1001:dialedDigits")
    client.wait_for("registration", state="unregistered")
    client.expect_exit(DONE)
    server.wait_for_no_registration("alice")


@cases(*((algorithm, password) for algorithm in ALGORITHMS for password in ("wrong", "none")))
def test_register_at_gnugk_with_wrong_password(context, algorithm, password):
    us, host = free_hosts(2)
    server = GnuGk(context, host, algorithms=(algorithm,))
    client = Mtavip(context, "register", "--duration", "5", host=us,
                    account=account(server, password=password if password != "none" else None))
    client.wait_for("registration", state="failed")
    client.expect_exit(AUTHENTICATION)
    if server.registrations():
        raise Failure(f"gnugk registered us nevertheless: {server.registrations()}")


def test_register_where_no_gnugk_is(context):
    us, host = free_hosts(2)
    client = Mtavip(context, "register", host=us, account=GatekeeperAccount("alice", host))
    client.expect_exit(NOT_REACHABLE, 60)


def test_register_at_gnugk_again_and_again(context):
    """The registration lasts a few seconds only and is refreshed again and again."""
    us, host = free_hosts(2)
    server = GnuGk(context, host, time_to_live=5)
    client = Mtavip(context, "register", "--duration", "15", host=us, account=account(server))
    client.wait_for("registration", state="registered")
    end = time.monotonic() + 12
    while time.monotonic() < end:
        if not server.registrations():
            raise Failure("gnugk let the registration lapse")
        time.sleep(1)
    client.expect_exit(DONE)


def test_register_at_gnugk_anew(context):
    """After the gatekeeper has unregistered us, and after it was started anew."""
    us, host = free_hosts(2)
    server = GnuGk(context, host, time_to_live=5)
    Mtavip(context, "register", "--duration", "60", host=us, account=account(server))
    server.wait_for_registration("alice")
    server.send("UnregisterAllEndpoints")
    server.wait_for_registration("alice", 20)
    server.restart()
    server.wait_for_registration("alice", 30)


@cases(*((routing, start, party) for routing, party in zip(ROUTING, ("bob", "1002", "bob", "1002")) for start in STARTS))
def test_calls_through_gnugk(context, routing, start, party):
    us, them, host = free_hosts(3)
    server = GnuGk(context, host, routing)
    peer = H323Plus(context, them, user="bob,1002", gatekeeper=host, **THEIRS[start])
    client = Mtavip(context, "call", party, "--duration", "2", *OURS[start], *sound(codec="PCMA"), host=us, account=account(server))
    client.expect_exit(DONE)
    peer.wait_for_channels("PCMA")
    peer.wait_for_end()
    expect_flow(client)
    expect_no_calls(server)


@cases(*((routing, start, party) for routing, party in zip(ROUTING, ("alice", "1001", "alice", "1001")) for start in STARTS))
def test_is_called_through_gnugk(context, routing, start, party):
    us, them, host = free_hosts(3)
    server = GnuGk(context, host, routing)
    client = Mtavip(context, "answer", *OURS[start], *sound(codec="PCMA"), host=us, account=account(server))
    client.wait_for("registration", state="registered")
    peer = H323Plus(context, them, user="bob,1002", party=party, gatekeeper=host, **THEIRS[start])
    peer.wait_for_channels("PCMA")
    time.sleep(1)
    peer.hang_up()
    client.wait_for("ended", reason="normal", by_remote=True)
    peer.wait_for_end()
    expect_flow(client)
    expect_no_calls(server)


def expect_no_calls(server):
    """Both sides have disengaged."""
    wait_until(lambda: "Number of Calls: 0" in server.command("PrintCurrentCalls"), 5, "gnugk has no call")


@cases(*((algorithm, routing) for algorithm in ALGORITHMS for routing in ("direct", "routed")))
def test_calls_through_gnugk_with_password(context, algorithm, routing):
    """Registrations and admissions are signed, on both sides."""
    us, them, host = free_hosts(3)
    server = GnuGk(context, host, routing, algorithms=(algorithm,))
    peer = H323Plus(context, them, user="bob,1002", gatekeeper=host, password=PASSWORDS["bob"])
    client = Mtavip(context, "call", "bob", "--duration", "2", *sound(), host=us,
                    account=account(server, password=PASSWORDS["alice"]))
    client.expect_exit(DONE)
    peer.wait_for_end()
    expect_flow(client)


def test_calls_nobody_at_gnugk(context):
    us, host = free_hosts(2)
    server = GnuGk(context, host)
    client = Mtavip(context, "call", "dave", *sound(), host=us, account=account(server))
    client.wait_for("ended", reason="not-found")
    client.expect_exit(REFUSED)


@cases(("direct", DONE), ("routed", REFUSED))
def test_gnugk_ends_the_call(context, routing, code):
    """It asks us to disengage where signalling is direct, and releases with cause 41, temporary failure, where it is routed."""
    us, them, host = free_hosts(3)
    server = GnuGk(context, host, routing)
    peer = H323Plus(context, them, user="bob,1002", gatekeeper=host)
    client = Mtavip(context, "call", "bob", "--duration", "30", *sound(), host=us, account=account(server))
    client.wait_for("state", state="established")
    time.sleep(1)
    server.send("ClearCalls")
    client.wait_for("ended", by_remote=True)
    client.expect_exit(code)
    peer.wait_for_end()
