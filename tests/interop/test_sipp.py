"""sipp on the other side: the ordinary call both ways, and what the field does that is less ordinary."""

import re

from . import sound as meter
from . import speech
from .client import DONE, NO_CODEC, NOT_REACHABLE, REFUSED, TIMED_OUT, Account, Mtavip, sound
from .peers.sipp import (Sipp, answer, answer_in_dialog, pause, play, receive, request, request_back, sdp)
from .process import Failure, free_port
from .runner import cases

# What a called side begins and a calling side ends with.
ANSWERED = [receive("INVITE", remember=True), answer(100, "Trying", to_tag=False, contact=None), answer(180, "Ringing"),
            answer(200, "OK", body=sdp()), receive("ACK")]
HUNG_UP = [receive("BYE"), answer_in_dialog(200, "OK")]
PROVISIONAL = [receive(100, optional=True), receive(180, optional=True)]
CALL = [request("INVITE", 1, body=sdp(), in_dialog=False), *PROVISIONAL,
        receive(200, route=True, check={"body": "m=audio [1-9][0-9]* RTP/AVP .*0"}), request("ACK", 1)]
END = [request("BYE", 2), receive(200)]


def call(context, peer, *options, seconds=1):
    return Mtavip(context, "call", peer.uri, "--duration", seconds, *sound(), *options)


def waiting(context, *options, transport="udp", host="127.0.0.1"):
    client = Mtavip(context, "answer", *(options or sound()), host=host)
    client.wait_until_ready()
    return client


def called_by_sipp(context, steps, *options, transport="udp", version=4, seconds=30):
    """A client that answers, and sipp that plays the steps with it; both, when sipp has succeeded."""
    client = waiting(context, *options, host="127.0.0.1" if version == 4 else "::1")
    peer = Sipp(context, steps, target=f"{client.host}:{client.port}", transport=transport, version=version)
    peer.expect_success(seconds)
    if not client.process.running():
        raise Failure(f"the client ended with {client.process.process.returncode}")
    return client, peer


@cases(("udp", 4), ("udp", 6), ("tcp", 4), ("tcp", 6))
def test_calls_sipp(context, transport, version):
    """sipp plays a file after the answer, in G.711."""
    peer = Sipp(context, ANSWERED + [play(speech.as_mu_law(context.root), 0)] + HUNG_UP, transport=transport, version=version,
                echo=False)
    client = Mtavip(context, "call", peer.uri, "--duration", "4", *sound("tone:440", "record:heard.wav", "PCMU"),
                    host="127.0.0.1" if version == 4 else "::1")
    client.expect_exit(DONE)
    peer.expect_success()
    meter.expect_speech(speech.PATH, client.recording(), 3)


@cases(("udp", 4), ("udp", 6), ("tcp", 4), ("tcp", 6))
def test_is_called_by_sipp(context, transport, version):
    client, _ = called_by_sipp(context, CALL + [pause(1)] + END, transport=transport, version=version)
    client.wait_for("ended", reason="normal")


def test_sipp_built_in_scenarios(context):
    """sipp's own uac, three calls one after the other."""
    client = waiting(context)
    peer = Sipp(context, None, target=f"{client.host}:{client.port}", options=["-sn", "uac", "-m", "3", "-r", "1", "-d", "500"])
    peer.expect_success()


def test_early_media(context):
    """Sound before the answer is heard, and the call goes on with it."""
    peer = Sipp(context, [receive("INVITE", remember=True), answer(183, "Session Progress", body=sdp()), pause(2),
                          answer(200, "OK", body=sdp()), receive("ACK")] + HUNG_UP)
    client = call(context, peer, seconds=1)
    client.wait_for("state", state="alerting", early_media=True)
    client.expect_exit(DONE)
    peer.expect_success()


def test_offer_in_answer(context):
    """INVITE without an offer: ours is in the 200, theirs in the ACK (RFC 3264, RFC 3261 13.2.1)."""
    called_by_sipp(context, [request("INVITE", 1, in_dialog=False), *PROVISIONAL,
                             receive(200, route=True, check={"body": "m=audio"}),
                             request("ACK", 1, body=sdp()), pause(1)] + END)


def test_offer_in_answer_as_caller(context):
    peer = Sipp(context, [receive("INVITE", remember=True, absent={"body": "m=audio"}), answer(180, "Ringing"),
                          answer(200, "OK", body=sdp()), receive("ACK", check={"body": "m=audio"})] + HUNG_UP)
    call(context, peer, "--no-offer").expect_exit(DONE)
    peer.expect_success()


