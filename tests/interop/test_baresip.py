"""baresip calls and is called: each codec, sound compared with what was said, pictures both ways."""

import re
import time

from . import sound as meter
from . import speech
from .client import DONE, Mtavip, picture, sound
from .peers.baresip import Baresip
from .process import Failure
from .runner import cases

CODECS = (("PCMU", "PCMU/8000/1"), ("PCMA", "PCMA/8000/1"), ("G722", "G722/16000/1"), ("opus", "opus/48000/2"),
          ("L16", "L16/16000/1"))


def expect_received_picture(peer):
    """What baresip's report at the end of the call says of the picture it got."""
    report = peer.process.wait_for_log(r"video +Transmit: +Receive:\s*packets: +\d+ +(\d+)", 10)
    if int(report.group(1)) < 20:
        raise Failure(f"baresip received {report.group(1)} packets of picture")
    lost = re.findall(r"decoder stats \(keyframes:(\d+), lost_fragments:(\d+)\)", peer.process.log())
    for key_frames, fragments in lost:
        if int(key_frames) < 1 or int(fragments) > 0:
            raise Failure(f"baresip decoded {key_frames} key frames and lost {fragments} fragments")


def expect_shown_picture(client, least=20):
    video = client.ended()["statistics"]["video"]
    if video["frames_received"] < least:
        raise Failure(f"{video['frames_received']} frames were received, {least} are expected: {video}")


@cases(*(name for name, _ in CODECS))
def test_calls_baresip(context, codec):
    """We speak, baresip sings."""
    peer = Baresip(context, audio="tone", audio_codecs=dict(CODECS)[codec])
    client = Mtavip(context, "call", peer.uri, "--duration", "4", *sound(f"file:{speech.PATH}", "record:heard.wav", codec))
    client.expect_exit(DONE)
    peer.wait_for("CALL_CLOSED")
    if client.ended()["statistics"]["audio"]["send_codec"].lower() != codec.lower():
        raise Failure(f"another codec was chosen: {client.ended()['statistics']['audio']}")
    meter.expect_tone(client.recording(), 440, 3)
    meter.expect_speech(speech.PATH, peer.received_sound(), 3)


@cases(*(name for name, _ in CODECS))
def test_is_called_by_baresip(context, codec):
    """baresip speaks, we sing."""
    client = Mtavip(context, "answer", *sound("tone:440", "record:heard.wav", codec))
    client.wait_until_ready()
    peer = Baresip(context, user="caller", audio=speech.PATH, audio_codecs=dict(CODECS)[codec])
    peer.dial(client.uri)
    peer.wait_for("CALL_ESTABLISHED")
    time.sleep(4)
    peer.hang_up()
    client.wait_for("ended", reason="normal", by_remote=True)
    peer.wait_for("CALL_CLOSED")
    meter.expect_tone(peer.received_sound(), 440, 3)
    client.stop()
    meter.expect_speech(speech.PATH, client.recording(), 3)


@cases("H264", "VP8")
def test_calls_baresip_with_picture(context, codec):
    peer = Baresip(context, audio="tone", video=True, video_codec=codec)
    client = Mtavip(context, "call", peer.uri, "--duration", "5", *sound(f"file:{speech.PATH}", "record:heard.wav"),
                    *picture("test", "null", codec))
    client.expect_exit(DONE)
    peer.wait_for("CALL_CLOSED")
    meter.expect_tone(client.recording(), 440, 3)
    expect_received_picture(peer)
    expect_shown_picture(client)


@cases("H264", "VP8")
def test_is_called_by_baresip_with_picture(context, codec):
    client = Mtavip(context, "answer", *sound("tone:440"), *picture("test", "null", codec))
    client.wait_until_ready()
    peer = Baresip(context, user="caller", audio=speech.PATH, video=True, video_codec=codec)
    peer.dial(client.uri)
    peer.wait_for("CALL_ESTABLISHED")
    time.sleep(5)
    peer.hang_up()
    client.wait_for("ended", reason="normal")
    expect_received_picture(peer)
    expect_shown_picture(client)


def test_picture_is_refused(context):
    """baresip offers a picture, we want none: the call is one of sound."""
    client = Mtavip(context, "answer", *sound("tone:440"))
    client.wait_until_ready()
    peer = Baresip(context, user="caller", video=True)
    peer.dial(client.uri)
    peer.wait_for("CALL_ESTABLISHED")
    time.sleep(2)
    peer.hang_up()
    client.wait_for("ended", reason="normal")
    meter.expect_tone(peer.received_sound(), 440, 1)


