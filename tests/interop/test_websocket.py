"""SIP over WebSocket (RFC 7118) through Kamailio."""

import time

from . import with_server
from .client import NOT_REACHABLE, Account, Mtavip, sound
from .peers.kamailio import Kamailio
from .peers.registrar import PASSWORDS
from .peers.relay import Relay
from .process import Failure
from .runner import cases
from .with_server import answering, console

WAYS = (("ws", 4), ("wss", 4), ("ws", 6))


@cases(*WAYS)
def test_register_by_websocket(context, transport, version):
    with_server.registers(context, Kamailio(context, websocket=True), transport, version)


@cases(*WAYS)
def test_call_by_websocket(context, transport, version):
    with_server.call(context, Kamailio(context, websocket=True), transport, version)


@cases(("wss", "udp"), ("udp", "ws"))
def test_call_between_websocket_and_datagrams(context, caller, callee):
    with_server.call_between_transports(context, Kamailio(context, websocket=True), caller, callee)


@cases("ws", "wss")
def test_hold_by_websocket(context, transport):
    """Each side changes the call, and the called one ends it: requests find both by their connections."""
    server = Kamailio(context, websocket=True)
    with_server.hold(context, server, transport)


@cases("ws", "wss")
def test_message_by_websocket(context, transport):
    with_server.messages(context, Kamailio(context, websocket=True), transport)


def test_websocket_pings_are_answered(context):
    """The server asks after two seconds of silence, and ends a connection that does not answer."""
    server = Kamailio(context, websocket=True)
    bob = answering(context, server, "bob", "wss", 4, *sound())
    time.sleep(7)
    with_server.is_called(context, server, "bob", "udp")
    if sum(event["event"] == "registration" and event["state"] == "registered" for event in bob.events()) != 1:
        raise Failure("the connection was lost")


@cases("ws", "wss")
def test_websocket_is_cut_in_a_call(context, transport):
    """The client connects and registers anew, tells the other side the new way, and is found by its BYE."""
    server = Kamailio(context, websocket=True)
    relay = Relay(server.tls_port if transport == "wss" else server.port)
    try:
        account = Account("alice", server.domain(transport), PASSWORDS["alice"],
                          proxy=f"{transport}://127.0.0.1:{relay.port}/sip")
        alice = Mtavip(context, None, *sound(), account=account, ca=context.certificates.ca, console=True)
        alice.wait_for("registration", state="registered")
        bob = console(context, server, "bob", "udp")
        alice.process.say(f"dial {server.uri('bob')}")
        bob.wait_for("incoming")
        bob.process.say("answer")
        alice.wait_for("state", state="established")
        time.sleep(1)
        before = len(alice.events())
        relay.cut()
        alice.wait_for("registration", 10, since=before, state="registered")
        time.sleep(2)
        bob.process.say("hold")
        alice.wait_for("media", since=before, held_by_remote=True)
        bob.process.say("hangup")
        alice.wait_for("ended", reason="normal", by_remote=True)
    finally:
        relay.stop()


def test_no_websocket_there(context):
    """What answers is HTTP, but no WebSocket: a sentence says so, and the password stays at home."""
    server = Kamailio(context, websocket=True)
    account = Account("alice", server.domain(), PASSWORDS["alice"], proxy=f"ws://{server.domain()}/elsewhere")
    client = Mtavip(context, "register", "--duration", "5", account=account)
    client.expect_exit(NOT_REACHABLE)
    if "404 Not Found" not in client.process.log() + str(client.events()):
        raise Failure(f"the answer of the server is not told: {client.process.log()}")


def test_websocket_certificate_is_checked(context):
    server = Kamailio(context, certificate="other", websocket=True)
    with_server.client_of(context, server, "alice", "register", "--duration", "5",
                          transport="wss").expect_exit(NOT_REACHABLE)
