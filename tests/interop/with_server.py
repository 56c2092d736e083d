"""What has to work with any registrar and proxy: each function is one scenario, whichever it is."""

import re
import time

from . import sound as meter
from . import speech
from .client import AUTHENTICATION, DONE, NOT_REACHABLE, OTHER, REFUSED, TIMED_OUT, Account, Mtavip, picture, sound
from .peers.registrar import PASSWORDS
from .peers.sipp import Sipp, answer, receive, request
from .process import Failure

WAYS = (("udp", 4), ("udp", 6), ("tcp", 4), ("tcp", 6), ("tls", 4), ("tls", 6))
# Everybody registers once, each over another way.
USERS_AND_WAYS = tuple((*way, user) for way, user in zip(WAYS, ("alice", "bob", "carol", "dave", "alice", "bob")))


def host_of(version):
    return "127.0.0.1" if version == 4 else "::1"


def account(server, user, transport="udp", version=4, password=None):
    password = PASSWORDS[user] if password is None else password
    if transport in ("ws", "wss"):
        return Account(user, server.domain(transport, version), password, proxy=server.websocket(transport, version))
    return Account(user, server.domain(transport, version), password, transport)


def client_of(context, server, user, command, *options, transport="udp", version=4, password=None, console=False):
    """A client of one of the server's users."""
    return Mtavip(context, command, *options, account=account(server, user, transport, version, password),
                  host=host_of(version), ca=context.certificates.ca, console=console)


def answering(context, server, user, transport="udp", version=4, *options):
    """A client that is registered and answers."""
    client = client_of(context, server, user, "answer", *options, transport=transport, version=version)
    client.wait_for("registration", state="registered")
    return client


def console(context, server, user, transport="udp", version=4, *options):
    """A client that is registered and does as it is told."""
    client = client_of(context, server, user, None, *sound(), *options, transport=transport, version=version, console=True)
    client.wait_for("registration", state="registered")
    return client


def registers(context, server, transport="udp", version=4, user="alice"):
    """It registers and takes the registration back: then nobody is there to be called."""
    client = client_of(context, server, user, "register", "--duration", "1", transport=transport, version=version)
    client.wait_for("registration", state="registered")
    client.wait_for("registration", state="unregistered")
    client.expect_exit(DONE)
    is_not_found(context, server, user, transport, version)


def is_called(context, server, user, transport="udp", version=4):
    client_of(context, server, "alice", "call", server.uri(user, transport, version), "--duration", "1", *sound(),
              transport=transport, version=version).expect_exit(DONE)


def is_not_found(context, server, user, transport="udp", version=4):
    """The server knows no such user, or none who is there."""
    client = client_of(context, server, "alice", "call", server.uri(user, transport, version), "--no-register", *sound(),
                       transport=transport, version=version)
    client.wait_for("ended", code=404)
    client.expect_exit(REFUSED)


def expect_refreshes(client, seconds, least=2):
    """It ends by itself and has been registered again and again."""
    client.expect_exit(DONE, seconds)
    count = sum(1 for event in client.events() if event.get("event") == "registration" and event.get("state") == "registered")
    if count < least:
        raise Failure(f"registered {count} times, {least} are expected")


def wrong_password(context, server, transport="udp"):
    client = client_of(context, server, "alice", "register", "--duration", "5", transport=transport, password="not this")
    client.wait_for("registration", state="failed")
    client.expect_exit(AUTHENTICATION)


def caller_with_wrong_password(context, server):
    client = client_of(context, server, "alice", "call", server.uri("bob"), "--no-register", *sound(), password="not this")
    client.expect_exit(AUTHENTICATION)


def unknown_authority(context, server):
    """Without our authority's certificate the server is not trusted, and the password stays at home."""
    client = Mtavip(context, "register", "--duration", "5", account=account(server, "alice", "tls"))
    client.expect_exit(NOT_REACHABLE)
    if client.has("registration", state="registered"):
        raise Failure("registered at a server with an unknown certificate")