HOLDS = {"sendonly": sdp(2, direction="sendonly"), "inactive": sdp(2, direction="inactive"),
         "zero": sdp(2, address="0.0.0.0", direction=None)}


@cases(*HOLDS)
def test_is_held_and_resumed(context, how):
    """re-INVITE with hold in three dialects, as caller's peer; then resumed."""
    peer = Sipp(context, ANSWERED + [
        pause(0.5), request_back("INVITE", 10, body=HOLDS[how]), receive(100, optional=True),
        receive(200, check={"body": "a=(recvonly|inactive)"}), request_back("ACK", 10), pause(0.5),
        request_back("INVITE", 11, body=sdp(3)), receive(100, optional=True),
        receive(200, absent={"body": "a=(recvonly|inactive|sendonly)"}), request_back("ACK", 11), pause(0.5),
        request_back("BYE", 12), receive(200)])
    client = call(context, peer, seconds=20)
    client.wait_for("media", held_by_remote=True)
    client.expect_exit(DONE)
    peer.expect_success()


def test_reinvite_without_offer(context):
    """A re-INVITE that asks us for an offer."""
    peer = Sipp(context, ANSWERED + [
        pause(0.3), request_back("INVITE", 10), receive(100, optional=True), receive(200, check={"body": "m=audio"}),
        request_back("ACK", 10, body=sdp(2)), pause(0.3), request_back("BYE", 11), receive(200)])
    call(context, peer, seconds=20).expect_exit(DONE)
    peer.expect_success()


def test_reinvite_that_cannot_be(context):
    """A re-INVITE with codecs that nobody has is refused with 488 and the call goes on."""
    peer = Sipp(context, ANSWERED + [
        pause(0.3), request_back("INVITE", 10, body=sdp(2, codecs=(96,)).replace(" 101\n", "\n")), receive(100, optional=True),
        receive(488), request_back("ACK", 10), pause(0.3), request_back("BYE", 11), receive(200)])
    call(context, peer, seconds=20).expect_exit(DONE)
    peer.expect_success()


@cases((486, "Busy Here", REFUSED), (603, "Decline", REFUSED), (404, "Not Found", REFUSED), (403, "Forbidden", REFUSED),
       (480, "Temporarily Unavailable", TIMED_OUT), (488, "Not Acceptable Here", NO_CODEC), (500, "Server Error", REFUSED),
       (699, "Never Heard Of", REFUSED))
def test_refused(context, code, reason, exit_code):
    peer = Sipp(context, [receive("INVITE"), answer(code, reason), receive("ACK")])
    client = call(context, peer)
    client.wait_for("ended", code=code)
    client.expect_exit(exit_code)
    peer.expect_success()


def test_redirected(context):
    """302 leads to another telephone."""
    second = Sipp(context, ANSWERED + HUNG_UP)
    first = Sipp(context, [receive("INVITE"), answer(302, "Moved Temporarily", contact=f"<{second.uri}>"), receive("ACK")])
    call(context, first).expect_exit(DONE)
    first.expect_success()
    second.expect_success()


def test_redirected_in_a_circle(context):
    """302 that leads to itself ends."""
    peer = Sipp(context, [receive("INVITE"), answer(302, "Moved", contact="<sip:peer@[local_ip]:[local_port]>"), receive("ACK")])
    client = call(context, peer)
    status = client.process.wait(20)
    if status not in (REFUSED, NOT_REACHABLE):
        raise Failure(f"mtavip ended with {status}")


@cases("401", "407")
def test_challenged(context, code):
    """A peer that wants a password: the second INVITE has the answer and the next CSeq."""
    header, credentials = ("WWW-Authenticate", "Authorization") if code == "401" else (
        "Proxy-Authenticate", "Proxy-Authorization")
    peer = Sipp(context, [
        receive("INVITE"),
        answer(code, "Who are you", more=[f'{header}: Digest realm="peer", nonce="47364c23432d2e131a5fb210812c", qop="auth"']),
        receive("ACK"), receive("INVITE", remember=True, check={credentials: 'username="alice".*nc=00000001', "CSeq": "2 INVITE"}),
        answer(180, "Ringing"), answer(200, "OK", body=sdp()), receive("ACK")] + HUNG_UP)
    client = Mtavip(context, "call", peer.uri, "--duration", "1", "--no-register", *sound(),
                    account=Account("alice", f"127.0.0.1:{peer.port}", "secret"))
    client.expect_exit(DONE)
    peer.expect_success()


