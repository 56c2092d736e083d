"""Registering at Kamailio, and calls and messages through it: UDP, TCP, TLS, IPv4, IPv6."""

import time

from . import sound as meter
from . import speech
from .client import AUTHENTICATION, DONE, NOT_REACHABLE, REFUSED, TIMED_OUT, Account, Mtavip, sound
from .context import ROOT
from .peers.kamailio import PASSWORDS, Kamailio
from .process import Failure, Process, free_port
from .runner import cases

WAYS = (("udp", 4), ("udp", 6), ("tcp", 4), ("tcp", 6), ("tls", 4), ("tls", 6))


def host_of(version):
    return "127.0.0.1" if version == 4 else "::1"


def account(server, user, transport="udp", version=4, password=None):
    return Account(user, server.domain(transport, version), PASSWORDS[user] if password is None else password, transport)


def answering(context, server, user, transport="udp", version=4, *options):
    """A client that is registered and answers."""
    client = Mtavip(context, "answer", *options, account=account(server, user, transport, version), host=host_of(version),
                    ca=context.certificates.ca)
    client.wait_for("registration", state="registered")
    return client


@cases(*((transport, version, user) for (transport, version), user in
         zip(WAYS, ("alice", "bob", "carol", "dave", "alice", "bob"))))
def test_register(context, transport, version, user):
    server = Kamailio(context)
    client = Mtavip(context, "register", "--duration", "1", account=account(server, user, transport, version),
                    host=host_of(version), ca=context.certificates.ca)
    client.wait_for("registration", state="registered")
    client.wait_for("registration", state="unregistered")
    client.expect_exit(DONE)


@cases("SHA-256")
def test_register_digest(context, algorithm):
    server = Kamailio(context, algorithm=algorithm)
    client = Mtavip(context, "register", "--duration", "1", account=account(server, "alice"))
    client.wait_for("registration", state="registered")
    client.expect_exit(DONE)


def test_register_refresh_with_stale_nonce(context):
    """The nonce is dead by the time of every refresh: the client takes the new one and does not give up."""
    server = Kamailio(context, nonce_expire=1)
    client = Mtavip(context, "register", "--duration", "8", "--expires", "5", account=account(server, "alice"))
    client.expect_exit(DONE, 20)
    count = sum(1 for event in client.events() if event.get("event") == "registration" and event.get("state") == "registered")
    if count < 2:
        raise Failure(f"registered {count} times in 8 s with an expiry of 5 s")


@cases("udp", "tls")
def test_wrong_password(context, transport):
    server = Kamailio(context)
    client = Mtavip(context, "register", "--duration", "5", account=account(server, "alice", transport, password="not this"),
                    ca=context.certificates.ca)
    client.wait_for("registration", state="failed")
    client.expect_exit(AUTHENTICATION)


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
    """Without our authority's certificate the server is not trusted, and the password stays at home."""
    server = Kamailio(context)
    client = Mtavip(context, "register", "--duration", "5", account=account(server, "alice", "tls"))
    client.expect_exit(NOT_REACHABLE)
    if client.has("registration", state="registered"):
        raise Failure("registered at a server with an unknown certificate")


@cases("other", "expired")
def test_tls_wrong_certificate(context, which):
    server = Kamailio(context, certificate=which)
    client = Mtavip(context, "register", "--duration", "5", account=account(server, "alice", "tls"), ca=context.certificates.ca)
    client.expect_exit(NOT_REACHABLE)


@cases(*WAYS)
def test_call_through(context, transport, version):
    """Bob is called at the registrar; what each says arrives at the other."""
    server = Kamailio(context)
    heard = context.folder("recordings")
    bob = answering(context, server, "bob", transport, version, *sound("tone:440", f"record:{heard / 'bob.wav'}"))
    alice = Mtavip(context, "call", server.uri("bob", transport, version), "--duration", "4",
                   *sound(f"file:{speech.PATH}", f"record:{heard / 'alice.wav'}"),
                   account=account(server, "alice", transport, version), host=host_of(version), ca=context.certificates.ca)
    alice.wait_for("state", state="established")
    alice.expect_exit(DONE)
    bob.wait_for("ended")
    bob.stop()
    meter.expect_tone(heard / "alice.wav", 440, 3)
    meter.expect_speech(speech.PATH, heard / "bob.wav", 3)


def test_call_from_udp_to_tls(context):
    server = Kamailio(context)
    bob = answering(context, server, "bob", "tls", 4, *sound())
    alice = Mtavip(context, "call", server.uri("bob"), "--duration", "1", *sound(), account=account(server, "alice"))
    alice.expect_exit(DONE)
    bob.wait_for("ended")


@cases(("udp", 4), ("tcp", 6), ("tls", 4))
def test_message_through(context, transport, version):
    server = Kamailio(context)
    bob = answering(context, server, "bob", transport, version)
    text = "Grüße, 你好: \"quoted\" <&> \\ end"
    alice = Mtavip(context, "message", server.uri("bob", transport, version), text,
                   account=account(server, "alice", transport, version), host=host_of(version), ca=context.certificates.ca)
    alice.expect_exit(DONE)
    bob.wait_for("message", body=text)


def test_unknown_user(context):
    server = Kamailio(context)
    client = Mtavip(context, "call", server.uri("nobody"), *sound(), account=account(server, "alice"))
    client.wait_for("ended", code=404)
    client.expect_exit(REFUSED)


def test_caller_with_wrong_password(context):
    server = Kamailio(context)
    client = Mtavip(context, "call", server.uri("bob"), "--no-register", *sound(),
                    account=account(server, "alice", password="not this"))
    client.expect_exit(AUTHENTICATION)


def test_callee_gone(context):
    """Bob's client is killed without a good-bye; the proxy's answer or its silence ends the call, and it ends."""
    server = Kamailio(context)
    bob = answering(context, server, "bob", "udp", 4, *sound())
    bob.process.process.kill()
    alice = Mtavip(context, "call", server.uri("bob"), *sound(), account=account(server, "alice"))
    status = alice.process.wait(20)
    if status not in (NOT_REACHABLE, TIMED_OUT, REFUSED):
        raise Failure(f"mtavip ended with {status}")


def test_registrar_restarts(context):
    """The registrar forgets everything; the next refresh puts it right."""
    server = Kamailio(context)
    client = Mtavip(context, "register", "--duration", "9", "--expires", "5", account=account(server, "alice"))
    client.wait_for("registration", state="registered")
    server.restart()
    before = len(client.events())
    client.wait_for("registration", 8, since=before, state="registered")
    client.expect_exit(DONE)


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
    client = Mtavip(context, "register", "--duration", "7", "--expires", "5", account=account(server, "alice", "tls"),
                    ca=context.certificates.ca)
    client.wait_for("registration", state="registered")
    time.sleep(0.5)
    first = server.connections()
    client.expect_exit(DONE, 20)
    if first != 1:
        raise Failure(f"{first} connections for one registration")
