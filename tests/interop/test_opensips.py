"""OpenSIPS with the project's example configuration: registering, calls, pictures and messages through it."""

import re
import time

from . import with_server
from .client import DONE
from .peers import opensips
from .peers.opensips import OpenSips
from .process import Failure, wait_until
from .runner import cases
from .with_server import USERS_AND_WAYS, WAYS, answering, client_of

PREREQUISITES = (opensips.program,)

# A registration may last 5 s; unless it is told so, OpenSIPS makes it a minute.
SHORT = {r'^modparam\("registrar", "max_contacts", 5\)': 'modparam("registrar", "max_contacts", 5)\n'
                                                         'modparam("registrar", "min_expires", 5)'}


@cases("plain", "tls")
def test_opensips_starts_without_complaint(context, how):
    server = OpenSips(context, tls=how == "tls")
    complaints = re.findall(r".*(?:WARNING|ERROR|CRITICAL|ALERT|EMERG).*", server.process.log())
    if complaints:
        raise Failure("opensips complains: " + "; ".join(complaints[:5]))


@cases(*USERS_AND_WAYS)
def test_register_at_opensips(context, transport, version, user):
    with_server.registers(context, OpenSips(context), transport, version, user)


@cases(("MD5", "MD5"), ("SHA-256", "SHA-256"), ("SHA-512-256", "SHA-512-256"), ("MD5,SHA-256", "SHA-256"),
       ("MD5,SHA-256,SHA-512-256", "SHA-512-256"))
def test_digest_at_opensips(context, offered, chosen):
    """The strongest of those that it offers."""
    trace = context.folder("trace") / "alice"
    client_of(context, OpenSips(context, algorithms=offered), "alice", "register", "--duration", "1", "--trace", trace).expect_exit(DONE)
    used = set(re.findall(r"Authorization: Digest .*algorithm=([\w-]+)", trace.read_text(encoding="utf-8")))
    if used != {chosen}:
        raise Failure(f"{used} was used, {chosen} is expected")


def test_stale_nonce_at_opensips(context):
    """The nonce is dead by the time of every refresh."""
    server = OpenSips(context, changes=SHORT | {r'^modparam\("auth", "calculate_ha1", 1\)':
                                                'modparam("auth", "calculate_ha1", 1)\nmodparam("auth", "nonce_expire", 1)'})
    client = client_of(context, server, "alice", "register", "--duration", "8", "--expires", "5")
    with_server.expect_refreshes(client, 20)


@cases("udp", "tls")
def test_wrong_password_at_opensips(context, transport):
    with_server.wrong_password(context, OpenSips(context), transport)


def test_caller_with_wrong_password_at_opensips(context):
    with_server.caller_with_wrong_password(context, OpenSips(context))


def test_opensips_of_unknown_authority(context):
    with_server.unknown_authority(context, OpenSips(context))


@cases("other", "expired")
def test_opensips_with_wrong_certificate(context, which):
    with_server.wrong_certificate(context, OpenSips(context, certificate=which))


@cases(*WAYS)
def test_call_through_opensips(context, transport, version):
    with_server.call(context, OpenSips(context), transport, version)


@cases(*((*way, codec) for way, codec in zip(WAYS, ("H264", "VP8", "VP8", "H264", "H264", "VP8"))))
def test_picture_through_opensips(context, transport, version, codec):
    with_server.call_with_picture(context, OpenSips(context), transport, version, codec)


@cases(("udp", "tcp"), ("udp", "tls"), ("tcp", "udp"), ("tls", "udp"))
def test_call_between_transports_of_opensips(context, caller, callee):
    with_server.call_between_transports(context, OpenSips(context), caller, callee)


@cases(*WAYS)
def test_hold_through_opensips(context, transport, version):
    with_server.hold(context, OpenSips(context), transport, version)


@cases(*WAYS)
def test_messages_through_opensips(context, transport, version):
    with_server.messages(context, OpenSips(context), transport, version)


@cases("udp", "tcp", "tls")
def test_unknown_user_at_opensips(context, transport):
    with_server.is_not_found(context, OpenSips(context), "nobody", transport)


