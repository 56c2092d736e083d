"""Messages with receipts and typing states: between two clients, with linphone through Kamailio, with sipp that knows none of it."""

from . import with_server
from .client import DONE, Mtavip, sound
from .peers.kamailio import Kamailio
from .peers.linphone import Linphone
from .peers.registrar import PASSWORDS
from .peers.sipp import Sipp, answer, receive
from .process import Failure
from .runner import cases


def linphone(context, server):
    return Linphone(context, user="bob", registrar=server.domain(), password=PASSWORDS["bob"], domain="127.0.0.1")


def without_port(context, server):
    """Options of an account at the server whose address has no port: linphone would not believe the sender otherwise."""
    secret = context.folder("secret") / "password"
    secret.write_text(PASSWORDS["alice"] + "\n", encoding="utf-8")
    return ("--address", "sip:alice@127.0.0.1", "--registrar", f"sip:{server.domain()}", "--proxy", f"sip:{server.domain()};lr",
            "--password-file", secret)


@cases(("udp", 4), ("tls", 6))
def test_receipts_through(context, transport, version):
    """Bob's client tells that the message has arrived, and when he says so, that he has seen it."""
    server = Kamailio(context)
    bob = with_server.console(context, server, "bob", transport, version, "--receipts", "everybody")
    bob.wait_for("registration", state="registered")
    alice = with_server.client_of(context, server, "alice", "message", server.uri("bob", transport, version), "Are you there?",
                                  "--ask-receipts", "displayed", transport=transport, version=version)
    came = bob.wait_for("message", body="Are you there?", wants_display=True)
    told = alice.wait_for("receipt", receipt="delivered")
    if told["reference"] != came["reference"]:
        raise Failure(f"{told} is about another message than {came}")
    bob.process.say(f"displayed {came['message']}")
    alice.wait_for("receipt", receipt="displayed")
    alice.expect_exit(DONE)


def test_typing_through(context):
    server = Kamailio(context)
    bob = with_server.console(context, server, "bob", "udp", 4)
    alice = with_server.console(context, server, "alice", "udp", 4)
    for client in (alice, bob):
        client.wait_for("registration", state="registered")
    alice.process.say(f"typing {server.uri('bob')}")
    bob.wait_for("typing", typing=True)
    alice.process.say(f"typing {server.uri('bob')} off")
    bob.wait_for("typing", typing=False)


def test_linphone_takes_what_asks_for_receipts(context):
    server = Kamailio(context)
    peer = linphone(context, server)
    client = Mtavip(context, None, *sound(), "--ask-receipts", "delivered", *without_port(context, server), console=True)
    client.wait_for("registration", state="registered")
    client.process.say("message sip:bob@127.0.0.1 Guten Tag")
    sent = client.wait_for("message-result", delivered=True)
    if not sent["receipts"]:
        raise Failure("linphone took the message, but not as CPIM")
    # It tells so in a compressed body, which we do not take.
    peer.wait_for_trace(sent["reference"] + "</message-id>")
    peer.wait_for_trace("Guten Tag")
    client.process.say("typing sip:bob@127.0.0.1")
    peer.wait_for_trace(r"<state>active</state>")


def test_a_peer_without_cpim(context):
    """It refuses CPIM (415), and gets the message without."""
    steps = [receive("MESSAGE", check={"Content-Type": "message/cpim"}), answer(415, "Unsupported Media Type", more=("Accept: text/plain",)),
             receive("MESSAGE", check={"Content-Type": "text/plain.*", "body": "one"}), answer(200, "OK")]
    peer = Sipp(context, steps)
    client = Mtavip(context, None, *sound(), "--ask-receipts", "delivered", console=True)
    client.wait_until_ready()
    client.process.say(f"message {peer.uri} one")
    told = client.wait_for("message-result", delivered=True)
    if told["receipts"]:
        raise Failure("receipts were announced that cannot come")
    peer.expect_success()
