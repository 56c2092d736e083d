"""H323Plus calls and is called: each way to start a call, sound compared with what was said, pictures both ways, digits, hold,
and each way to end a call."""

import time

from . import sound as meter
from . import speech
from .client import DONE, NO_CODEC, NOT_REACHABLE, OTHER, REFUSED, TIMED_OUT, Mtavip, picture, sound
from .peers.h323plus import H323Plus, needs_options, program
from .process import Failure, free_hosts
from .runner import cases

PREREQUISITES = (program,)

# How a side starts a call: with fast connect or without, H.245 tunnelled or on a connection of its own, begun with Setup or
# later, while it rings or after the answer.
THEIRS = {
    "fast": {"fast_connect": True},
    "tunnelled": {},
    "separate": {"tunnelling": False},
    "fast-separate": {"fast_connect": True, "tunnelling": False},
    "setup": {"h245_in_setup": True},
    "fast-setup": {"fast_connect": True, "h245_in_setup": True},
}
OURS = {
    "fast": ("--no-h245-in-setup",),
    "tunnelled": ("--no-fast-connect", "--no-h245-in-setup"),
    "separate": ("--no-fast-connect", "--no-tunnelling", "--no-early-h245"),
    "fast-separate": ("--no-tunnelling", "--no-early-h245"),
    "setup": ("--no-fast-connect",),
    "fast-setup": (),
    "early": ("--no-fast-connect", "--no-tunnelling"),
}
START_MODES = tuple((ours, theirs) for ours in OURS for theirs in THEIRS)


def call(context, peer, host, *options):
    return Mtavip(context, "call", peer.uri, *options, host=host)


def answering(context, host, *options):
    client = Mtavip(context, "answer", *options, host=host)
    client.wait_until_ready()
    return client


def address(host):
    """Ours, as H323Plus dials it."""
    return f"us@{host}"


def expect_flow(client, least=20):
    """Sound went both ways."""
    numbers = client.ended()["statistics"]["audio"]
    if numbers["packets_received"] < least or numbers["packets_sent"] < least:
        raise Failure(f"sound did not flow: {numbers}")


@cases(*START_MODES)
def test_calls_h323plus(context, ours, theirs):
    us, them = free_hosts(2)
    peer = H323Plus(context, them, **THEIRS[theirs])
    client = call(context, peer, us, "--duration", "1.5", *OURS[ours], *sound(codec="PCMA"))
    client.expect_exit(DONE)
    peer.wait_for_channels("PCMA")
    peer.wait_for_end()
    expect_flow(client)


@cases(*START_MODES)
def test_is_called_by_h323plus(context, ours, theirs):
    us, them = free_hosts(2)
    client = answering(context, us, *OURS[ours], *sound(codec="PCMA"))
    peer = H323Plus(context, them, party=address(us), **THEIRS[theirs])
    peer.wait_for_call()
    peer.wait_for_channels("PCMA")
    time.sleep(1)
    peer.hang_up()
    client.wait_for("ended", reason="normal", by_remote=True)
    peer.wait_for_end()
    expect_flow(client)


@cases("PCMU", "PCMA", "G722")
def test_calls_h323plus_by_codec(context, codec):
    """Both speak."""
    us, them = free_hosts(2)
    peer = H323Plus(context, them, audio=speech.PATH, audio_codecs=(codec,))
    client = call(context, peer, us, "--duration", "4", *sound(f"file:{speech.PATH}", "record:heard.wav", codec))
    client.expect_exit(DONE)
    peer.wait_for_end()
    if client.ended()["statistics"]["audio"]["send_codec"].lower() != codec.lower():
        raise Failure(f"another codec was chosen: {client.ended()['statistics']['audio']}")
    meter.expect_speech(speech.PATH, client.recording(), 3)
    expect_heard(peer, codec)


def expect_heard(peer, codec):
    """It sends G.722 in packets of 1 ms, and plays half of each packet of 20 ms: there something was heard is all there is to say."""
    if codec != "G722":
        meter.expect_speech(speech.PATH, peer.received_sound(), 3)
    elif meter.level(meter.read(peer.received_sound())[1]) < -40:
        raise Failure("h323plus heard nothing")


