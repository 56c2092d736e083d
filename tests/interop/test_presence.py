"""Presence, busy lamps and waiting messages: Kamailio as presence server, sipp as watcher and as the one who is watched."""

import functools
import urllib.request

from . import with_server
from .client import DONE, REFUSED, Mtavip, sound
from .peers.baresip import Baresip
from .peers.kamailio import Kamailio
from .peers.sipp import Sipp, answer, answer_in_dialog, pause, receive, request, request_back
from .peers.registrar import PASSWORDS
from .process import Failure, wait_until
from .runner import cases

DIALOGS = """<?xml version="1.0"?>
<dialog-info xmlns="urn:ietf:params:xml:ns:dialog-info" version="0" state="full" entity="sip:{user}@{domain}">
<dialog id="one" direction="recipient"><state>{state}</state>
<remote><identity display="Carol">sip:carol@example.org</identity></remote></dialog></dialog-info>"""
PRESENCE = """<?xml version="1.0"?>
<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:service@127.0.0.1"><tuple id="a"><status><basic>{basic}</basic></status>
<note>{note}</note></tuple></presence>"""
MESSAGES = "Messages-Waiting: yes\nMessage-Account: sip:vm@127.0.0.1\nVoice-Message: 2/8 (1/0)"
FRIENDS = """<?xml version="1.0"?>
<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists">
<service uri="sip:friends@127.0.0.1"><list name="friends"><rl:entry uri="sip:bob@127.0.0.1"/><rl:entry uri="sip:carol@127.0.0.1"/></list>
<packages><package>presence</package></packages></service></rls-services>"""
TYPES = {"presence": "application/pidf+xml", "dialog": "application/dialog-info+xml",
         "message-summary": "application/simple-message-summary"}


def watching(context, server, user, target, *options, transport="udp", version=4):
    return with_server.client_of(context, server, user, "watch", target, *options, transport=transport, version=version)


def published(context, server, user, event, body):
    """Somebody of another domain, of whom the server asks no password, publishes a state of one of its users."""
    steps = [request("PUBLISH", 1, body=body, in_dialog=False, kind=TYPES[event], more=(f"Event: {event}", "Expires: 60")),
             receive(200, check={"SIP-ETag": "..."})]
    Sipp(context, steps, target=f"127.0.0.1:{server.port}", service=user).expect_success()


@cases(("udp", 4), ("udp", 6), ("tcp", 4), ("tls", 6))
def test_presence_through(context, transport, version):
    """Bob publishes, alice watches, and sees what he changes; when he leaves he is not there any more."""
    server = Kamailio(context, presence="open")
    bob = with_server.console(context, server, "bob", transport, version, "--publish", "--presence", "busy:in a meeting")
    bob.wait_for("publication", published=True)
    alice = watching(context, server, "alice", server.uri("bob", transport, version), transport=transport, version=version)
    told = alice.wait_for("presence", availability="busy")
    if told["note"] != "in a meeting":
        raise Failure(f"the note is {told['note']!r}")
    alice.wait_for("watch", state="active")
    bob.process.say("presence away back at five")
    alice.wait_for("presence", availability="away", note="back at five")
    bob.process.say("presence open")
    alice.wait_for("presence", availability="open")
    seen = len(alice.events())
    bob.process.say("quit")
    alice.wait_for("presence", since=seen)
    if alice.events()[-1].get("availability") not in ("closed", "unknown"):
        raise Failure(f"after he has left he is {alice.events()[-1]}")
    alice.stop()
    alice.expect_exit(DONE)


def test_presence_is_refreshed(context):
    """The server grants ten seconds: after thirty it still tells."""
    server = Kamailio(context, presence="open", presence_seconds=10)
    bob = with_server.console(context, server, "bob", "udp", 4, "--publish")
    alice = watching(context, server, "alice", server.uri("bob"))
    alice.wait_for("presence", availability="open")
    bob.process.say("sleep 25")
    bob.process.say("presence busy")
    alice.wait_for("presence", 40, availability="busy")
    if alice.has("watch", state="waiting") or bob.has("publication", published=False):
        raise Failure("it was lost in between")


