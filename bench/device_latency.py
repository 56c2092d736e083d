#!/usr/bin/env python3
"""From the arrival of an RTP packet to its sound at a PulseAudio null sink: a click train through a whole call.

Usage: bench/device_latency.py [--seconds N] [--json FILE] [--program PATH]

Starts a PulseAudio daemon of its own with a null sink, lets `mtavip answer` play into it, calls it, sends PCMU packets of 20 ms
of which every tenth begins with a click, and looks for the clicks in the sink's monitor. What parec itself needs to hand over (a
fragment of 5 ms) is in the figure. Needs the release build (scripts/build release mtavip), pulseaudio and pulseaudio-utils.
"""

import argparse
import array
import json
import os
import pathlib
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from clients import Caller  # noqa: E402
from tests.interop.client import PROGRAM  # noqa: E402
from tests.interop.process import free_port, wait_until  # noqa: E402

RATE = 48000
CLICK_EVERY = 10
SETTLING_SECONDS = 3
SILENCE = b"\xff" * 160
CLICK = b"\x80" * 16 + b"\xff" * 144
LOUD = 4000


class Listener:
    """Reads the monitor and keeps when each click was there."""

    def __init__(self, environment):
        self.process = subprocess.Popen(
            ["parec", "--device=out.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1", "--latency-msec=5", "--raw"],
            env=environment, stdout=subprocess.PIPE, bufsize=0)
        self.clicks = []
        self.samples = 0
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        quiet_for = RATE
        while data := os.read(self.process.stdout.fileno(), 4096):
            now = time.monotonic()
            samples = array.array("h", data[:len(data) // 2 * 2])
            for index, sample in enumerate(samples):
                if abs(sample) < LOUD:
                    quiet_for += 1
                    continue
                # The sample was in the monitor when the ones behind it were not yet.
                if quiet_for > RATE // 20:
                    self.clicks.append(now - (len(samples) - index) / RATE)
                quiet_for = 0
            self.samples += len(samples)

    def close(self):
        self.process.kill()
        self.process.wait()


def start_server(folder):
    environment = dict(os.environ, XDG_RUNTIME_DIR=folder, XDG_CONFIG_HOME=folder, PULSE_RUNTIME_PATH=folder,
                       PULSE_STATE_PATH=folder, HOME=folder, PULSE_SERVER=f"unix:{folder}/socket")
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--realtime=no",
         f"--load=module-null-sink rate={RATE} sink_name=out",
         f"--load=module-native-protocol-unix auth-anonymous=1 socket={folder}/socket"],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until(lambda: os.path.exists(f"{folder}/socket"), 10, "pulseaudio listens")
    return server, environment


def send_clicks(caller, seconds):
    """When the packets with clicks were sent."""
    sent = []
    source = struct.unpack("!I", os.urandom(4))[0]
    due = time.monotonic()
    for number in range(int(seconds * 50)):
        time.sleep(max(0.0, due - time.monotonic()))
        click = number % CLICK_EVERY == 0
        packet = struct.pack("!BBHII", 0x80, 0, number & 0xffff, number * 160, source) + (CLICK if click else SILENCE)
        caller.rtp.sendto(packet, ("127.0.0.1", caller.media))
        if click:
            sent.append(time.monotonic())
        due += 0.02
    return sent


def measure(program, seconds):
    with tempfile.TemporaryDirectory() as folder:
        server, environment = start_server(folder)
        port = free_port()
        client = listener = None
        try:
            listener = Listener(environment)
            wait_until(lambda: listener.samples > 0, 10, "the monitor runs")
            client = subprocess.Popen(
                [str(program), "answer", "--json", "--auto", "--bind", "127.0.0.1", "--sip-port", str(port), "--sip-tls-port", "0",
                 "--audio-source", "silence", "--audio-sink", "device:out", "--audio-codecs", "PCMU"],
                env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
            for line in client.stdout:
                if json.loads(line)["event"] == "ready":
                    break
            caller = Caller(port)
            caller.call()
            sent = send_clicks(caller, SETTLING_SECONDS + seconds)
            time.sleep(0.5)
            caller.hang_up()
            heard = listener.clicks
        finally:
            for process in (client, listener and listener.process, server):
                if process:
                    process.kill()
                    process.wait()
    delays = []
    for begin in sent[SETTLING_SECONDS * 50 // CLICK_EVERY:]:
        after = [when - begin for when in heard if 0 <= when - begin < CLICK_EVERY * 0.02]
        if after:
            delays.append(after[0] * 1e3)
    return delays, len(sent) - SETTLING_SECONDS * 50 // CLICK_EVERY


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--json", metavar="FILE")
    parser.add_argument("--program", default=PROGRAM)
    options = parser.parse_args()
    delays, sent = measure(options.program, options.seconds)
    if not delays:
        print("no click was heard", file=sys.stderr)
        return 1
    delays.sort()
    result = {"clicks_sent": sent, "clicks_heard": len(delays), "median_ms": round(statistics.median(delays), 1),
              "smallest_ms": round(delays[0], 1), "p90_ms": round(delays[len(delays) * 9 // 10], 1),
              "largest_ms": round(delays[-1], 1)}
    print("packet to null sink: median {median_ms} ms, from {smallest_ms} to {largest_ms} ms, 90 % within {p90_ms} ms "
          "({clicks_heard} of {clicks_sent} clicks)".format(**result))
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(result) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