@cases("PCMU", "PCMA", "G722")
def test_is_called_by_h323plus_by_codec(context, codec):
    us, them = free_hosts(2)
    client = answering(context, us, *sound(f"file:{speech.PATH}", "record:heard.wav", codec))
    peer = H323Plus(context, them, party=address(us), audio=speech.PATH, audio_codecs=(codec,))
    peer.wait_for_channels(codec)
    time.sleep(4)
    peer.hang_up()
    client.wait_for("ended", reason="normal", by_remote=True)
    peer.wait_for_end()
    client.stop()
    meter.expect_speech(speech.PATH, client.recording(), 3)
    expect_heard(peer, codec)


@cases(*((codec, start) for codec in ("H261", "H263", "H264") for start in ("fast", "tunnelled", "separate")))
def test_calls_h323plus_with_picture(context, codec, start):
    us, them = free_hosts(2)
    peer = H323Plus(context, them, video=codec, **THEIRS[start])
    client = call(context, peer, us, "--duration", "5", *OURS[start], *sound(), *picture("test:352x288", "null", codec))
    client.expect_exit(DONE)
    peer.wait_for_channels(codec)
    peer.wait_for_end()
    peer.expect_pictures()
    expect_shown_picture(client)


@cases("H261", "H263", "H264")
def test_is_called_by_h323plus_with_picture(context, codec):
    us, them = free_hosts(2)
    client = answering(context, us, *sound(), *picture("test:352x288", "null", codec))
    peer = H323Plus(context, them, party=address(us), video=codec)
    peer.wait_for_channels(codec)
    time.sleep(5)
    peer.hang_up()
    client.wait_for("ended", reason="normal", by_remote=True)
    peer.wait_for_end()
    peer.expect_pictures()
    expect_shown_picture(client)


def expect_shown_picture(client, least=20):
    video = client.ended()["statistics"]["video"]
    if video["frames_received"] < least or video["frames_sent"] < least:
        raise Failure(f"pictures did not flow: {video}")


@cases(*((answers, start) for answers in ("ring", "ring-now", "ring-media", "defer-media")
         for start in ("fast", "tunnelled", "separate")))
def test_h323plus_rings(context, answers, start):
    """It rings before it answers; in two of the ways its channels are opened while it rings, and where nothing but H.245 in the
    tunnel is to be told then, it does not say that it rings."""
    us, them = free_hosts(2)
    peer = H323Plus(context, them, answers=answers, answer_delay_ms=1000, **THEIRS[start])
    client = call(context, peer, us, "--duration", "1", *OURS[start], *sound())
    if answers.startswith("ring") and (answers, start) != ("ring-media", "tunnelled"):
        client.wait_for("state", state="alerting")
    client.expect_exit(DONE)
    expect_flow(client)


def test_rings_for_h323plus(context):
    us, them = free_hosts(2)
    client = answering(context, us, "--ring", "1", *sound())
    peer = H323Plus(context, them, party=address(us))
    peer.wait_for_call()
    time.sleep(1)
    peer.hang_up()
    client.wait_for("ended", reason="normal", by_remote=True)


@cases("string", "tone", "rfc2833", "q931")
def test_digits_from_h323plus(context, method):
    """Every digit once, whichever way it is sent."""
    us, them = free_hosts(2)
    client = answering(context, us, *sound(codec="PCMA"))
    peer = H323Plus(context, them, party=address(us), user_input=method)
    peer.wait_for_channels("PCMA")
    time.sleep(0.5)
    for digit in "1590":
        peer.say(digit)
        time.sleep(0.5)
    peer.hang_up()
    client.wait_for("ended")
    heard = "".join(event["digit"] for event in client.events() if event.get("event") == "dtmf")
    if heard != "1590":
        raise Failure(f"the digits 1590 were heard as {heard!r}")


@cases(*((method, start) for method in ("auto", "rtp", "info") for start in ("fast", "tunnelled", "separate")))
def test_digits_to_h323plus(context, method, start):
    us, them = free_hosts(2)
    peer = H323Plus(context, them, **THEIRS[start])
    client = call(context, peer, us, "--duration", "4", "--dtmf", "42*", "--dtmf-method", method, *OURS[start], *sound())
    peer.wait_for_digits("42*")
    client.expect_exit(DONE)