def test_presence_waits_for_consent(context):
    """The server lets nobody watch before it is told: alice waits, and bob sees that she does."""
    server = Kamailio(context, presence="ask")
    alice = watching(context, server, "alice", server.uri("bob"))
    alice.wait_for("watch", state="pending")
    bob = with_server.client_of(context, server, "bob", "watch", "--kind", "watchers")
    waiting = bob.wait_for("watchers")
    if [(person["status"], "alice" in person["address"]) for person in waiting["people"]] != [("pending", True)]:
        raise Failure(f"bob is told of {waiting['people']}")
    if alice.has("presence", availability="open"):
        raise Failure("alice was told without consent")


def lists(context, server, user, *words, transport="tcp"):
    """A command about what the server keeps for that user, over HTTP or HTTPS, run to its end."""
    scheme, port = ("https", server.tls_port) if transport == "tls" else ("http", server.port)
    client = with_server.client_of(context, server, user, *words, "--xcap-root", f"{scheme}://127.0.0.1:{port}/xcap-root",
                                   transport=transport)
    client.expect_exit(DONE)
    return client.events()


@cases("tcp", "tls")
def test_contacts_on_the_server(context, transport):
    server = Kamailio(context, presence="open")
    alice = functools.partial(lists, context, server, "alice", "contacts", transport=transport)
    if alice():
        raise Failure("there were contacts before")
    alice("add", "sip:bob@example.org", "--name", "Bob; \"the\" <builder>")
    alice("add", "sip:carol@example.org", "--list", "friends/chess")
    alice("remove", "sip:bob@example.org")
    alice("add", "sip:dave@example.org", "--name", "Dave")
    found = [(contact["uri"], contact["name"], contact["list"]) for contact in alice()]
    if found != [("sip:dave@example.org", "Dave", ""), ("sip:carol@example.org", "", "friends/chess")]:
        raise Failure(f"the server keeps {found}")


def put_document(server, user, password, usage, text):
    """As a program that keeps lists does."""
    root = f"http://127.0.0.1:{server.port}/"
    knows = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    knows.add_password(None, root, user, password)
    opener = urllib.request.build_opener(urllib.request.HTTPDigestAuthHandler(knows))
    url = f"{root}xcap-root/{usage}/users/sip:{user}@127.0.0.1/index"
    with opener.open(urllib.request.Request(url, text.encode(), {"Content-Type": f"application/{usage}+xml"}, method="PUT")) as answer:
        answer.read()


def test_a_list_on_the_server(context):
    """One subscription for all friends (RFC 4662): bob's presence comes in the list's own document."""
    server = Kamailio(context, presence="open")
    bob = with_server.console(context, server, "bob", "udp", 4, "--publish", "--presence", "away:lunch")
    bob.wait_for("publication", published=True)
    put_document(server, "alice", PASSWORDS["alice"], "rls-services", FRIENDS)
    alice = watching(context, server, "alice", server.uri("friends"))
    alice.wait_for("presence", 15, availability="away", note="lunch", address="sip:bob@127.0.0.1")
    bob.process.say("presence busy")
    alice.wait_for("presence", 15, availability="busy", address="sip:bob@127.0.0.1")


def test_registrations(context):
    """Alice sees her other devices come and go (RFC 3680)."""
    server = Kamailio(context, presence="open")
    alice = watching(context, server, "alice", server.uri("alice"), "--kind", "registrations")
    alice.wait_for("watch", state="active")
    other = with_server.client_of(context, server, "alice", "register")
    contact = f"{other.host}:{other.port}"

    def is_shown():
        told = [event for event in alice.events() if event["event"] == "registrations"]
        return any(contact in person["address"] and person["status"] == "active" for person in told[-1]["people"]) if told else False

    wait_until(is_shown, 15, "the other device is shown")
    other.stop()
    wait_until(lambda: not is_shown(), 15, "it is shown that it has left")


