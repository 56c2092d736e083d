"""Encrypted calls with baresip and linphone, with keys from the signalling and from DTLS: sound compared with what was said."""

import time

from . import sound as meter
from . import speech
from .client import DONE, REFUSED, Mtavip, sound
from .peers.baresip import Baresip
from .peers.linphone import Linphone
from .process import Failure
from .runner import cases

# baresip's name of each manner: in plain profiles, in RTP/SAVP, in RTP/SAVPF, by DTLS.
BARESIP = {"srtp": "sdes", "srtp-mand": "sdes", "srtp-mandf": "sdes", "dtls_srtp": "dtls"}
LINPHONE = {"srtp": "sdes", "dtls": "dtls"}
REQUIRED = ("--media-encryption", "required")


def expect_encrypted(client, keys):
    """The last word on the media names a suite and where its keys come from."""
    streams = [event["streams"] for event in client.events() if event["event"] == "media"][-1]
    for stream in streams:
        if not stream["encryption"] or stream["encryption"]["key_exchange"] != keys:
            raise Failure(f"{keys} is expected: {stream}")


@cases(*BARESIP)
def test_calls_baresip_encrypted(context, manner):
    peer = Baresip(context, audio="tone", audio_codecs="PCMA/8000/1", encryption=manner)
    client = Mtavip(context, "call", peer.uri, "--duration", "5", *REQUIRED,
                    *sound(f"file:{speech.PATH}", "record:heard.wav", "PCMA"))
    client.expect_exit(DONE)
    peer.wait_for("CALL_CLOSED")
    expect_encrypted(client, BARESIP[manner])
    meter.expect_tone(client.recording(), 440, 3)
    meter.expect_speech(speech.PATH, peer.received_sound(), 3)


@cases(*BARESIP)
def test_is_called_by_baresip_encrypted(context, manner):
    client = Mtavip(context, "answer", *REQUIRED, *sound("tone:440", "record:heard.wav", "PCMA"))
    client.wait_until_ready()
    peer = Baresip(context, user="caller", audio=speech.PATH, audio_codecs="PCMA/8000/1", encryption=manner)
    peer.dial(client.uri)
    peer.wait_for("CALL_ESTABLISHED")
    time.sleep(5)
    expect_encrypted(client, BARESIP[manner])
    peer.hang_up()
    client.wait_for("ended", reason="normal", by_remote=True)
    peer.wait_for("CALL_CLOSED")
    meter.expect_tone(peer.received_sound(), 440, 3)
    client.stop()
    meter.expect_speech(speech.PATH, client.recording(), 3)


def test_best_effort_with_plain_baresip(context):
    """It takes our offers for RTP/AVP with something more, or refuses them: sound must flow in the end."""
    peer = Baresip(context, audio="tone", audio_codecs="PCMA/8000/1")
    client = Mtavip(context, "call", peer.uri, "--duration", "4", "--media-encryption", "optional",
                    *sound(f"file:{speech.PATH}", "record:heard.wav", "PCMA"))
    client.expect_exit(DONE)
    meter.expect_tone(client.recording(), 440, 3)
    meter.expect_speech(speech.PATH, peer.received_sound(), 3)


def test_plain_baresip_is_refused_where_encryption_is_required(context):
    peer = Baresip(context, audio="tone", audio_codecs="PCMA/8000/1")
    client = Mtavip(context, "call", peer.uri, "--duration", "4", *REQUIRED, *sound(codec="PCMA"))
    client.expect_exit(REFUSED)
    if client.ended()["reason"] != "not-encrypted":
        raise Failure(f"not-encrypted is expected: {client.ended()}")


@cases(*LINPHONE)
def test_calls_linphone_encrypted(context, manner):
    peer = Linphone(context, audio=speech.PATH, audio_codec="PCMA", encryption=manner)
    client = Mtavip(context, "call", peer.uri, "--duration", "5", *REQUIRED, *sound("tone:440", "record:heard.wav", "PCMA"))
    client.expect_exit(DONE)
    peer.wait_for_end()
    expect_encrypted(client, LINPHONE[manner])
    meter.expect_speech(speech.PATH, client.recording(), 3)
    meter.expect_tone(peer.received_sound(), 440, 3)


@cases(*LINPHONE)
def test_is_called_by_linphone_encrypted(context, manner):
    client = Mtavip(context, "answer", *REQUIRED, *sound("tone:440", "record:heard.wav", "PCMA"))
    client.wait_until_ready()
    peer = Linphone(context, user="caller", audio=speech.PATH, audio_codec="PCMA", encryption=manner)
    peer.dial(client.uri)
    peer.wait_for_call()
    time.sleep(5)
    expect_encrypted(client, LINPHONE[manner])
    peer.hang_up()
    client.wait_for("ended", reason="normal", by_remote=True)
    peer.wait_for_end()
    client.stop()
    meter.expect_speech(speech.PATH, client.recording(), 3)
    meter.expect_tone(peer.received_sound(), 440, 3)