def wrong_certificate(context, server):
    client_of(context, server, "alice", "register", "--duration", "5", transport="tls").expect_exit(NOT_REACHABLE)


def call(context, server, transport="udp", version=4):
    """Bob is called at the registrar; what each says arrives at the other."""
    heard = context.folder("recordings")
    bob = answering(context, server, "bob", transport, version, *sound("tone:440", f"record:{heard / 'bob.wav'}"))
    alice = client_of(context, server, "alice", "call", server.uri("bob", transport, version), "--duration", "4",
                      *sound(f"file:{speech.PATH}", f"record:{heard / 'alice.wav'}"), transport=transport, version=version)
    alice.wait_for("state", state="established")
    alice.expect_exit(DONE)
    bob.wait_for("ended")
    bob.stop()
    meter.expect_tone(heard / "alice.wav", 440, 3)
    meter.expect_speech(speech.PATH, heard / "bob.wav", 3)


def call_with_picture(context, server, transport="udp", version=4, codec="H264"):
    """Sound and picture, and the called side hangs up: its BYE finds the caller."""
    bob = answering(context, server, "bob", transport, version, "--duration", "5", *sound(), *picture("test", "check", codec))
    alice = client_of(context, server, "alice", "call", server.uri("bob", transport, version), *sound(),
                      *picture("test", "check", codec), transport=transport, version=version)
    alice.wait_for("ended", 30, reason="normal", by_remote=True)
    alice.expect_exit(DONE)
    for client in (alice, bob):
        video = client.ended()["statistics"]["video"]
        if video["frames_received"] < 20:
            raise Failure(f"{video['frames_received']} frames were received, 20 are expected: {video}")


def call_between_transports(context, server, caller="udp", callee="tls"):
    bob = answering(context, server, "bob", callee, 4, *sound())
    is_called(context, server, "bob", caller)
    bob.wait_for("ended", reason="normal", by_remote=True)


def hold(context, server, transport="udp", version=4, seconds=0, callee=None):
    """Held and resumed by the caller, then by the callee, who hangs up: re-INVITE and BYE both ways by the recorded route.

    seconds: before that and after it, the call goes on for so long. callee: the transport of that side, if it is another."""
    trace = context.folder("trace")
    ways = {"alice": transport, "bob": callee or transport}
    alice, bob = (console(context, server, user, way, version, "--trace", trace / user) for user, way in ways.items())
    alice.process.say(f"dial {server.uri('bob', transport, version)}")
    bob.wait_for("incoming")
    bob.process.say("answer")
    for client in (alice, bob):
        client.wait_for("state", state="established")
    time.sleep(seconds)
    for holder, held in ((alice, bob), (bob, alice)):
        for word, is_held in (("hold", True), ("resume", False)):
            before = len(holder.events()), len(held.events())
            holder.process.say(word)
            holder.wait_for("media", since=before[0], held_by_us=is_held)
            held.wait_for("media", since=before[1], held_by_remote=is_held)
    time.sleep(seconds)
    bob.process.say("hangup")
    bob.wait_for("ended", reason="normal", by_remote=False)
    alice.wait_for("ended", reason="normal", by_remote=True)
    for user, way in ways.items():
        expect_only(server.domain(way, version), trace / user)
    return alice, bob


def expect_only(peer, trace):
    """Every request was sent to one address: none went by the other's Contact, past the server."""
    others = set(re.findall(r" sent \S+ > (\S+) \S+ SIP (?!\d)", trace.read_text(encoding="utf-8"))) - {peer}
    if others:
        raise Failure(f"{trace.name} sent to {others}, not to {peer} alone")