def test_no_answer(context):
    """It rings and rings; the time is over, and the call is cancelled."""
    peer = Sipp(context, [receive("INVITE"), answer(180, "Ringing"), receive("CANCEL"), answer_in_dialog(200, "OK"),
                          answer_487(), receive("ACK")])
    client = call(context, peer, "--timeout", "2")
    client.expect_exit(TIMED_OUT)
    peer.expect_success()


def answer_487():
    """The answer to the INVITE after its CANCEL: the CSeq is the INVITE's again."""
    return answer(487, "Request Terminated").replace("[last_CSeq:]", "CSeq: 1 INVITE")


def test_silent_peer(context):
    """Not even a 100: timer B ends it after 32 s (RFC 3261 17.1.1.2)."""
    client = Mtavip(context, "call", f"sip:peer@127.0.0.1:{silent(context)}", *sound())
    client.expect_exit(TIMED_OUT, 45)


def silent(context):
    """A port that takes datagrams and says nothing."""
    peer = Sipp(context, [receive("NOTHING")], seconds=60)
    return peer.port


def test_caller_cancels(context):
    """sipp cancels while it rings."""
    client = waiting(context, "--ring", "5", *sound())
    peer = Sipp(context, [request("INVITE", 1, body=sdp(), in_dialog=False, branch="z9hG4bK-cancelled-[call_number]-[pid]"),
                          receive(100, optional=True), receive(180), pause(0.3),
                          request("CANCEL", 1, in_dialog=False, branch="z9hG4bK-cancelled-[call_number]-[pid]"),
                          receive(200), receive(487),
                          request("ACK", 1, branch="z9hG4bK-cancelled-[call_number]-[pid]").replace("[next_url]", "sip:[service]@[remote_ip]:[remote_port]")],
                target=f"{client.host}:{client.port}")
    peer.expect_success()
    client.wait_for("ended", reason="cancelled")


def test_old_caller(context):
    """A caller of RFC 2543: no magic branch, no From tag, no Max-Forwards, no direction in the SDP."""
    called_by_sipp(context, [request("INVITE", 1, body=sdp(direction=None), in_dialog=False, old=True), *PROVISIONAL,
                             receive(200, route=True), request("ACK", 1, old=True), pause(0.5),
                             request("BYE", 2, old=True), receive(200)])


def test_old_callee(context):
    """A callee of RFC 2543: no To tag in the answer."""
    peer = Sipp(context, [receive("INVITE", remember=True), answer(200, "OK", body=sdp(direction=None), to_tag=False),
                          receive("ACK")] + HUNG_UP)
    call(context, peer).expect_exit(DONE)
    peer.expect_success()


def test_message_from_sipp(context):
    client, _ = called_by_sipp(context, [request("MESSAGE", 1, body="Hello, is anybody there?", kind="text/plain",
                                                 in_dialog=False), receive(200)])
    # sipp ends every body with an empty line.
    client.wait_for("message", body="Hello, is anybody there?\r\n")


def test_message_to_sipp(context):
    peer = Sipp(context, [receive("MESSAGE", check={"Content-Type": "text/plain", "body": "Hello there"}), answer(200, "OK")])
    Mtavip(context, "message", peer.uri, "Hello there").expect_exit(DONE)
    peer.expect_success()


def test_message_refused(context):
    peer = Sipp(context, [receive("MESSAGE"), answer(404, "Not Found")])
    Mtavip(context, "message", peer.uri, "Hello there").expect_exit(REFUSED)
    peer.expect_success()


def test_options(context):
    """OPTIONS tells what we can (RFC 3261 11.2)."""
    called_by_sipp(context, [request("OPTIONS", 1, in_dialog=False), receive(200, check={"Allow": "INVITE.*", "Accept": "sdp"})])


def test_unknown_method(context):
    called_by_sipp(context, [request("FROBNICATE", 1, in_dialog=False), receive(405, check={"Allow": "INVITE"})])


def test_unknown_extension(context):
    called_by_sipp(context, [request("INVITE", 1, body=sdp(), in_dialog=False, more=["Require: nothing-like-it"]),
                             receive(100, optional=True), receive(420, check={"Unsupported": "nothing-like-it"}),
                             request("ACK", 1).replace("[next_url]", "sip:[service]@[remote_ip]:[remote_port]")])


