"""tshark dissects what we send: SIP, SDP, RTP, RTCP, DTMF and pictures, without a malformed packet or an error mark."""

import time

from . import capture, speech
from .client import DONE, Account, Mtavip, picture, sound
from .peers.kamailio import Kamailio
from .peers.registrar import PASSWORDS
from .process import Failure
from .runner import Skip, cases

# An address of our own on the loopback network keeps the packets of other tests out.
HOSTS = {name: f"127.83.0.{number + 1}" for number, name in
         enumerate(("PCMU", "PCMA", "G722", "opus", "H264", "VP8", "H263-1998", "control", "registrar", "H263",
                    "H261"))}


def captured(context, name):
    if not capture.may_capture():
        raise Skip("capturing packets needs root")
    return capture.Capture(context, HOSTS[name])


def two_clients(context, host, options, *caller_options, seconds=6):
    """A call between two of ours on one address. Returns what makes tshark take its signalling for SIP whatever the ports
    are known for."""
    callee = Mtavip(context, "answer", *options, host=host)
    callee.wait_until_ready()
    caller = Mtavip(context, "call", callee.uri, "--duration", seconds, *options, *caller_options, host=host)
    caller.expect_exit(DONE, seconds + 15)
    callee.wait_for("ended")
    callee.stop()
    return [word for client in (caller, callee) for word in ("-d", f"udp.port=={client.port},sip")]


@cases("PCMU", "PCMA", "G722", "opus")
def test_sound_is_dissected(context, codec):
    packets = captured(context, codec)
    options = two_clients(context, HOSTS[codec], sound(f"file:{speech.PATH}", "null", codec), "--dtmf", "1*#")
    capture.expect_clean(packets.stop(), {"sip": 5, "sdp": 2, "rtp": 400, "rtcp": 2, "rtpevent": 6}, options)


@cases("H264", "VP8", "H263-1998", "H263", "H261")
def test_picture_is_dissected(context, codec):
    packets = captured(context, codec)
    options = two_clients(context, HOSTS[codec], sound("tone:440") + picture("test", "null", codec))
    protocol = {"H264": "h264", "VP8": "vp8", "H263-1998": "h263p", "H263": "rfc2190", "H261": "h261"}[codec]
    capture.expect_clean(packets.stop(), {"sip": 5, "sdp": 2, "rtp": 500, "rtcp": 4, protocol: 100}, options)


def test_control_packets_are_right(context):
    """Reports are compound and begin with SR or RR, carry a CNAME, and the stream ends with a BYE (RFC 3550 6.1, 6.6)."""
    packets = captured(context, "control")
    options = two_clients(context, HOSTS["control"], sound("tone:440", "null", "PCMU"), seconds=12)
    file = packets.stop()
    types = capture.fields(file, ["rtcp.pt"], "rtcp", options)
    if len(types) < 6:
        raise Failure(f"{len(types)} RTCP packets in 12 s of a call between two")
    for (kinds,) in types:
        if kinds.split(",")[0] not in ("200", "201") or "202" not in kinds.split(","):
            raise Failure(f"an RTCP packet has the types {kinds}")
    if not any("203" in kinds for (kinds,) in types):
        raise Failure("no stream said BYE")
    markers = capture.fields(file, ["rtp.seq"], "rtp.marker == 1 && rtp.p_type == 0", options)
    if not markers:
        raise Failure("no talk spurt began with a marker")


def test_registrar_sees_clean_messages(context):
    packets = captured(context, "registrar")
    server = Kamailio(context)
    client = Mtavip(context, "register", "--duration", "1", account=Account("alice", server.domain(), PASSWORDS["alice"]),
                    host=HOSTS["registrar"])
    client.expect_exit(DONE)
    time.sleep(0.2)
    # Kamailio's port is none that tshark would take for SIP by itself.
    capture.expect_clean(packets.stop(), {"sip": 6}, ["-d", f"udp.port=={server.port},sip"])
