#!/usr/bin/env python3
"""Whole clients side by side on loopback: start to REGISTER, idle memory, call set-up, first sound, processor time of calls.

Usage: bench/clients.py [--rounds N] [--json FILE] [client...]        (clients: mtavip baresip linphone; default: all there are)

Every figure is taken the same way from outside: this program is the registrar and the caller, over plain UDP sockets. The
machines that this runs on are noisy, so the clients take turns within each round and medians are printed; compare within one
run only. Needs the release build (scripts/build release mtavip) and, for the others, Debian's baresip and linphone-cli.
"""

import argparse
import json
import os
import pathlib
import shutil
import socket
import statistics
import struct
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.interop.client import PROGRAM, Mtavip, picture, sound  # noqa: E402
from tests.interop.context import Context  # noqa: E402
from tests.interop.peers.baresip import Baresip  # noqa: E402
from tests.interop.peers.linphone import Linphone  # noqa: E402
from tests.interop.process import Process, free_port  # noqa: E402

SPEECH = ROOT / "share/mtavip/speech.wav"
TICKS = os.sysconf("SC_CLK_TCK")


def processor_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_megabytes(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) / 1024


class Caller:
    """A SIP caller made of two sockets: INVITE with an offer of PCMU, ACK, RTP both ways, BYE."""

    def __init__(self, port):
        self.remote = ("127.0.0.1", port)
        self.sip = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sip.bind(("127.0.0.1", 0))
        self.rtp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.rtp.bind(("127.0.0.1", 0))
        self.sip.settimeout(10)
        self.rtp.settimeout(10)
        self.local = self.sip.getsockname()[1]
        self.tag = os.urandom(4).hex()
        self.call_id = os.urandom(8).hex()
        self.to = f"<sip:bob@127.0.0.1:{port}>"

    def request(self, method, number, body=""):
        branch = "z9hG4bK" + os.urandom(6).hex()
        lines = [
            f"{method} sip:bob@127.0.0.1:{self.remote[1]} SIP/2.0", f"Via: SIP/2.0/UDP 127.0.0.1:{self.local};rport;branch={branch}",
            "Max-Forwards: 70", f"From: <sip:bench@127.0.0.1:{self.local}>;tag={self.tag}", f"To: {self.to}",
            f"Call-ID: {self.call_id}", f"CSeq: {number} {method}", f"Contact: <sip:bench@127.0.0.1:{self.local}>"]
        if body:
            lines.append("Content-Type: application/sdp")
        lines += [f"Content-Length: {len(body)}", "", ""]
        return ("\r\n".join(lines) + body).encode()

    def call(self):
        """(ms to the 200, ms from the 200 to the first RTP packet)."""
        sdp = (f"v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
               f"m=audio {self.rtp.getsockname()[1]} RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=ptime:20\r\n")
        started = time.perf_counter()
        self.sip.sendto(self.request("INVITE", 1, sdp), self.remote)
        while True:
            answer = self.sip.recv(65536).decode(errors="replace")
            if answer.startswith("SIP/2.0 200"):
                break
            if not answer.startswith("SIP/2.0 1"):
                raise RuntimeError(answer.split("\r\n", 1)[0])
        answered = time.perf_counter()
        lines = answer.split("\r\n")
        self.to = next(line.split(":", 1)[1].strip() for line in lines if line.lower().startswith(("to:", "t:")))
        self.media = int(next(line.split()[1] for line in lines if line.startswith("m=audio")))
        self.sip.sendto(self.request("ACK", 1), self.remote)
        self.rtp.recv(2048)
        first = time.perf_counter()
        return (answered - started) * 1e3, (first - answered) * 1e3

    def talk(self, seconds):
        """PCMU every 20 ms; what comes back is read and dropped."""
        sequence, stamp, source = 1, 160, struct.unpack("!I", os.urandom(4))[0]
        self.rtp.setblocking(False)
        due = time.monotonic()
        end = due + seconds
        while due < end:
            header = struct.pack("!BBHII", 0x80, 0, sequence & 0xffff, stamp & 0xffffffff, source)
            self.rtp.sendto(header + b"\xd5" * 160, ("127.0.0.1", self.media))
            sequence, stamp, due = sequence + 1, stamp + 160, due + 0.02
            time.sleep(max(0.0, due - time.monotonic()))
            try:
                while True:
                    self.rtp.recv(2048)
            except BlockingIOError:
                pass

    def hang_up(self):
        self.sip.sendto(self.request("BYE", 2), self.remote)
        try:
            self.sip.recv(65536)
        except TimeoutError:
            pass
        self.sip.close()
        self.rtp.close()