def test_no_common_codec(context):
    called_by_sipp(context, [request("INVITE", 1, body=sdp(codecs=(96,)).replace(" 101\n", "\n"), in_dialog=False),
                             receive(100, optional=True), receive(180, optional=True), receive(488),
                             request("ACK", 1).replace("[next_url]", "sip:[service]@[remote_ip]:[remote_port]")])


def test_refused_stream(context):
    """Sound with a picture that is offered with port zero: the answer has two media lines (RFC 3264 6)."""
    called_by_sipp(context, [request("INVITE", 1, body=sdp(video=True), in_dialog=False), *PROVISIONAL,
                             receive(200, route=True, check={"body": "m=video 0 "}), request("ACK", 1), pause(0.3)] + END)


def test_compact_headers(context):
    """The short names of RFC 3261 7.3.3."""
    short = request("INVITE", 1, body=sdp(), in_dialog=False)
    for name, letter in (("Via", "v"), ("From", "f"), ("To", "t"), ("Call-ID", "i"), ("Contact", "m"), ("Content-Type", "c"),
                         ("Content-Length", "l")):
        short = short.replace(f"      {name}:", f"      {letter}:")
    called_by_sipp(context, [short, *PROVISIONAL, receive(200, route=True), request("ACK", 1), pause(0.3)] + END)


def test_dtmf_by_info(context):
    client, _ = called_by_sipp(context, CALL + [
        pause(0.3), request("INFO", 2, body="Signal=5\r\nDuration=160", kind="application/dtmf-relay"), receive(200),
        request("BYE", 3), receive(200)])
    client.wait_for("dtmf", digit="5")


def test_dead_port(context):
    """Nothing listens there."""
    client = Mtavip(context, "call", f"sip:peer@127.0.0.1:{free_port()};transport=tcp", *sound())
    client.expect_exit(NOT_REACHABLE)


def test_late_acknowledgement(context):
    """No ACK for a while: our 200 is repeated until one comes (RFC 3261 13.3.1.4)."""
    _, peer = called_by_sipp(context, [request("INVITE", 1, body=sdp(), in_dialog=False), *PROVISIONAL, receive(200, route=True),
                                       pause(2), request("ACK", 1), pause(0.3)] + END)
    answers = len(re.findall(r"SIP/2\.0 200 OK\r?\n(?:[^\r\n]+\r?\n)*CSeq: 1 INVITE", peer.messages()))
    if answers < 3:
        raise Failure(f"the 200 was sent {answers} times in 2 s, 3 are due (after 0.5 and 1.5 s)")


def test_large_request_goes_by_tcp(context):
    """Over 1300 bytes a request does not go by UDP (RFC 3261 18.1.1)."""
    peer = Sipp(context, [receive("MESSAGE", check={"Via": "SIP/2.0/TCP"}), answer(200, "OK")], transport="tcp")
    text = " ".join(f"word{number}" for number in range(300))
    Mtavip(context, "message", peer.uri.replace(";transport=tcp", ""), text).expect_exit(DONE)
    peer.expect_success()


def test_reliable_provisional_responses(context):
    """A caller that requires RFC 3262: the 180 has a number, and the call goes on after its PRACK."""
    called_by_sipp(context, [request("INVITE", 1, body=sdp(), in_dialog=False, more=("Require: 100rel",)), receive(100, optional=True),
                             receive(180, route=True, check={"RSeq": "[0-9]+", "Require": "100rel"}),
                             request("PRACK", 2, more=("RAck: [$ignored0] 1 INVITE",)), receive(200),
                             receive(200, check={"body": "m=audio [1-9]"}), request("ACK", 1), pause(0.5),
                             request("BYE", 3), receive(200)], *sound(), "--ring", "1")


def test_session_is_refreshed(context):
    """A called side that wants the session refreshed in 20 s (RFC 4028) gets an UPDATE after 10."""
    peer = Sipp(context, [receive("INVITE", remember=True, check={"Session-Expires": "1800", "Supported": "timer"}),
                          answer(180, "Ringing"),
                          answer(200, "OK", body=sdp(), more=("Require: timer", "Session-Expires: 20;refresher=uac",
                                                              "Allow: INVITE, ACK, BYE, CANCEL, UPDATE")),
                          receive("ACK"), receive("UPDATE", check={"Session-Expires": "20;refresher=uac"}, seconds=15),
                          answer_in_dialog(200, "OK")] + HUNG_UP)
    client = call(context, peer, seconds=12)
    client.expect_exit(DONE, 30)
    peer.expect_success()
