"""A running client is sent what killed another stack, and answers afterwards as before."""

import os
import pathlib
import random
import re
import socket
import ssl
import time

from .client import DONE, Mtavip, sound
from .context import ROOT
from .peers.sipp import Sipp, receive, request
from .process import Failure, Process, free_port, wait_until
from .runner import cases

KILLERS = ROOT / "tests/data/sip-killers"
DATAGRAMS = sorted(path.name for path in KILLERS.glob("*.sip") if not path.name.startswith("tcp-"))
STREAMS = sorted(path.name for path in KILLERS.glob("tcp-*.sip"))


def resident_kilobytes(client):
    status = pathlib.Path(f"/proc/{client.process.process.pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0])


def waiting(context):
    client = Mtavip(context, "answer", *sound())
    client.wait_until_ready()
    return client


def expect_alive(context, client, before):
    """It answers OPTIONS, and has not grown."""
    Sipp(context, [request("OPTIONS", 1, in_dialog=False), receive(200)], target=f"127.0.0.1:{client.port}",
         seconds=10).expect_success(15)
    grown = resident_kilobytes(client) - before
    if grown > 20_000:
        raise Failure(f"the client grew by {grown} kB")


@cases(*DATAGRAMS)
def test_killer_datagram(context, name):
    client = waiting(context)
    before = resident_kilobytes(client)
    data = (KILLERS / name).read_bytes()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for _ in range(3):
            sender.sendto(data, ("127.0.0.1", client.port))
    expect_alive(context, client, before)


@cases(*STREAMS)
def test_killer_stream(context, name):
    client = waiting(context)
    before = resident_kilobytes(client)
    data = (KILLERS / name).read_bytes()
    with socket.create_connection(("127.0.0.1", client.port), 5) as sender:
        sender.sendall(data)
        sender.settimeout(3)
        try:
            # An answer, a close, or neither for a while: all are right as long as the client lives.
            sender.recv(4096)
        except OSError:
            pass
        expect_alive(context, client, before)


def test_silent_connections(context):
    """Two hundred connections that say nothing do not keep others out."""
    client = waiting(context)
    before = resident_kilobytes(client)
    opened = []
    try:
        for _ in range(200):
            try:
                opened.append(socket.create_connection(("127.0.0.1", client.port), 2))
            except OSError:
                break  # a limit on connections is an answer too
        expect_alive(context, client, before)
    finally:
        for connection in opened:
            connection.close()


def test_noise(context):
    """Datagrams of nothing, of one byte, of the largest size, and of every single byte value."""
    client = waiting(context)
    before = resident_kilobytes(client)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for data in (b"", b"\0", b"\r\n\r\n", b"A" * 65000, b"\xff" * 1500, *(bytes([value]) * 40 for value in range(256))):
            sender.sendto(data, ("127.0.0.1", client.port))
    wait_until(client.process.running, 1, "the client runs")
    expect_alive(context, client, before)


# --- Volume

# In all of a test; the numbers in docs/interop.md were made with a million.
TRANSACTION_SECONDS = 34  # and calls that were never acknowledged are over, too
MESSAGES = int(os.environ.get("MTAVIP_HOSTILE_MESSAGES", "20000"))
CORPUS = [path.read_bytes() for path in sorted((ROOT / "tests/data/corpus/sip_message").iterdir())]
WORDS = (b"\r\n", b"\r\n\r\n", b"\0", b"\r", b"\n\t", b";", b",", b"<", b">", b'"', b"%", b"%00", b"sip:", b"sips:", b"tel:", b"@", b"[::1]", b"0", b"-1",
         b"4294967296", b"18446744073709551616", b"Content-Length: 4294967295\r\n", b"l: 0\r\n", b"Via: ", b"SIP/2.0", b"\xff\xfe", b"a" * 5000,
         b"Require: 100rel\r\n", b"Replaces: a;to-tag=b;from-tag=c\r\n", b"Refer-To: <sip:x@127.0.0.1:9>\r\n", b"Event: presence\r\n")
METHODS = ("INVITE", "ACK", "BYE", "CANCEL", "REGISTER", "OPTIONS", "PRACK", "UPDATE", "INFO", "REFER", "NOTIFY", "SUBSCRIBE", "MESSAGE", "PUBLISH", "X")
SDP = ("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 0 8 96\r\na=rtpmap:96 opus/48000/2\r\n"
       "m=video 9 RTP/AVP 97\r\na=rtpmap:97 H264/90000\r\na=fmtp:97 profile-level-id=42e01f\r\n")


def well_formed(dice, port, transport, dialog):
    """A request that makes sense; half of them within a dialog that there is, where there is one."""
    method = dice.choice(METHODS)
    inside = dialog and dice.random() < 0.5
    body = SDP if method in ("INVITE", "UPDATE", "PRACK", "ACK") and dice.random() < 0.8 else ""
    number = dice.getrandbits(32)
    to = f";tag={dialog['to']}" if inside else ""
    call = dialog["call"] if inside else f"{number:x}"
    lines = [f"{method} sip:us@127.0.0.1:{port} SIP/2.0", f"Via: SIP/2.0/{transport} 127.0.0.1:9;rport;branch=z9hG4bK{dice.getrandbits(64):x}",
             "Max-Forwards: 70", f"From: <sip:them@127.0.0.1:9>;tag={dialog['from'] if inside else number}", f"To: <sip:us@127.0.0.1>{to}",
             f"Call-ID: {call}", f"CSeq: {dice.randrange(1, 1 << 31)} {method}", "Contact: <sip:them@127.0.0.1:9>",
             *(["Content-Type: application/sdp"] if body else []), f"Content-Length: {len(body)}", "", ""]
    return ("\r\n".join(lines) + body).encode()


def changed(dice, data):
    """Bytes flipped, pieces cut out, doubled, moved and put in."""
    data = bytearray(data)
    for _ in range(dice.choice((0, 1, 1, 2, 3, 8))):
        if not data:
            break
        at, to = sorted((dice.randrange(len(data)), dice.randrange(len(data))))
        to = min(to, at + 200)
        kind = dice.randrange(6)
        if kind == 0:
            data[at] = dice.randrange(256)
        elif kind == 1:
            del data[at:to]
        elif kind == 2:
            data[at:at] = data[at:to]
        elif kind == 3:
            data[at:at] = dice.choice(WORDS)
        elif kind == 4:
            data[at:to] = dice.choice(WORDS)
        else:
            piece = data[at:to]
            del data[at:to]
            place = dice.randrange(len(data) + 1)
            data[place:place] = piece
    return bytes(data[:60_000])


def lying_length(dice, data):
    return re.sub(rb"Content-Length: *[0-9]+", b"Content-Length: %d" % dice.choice((0, 1, 5, 1000, 1 << 31, 1 << 32)), data, count=1)


def messages(seed, count, port, transport, dialog):
    dice = random.Random(seed)
    for _ in range(count):
        data = dice.choice(CORPUS) if dice.random() < 0.2 else well_formed(dice, port, transport, dialog)
        if dice.random() < 0.8:
            data = changed(dice, data)
        yield lying_length(dice, data) if dice.random() < 0.05 else data


def establish(port):
    """A call over UDP that the client answers: what a request within it has to carry."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as caller:
        caller.bind(("127.0.0.1", 0))
        caller.settimeout(5)
        own = caller.getsockname()[1]
        head = (f"Via: SIP/2.0/UDP 127.0.0.1:{own};rport;branch=z9hG4bK{{0}}\r\nMax-Forwards: 70\r\nFrom: <sip:them@127.0.0.1:9>;tag=them\r\n"
                f"To: <sip:us@127.0.0.1>{{1}}\r\nCall-ID: established\r\nCSeq: 1 {{2}}\r\nContact: <sip:them@127.0.0.1:{own}>\r\n")
        caller.sendto((f"INVITE sip:us@127.0.0.1:{port} SIP/2.0\r\n{head.format('one', '', 'INVITE')}Content-Type: application/sdp\r\n"
                       f"Content-Length: {len(SDP)}\r\n\r\n{SDP}").encode(), ("127.0.0.1", port))
        while not (answer := caller.recv(65536).decode()).startswith("SIP/2.0 200"):
            pass
        tag = re.search(r"^To:.*;tag=([^;\r\n]+)", answer, re.MULTILINE | re.IGNORECASE).group(1)
        caller.sendto((f"ACK sip:us@127.0.0.1:{port} SIP/2.0\r\n{head.format('two', ';tag=' + tag, 'ACK')}Content-Length: 0\r\n\r\n").encode(),
                      ("127.0.0.1", port))
    return {"to": tag, "from": "them", "call": "established"}


def ping(port, seconds=5):
    """It answers OPTIONS in time."""
    request_text = (f"OPTIONS sip:us@127.0.0.1:{port} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1;rport;branch=z9hG4bK{random.getrandbits(64):x}\r\nMax-Forwards: 70\r\n"
                    f"From: <sip:p@127.0.0.1>;tag=p\r\nTo: <sip:us@127.0.0.1>\r\nCall-ID: {random.getrandbits(64):x}\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.settimeout(0.5)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            sender.sendto(request_text.encode(), ("127.0.0.1", port))
            try:
                sender.recv(65536)
                return
            except TimeoutError:
                continue
    raise Failure(f"no answer to OPTIONS within {seconds} s")


def by_datagrams(port, _context, stream):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        for number, data in enumerate(stream):
            sender.sendto(data, ("127.0.0.1", port))
            if number % 500 == 499:
                ping(port)


def by_connections(port, context, stream):
    """context: of TLS, or none. A new connection whenever the client has closed the one before."""
    connection = None
    for number, data in enumerate(stream):
        try:
            if connection is None:
                connection = socket.create_connection(("127.0.0.1", port), 5)
                if context:
                    connection = context.wrap_socket(connection, server_hostname="127.0.0.1")
                connection.settimeout(0.2)
            connection.sendall(data)
            if number % 20 == 19:
                connection.recv(65536)
        except TimeoutError:
            pass
        except OSError:
            connection.close()
            connection = None
    if connection:
        connection.close()


@cases("udp", "tcp", "tls")
def test_mutated_messages(context, transport):
    """Nothing that is sent, in whatever number, ends the client, stops its answers, or stays in its memory."""
    certificates = context.certificates.folder
    options = ["--max-calls", "16", "--requests-per-source", "0", *sound()]
    if transport == "tls":
        options += ["--tls-cert", certificates / "server.pem", "--tls-key", certificates / "server.key", "--sip-tls-port", "0"]
    client = Mtavip(context, "answer", *options)
    ports = {entry.split(":", 1)[0]: int(entry.rsplit(":", 1)[1]) for entry in client.wait_for("ready")["listening"]}
    dialog = establish(client.port)
    tls = None
    if transport == "tls":
        tls = ssl.create_default_context(cafile=str(context.certificates.ca))
    send = by_datagrams if transport == "udp" else by_connections
    count = MESSAGES // (2 if transport == "udp" else 8)
    sizes = []
    for seed in (1, 2):
        send(ports[transport], tls, messages(seed, count, ports[transport], transport.upper(), dialog))
        time.sleep(TRANSACTION_SECONDS)
        ping(client.port)
        sizes.append(resident_kilobytes(client))
    # What the first half of it made the client allocate is used again for the second.
    if sizes[1] > sizes[0] + 3000:
        raise Failure(f"the client grew from {sizes[0]} to {sizes[1]} kB")


def test_a_flood_does_not_disturb_a_call(context):
    """A conversation goes on while strangers send INVITE and REGISTER as fast as they can."""
    client = Mtavip(context, "answer", "--accept-from", "sip:mtavip@*", "--reject", "declined", *sound("tone:440"))
    client.wait_until_ready()
    friend = Mtavip(context, "call", client.uri, "--duration", "6", *sound("tone:300"))
    friend.wait_for("first-media")
    until = time.monotonic() + 4
    sent = 0
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        while time.monotonic() < until:
            number = random.getrandbits(64)
            method = ("INVITE", "REGISTER")[sent % 2]
            sender.sendto(f"{method} sip:{sent}@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bK{number:x}\r\nFrom: <sip:100@127.0.0.1>;tag=x\r\n"
                          f"To: <sip:{sent}@127.0.0.1>\r\nCall-ID: {number:x}\r\nCSeq: 1 {method}\r\nContact: <sip:100@127.0.0.1:9>\r\n"
                          f"Content-Length: 0\r\n\r\n".encode(), ("127.0.0.1", client.port))
            sent += 1
    friend.expect_exit(DONE)
    audio = friend.ended()["statistics"]["audio"]
    if audio["packets_lost"] > 0 or audio["remote_loss"] > 0 or audio["packets_received"] < 290:
        raise Failure(f"with {sent} requests in 4 s the call lost packets: {audio}")


@cases("REGISTER", "INVITE", "OPTIONS")
def test_scanner_learns_no_names(context, method):
    """SIPVicious tries names: the one that there is gets the answers of those that there are not."""
    client = Mtavip(context, "answer", "--address", "sip:1000@127.0.0.1", "--no-register", "--reject", "declined", *sound())
    client.wait_until_ready()
    folder = context.folder("scanner")
    scanner = context.start(Process("svwar", ["svwar", "-p", client.port, "-P", free_port(), "-b", "127.0.0.1", "-e", "100-110,1000", "-m", method,
                                              "127.0.0.1"], folder,
                                    {"HOME": str(folder)}))
    scanner.wait(60)
    found = dict(re.findall(r"\| +(\d+) +\| +(\w+) +\|", scanner.log()))
    if not found and "found nothing" not in scanner.log():
        raise Failure(f"the scanner has not done its work: {scanner.log()[-300:]}")
    if found and found.keys() != {"1000", *map(str, range(100, 111))}:
        raise Failure(f"some names are told from others: {found}")
    if len(set(found.values())) > 1:
        raise Failure(f"names are told apart: {found}")
    ping(client.port)