def test_rules_on_the_server(context):
    """Alice waits until bob's rule lets her watch, carol is refused by the rule for her, and a rule that changes ends it."""
    server = Kamailio(context, presence="ask")
    bob = with_server.console(context, server, "bob", "udp", 4, "--publish", "--presence", "away:lunch")
    bob.wait_for("publication", published=True)
    alice = watching(context, server, "alice", server.uri("bob"))
    alice.wait_for("watch", state="pending")
    rule = functools.partial(lists, context, server, "bob", "watchers")
    # It knows its users without a port.
    of = {user: f"sip:{user}@127.0.0.1" for user in ("alice", "carol")}
    rule("allow", of["alice"])
    alice.wait_for("watch", state="active")
    alice.wait_for("presence", availability="away", note="lunch")
    rule("block", of["carol"])
    carol = watching(context, server, "carol", server.uri("bob"))
    carol.expect_exit(REFUSED)
    found = [(told["who"], told["handling"]) for told in rule()]
    if found != [(of["alice"], "allow"), (of["carol"], "block")]:
        raise Failure(f"the server keeps {found}")
    rule("block", of["alice"])
    alice.expect_exit(REFUSED)


@cases("udp", "tls")
def test_messages_wait(context, transport):
    server = Kamailio(context, presence="open")
    alice = with_server.client_of(context, server, "alice", "register", "--message-waiting", "subscribe", transport=transport)
    alice.wait_for("registration", state="registered")
    published(context, server, "alice", "message-summary", MESSAGES)
    told = alice.wait_for("message-waiting", waiting=True)
    if told["classes"] != {"voice": {"unheard": 2, "heard": 8, "unheard_urgent": 1, "heard_urgent": 0}}:
        raise Failure(f"told of {told['classes']}")


def test_busy_lamp(context):
    server = Kamailio(context, presence="open")
    alice = watching(context, server, "alice", server.uri("bob"), "--kind", "dialogs")
    alice.wait_for("watch", state="active")
    published(context, server, "bob", "dialog",
              DIALOGS.format(user="bob", domain=server.domain("udp", 4), state="early"))
    lamp = wait_until(lambda: [dialog for event in alice.events() if event["event"] == "dialogs" for dialog in event["dialogs"]],
                      10, "the lamp is lit")[0]
    if (lamp["state"], lamp["incoming"], lamp["remote_name"]) != ("early", True, "Carol"):
        raise Failure(f"the lamp shows {lamp}")


@cases(("udp", 4), ("tcp", 6))
def test_is_watched_by_sipp(context, transport, version):
    """A watcher without a server: told at once, at a change, and when it leaves."""
    client = Mtavip(context, None, *sound(), "--watchers", "allow", "--presence", "away:lunch", console=True,
                    host="127.0.0.1" if version == 4 else "::1")
    client.wait_until_ready()
    event = ("Event: presence", "Accept: application/pidf+xml")
    active = {"Subscription-State": "active;expires=[0-9]+", "Content-Type": "application/pidf.xml"}
    steps = [request("SUBSCRIBE", 1, in_dialog=False, more=(*event, "Expires: 120")), receive(200, route=True),
             receive("NOTIFY", check={**active, "body": "<basic>open</basic>.*<note>lunch</note>.*rpid:away"}),
             answer_in_dialog(200, "OK"),
             receive("NOTIFY", check={**active, "body": "rpid:busy"}, seconds=10), answer_in_dialog(200, "OK"),
             request("SUBSCRIBE", 2, more=(*event, "Expires: 0")), receive(200),
             receive("NOTIFY", check={"Subscription-State": "terminated;reason=timeout"}), answer_in_dialog(200, "OK")]
    watcher = Sipp(context, steps, target=f"{client.host}:{client.port}", transport=transport, version=version)
    client.wait_for("watcher", state="active")
    client.process.say("sleep 1")
    client.process.say("presence busy")
    watcher.expect_success()
    client.wait_for("watcher", state="ended")