def test_baresip_hangs_up_first(context):
    peer = Baresip(context)
    client = Mtavip(context, "call", peer.uri, "--duration", "20", *sound())
    client.wait_for("state", state="established")
    time.sleep(0.5)
    peer.hang_up()
    client.expect_exit(DONE)
    client.wait_for("ended", reason="normal", by_remote=True)


def test_baresip_holds(context):
    """Hold and resume from their side; sound comes back."""
    peer = Baresip(context, audio="tone")
    client = Mtavip(context, "call", peer.uri, "--duration", "30", *sound("tone:440", "record:heard.wav"))
    client.wait_for("state", state="established")
    time.sleep(1)
    peer.command("hold")
    client.wait_for("media", held_by_remote=True)
    time.sleep(1)
    before = len(client.events())
    peer.command("resume")
    client.wait_for("media", since=before, held_by_remote=False)
    time.sleep(1.5)
    peer.hang_up()
    client.expect_exit(DONE)
    meter.expect_tone(client.recording(), 440, 2)


def test_digits_from_baresip(context):
    """RFC 4733 from baresip: every digit once."""
    client = Mtavip(context, "answer", *sound())
    client.wait_until_ready()
    peer = Baresip(context, user="caller", audio_codecs="PCMU/8000/1")
    peer.dial(client.uri)
    peer.wait_for("CALL_ESTABLISHED")
    time.sleep(0.5)
    for digit in "159#":
        peer.command("sndcode", digit)
        time.sleep(0.6)
    peer.hang_up()
    client.wait_for("ended")
    heard = "".join(event["digit"] for event in client.events() if event.get("event") == "dtmf")
    if heard != "159#":
        raise Failure(f"the digits 159# were heard as {heard!r}")


def test_digits_to_baresip(context):
    peer = Baresip(context, audio_codecs="PCMU/8000/1")
    client = Mtavip(context, "call", peer.uri, "--duration", "4", "--dtmf", "42*", *sound())
    client.expect_exit(DONE)
    heard = "".join(event.get("param", "") for _, event in peer.events if event.get("type") == "CALL_DTMF_START")
    if heard != "42*":
        raise Failure(f"the digits 42* were heard as {heard!r}")


def test_message_to_and_from_baresip(context):
    client = Mtavip(context, "answer", *sound())
    client.wait_until_ready()
    peer = Baresip(context, user="caller", contact=client.uri)
    peer.command("message", "Hello from the other side")
    client.wait_for("message", body="Hello from the other side")
    Mtavip(context, "message", peer.uri, "Hello back").expect_exit(DONE)


def test_transfers_baresip(context):
    """The console sends one baresip on to another (REFER), hears how it went, and its call ends."""
    peer = Baresip(context, audio="tone")
    target = Baresip(context, user="carol", audio="tone")
    client = Mtavip(context, None, *sound(), console=True)
    client.wait_until_ready()
    client.process.say(f"dial {peer.uri}")
    client.wait_for("state", state="established")
    client.process.say(f"transfer {target.uri}")
    client.wait_for("transfer", state="done", seconds=20)
    client.wait_for("ended", reason="normal", text="transferred")
    target.wait_for("CALL_ESTABLISHED")
    client.process.say("quit")
    client.expect_exit(DONE)


@cases("allow", "ask", "block")
def test_is_transferred_by_baresip(context, rule):
    """baresip sends us on to another: at once, after the user's consent, or not at all."""
    peer = Baresip(context, audio="tone")
    target = Baresip(context, user="carol", audio="tone")
    client = Mtavip(context, None, *sound("tone:440", "null"), "--transfers", rule, console=True)
    client.wait_until_ready()
    client.process.say(f"dial {peer.uri}")
    client.wait_for("state", state="established")
    peer.command("transfer", target.uri)
    if rule == "block":
        time.sleep(2)
        if client.has("transfer") or target.events:
            raise Failure("a transfer that is blocked has led to a call")
    else:
        if rule == "ask":
            client.wait_for("transfer-request", target=target.uri)
            if client.has("transfer"):
                raise Failure("a number was dialled before the user had consented")
            client.process.say("consent")
        client.wait_for("transfer", state="done", seconds=20)
        target.wait_for("CALL_ESTABLISHED")
        client.wait_for("ended", reason="normal", by_remote=True)
    client.process.say("quit")
    client.expect_exit(DONE)
