"""A running client is sent what killed another stack, and answers afterwards as before."""

import pathlib
import socket

from .client import Mtavip, sound
from .context import ROOT
from .peers.sipp import Sipp, receive, request
from .process import Failure, wait_until
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