def test_strangers_are_asked_for(context):
    """Without consent a watcher is told that it has to wait, and after a refusal that it was rejected."""
    client = Mtavip(context, None, *sound(), console=True)
    client.wait_until_ready()
    steps = [request("SUBSCRIBE", 1, in_dialog=False, more=("Event: dialog", "Expires: 120")), receive(200, route=True),
             receive("NOTIFY", check={"Subscription-State": "pending;expires=", "Content-Length": "^ *0"}),
             answer_in_dialog(200, "OK"),
             receive("NOTIFY", check={"Subscription-State": "terminated;reason=rejected"}, seconds=10),
             answer_in_dialog(200, "OK")]
    watcher = Sipp(context, steps, target=f"{client.host}:{client.port}")
    if client.wait_for("watcher", state="pending")["kind"] != "dialogs":
        raise Failure("it asks for something else")
    client.process.say("dismiss")
    watcher.expect_success()


def notify(sequence, state, body=None, kind=TYPES["presence"], event="presence"):
    return request_back("NOTIFY", sequence, body=body, kind=kind, more=(f"Event: {event}", f"Subscription-State: {state}"))


def test_watches_sipp(context):
    """Odd NOTIFYs are refused one by one, and what is right in between is told."""
    steps = [receive("SUBSCRIBE", remember=True, check={"Event": "presence", "Accept": "pidf"}),
             answer(202, "Accepted", more=("Expires: 120",)),
             notify(1, "active;expires=120", PRESENCE.format(basic="open", note="one")), receive(200),
             notify(2, "active", PRESENCE.format(basic="open", note="wrong package"), event="winfo"), receive(489),
             notify(3, "active", "<html/>", "text/html"), receive(415),
             notify(4, "active", "<presence"), receive(200),
             notify(5, "active", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), receive(200),
             notify(6, "odd;expires=60;x=y", PRESENCE.format(basic="closed", note="two")), receive(200),
             notify(7, "terminated;reason=rejected"), receive(200)]
    peer = Sipp(context, steps)
    client = Mtavip(context, "watch", peer.uri)
    client.wait_for("presence", availability="open", note="one")
    client.wait_for("presence", availability="closed", note="two")
    peer.expect_success()
    client.wait_for("watch", state="ended")
    if sum(1 for event in client.events() if event.get("event") == "presence") != 2:
        raise Failure("something else was told, too")


def test_baresip_and_we_watch_each_other(context):
    client = Mtavip(context, None, *sound(), "--watchers", "allow", "--presence", "busy", console=True)
    client.wait_until_ready()
    peer = Baresip(context, contact=f"sip:alice@{client.host}:{client.port}", presence=True)
    if client.wait_for("watcher", 20, state="active")["kind"] != "presence":
        raise Failure("baresip asks for something else")
    client.process.say(f"watch {peer.uri}")
    client.wait_for("watch", state="active")
    for command, availability in (("presence_online", "open"), ("presence_offline", "closed")):
        seen = len(client.events())
        peer.command(command)
        client.wait_for("presence", since=seen, availability=availability)
    for ours, theirs in (("closed", "Offline"), ("open", "Online")):
        client.process.say(f"presence {ours}")
        peer.process.wait_for_log(f"alice.* changed status from .* to .*{theirs}")


def test_watch_ends_where_it_is_refused(context):
    peer = Sipp(context, [receive("SUBSCRIBE"), answer(489, "Bad Event", more=("Allow-Events: refer",)), pause(0.2)])
    client = Mtavip(context, "watch", peer.uri, "--kind", "conference")
    client.wait_for("watch", state="ended", code=489)
    if client.process.wait(10) == DONE:
        raise Failure("it ended as if nothing had been wrong")
