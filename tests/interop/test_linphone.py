"""linphone calls and is called, by address and through Kamailio: sound compared with what was said, VP8 pictures."""

import time

from . import sound as meter
from . import speech
from .client import DONE, Account, Mtavip, picture, sound
from .peers.kamailio import Kamailio
from .peers.linphone import Linphone
from .peers.registrar import PASSWORDS
from .process import Failure
from .runner import cases

CODECS = ("PCMU", "PCMA", "G722", "opus")


@cases(*CODECS)
def test_calls_linphone(context, codec):
    peer = Linphone(context, audio=speech.PATH, audio_codec=codec)
    client = Mtavip(context, "call", peer.uri, "--duration", "5", *sound("tone:440", "record:heard.wav", codec))
    client.expect_exit(DONE)
    peer.wait_for_end()
    meter.expect_speech(speech.PATH, client.recording(), 3)
    meter.expect_tone(peer.received_sound(), 440, 3)


@cases(*CODECS)
def test_is_called_by_linphone(context, codec):
    client = Mtavip(context, "answer", *sound("tone:440", "record:heard.wav"))
    client.wait_until_ready()
    peer = Linphone(context, user="caller", audio=speech.PATH, audio_codec=codec)
    peer.dial(client.uri)
    peer.wait_for_call()
    time.sleep(5)
    peer.hang_up()
    client.wait_for("ended", reason="normal", by_remote=True)
    peer.wait_for_end()
    client.stop()
    meter.expect_speech(speech.PATH, client.recording(), 3)
    meter.expect_tone(peer.received_sound(), 440, 3)


def test_calls_linphone_with_picture(context):
    peer = Linphone(context, audio=speech.PATH, audio_codec="PCMU", video=True)
    client = Mtavip(context, "call", peer.uri, "--duration", "12", *sound("tone:440", "record:heard.wav"),
                    *picture("test", "null", "VP8"))
    client.expect_exit(DONE)
    video = client.ended()["statistics"]["video"]
    # Its camera is a still picture that it sends now and then.
    if video["frames_received"] < 2 or video["frames_sent"] < 50:
        raise Failure(f"pictures did not flow: {video}")
    meter.expect_speech(speech.PATH, client.recording(), 3)


def test_linphone_through_kamailio(context):
    """Both registered; linphone is called by its name."""
    server = Kamailio(context)
    peer = Linphone(context, user="bob", registrar=server.domain(), password=PASSWORDS["bob"], audio=speech.PATH,
                    audio_codec="PCMA")
    client = Mtavip(context, "call", server.uri("bob"), "--duration", "5", *sound("tone:440", "record:heard.wav"),
                    account=Account("alice", server.domain(), PASSWORDS["alice"]))
    client.expect_exit(DONE)
    peer.wait_for_end()
    meter.expect_speech(speech.PATH, client.recording(), 3)
    meter.expect_tone(peer.received_sound(), 440, 3)


def test_linphone_pauses(context):
    peer = Linphone(context, audio=speech.PATH, audio_codec="PCMU")
    client = Mtavip(context, "call", peer.uri, "--duration", "30", *sound())
    client.wait_for("state", state="established")
    time.sleep(1)
    peer.say("pause")
    client.wait_for("media", held_by_remote=True)
    before = len(client.events())
    time.sleep(1)
    peer.say("resume")
    client.wait_for("media", since=before, held_by_remote=False)
    time.sleep(0.5)
    peer.hang_up()
    client.expect_exit(DONE)


def test_message_from_and_to_linphone(context):
    """Through Kamailio: to an address without a registrar linphone loses the port."""
    server = Kamailio(context)
    client = Mtavip(context, "answer", *sound(), account=Account("alice", server.domain(), PASSWORDS["alice"]))
    client.wait_for("registration", state="registered")
    peer = Linphone(context, user="bob", registrar=server.domain(), password=PASSWORDS["bob"])
    peer.send_message(server.uri("alice"), "Good evening")
    client.wait_for("message", body="Good evening")
    Mtavip(context, "message", peer.uri, "Good night").expect_exit(DONE)
    peer.wait_for_trace("Good night")
