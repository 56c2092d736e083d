"""Registering at Kamailio, and calls and messages through it: UDP, TCP, TLS, IPv4, IPv6."""

import time

from . import with_server
from .client import DONE, NOT_REACHABLE, TIMED_OUT, Account, Mtavip, sound
from .context import ROOT
from .peers.kamailio import Kamailio
from .process import Failure, Process, free_port
from .runner import cases
from .with_server import USERS_AND_WAYS, WAYS, answering, client_of, console


@cases(*USERS_AND_WAYS)
def test_register(context, transport, version, user):
    with_server.registers(context, Kamailio(context), transport, version, user)


@cases("SHA-256")
def test_register_digest(context, algorithm):
    with_server.registers(context, Kamailio(context, algorithm=algorithm))


def test_register_refresh_with_stale_nonce(context):
    """The nonce is dead by the time of every refresh: the client takes the new one and does not give up."""
    server = Kamailio(context, nonce_expire=1)
    client = client_of(context, server, "alice", "register", "--duration", "8", "--expires", "5")
    with_server.expect_refreshes(client, 20)


@cases("udp", "tls")
def test_wrong_password(context, transport):
    with_server.wrong_password(context, Kamailio(context), transport)


@cases("tcp", "tls")
def test_dead_registrar(context, transport):
    nobody = free_port()
    client = Mtavip(context, "register", "--duration", "5", account=Account("alice", f"127.0.0.1:{nobody}", "x", transport))
    client.expect_exit(NOT_REACHABLE)


def test_dead_registrar_udp(context):
    """Nothing listens: loopback says so by ICMP, and nobody has to wait for a timer."""
    client = Mtavip(context, "register", "--duration", "5", account=Account("alice", f"127.0.0.1:{free_port()}", "x"))
    status = client.process.wait(40)
    if status not in (NOT_REACHABLE, TIMED_OUT):
        raise Failure(f"mtavip ended with {status}")


def test_tls_unknown_authority(context):
    with_server.unknown_authority(context, Kamailio(context))


@cases("other", "expired")
def test_tls_wrong_certificate(context, which):
    with_server.wrong_certificate(context, Kamailio(context, certificate=which))


@cases(*WAYS)
def test_call_through(context, transport, version):
    with_server.call(context, Kamailio(context), transport, version)


def test_picture_through(context):
    with_server.call_with_picture(context, Kamailio(context), "tls")


def test_call_from_udp_to_tls(context):
    with_server.call_between_transports(context, Kamailio(context), "udp", "tls")


@cases(("udp", 4), ("tcp", 6), ("tls", 4))
def test_hold_through(context, transport, version):
    with_server.hold(context, Kamailio(context), transport, version)


@cases(("udp", 4), ("tcp", 6), ("tls", 4))
def test_message_through(context, transport, version):
    with_server.messages(context, Kamailio(context), transport, version)


def test_unknown_user(context):
    with_server.is_not_found(context, Kamailio(context), "nobody")


def test_busy_through(context):
    with_server.busy(context, Kamailio(context))


def test_cancelled_through(context):
    with_server.cancelled(context, Kamailio(context), "tcp")


def test_no_answer_through(context):
    with_server.no_answer(context, Kamailio(context))


def test_redirected_through(context):
    with_server.redirected(context, Kamailio(context))


def test_caller_with_wrong_password(context):
    with_server.caller_with_wrong_password(context, Kamailio(context))


def test_callee_gone(context):
    with_server.callee_gone(context, Kamailio(context))


def test_registrar_restarts(context):
    with_server.server_restarts(context, Kamailio(context))


def test_example_configuration(context):
    """examples/kamailio is a configuration that Kamailio takes."""
    folder = context.folder("check")
    check = context.start(Process("kamailio", ["kamailio", "-c", "-Y", folder, "-w", folder, "-f",
                                               ROOT / "examples/kamailio/kamailio.cfg"], folder))
    if check.wait(10) != 0:
        raise Failure("kamailio -c refuses examples/kamailio/kamailio.cfg")


def test_tls_connection_is_kept(context):
    """Registering and its answer to the challenge use one connection."""
    server = Kamailio(context)
    client = client_of(context, server, "alice", "register", "--duration", "7", "--expires", "5", transport="tls")
    client.wait_for("registration", state="registered")
    time.sleep(0.5)
    first = server.connections()
    client.expect_exit(DONE, 20)
    if first != 1:
        raise Failure(f"{first} connections for one registration")


def test_anonymous_call(context):
    """Nothing that arrives names the caller."""
    server = Kamailio(context)
    bob = answering(context, server, "bob", "udp", 4, *sound())
    alice = client_of(context, server, "alice", "call", server.uri("bob"), "--anonymous", "--duration", "1", *sound())
    incoming = bob.wait_for("incoming", withheld=True, **{"from": "sip:anonymous@anonymous.invalid"})
    if "alice" in str(incoming):
        raise Failure(f"the caller is named: {incoming}")
    alice.expect_exit(DONE)


def test_answered_elsewhere(context):
    """Two telephones ring; who did not take the call is told why it stopped."""
    server = Kamailio(context)
    first, second = (console(context, server, "bob") for _ in range(2))
    alice = client_of(context, server, "alice", "call", server.uri("bob"), "--duration", "1", *sound())
    for phone in (first, second):
        phone.wait_for("incoming")
    first.process.say("answer")
    second.wait_for("ended", reason="answered-elsewhere")
    alice.expect_exit(DONE)
