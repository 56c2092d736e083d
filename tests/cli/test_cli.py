#!/usr/bin/env python3
"""The command line program from outside: exit codes, the sentence for each wrong input, JSON events, signals, console."""

import hashlib
import http.server
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import struct
import socket
import subprocess
import tempfile
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("MTAVIP", str(ROOT / "build/release/bin/mtavip"))
SPEECH = str(ROOT / "share/mtavip/speech.wav")
LOCAL = ["--bind", "127.0.0.1", "--sip-port", "0"]
QUIET = ["--audio-source", "silence", "--audio-sink", "null"]


class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="mtavip-cli-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.environment = {**os.environ, "HOME": folder.name, "XDG_CONFIG_HOME": folder.name, "XDG_STATE_HOME": folder.name,
                            "PULSE_SERVER": "unix:/nonexistent"}

    def run_program(self, *words, seconds=60, stdin="", environment=None):
        return subprocess.run([PROGRAM, *map(str, words)], input=stdin, capture_output=True, text=True, timeout=seconds,
                              cwd=self.folder, env={**self.environment, **(environment or {})}, check=False)

    def start(self, *words, stdin=subprocess.DEVNULL):
        process = subprocess.Popen([PROGRAM, *map(str, words)], stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   text=True, cwd=self.folder, env=self.environment)

        def end():
            if process.poll() is None:
                process.kill()
            process.communicate()

        self.addCleanup(end)
        return process

    def wait_for(self, process, name, **fields):
        """Reads events up to the first of this name with these values."""
        for line in process.stdout:
            event = json.loads(line)
            if event["event"] == name and all(event.get(key) == value for key, value in fields.items()):
                return event
        self.fail(f"ended before it said {name} {fields}: {process.stderr.read()}")

    def answering(self, *words):
        """A client that answers, and its address."""
        process = self.start("answer", "--json", *LOCAL, *(words or QUIET))
        ready = self.wait_for(process, "ready")
        port = next(address for address in ready["listening"] if address.startswith("udp:")).rsplit(":", 1)[1]
        return process, f"sip:test@127.0.0.1:{port}"

    def events(self, run):
        return [json.loads(line) for line in run.stdout.splitlines()]

    def write(self, name, text, mode=0o600):
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        path.chmod(mode)
        return path

    def expect(self, run, code, *texts):
        self.assertEqual(run.returncode, code, run.stdout + run.stderr)
        for text in texts:
            self.assertIn(text, run.stderr)
        for crash in ("terminate called", "Sanitizer", "core dumped", "what():"):
            self.assertNotIn(crash, run.stderr)


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Idle(CommandLine):
    def test_loads_nothing_that_only_calls_need(self):
        process, _ = self.answering()
        mapped = pathlib.Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8")
        self.assertIn("libstdc++", mapped)
        for library in ("libcrypto.so", "libssl.so", "libavcodec.so", "libpulse.so", "libasound.so", "/mtavip-"):
            self.assertNotIn(library, mapped)