class MtavipClient:
    name = "mtavip"

    @staticmethod
    def there():
        return os.access(PROGRAM, os.X_OK)

    @staticmethod
    def callee(context, video=False):
        options = ["--auto", *sound(f"file:{SPEECH}#loop", "null", "PCMU")]
        if video:
            options += picture("test", "null", "H264")
        client = Mtavip(context, "answer", *options)
        client.wait_for("ready")
        return client.process.process.pid, client.port

    @staticmethod
    def video_pair(context):
        callee = Mtavip(context, "answer", "--auto", *sound("silence", "null", "PCMU"), *picture("test", "null", "H264"))
        callee.wait_for("ready")
        caller = Mtavip(context, "call", callee.uri, *sound("silence", "null", "PCMU"), *picture("test", "null", "H264"))
        caller.wait_for("first-media")
        return [callee.process.process.pid, caller.process.process.pid]

    @staticmethod
    def register(context, port):
        folder = context.folder("register")
        secret = folder / "password"
        secret.write_text("x\n", encoding="utf-8")
        secret.chmod(0o600)
        return [PROGRAM, "register", "--json", "--bind", "127.0.0.1", "--sip-port", "0", "--address", f"sip:a@127.0.0.1:{port}",
                "--registrar", f"sip:127.0.0.1:{port}", "--password-file", secret], {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}


class BaresipClient:
    name = "baresip"

    @staticmethod
    def there():
        return shutil.which("baresip") is not None

    @staticmethod
    def callee(context, video=False):
        client = Baresip(context, audio=SPEECH, audio_codecs="PCMU", video=video, video_codec="h264" if video else None)
        return client.process.process.pid, client.port

    @staticmethod
    def video_pair(context):
        callee = Baresip(context, audio_codecs="PCMU", video=True, video_codec="h264")
        caller = Baresip(context, user="alice", audio_codecs="PCMU", video=True, video_codec="h264")
        caller.dial(callee.uri)
        caller.wait_for("CALL_ESTABLISHED")
        return [callee.process.process.pid, caller.process.process.pid]

    @staticmethod
    def register(context, port):
        folder = context.folder("register")
        (folder / "config").write_text(
            f"sip_listen 127.0.0.1:{free_port(2)}\nmodule_path /usr/lib/baresip/modules\nmodule g711.so\nmodule_app account.so\n"
            "net_interface 127.0.0.1\n", encoding="utf-8")
        (folder / "accounts").write_text(f"<sip:a@127.0.0.1:{port}>;regint=60;auth_pass=x\n", encoding="utf-8")
        return ["baresip", "-f", folder], {}


class LinphoneClient:
    name = "linphone"

    @staticmethod
    def there():
        return shutil.which("linphonec") is not None

    @staticmethod
    def callee(context, video=False):
        client = Linphone(context, audio=SPEECH, audio_codec="PCMU")
        return client.process.process.pid, client.port

    video_pair = None

    @staticmethod
    def register(context, port):
        folder = context.folder("register")
        for place in (".local/share/linphone", ".config/linphone"):
            (folder / place).mkdir(parents=True)
        (folder / "linphonerc").write_text(
            f"[sip]\nsip_port={free_port()}\ndefault_proxy=0\nregister_only_when_network_is_up=0\nguess_hostname=0\nuse_ipv6=0\n"
            f"[proxy_0]\nreg_proxy=<sip:127.0.0.1:{port}>\nreg_identity=<sip:a@127.0.0.1:{port}>\nreg_expires=60\nreg_sendregister=1\n",
            encoding="utf-8")
        return ["linphonec", "-c", folder / "linphonerc", "-b", "/dev/null"], {"HOME": str(folder), "DISPLAY": ""}


