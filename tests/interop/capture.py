"""Packets of a test on the loopback interface, and what tshark makes of them."""

import os
import pathlib
import signal
import socket
import subprocess
import time

from .process import Failure, Process, wait_until


def may_capture():
    """Capturing needs root, or the capability: seen by trying."""
    try:
        socket.socket(socket.AF_PACKET, socket.SOCK_RAW).close()
        return True
    except OSError:
        return False


class Capture:
    """tcpdump on lo for the packets of one loopback address (every test has 127.x.y.z enough to itself)."""

    def __init__(self, context, host):
        self.folder = context.folder("capture")
        self.file = self.folder / "packets.pcap"
        self.process = context.start(Process(
            "tcpdump", ["tcpdump", "-i", "lo", "--immediate-mode", "-U", "-n", "-s", "0", "-Z", "root", "-w", self.file, "host", host], self.folder))
        self.process.wait_for_log("listening on lo")

    def stop(self):
        # The last packets are still on their way to the file when the call is over.
        size = [(0.0, -1)]

        def settled():
            now, written = time.monotonic(), self.file.stat().st_size
            if written != size[0][1]:
                size[0] = (now, written)
            return now - size[0][0] > 0.5

        wait_until(settled, 10, "the capture is written")
        self.process.stop(signal.SIGINT)
        return self.file


def fields(path, names, wanted=None, options=()):
    """What tshark reads from a capture: one list of texts for every packet that a display filter takes."""
    command = ["tshark", "-n", "-2", "-r", str(path), "-T", "fields", "-E", "separator=/t", *options]
    for name in names:
        command += ["-e", name]
    if wanted:
        command += ["-Y", wanted]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "HOME": str(pathlib.Path(path).parent)})
    if done.returncode != 0:
        raise Failure(f"tshark failed: {done.stderr.strip()[-300:]}")
    return [line.split("\t") for line in done.stdout.splitlines()]


def protocols(path, options=()):
    """How many packets have each protocol."""
    count = {}
    for (names,) in fields(path, ["frame.protocols"], options=options):
        for name in set(names.split(":")):
            count[name] = count.get(name, 0) + 1
    return count


def expect_clean(path, least, options=()):
    """No packet is malformed or marked as an error, none is left undissected, and of each protocol there are this many."""
    bad = fields(path, ["frame.number", "_ws.col.Protocol", "_ws.col.Info", "_ws.expert.message"],
                 "_ws.malformed || _ws.expert.severity == error", options)
    if bad:
        raise Failure(f"tshark marks {len(bad)} packets, the first: {' | '.join(bad[0])}")
    unknown = fields(path, ["frame.number", "udp.srcport", "udp.dstport", "udp.length"],
                     "udp && !sip && !rtp && !rtcp && !icmp", options)
    if unknown:
        raise Failure(f"tshark does not know what {len(unknown)} packets are, the first: {' '.join(unknown[0])}")
    seen = protocols(path, options)
    for name, count in least.items():
        if seen.get(name, 0) < count:
            raise Failure(f"the capture has {seen.get(name, 0)} packets of {name}, {count} are expected; all: {seen}")
    return seen