class WrongInput(CommandLine):
    """Each gives one sentence that says what to do, and its exit code."""

    def test_usage(self):
        cases = [
            (["frob"], "frob"),
            (["call"], "uri is required"),
            (["call", "sip:a@127.0.0.1", "--bnid", "127.0.0.1"], "--bnid"),
            (["call", "sip:a@127.0.0.1", "--password", "secret"], "every user of this machine can read a command line"),
            (["call", "sip:a@127.0.0.1", "--sip-port", "70000"], "--sip-port"),
            (["call", "sip:a@127.0.0.1", "--media-ports", "5"], "write a range such as 40000-40100"),
            (["call", "sip:a@127.0.0.1", "--media-ports", "4100-4000"], "write a range such as 40000-40100"),
            (["call", "sip:a@127.0.0.1", "--video-size", "640"], "write WIDTHxHEIGHT"),
            (["call", "sip:a@127.0.0.1", "--fps", "0"], "--fps"),
            (["call", "sip:a@127.0.0.1", "--dtmf", "12x"], "digits are 0-9"),
            (["call", "sip:a@127.0.0.1", "--dtmf", "12@soon"], "in seconds"),
            (["call", "sip:a@127.0.0.1", "--dtmf-method", "smoke"], "none of auto, rtp, info, inband"),
            (["call", "sip:a@127.0.0.1", "--header", "Subject"], "Name: value"),
            (["call", "sip:a@127.0.0.1", "--header", "X: a\r\nVia: b"], "Name: value"),
            (["call", "sip:a@127.0.0.1", "--no-audio"], "needs sound or picture"),
            (["answer", "--reject", "rudely"], "none of busy, declined"),
            (["answer", "--auto", "--reject", "busy"], "--auto"),
            (["register"], "no account to register"),
            (["register", "--user", "bob"], "about an account"),
            (["register", "--address", "sip:a@b", "--account", "c"], "--account"),
            (["register", "--address", "sip:a@b", "--gatekeeper", "c"], "--gatekeeper and --alias are for H.323"),
            (["register", "--address", "H323:a@b", "--proxy", "sip:c"], "--registrar and --proxy are for SIP"),
            (["register", "--address", "sip:a@b", "--password-file", "/no/such/file"], "/no/such/file cannot be read"),
            (["register", "--address", "sip:a@b", "--password-env", "MTAVIP_NO_SUCH"], "no variable MTAVIP_NO_SUCH"),
            (["call", "sip:a@127.0.0.1", "--account", "work"], "no account \"work\""),
            (["call", "sip:a@127.0.0.1", "--bind", "localhost"], "is no IP address"),
            (["call", "sip:a@127.0.0.1", "--audio-codecs", "H265"], "is no codec of this client"),
            (["call", "sip:a@127.0.0.1", "--tls-cert", "a.pem"], "must be given together"),
            (["call", "h323:a@127.0.0.1", "--no-h323", *LOCAL], "H.323 is switched off"),
            (["call", "sip:a@127.0.0.1", "--protocol", "h323", *LOCAL], "\"sip:a@127.0.0.1\" is no H.323 address"),
            (["ping", "h323:a@127.0.0.1", *LOCAL], "\"h323:a@127.0.0.1\" is no SIP address; H.323 has neither"),
            (["call", "sip:a@127.0.0.1", "--protocol", "skype"], "none of sip, h323"),
            (["call", "sip:a b@127.0.0.1", *LOCAL], "character"),
        ]
        for words, text in cases:
            with self.subTest(words=words):
                run = self.run_program(*words)
                self.assertEqual(run.returncode, 2, run.stdout + run.stderr)
                self.assertIn(text.lower(), run.stderr.lower())
                self.assertLessEqual(len(run.stderr.strip().splitlines()), 1, run.stderr)

    def test_configuration(self):
        path = self.write("wrong.toml", "[audio]\n\nsorce = \"tone:440\"\n")
        for words in (["register", "--config", path], ["config", "check", "--config", path], ["--config", path]):
            with self.subTest(words=words):
                self.expect(self.run_program(*words), 10, f"{path}:3: unknown key \"sorce\" in [audio]; did you mean \"source\"?")
        self.expect(self.run_program("register", "--config", "/no/such.toml"), 10, "/no/such.toml: there is no such file")

    def test_port_in_use(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
            taken.bind(("127.0.0.1", 0))
            run = self.run_program("answer", "--bind", "127.0.0.1", "--sip-port", taken.getsockname()[1])
            self.expect(run, 9, f"another program has port {taken.getsockname()[1]}. Choose another port")

    def test_no_media_file(self):
        run = self.run_program("call", "sip:a@127.0.0.1:9", *LOCAL, "--audio-source", "file:/no/such.wav", "--audio-sink", "null")
        self.expect(run, 9, "/no/such.wav")

    def test_unreadable_media_file(self):
        path = self.write("noise.wav", "this is no sound")
        run = self.run_program("call", "sip:a@127.0.0.1:9", *LOCAL, "--audio-source", f"file:{path}", "--audio-sink", "null")
        self.expect(run, 9, "noise.wav")

    def test_unknown_port(self):
        run = self.run_program("call", "sip:a@127.0.0.1:9", *LOCAL, "--audio-source", "kazoo", "--audio-sink", "null")
        self.expect(run, 9, "\"kazoo\" is no sound source; there are device")

    def test_missing_device(self):
        _, address = self.answering()
        run = self.run_program("call", address, *LOCAL, "--duration", "5", "--audio-source", "silence", "--audio-sink", "device:nobody")
        self.expect(run, 9)

    def test_dead_registrar(self):
        address = f"sip:a@127.0.0.1:{free_port()};transport=tcp"
        registrar = address.replace("a@", "")
        run = self.run_program("register", *LOCAL, "--address", "sip:a@127.0.0.1", "--registrar", registrar)
        self.expect(run, 4, "registering sip:a@127.0.0.1 failed: nobody can be reached there")

    def test_nobody_there(self):
        run = self.run_program("call", f"sip:a@127.0.0.1:{free_port()};transport=tcp", *LOCAL, *QUIET)
        self.expect(run, 4, "nobody can be reached there")

    def test_unknown_host(self):
        run = self.run_program("call", "sip:a@nowhere.invalid", *LOCAL, *QUIET, "--name-server", f"127.0.0.1:{free_port()}")
        self.assertIn(run.returncode, (4, 5), run.stderr)
        self.assertIn("nowhere.invalid", run.stderr)


class Calls(CommandLine):
    def test_call(self):
        answerer, address = self.answering("--audio-source", f"file:{SPEECH}", "--audio-sink", "null", "--once")
        run = self.run_program("call", address, "--json", *LOCAL, *QUIET, "--duration", "1", "--dtmf", "1@0.2")
        self.expect(run, 0)
        events = self.events(run)
        self.assertEqual([e["state"] for e in events if e["event"] == "state"], ["outgoing", "established", "ending"])
        for name in ("ready", "media", "first-media", "ended"):
            self.assertTrue(any(e["event"] == name for e in events), name)
        times = [e["time_ms"] for e in events]
        self.assertEqual(times, sorted(times))
        ended = events[-1]
        self.assertEqual((ended["event"], ended["reason"], ended["by_remote"], ended["exit_code"]), ("ended", "normal", False, 0))
        self.assertGreater(ended["statistics"]["audio"]["packets_received"], 30)
        self.assertAlmostEqual(ended["statistics"]["duration_ms"], 1000, delta=400)
        self.assertEqual(self.wait_for(answerer, "dtmf")["digit"], "1")
        self.assertEqual(answerer.wait(10), 0)

    def test_h323_call(self):
        answerer = self.start("answer", "--json", *LOCAL, "--h323-port", "0", "--once", "--audio-source", f"file:{SPEECH}",
                              "--audio-sink", "null")
        listening = self.wait_for(answerer, "ready")["listening"]
        port = next(address for address in listening if address.startswith("h323:")).rsplit(":", 1)[1]
        run = self.run_program("call", f"h323:test@127.0.0.1:{port}", "--json", *LOCAL, *QUIET, "--duration", "1",
                               "--dtmf", "5@0.2", "--dtmf-method", "info")
        self.expect(run, 0)
        events = self.events(run)
        self.assertEqual([e["state"] for e in events if e["event"] == "state"], ["outgoing", "established", "ending"])
        ended = events[-1]
        self.assertEqual((ended["event"], ended["reason"], ended["exit_code"]), ("ended", "normal", 0))
        self.assertGreater(ended["statistics"]["audio"]["packets_received"], 30)
        self.assertEqual(self.wait_for(answerer, "dtmf")["digit"], "5")
        self.assertEqual(answerer.wait(10), 0)

    def test_falls_back_to_h323(self):
        answerer = self.start("answer", "--json", *LOCAL, "--h323-port", "0", *QUIET)
        listening = self.wait_for(answerer, "ready")["listening"]
        port = next(address for address in listening if address.startswith("h323:")).rsplit(":", 1)[1]
        # Nobody speaks SIP over UDP on that port: the system says so at once.
        run = self.run_program("call", f"127.0.0.1:{port}", "--fall-back", "--json", *LOCAL, *QUIET, "--duration", "0.3")
        self.expect(run, 0)
        dialled = [e["text"] for e in self.events(run) if e["event"] == "state" and e["state"] == "outgoing"]
        self.assertEqual(dialled, [f"sip:127.0.0.1:{port}", f"h323:127.0.0.1:{port}"])

    def test_refused(self):
        for reason, code in (("busy", 486), ("declined", 603), ("forbidden", 403), ("not-found", 404)):
            with self.subTest(reason=reason):
                _, address = self.answering("--reject", reason)
                run = self.run_program("call", address, "--json", *LOCAL, *QUIET)
                self.expect(run, 3)
                ended = next(e for e in self.events(run) if e["event"] == "ended")
                self.assertEqual((ended["reason"], ended["code"]), (reason, code))
                self.assertEqual(self.events(run)[-1]["event"], "error")

    def test_accept_from(self):
        _, address = self.answering("--accept-from", "*@example.org", *QUIET)
        self.expect(self.run_program("call", address, *LOCAL, *QUIET, "--duration", "0.2"), 3, "was refused")
        self.expect(self.run_program("call", address, *LOCAL, *QUIET, "--duration", "0.2", "--no-register",
                                     "--address", "sip:bob@example.org", "--proxy", address.replace("test@", "") + ";lr"), 0)

    def test_a_file_that_vanishes(self):
        greeting = self.folder / "greeting.wav"
        shutil.copy(SPEECH, greeting)
        answerer, address = self.answering("--audio-source", f"file:{greeting}#loop", "--audio-sink", "null")
        for _ in range(2):
            self.expect(self.run_program("call", address, *LOCAL, *QUIET, "--duration", "0.3"), 0)
            self.wait_for(answerer, "ended", reason="normal")
        greeting.unlink()
        # The first one may have been answered before that is seen, the ones after it are not.
        for _ in range(2):
            run = self.run_program("call", address, *LOCAL, *QUIET, "--duration", "5")
            ended = self.wait_for(answerer, "ended")
            self.assertEqual(ended["reason"], "local-failure")
            self.assertIn("greeting.wav", ended["text"])
        self.expect(run, 3, "was refused")
        shutil.copy(SPEECH, greeting)
        self.expect(self.run_program("call", address, *LOCAL, *QUIET, "--duration", "0.3"), 0)

    def test_ports_for_one_call(self):
        first = free_port() // 2 * 2
        answerer, address = self.answering("--media-ports", f"{first}-{first + 1}", *QUIET)
        for _ in range(3):
            self.expect(self.run_program("call", address, *LOCAL, *QUIET, "--duration", "0.2"), 0)
            self.wait_for(answerer, "ended", reason="normal")

    def test_nobody_answers(self):
        _, address = self.answering("--ring", "30", *QUIET)
        self.expect(self.run_program("call", address, *LOCAL, *QUIET, "--timeout", "1"), 5, "was not answered")

    def test_no_common_codec(self):
        _, address = self.answering("--audio-codecs", "PCMA", *QUIET)
        self.expect(self.run_program("call", address, *LOCAL, *QUIET, "--audio-codecs", "PCMU"), 7, "no codec in common")

    def test_no_media(self):
        # The other side sends to a port behind which nobody is: a SIP peer of a few lines that answers with a dead address.
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as peer:
            peer.bind(("127.0.0.1", 0))
            peer.settimeout(10)
            port = peer.getsockname()[1]
            caller = self.start("call", f"sip:a@127.0.0.1:{port}", "--json", *LOCAL, *QUIET, "--no-media-timeout", "1")
            invite, source = peer.recvfrom(65536)
            lines = invite.decode().split("\r\n")
            kept = [line + (";tag=1" if line.startswith("To:") else "") for line in lines
                    if line.split(":")[0] in ("Via", "From", "To", "Call-ID", "CSeq")]
            body = ("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                    f"m=audio {free_port() & ~1} RTP/AVP 0\r\n")
            answer = ["SIP/2.0 200 OK", *kept, f"Contact: <sip:a@127.0.0.1:{port}>", "Content-Type: application/sdp",
                      f"Content-Length: {len(body)}", "", body]
            peer.sendto("\r\n".join(answer).encode(), source)
            ended = self.wait_for(caller, "ended")
            self.assertEqual(ended["reason"], "no-media")
            # Nobody confirms the BYE; that does not keep the program.
            self.assertEqual(caller.wait(20), 8)

    def test_message_and_ping(self):
        answerer, address = self.answering()
        text = "Grüße, \"quoted\" <&>"
        self.expect(self.run_program("message", address, text, *LOCAL), 0)
        self.assertEqual(self.wait_for(answerer, "message")["body"], text)
        run = self.run_program("ping", address, "--json", *LOCAL)
        self.expect(run, 0)
        result = self.events(run)[-1]
        self.assertEqual((result["event"], result["delivered"], result["code"]), ("message-result", True, 200))

    def test_interrupted(self):
        answerer, address = self.answering()
        caller = self.start("call", address, "--json", *LOCAL, *QUIET)
        self.wait_for(caller, "state", state="established")
        caller.send_signal(signal.SIGINT)
        self.wait_for(caller, "ended", reason="normal")
        self.assertEqual(caller.wait(10), 0)
        self.wait_for(answerer, "ended", by_remote=True)
        answerer.send_signal(signal.SIGTERM)
        self.assertEqual(answerer.wait(10), 0)

    def test_interrupted_before_the_answer(self):
        answerer, address = self.answering("--ring", "30", *QUIET)
        caller = self.start("call", address, "--json", *LOCAL, *QUIET)
        self.wait_for(caller, "state", state="alerting")
        caller.send_signal(signal.SIGINT)
        self.wait_for(caller, "ended", reason="cancelled")
        self.assertEqual(caller.wait(10), 1)
        self.wait_for(answerer, "ended", reason="cancelled")

    def test_records(self):
        _, address = self.answering("--audio-source", "tone:440", "--audio-sink", "null", "--once")
        run = self.run_program("call", address, *LOCAL, "--audio-source", "tone:300", "--audio-sink", "record:heard.wav",
                               "--record", "call.mkv", "--duration", "1")
        self.expect(run, 0)
        self.assertGreater((self.folder / "heard.wav").stat().st_size, 20_000)
        self.assertGreater((self.folder / "call.mkv").stat().st_size, 1_000)

    def test_a_refused_picture_does_not_delay_the_recording(self):
        _, address = self.answering("--no-video", "--audio-source", "tone:440", "--audio-sink", "null", "--once")
        self.expect(self.run_program("call", address, *LOCAL, *QUIET, "--video", "--video-source", "test", "--video-sink", "null",
                                     "--record", "call.mkv", "--duration", "2"), 0)
        recording = (self.folder / "call.mkv").read_bytes()
        place = recording.index(b"\x44\x89\x88") + 3  # Matroska's Duration, in ms
        self.assertGreater(struct.unpack(">d", recording[place:place + 8])[0], 1800)


class XcapServer(http.server.ThreadingHTTPServer):
    """One user's documents, with a password, entity tags, and now and then somebody else who is faster."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), XcapRequest)
        self.documents = {}  # of path: (version, text)
        self.faster = 0  # so many writes find that somebody else has written
        self.root = f"http://127.0.0.1:{self.server_address[1]}/xcap-root"


class XcapRequest(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def knows_password(self):
        said = dict(re.findall(r'(\w+)="?([^",]*)"?', self.headers.get("Authorization", "")))
        digest = lambda text: hashlib.md5(text.encode()).hexdigest()
        expected = digest(":".join((digest("alice:xcap:secret"), said.get("nonce", ""), said.get("nc", ""), said.get("cnonce", ""),
                                    said.get("qop", ""), digest(f"{self.command}:{self.path}"))))
        if said.get("response") == expected:
            return True
        self.answer(401, WWW_Authenticate='Digest realm="xcap", nonce="n1", qop="auth"')
        return False

    def do_GET(self):
        if not self.knows_password():
            return
        if self.path not in self.server.documents:
            return self.answer(404)
        version, text = self.server.documents[self.path]
        self.answer(200, text, ETag=f'"{version}"', Content_Type="application/xml")

    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if not self.knows_password():
            return
        version, text = self.server.documents.get(self.path, (0, None))
        if self.server.faster:
            self.server.faster -= 1
            version += 1
            if text is not None:
                self.server.documents[self.path] = (version, text)
        if self.headers.get("If-Match", f'"{version}"') != f'"{version}"' or (self.headers.get("If-None-Match") and text is not None):
            return self.answer(412)
        self.server.documents[self.path] = (version + 1, body)
        self.answer(200, ETag=f'"{version + 1}"')


class ServerLists(CommandLine):
    def setUp(self):
        super().setUp()
        self.server = XcapServer()
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def ask(self, *words, password="secret", json=True):
        secret = self.write("password", password)
        return self.run_program(*words, "--address", "sip:alice@127.0.0.1", "--password-file", secret, "--xcap-root", self.server.root,
                                *(["--json"] if json else []))

    def test_contacts(self):
        self.assertEqual(self.events(self.ask("contacts")), [])
        self.expect(self.ask("contacts", "add", "sip:bob@example.org", "--name", "Bob & <Söhne>"), 0)
        self.server.faster = 2
        self.expect(self.ask("contacts", "add", "sip:carol@example.org", "--list", "friends/chess"), 0)
        path, = self.server.documents
        self.assertEqual(path, "/xcap-root/resource-lists/users/sip:alice@127.0.0.1/index")
        self.assertEqual([(c["uri"], c["name"], c["list"]) for c in self.events(self.ask("contacts"))],
                         [("sip:bob@example.org", "Bob & <Söhne>", ""), ("sip:carol@example.org", "", "friends/chess")])
        self.expect(self.ask("contacts", "remove", "sip:bob@example.org"), 0)
        self.expect(self.ask("contacts", "remove", "sip:bob@example.org", json=False), 9, "is in none of the lists")
        self.assertEqual(self.ask("contacts", json=False).stdout, "sip:carol@example.org  (friends/chess)\n")

    def test_watchers(self):
        self.expect(self.ask("watchers", "block", "sip:eve@example.org"), 0)
        self.expect(self.ask("watchers", "allow", "*@example.org"), 0)
        self.assertEqual([(r["who"], r["handling"]) for r in self.events(self.ask("watchers"))],
                         [("sip:eve@example.org", "block"), ("*@example.org", "allow")])
        self.expect(self.ask("watchers", "forget", "sip:eve@example.org"), 0)
        self.expect(self.ask("watchers", "forget", "sip:eve@example.org", json=False), 9, "no rule for sip:eve@example.org")
        self.expect(self.ask("watchers", "ask", "eve", json=False), 2, "is nobody")

    def test_says_what_is_wrong(self):
        self.expect(self.ask("contacts", json=False, password="guess"), 6, "wants a password")
        self.expect(self.run_program("contacts"), 2, "whose lists")
        self.expect(self.run_program("contacts", "--address", "sip:alice@127.0.0.1"), 2, "xcap_root")
        for root, text in (("http://127.0.0.1:9/x", "couldn't connect"), ("file:///etc", "no address of HTTP")):
            self.expect(self.run_program("contacts", "--address", "sip:alice@127.0.0.1", "--xcap-root", root), 4, text)
        path = "/xcap-root/resource-lists/users/sip:alice@127.0.0.1/index"
        for document, text in ((b"<a><b>", "well-formed"), (b"<a/>", "another one"), (b"<!DOCTYPE a []><a/>", "cannot be read"), (b"x" * 600_000, "larger than")):
            self.server.documents[path] = (1, document)
            self.expect(self.ask("contacts", json=False), 4, text)
        # What cannot be read is not written over.
        self.expect(self.ask("contacts", "add", "sip:bob@example.org", json=False), 4)
        self.assertEqual(self.server.documents[path], (1, b"x" * 600_000))

    def test_a_server_that_does_not_answer(self):
        with socket.create_server(("127.0.0.1", 0)) as silent:
            asking = self.start("contacts", "--address", "sip:alice@127.0.0.1", "--xcap-root",
                                f"http://127.0.0.1:{silent.getsockname()[1]}/")
            connection, _ = silent.accept()
            with connection:
                connection.recv(100)
                asking.send_signal(signal.SIGINT)
                self.assertEqual(asking.wait(5), 1)


class Listing(CommandLine):
    def test_help_names_every_command_and_version_is_one_line(self):
        text = self.run_program("--help").stdout
        for command in ("call", "answer", "register", "message", "ping", "demo", "devices", "codecs", "decode", "config"):
            self.assertIn(f"  {command} ", text)
            self.expect(self.run_program(command, "--help"), 0)
        self.assertRegex(self.run_program("--version").stdout, r"^mtavip \d+\.\d+\.\d+\n$")

    def test_every_option_is_documented(self):
        document = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
        commands = ("call", "answer", "register", "message", "ping", "demo", "devices", "codecs", "decode", "config")
        text = "".join(self.run_program(*words, "--help").stdout for words in ([], *([c] for c in commands)))
        for option in {word.strip(",:;.").split("=")[0] for word in text.replace(",", " ").split() if word.startswith("--")}:
            self.assertIn(option, document)

    def test_codecs(self):
        run = self.run_program("codecs", "--json")
        self.expect(run, 0)
        names = [e["name"] for e in self.events(run) if e["event"] == "codec"]
        # G.729 is left out of builds without its library.
        self.assertEqual([name for name in names if name != "G729"],
                         ["opus", "G722", "PCMA", "PCMU", "L16", "H264", "VP8", "H263-1998", "H263", "H261"])

    def test_devices(self):
        run = self.run_program("devices", "--json")
        self.expect(run, 0)
        for event in self.events(run):
            self.assertIn(event["event"], ("device", "warning"))

    def test_configuration(self):
        self.assertEqual(self.run_program("config").stdout, f"{self.folder}/mtavip/config.toml\n")
        template = self.run_program("config", "--template").stdout
        path = self.write("config.toml", template)
        self.expect(self.run_program("config", "check", "--config", path), 0)

    def test_plain_password_is_warned_of(self):
        path = self.write("config.toml", "[[account]]\naddress = \"sip:a@127.0.0.1\"\npassword = \"x\"\n", 0o644)
        self.expect(self.run_program("config", "check", "--config", path), 0, "chmod 600")


class Decode(CommandLine):
    CAPTURE = ROOT / "tests/data/h323/separate_h245.pcap"

    def test_text(self):
        run = self.run_program("decode", "--roundtrip", self.CAPTURE)
        self.expect(run, 0, "19 messages, 0 not decoded, 0 different when encoded again")
        self.assertIn(" > 10.23.0.2:1720 TCP H.225.0 SETUP\n", run.stdout)
        self.assertIn("\n  MultimediaSystemControlMessage: request: terminalCapabilitySet\n", run.stdout)

    def test_json(self):
        run = self.run_program("decode", "--json", self.CAPTURE)
        self.expect(run, 0, "19 messages, 0 not decoded\n")
        messages = [json.loads(line) for line in run.stdout.splitlines()]
        self.assertEqual(messages[0]["message"], "SETUP")
        self.assertEqual(messages[0]["Q.931"]["Bearer capability"]["information transfer rate"], 19)
        self.assertEqual({message["protocol"] for message in messages}, {"H.225.0", "H.245"})

    def test_message_that_cannot_be_decoded(self):
        whole = self.CAPTURE.read_bytes()
        release = whole.index(bytes.fromhex("08027c3c5a"))
        path = self.folder / "wrong.pcap"
        path.write_bytes(whole[:release] + b"\xff" + whole[release + 1:])
        run = self.run_program("decode", "--json", path)
        self.expect(run, 1, "1 not decoded")
        wrong = [message for message in map(json.loads, run.stdout.splitlines()) if "error" in message]
        self.assertEqual([message["offset"] for message in wrong], [0])

    def test_standard_input(self):
        with self.CAPTURE.open("rb") as capture:
            run = subprocess.run([PROGRAM, "decode", "-"], stdin=capture, capture_output=True, text=True, timeout=60, check=False)
        self.expect(run, 0, "19 messages, 0 not decoded")

    def test_full_disk(self):
        with open("/dev/full", "wb") as full:
            run = subprocess.run([PROGRAM, "decode", self.CAPTURE], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60,
                                 check=False)
        self.assertEqual(run.returncode, 9)
        self.assertIn("cannot write", run.stderr)

    def test_no_capture(self):
        self.expect(self.run_program("decode", "nothing.pcap"), 9, "nothing.pcap cannot be read: No such file")
        path = self.write("text.pcap", "text")
        self.expect(self.run_program("decode", path), 2, "neither a pcap nor a pcapng file")
        path = self.folder / "cut.pcap"
        path.write_bytes(self.CAPTURE.read_bytes()[:-1])
        self.expect(self.run_program("decode", path), 1, "the capture file ends within a record")


class Console(CommandLine):
    def test_script(self):
        answerer, address = self.answering("--audio-source", "tone:440", "--audio-sink", "null")
        lines = [f"dial {address}", "sleep 0.7", "hold", "sleep 0.5", "resume", "sleep 0.3", "mute", "dtmf 5", "sleep 0.3", "calls",
                 f"dial {address}", "sleep 0.5", "use 1", "stats", f"message {address} Hello  there",
                 "frob", "hold it", "hangup 7", f"dial {address} vidoe", "reject rudely", "mute 1 audio", "hangup", "sleep 0.5"]
        run = self.run_program("--json", *LOCAL, *QUIET, stdin="\n".join(lines) + "\n")
        self.expect(run, 0)
        events = self.events(run)
        held = [e["held_by_us"] for e in events if e["event"] == "media" and e["call"] == 1]
        self.assertEqual(held, [False, True, False])
        self.assertEqual([e["text"] for e in events if e["event"] == "complaint"],
                         ["there is no command \"frob\"; help lists them", "there is no call it; calls lists them",
                          "there is no call 7; calls lists them", "\"vidoe\" is none of video, novideo, anonymous and overlap",
                          "\"rudely\" is neither the number of a call nor busy nor declined",
                          "there is no call audio; calls lists them"])
        self.assertTrue(any(e["event"] == "call" and e["audio_muted"] and e["current"] for e in events))
        # The first is hung up by the script, the second by the end of the input.
        self.assertEqual([e["call"] for e in events if e["event"] == "ended"], [1, 2])
        self.assertEqual(self.wait_for(answerer, "dtmf")["digit"], "5")
        self.assertEqual(self.wait_for(answerer, "message")["body"], "Hello there")

    def test_a_sink_chosen_before_the_answer_is_kept(self):
        answerer, address = self.answering("--ring", "30", "--audio-source", "tone:440", "--audio-sink", "null")
        console = self.start("--json", *LOCAL, *QUIET, stdin=subprocess.PIPE)

        def enter(line):
            console.stdin.write(line + "\n")
            console.stdin.flush()

        enter(f"dial {address}")
        self.wait_for(console, "state", state="alerting")
        enter("sink audio record:heard.wav")
        enter("sleep 0.2")
        enter("calls")
        self.wait_for(console, "call")
        self.assertFalse((self.folder / "heard.wav").exists())
        answerer.send_signal(signal.SIGTERM)
        self.assertEqual(answerer.wait(10), 0)
        self.wait_for(console, "ended")
        answerer, address = self.answering("--ring", "1", "--audio-source", "tone:440", "--audio-sink", "null")
        enter(f"dial {address}")
        self.wait_for(console, "state", state="alerting")
        enter("sink audio record:heard.wav")
        self.wait_for(console, "first-media")
        enter("sleep 1")
        enter("quit")
        self.assertEqual(console.wait(10), 0)
        self.assertGreater((self.folder / "heard.wav").stat().st_size, 20_000)

    def test_a_call_given_up_at_once_leaves_nothing_open(self):
        console = self.start("--json", *LOCAL, "--h323-port", "0", *QUIET, stdin=subprocess.PIPE)
        self.wait_for(console, "ready")
        descriptors = pathlib.Path(f"/proc/{console.pid}/fd")

        def open_after(given_up, last_call):
            """Sockets and files that are open after so many calls that were given up at once, and one that reached nobody."""
            console.stdin.write("dial sip:a@127.0.0.1:9\nhangup\n" * given_up + "dial sip:a@127.0.0.1:9\n")
            console.stdin.flush()
            self.wait_for(console, "ended", call=last_call)
            return len(list(descriptors.iterdir()))

        before = open_after(1, 2)
        self.assertEqual(open_after(10, 13), before)

    def test_answers(self):
        console = self.start("--json", *LOCAL, *QUIET, stdin=subprocess.PIPE)
        port = self.wait_for(console, "ready")["listening"][0].rsplit(":", 1)[1]
        caller = self.start("call", f"sip:me@127.0.0.1:{port}", "--json", *LOCAL, *QUIET)
        self.wait_for(console, "incoming")
        self.wait_for(caller, "state", state="alerting")
        console.stdin.write("answer\n")
        console.stdin.flush()
        self.wait_for(caller, "state", state="established")
        console.stdin.write("quit\n")
        console.stdin.flush()
        self.assertEqual(console.wait(10), 0)
        self.assertEqual(caller.wait(10), 0)

    def test_terminal(self):
        """Editing, completion and history on a real terminal."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.chdir(self.folder)
            os.execve(PROGRAM, [PROGRAM, *LOCAL, *QUIET], {**self.environment, "TERM": "xterm"})
        self.addCleanup(os.close, terminal)
        shown = b""

        def read(seconds):
            """What it shows next; nothing when it has left."""
            ready, _, _ = select.select([terminal], [], [], seconds)
            if not ready:
                os.kill(pid, signal.SIGKILL)
                self.fail(f"nothing more after {shown!r}")
            try:
                return os.read(terminal, 4096)
            except OSError:  # Linux: the other end of the terminal is closed
                return b""

        def type_and_read(keys, wanted):
            """Types once it asks: what is typed while it still obeys is edited by the terminal, not by the console."""
            nonlocal shown
            os.write(terminal, keys)
            shown = b""
            while wanted not in shown or not shown.endswith(b"mtavip> "):
                more = read(10)
                self.assertTrue(more, f"it left after {shown!r}")
                shown += more

        type_and_read(b"", b"mtavip> ")
        type_and_read(b"he\tx\x7f\n", b"end calls and leave")
        type_and_read(b"account nobody\n", b"there are no accounts")
        type_and_read(b"\x1b[A\n", b"there are no accounts")
        os.write(terminal, b"\x04")
        while read(10):
            pass
        _, status = os.waitpid(pid, 0)
        self.assertEqual(os.waitstatus_to_exitcode(status), 0)
        self.assertIn("account", (self.folder / "mtavip/history").read_text(encoding="utf-8"))


class Demo(CommandLine):
    def test_short_demo(self):
        run = self.run_program("demo", "--duration", "4", "--output", "out")
        self.expect(run, 0)
        self.assertIn("both sides received what the other sent", run.stdout)
        numbers = json.loads((self.folder / "out/numbers.json").read_text(encoding="utf-8"))
        self.assertEqual([each["protocol"] for each in numbers["runs"]], ["SIP", "H.323"])
        for each in numbers["runs"]:
            self.assertEqual(each["failures"], [])
            for side in each["sides"]:
                self.assertGreater(side["received_sound"]["score"], 3)
                self.assertGreater(side["statistics"]["video"]["test_picture"]["psnr_db"], 25)
                for path in side["files"].values():
                    self.assertTrue((self.folder / path).is_file(), path)

    def test_says_what_is_missing(self):
        run = self.run_program("demo", "--duration", "2", "--no-video", "--module-folder", "/nowhere")
        self.assertNotEqual(run.returncode, 0)
        self.assertIn("caller", run.stderr)


if __name__ == "__main__":
    unittest.main()