def test_h323plus_holds(context):
    """H.450.4: it tells that it holds us, and that it does no more."""
    needs_options()
    us, them = free_hosts(2)
    peer = H323Plus(context, them)
    client = call(context, peer, us, "--duration", "30", *sound())
    client.wait_for("state", state="established")
    time.sleep(1)
    peer.say("hold")
    client.wait_for("media", held_by_remote=True)
    before = len(client.events())
    peer.say("retrieve")
    client.wait_for("media", since=before, held_by_remote=False)
    time.sleep(0.5)
    peer.hang_up()
    client.expect_exit(DONE)


@cases("tunnelled", "separate")
def test_holds_h323plus(context, start):
    us, them = free_hosts(2)
    peer = H323Plus(context, them, **THEIRS[start])
    client = Mtavip(context, None, *OURS[start], *sound(), host=us, console=True)
    client.wait_until_ready()
    client.process.say(f"dial {peer.uri}")
    client.wait_for("state", state="established")
    time.sleep(1)
    client.process.say("hold")
    client.wait_for("media", held_by_us=True)
    before = len(client.events())
    client.process.say("resume")
    client.wait_for("media", since=before, held_by_us=False)
    time.sleep(1)
    client.process.say("hangup")
    client.wait_for("ended", reason="normal", by_remote=False)
    peer.wait_for_end()


def test_h323plus_hangs_up_first(context):
    us, them = free_hosts(2)
    peer = H323Plus(context, them)
    client = call(context, peer, us, "--duration", "20", *sound())
    client.wait_for("state", state="established")
    time.sleep(0.5)
    peer.hang_up()
    client.expect_exit(DONE)
    client.wait_for("ended", reason="normal", by_remote=True)


def test_h323plus_refuses(context):
    us, them = free_hosts(2)
    peer = H323Plus(context, them, answers="deny")
    client = call(context, peer, us, *sound())
    client.expect_exit(REFUSED)
    client.wait_for("ended", reason="declined", by_remote=True)


def test_h323plus_refuses_after_ringing(context):
    us, them = free_hosts(2)
    peer = H323Plus(context, them, answers="asked")
    client = call(context, peer, us, *sound())
    client.wait_for("state", state="alerting")
    peer.say("N")
    client.expect_exit(REFUSED)
    client.wait_for("ended", reason="declined", by_remote=True)


def test_h323plus_is_busy(context):
    us, them, other = free_hosts(3)
    peer = H323Plus(context, them)
    H323Plus(context, other, user="carol", party=f"bob@{them}")
    peer.wait_for_call()
    client = call(context, peer, us, *sound())
    client.expect_exit(REFUSED)
    client.wait_for("ended", reason="busy", by_remote=True)


def test_h323plus_does_not_answer(context):
    us, them = free_hosts(2)
    peer = H323Plus(context, them, answers="asked")
    client = call(context, peer, us, "--timeout", "3", *sound())
    client.expect_exit(TIMED_OUT)
    peer.wait_for_end()


def test_nothing_listens_for_h323(context):
    us, them = free_hosts(2)
    Mtavip(context, "call", f"h323:bob@{them}", *sound(), host=us).expect_exit(NOT_REACHABLE)


def test_gives_up_calling_h323plus(context):
    us, them = free_hosts(2)
    peer = H323Plus(context, them, answers="asked")
    client = Mtavip(context, None, *sound(), host=us, console=True)
    client.wait_until_ready()
    client.process.say(f"dial {peer.uri}")
    client.wait_for("state", state="alerting")
    client.process.say("hangup")
    client.wait_for("ended", reason="cancelled", exit_code=OTHER)
    if peer.wait_for_end() != "has stopped calling":
        raise Failure(f"h323plus took our end for another: {peer.process.log()[-200:]}")