CLIENTS = [MtavipClient, BaresipClient, LinphoneClient]


def measure_register(client, context):
    """ms from the start of the process to its REGISTER."""
    registrar = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    registrar.bind(("127.0.0.1", 0))
    registrar.settimeout(15)
    command, environment = client.register(context, registrar.getsockname()[1])
    folder = context.folder("start")
    started = time.perf_counter()
    process = context.start(Process(client.name, command, folder, environment, stdin=True))
    while not registrar.recv(65536).startswith(b"REGISTER"):
        pass
    taken = (time.perf_counter() - started) * 1e3
    process.stop(seconds=1)
    registrar.close()
    return {"start to REGISTER, ms": taken}


def measure_call(client, context, seconds):
    pid, port = client.callee(context)
    time.sleep(1)
    idle = resident_megabytes(pid)
    # The first call pays for what is loaded on demand; the figure is of the ones after it.
    setups, firsts = [], []
    for number in range(5):
        caller = Caller(port)
        setup, first = caller.call()
        if number:
            setups.append(setup)
            firsts.append(first)
        caller.hang_up()
        time.sleep(0.3)
    caller = Caller(port)
    caller.call()
    before, began = processor_seconds(pid), time.monotonic()
    caller.talk(seconds)
    used = (processor_seconds(pid) - before) / (time.monotonic() - began)
    caller.hang_up()
    return {"resident, idle, MB": idle, "INVITE to 200, ms": statistics.median(setups),
            "200 to first sound, ms": statistics.median(firsts), "G.711 call, % of a core": used * 100}


def measure_video(client, context, seconds):
    if client.video_pair is None:
        return {}
    pids = client.video_pair(context)
    time.sleep(2)
    before, began = [processor_seconds(pid) for pid in pids], time.monotonic()
    time.sleep(seconds)
    used = [(processor_seconds(pid) - then) / (time.monotonic() - began) for pid, then in zip(pids, before)]
    return {"H.264 call, % of a core a side": statistics.mean(used) * 100}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("clients", nargs="*", help="mtavip, baresip, linphone")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=10, help="length of the measured calls")
    parser.add_argument("--json", help="file for all figures")
    options = parser.parse_args()
    chosen = [c for c in CLIENTS if c.there() and (not options.clients or c.name in options.clients)]
    figures = {c.name: {} for c in chosen}
    for number in range(options.rounds):
        for client in chosen:
            for measure in (measure_register, measure_call, measure_video):
                with tempfile.TemporaryDirectory(prefix="mtavip-bench-") as folder:
                    context = Context(pathlib.Path(folder) / "run", None)
                    try:
                        arguments = () if measure is measure_register else (options.seconds,)
                        found = measure(client, context, *arguments)
                    except Exception as error:  # a peer that fails is a line in the table, not the end of the run
                        print(f"{client.name}: {measure.__name__}: {error}", file=sys.stderr)
                        found = {}
                    finally:
                        context.close()
                for name, value in found.items():
                    figures[client.name].setdefault(name, []).append(value)
        print(f"round {number + 1} of {options.rounds} done", file=sys.stderr)
    names = list(dict.fromkeys(name for client in figures.values() for name in client))
    print("| median of {} rounds | {} |".format(options.rounds, " | ".join(figures)))
    print("|---|" + "---|" * len(figures))
    for name in names:
        cells = [f"{statistics.median(client[name]):.2f}" if name in client else "-" for client in figures.values()]
        print(f"| {name} | {' | '.join(cells)} |")
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
