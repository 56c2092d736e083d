"""Which servers TLS believes: pinned keys, keys trusted on first use, and servers that ask for our certificate."""

import stat

from . import with_server
from .client import DONE, NOT_REACHABLE, Mtavip, sound
from .peers.kamailio import Kamailio
from .process import Failure
from .runner import cases


def client(context, server, command, *options, ca=None, console=False, transport="tls"):
    return Mtavip(context, command, *options, account=with_server.account(server, "alice", transport), ca=ca, console=console)


@cases("tls", "wss")
def test_pinned_key(context, transport):
    """The server's own key is enough: nobody vouches for it, and its certificate is for somebody else."""
    server = Kamailio(context, certificate="other", websocket=transport == "wss")
    pin = context.certificates.fingerprint("other")
    client(context, server, "register", "--duration", "1", "--tls-pin", pin, transport=transport).expect_exit(DONE)


@cases("ca", "pinned", "first_use")
def test_another_key_than_the_pinned(context, trust):
    """An authority's word does not help; the user is told both keys."""
    server = Kamailio(context)
    pin = context.certificates.fingerprint("other")
    found = client(context, server, "register", "--duration", "5", "--tls-pin", pin, "--tls-trust", trust,
                   ca=context.certificates.ca)
    found.wait_for("untrusted-server", server="127.0.0.1", fingerprint=context.certificates.fingerprint(), expected=pin,
                   may_be_trusted=False)
    found.expect_exit(NOT_REACHABLE)


def test_authorities_do_not_count(context):
    found = client(context, Kamailio(context), "register", "--duration", "5", "--tls-trust", "pinned",
                   ca=context.certificates.ca)
    found.wait_for("untrusted-server", problem="none of the server's keys is pinned")
    found.expect_exit(NOT_REACHABLE)


def test_refusal_names_the_key(context):
    """Where nobody can be asked, the sentence says which key it was and how to trust it."""
    found = client(context, Kamailio(context), "register", "--duration", "5", "--tls-trust", "first_use")
    found.expect_exit(NOT_REACHABLE)
    text = found.wait_for("error")["text"]
    for part in (context.certificates.fingerprint(), "--tls-pin"):
        if part not in text:
            raise Failure(f"{part} does not stand in: {text}")


def test_trust_on_first_use(context):
    """Asked about, trusted, kept, known again; and another key is refused though an authority vouches for it."""
    server = Kamailio(context, certificate="other")
    user = client(context, server, None, *sound(), "--tls-trust", "first_use", ca=context.certificates.ca, console=True)
    question = user.wait_for("untrusted-server", may_be_trusted=True, expected=None,
                             fingerprint=context.certificates.fingerprint("other"))
    if question["subject"] != "elsewhere.example":
        raise Failure(f"the certificate's name is not told: {question}")
    before = len(user.events())
    user.process.say(f"trust {question['question']}")
    user.wait_for("registration", since=before, state="registered")
    kept = user.folder / ".local/state/mtavip/known_servers"
    if stat.S_IMODE(kept.stat().st_mode) != 0o600:
        raise Failure("others may read which servers are trusted")
    if f"127.0.0.1 {context.certificates.fingerprint('other')}" not in kept.read_text(encoding="utf-8"):
        raise Failure("the key was not kept")

    context.certificates.copy_server(server.folder)
    before = len(user.events())
    server.restart()
    user.process.say("register")
    user.wait_for("untrusted-server", 30, since=before, may_be_trusted=False,
                  expected=context.certificates.fingerprint("other"), fingerprint=context.certificates.fingerprint())


@cases("tls", "wss")
def test_server_asks_who_we_are(context, transport):
    """It gets our certificate; without one, nothing."""
    server = Kamailio(context, websocket=transport == "wss", asks_for_certificates=True)
    folder = context.certificates.folder
    client(context, server, "register", "--duration", "1", "--tls-cert", folder / "other.pem", "--tls-key", folder / "other.key",
           "--sip-tls-port", "0", ca=context.certificates.ca, transport=transport).expect_exit(DONE)
    client(context, server, "register", "--duration", "5", ca=context.certificates.ca,
           transport=transport).expect_exit(NOT_REACHABLE)