@cases(("busy", 17), ("declined", 21), ("not-found", 1))
def test_refuses_h323plus(context, reason, cause):
    us, them = free_hosts(2)
    answering(context, us, "--reject", reason, *sound())
    peer = H323Plus(context, them, party=address(us))
    peer.wait_for_end()
    peer.expect_cause(cause)


def console(context, host, *options):
    client = Mtavip(context, None, *sound(), *options, host=host, console=True)
    client.wait_until_ready()
    return client


def test_transfers_h323plus(context):
    """The console sends one H323Plus on to another (H.450.2), hears how it went, and its call ends."""
    us, them, other = free_hosts(3)
    peer, target = H323Plus(context, them), H323Plus(context, other, user="carol")
    client = console(context, us)
    client.process.say(f"dial {peer.uri}")
    client.wait_for("state", state="established")
    client.process.say(f"transfer {target.uri}")
    client.wait_for("transfer", state="done", seconds=20)
    client.wait_for("ended", reason="normal", text="transferred")
    target.wait_for_call()


def consulted(context, host, peer, target):
    """A console that speaks with both, and sends the first on to the second."""
    client = console(context, host)
    client.process.say(f"dial {peer}")
    client.wait_for("state", call=1, state="established")
    client.process.say(f"dial {target}")
    client.wait_for("state", call=2, state="established")
    client.process.say("use 1")
    client.process.say("transfer 2")
    return client


def test_transfers_h323plus_after_consultation(context):
    """To another of ours, which gives the new call the place of the one with us."""
    us, them, other = free_hosts(3)
    peer, target = H323Plus(context, them), answering(context, other, *sound())
    client = consulted(context, us, peer.uri, f"h323:carol@{other}")
    client.wait_for("transfer", state="done", seconds=20)
    client.wait_for("ended", call=1, reason="normal")
    client.wait_for("ended", call=2, reason="normal")
    target.wait_for("incoming", call=2)
    target.wait_for("state", call=2, state="established")


def test_transfers_to_h323plus_that_is_busy(context):
    """The sample takes one call at a time: it refuses the new one, and ends the one with us. We are told, and the other goes on."""
    us, them, other = free_hosts(3)
    peer, target = H323Plus(context, them), H323Plus(context, other, user="carol")
    client = consulted(context, us, peer.uri, target.uri)
    client.wait_for("transfer", state="failed", seconds=25)
    time.sleep(1)
    if client.has("ended", call=1):
        raise Failure("the call has ended for a transfer that failed")


@cases("allow", "ask", "block")
def test_is_transferred_by_h323plus(context, rule):
    """H323Plus sends us on to another: at once, after the user's consent, or not at all."""
    us, them, other = free_hosts(3)
    peer, target = H323Plus(context, them), H323Plus(context, other, user="carol")
    client = console(context, us, "--transfers", rule)
    client.process.say(f"dial {peer.uri}")
    client.wait_for("state", state="established")
    time.sleep(0.5)
    peer.say(f"transfer:carol@{other}")
    if rule == "block":
        time.sleep(2)
        if client.has("transfer") or "In call with" in target.process.log():
            raise Failure("a transfer that is blocked has led to a call")
    else:
        if rule == "ask":
            client.wait_for("transfer-request", attended=False)
            if client.has("transfer"):
                raise Failure("a number was dialled before the user had consented")
            client.process.say("consent")
        client.wait_for("transfer", state="done", seconds=20)
        target.wait_for_call()
        client.wait_for("ended", call=1, reason="normal")
        peer.wait_for_end()


def test_no_codec_in_common_with_h323plus(context):
    """H323Plus leaves such a call standing; we end it, and say why."""
    us, them = free_hosts(2)
    peer = H323Plus(context, them, audio_codecs=("PCMA",))
    client = call(context, peer, us, *sound(codec="G722"))
    client.expect_exit(NO_CODEC)
    peer.wait_for_end()


def test_h323plus_gives_up_calling(context):
    us, them = free_hosts(2)
    client = answering(context, us, "--ring", "20", *sound())
    peer = H323Plus(context, them, party=address(us))
    client.wait_for("incoming")
    time.sleep(0.5)
    peer.hang_up()
    client.wait_for("ended", reason="cancelled", by_remote=True)