def messages(context, server, transport="udp", version=4):
    """A message and its answer."""
    texts = ("Grüße, 你好: \"quoted\" <&> \\ end", "Yours, Bob")
    bob = console(context, server, "bob", transport, version)
    client_of(context, server, "alice", "message", server.uri("bob", transport, version), texts[0], transport=transport,
              version=version).expect_exit(DONE)
    bob.wait_for("message", body=texts[0])
    alice = answering(context, server, "alice", transport, version, *sound())
    bob.process.say(f"message {server.uri('alice', transport, version)} {texts[1]}")
    alice.wait_for("message", body=texts[1])
    bob.wait_for("message-result", delivered=True)


def busy(context, server, transport="udp"):
    bob = answering(context, server, "bob", transport, 4, "--reject", "busy", *sound())
    alice = client_of(context, server, "alice", "call", server.uri("bob", transport), *sound(), transport=transport)
    alice.wait_for("ended", reason="busy", code=486)
    alice.expect_exit(REFUSED)
    bob.wait_for("ended")


def cancelled(context, server, transport="udp"):
    """The caller thinks better of it while it rings."""
    bob = console(context, server, "bob", transport)
    alice = console(context, server, "alice", transport)
    alice.process.say(f"dial {server.uri('bob', transport)}")
    bob.wait_for("incoming")
    alice.wait_for("state", state="alerting")
    alice.process.say("hangup")
    alice.wait_for("ended", reason="cancelled", exit_code=OTHER)
    bob.wait_for("ended", reason="cancelled")


def no_answer(context, server):
    bob = answering(context, server, "bob", "udp", 4, "--ring", "30", *sound())
    alice = client_of(context, server, "alice", "call", server.uri("bob"), "--timeout", "2", *sound())
    alice.expect_exit(TIMED_OUT)
    bob.wait_for("ended", reason="cancelled")


def redirected(context, server):
    """Bob's telephone sends the caller on to Carol's."""
    carol = answering(context, server, "carol", "udp", 4, *sound())
    port = register_telephone(context, server, "bob")
    telephone = Sipp(context, [receive("INVITE"), answer(302, "Moved Temporarily", contact=f"<{server.uri('carol')}>"),
                               receive("ACK")], port=port)
    alice = client_of(context, server, "alice", "call", server.uri("bob"), "--duration", "1", *sound())
    alice.expect_exit(DONE)
    telephone.expect_success()
    carol.wait_for("ended", reason="normal", by_remote=True)


def register_telephone(context, server, user):
    """Registers a sipp and ends it; the next one at the port that this returns is that user's telephone."""
    register = request("REGISTER", 1, in_dialog=False, authorization=True)
    register = register.replace("peer <sip:peer@[local_ip]:[local_port]>", "<sip:[service]@[remote_ip]:[remote_port]>")
    register = register.replace("REGISTER sip:[service]@", "REGISTER sip:")
    first = register.replace("[authentication]\n", "")
    peer = Sipp(context, [first, receive(401, auth=True), register.replace("1 REGISTER", "2 REGISTER"), receive(200)],
                target=server.domain(), service=user, options=["-au", user, "-ap", PASSWORDS[user]], name="sipp-register")
    peer.expect_success()
    return peer.port


def callee_gone(context, server):
    """Bob's client is killed without a good-bye; the proxy's answer or its silence ends the call, and it ends."""
    bob = answering(context, server, "bob", "udp", 4, *sound())
    bob.process.process.kill()
    alice = client_of(context, server, "alice", "call", server.uri("bob"), *sound())
    status = alice.process.wait(20)
    if status not in (NOT_REACHABLE, TIMED_OUT, REFUSED):
        raise Failure(f"mtavip ended with {status}")


def server_restarts(context, server):
    """The registrar forgets everything; the next refresh puts it right."""
    client = client_of(context, server, "alice", "register", "--duration", "15", "--expires", "10")
    client.wait_for("registration", state="registered")
    server.restart()
    before = len(client.events())
    client.wait_for("registration", 14, since=before, state="registered")
    client.expect_exit(DONE)