@cases("udp", "tcp", "tls")
def test_busy_through_opensips(context, transport):
    with_server.busy(context, OpenSips(context), transport)


@cases("udp", "tcp", "tls")
def test_cancelled_through_opensips(context, transport):
    with_server.cancelled(context, OpenSips(context), transport)


def test_no_answer_through_opensips(context):
    with_server.no_answer(context, OpenSips(context))


def test_redirected_through_opensips(context):
    # sipp, which registers the telephone, knows MD5 only and takes the first challenge for the only one.
    with_server.redirected(context, OpenSips(context, algorithms="MD5"))


def test_callee_gone_at_opensips(context):
    with_server.callee_gone(context, OpenSips(context))


def test_opensips_restarts(context):
    with_server.server_restarts(context, OpenSips(context, changes=SHORT))


# Connections over which nothing came for so long are closed, whoever is registered by them.
IDLE_SECONDS = 6
CLOSES_IDLE = {r'^modparam\("registrar", "tcp_persistent_flag", "TCP_PERSISTENT"\)': "", r'"natping_tcp", 1': '"natping_tcp", 0',
               r"^tcp_workers=2": f"tcp_workers=2\ntcp_connection_lifetime={IDLE_SECONDS}"}


@cases("tcp", "tls")
def test_call_outlives_its_connection_to_opensips(context, transport):
    """The client registers anew and tells the other side the new way; the call is changed and ended by it."""
    server = OpenSips(context, changes=CLOSES_IDLE)
    alice, _ = with_server.hold(context, server, transport, seconds=2 * IDLE_SECONDS + 2, callee="udp")
    if sum(event["event"] == "registration" and event["state"] == "registered" for event in alice.events()) < 2:
        raise Failure("the server closed no connection")


PING_OFTEN = {r'"natping_interval", 30': '"natping_interval", 2'}
# Two pings without an answer, and a contact is forgotten.
FORGET = {r'^( *)setbflag\("PING"\);': '        setbflag("PING");\n        setbflag("FORGET");',
          r'^modparam\("nathelper", "natping_tcp", 1\)': 'modparam("nathelper", "natping_tcp", 1)\n'
                                                        'modparam("nathelper", "remove_on_timeout_bflag", "FORGET")\n'
                                                        'modparam("nathelper", "ping_threshold", 1)\n'
                                                        'modparam("nathelper", "max_pings_lost", 1)'}


@cases("udp", "tcp", "tls")
def test_opensips_pings(context, transport):
    """Its OPTIONS are answered, so that it still knows the client; one that is gone it has soon forgotten."""
    server = OpenSips(context, changes=PING_OFTEN | FORGET)
    trace = context.folder("trace") / "bob"
    bob = answering(context, server, "bob", transport, 4, "--trace", trace)
    pattern = r" sent \S+ > \S+ \S+ SIP 200 OK \(OPTIONS\)"
    wait_until(lambda: len(re.findall(pattern, trace.read_text(encoding="utf-8"))) >= 5, 30, "five pings are answered")
    with_server.is_called(context, server, "bob", transport)
    bob.process.process.kill()
    time.sleep(10)
    with_server.is_not_found(context, server, "bob", transport)


def test_opensips_pings_with_four_octets(context):
    """The other kind of ping, which is no SIP at all, is passed over."""
    server = OpenSips(context, changes=PING_OFTEN | {r'^ *setbflag\("PING"\);\n': ""})
    bob = answering(context, server, "bob")
    time.sleep(5)
    if bob.has("warning"):
        raise Failure("the client warns of a ping")
    with_server.is_called(context, server, "bob")


@cases("udp", "tcp", "tls")
def test_long_call_through_opensips(context, transport):
    """Of 50 s, where connections that nobody registered over are ended when nothing came for 10 s."""
    server = OpenSips(context, changes={r'"natping_interval", 30': '"natping_interval", 0',
                                        r"^tcp_workers=2": "tcp_workers=2\ntcp_connection_lifetime=10"})
    with_server.hold(context, server, transport, 4, seconds=25)
