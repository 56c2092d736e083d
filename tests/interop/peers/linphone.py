"""linphone's console program: plays and records files in place of a sound card, driven over its standard input."""

import re

from ..process import Process, free_port, wait_until

CODECS = ("opus", "speex16", "speex8", "PCMU", "PCMA", "GSM", "G722", "G729")


class Linphone:
    """One linphonec. Debian's has VP8 as its only picture codec, and a still picture as its camera."""

    def __init__(self, context, user="bob", registrar=None, password="", transport="udp", answers=True, audio=None,
                 audio_codec=None, video=False, encryption=None, domain=None):
        self.folder = context.folder("linphone")
        for place in (".local/share/linphone", ".config/linphone"):
            (self.folder / place).mkdir(parents=True)
        self.port = free_port()
        self.user = user
        self.host = "127.0.0.1"
        self.recording = self.folder / "heard.wav"
        rtp = free_port(4, even=True)
        video_word = "1" if video else "0"
        (self.folder / "linphonerc").write_text("\n".join([
            "[sip]", f"sip_port={self.port}", f"sip_tcp_port={self.port}", "sip_tls_port=0", "guess_hostname=0", "use_ipv6=0",
            *([f"media_encryption={encryption}", "media_encryption_mandatory=1"] if encryption else []),
            f'contact="{user}" <sip:{user}@{self.host}>', "inc_timeout=60", "register_only_when_network_is_up=0",
            "use_rport=1", f"default_proxy={0 if registrar else -1}", "[rtp]", f"audio_rtp_port={rtp}", f"video_rtp_port={rtp + 2}", "audio_jitt_comp=60",
            "[net]", "mtu=1300", "firewall_policy=0", "[video]", f"enabled={video_word}", f"capture={video_word}",
            f"display={video_word}", "device=StaticImage: Static picture", "size=cif", "automatically_initiate=" + video_word,
            "automatically_accept=" + video_word,
            *self._account(registrar, password, transport, domain), "", ""]), encoding="utf-8")
        self._trace = self.folder / "trace.log"
        command = ["linphonec", "-c", self.folder / "linphonerc", "-b", "/dev/null", "-S", "-d", "6", "-l", self._trace]
        if video:
            command.append("-V")
        if answers:
            command.append("-a")
        self.process = context.start(Process("linphone", command, self.folder, stdin=True,
                                             environment={"HOME": str(self.folder), "DISPLAY": ""}))
        # It loads Qt for pictures that it will never show: seconds on a busy machine.
        self.process.wait_for_log(r"linphonec> ", 90)
        self.say("soundcard use files", r"Using wav files")
        if audio:
            self.say(f"play {audio}")
        self.say(f"record {self.recording}")
        if audio_codec:
            self.only_codec(audio_codec)
        if registrar:
            self.wait_for_trace(r"to \[LinphoneRegistrationOk\]")

    def _account(self, registrar, password, transport, domain):
        if not registrar:
            return []
        server = f"sip:{registrar};transport={transport}"
        # The route is there for its messages, of whose addresses it drops the port. It takes no CPIM from an address with a port.
        return ["[proxy_0]", f"reg_proxy=<{server}>", f"reg_route=<{server};lr>", f"reg_identity=<sip:{self.user}@{domain or registrar}>",
                "reg_expires=60", "reg_sendregister=1", "publish=0", "[auth_info_0]", f"username={self.user}",
                f"passwd={password}", f"realm={registrar.rsplit(':', 1)[0]}"]

    @property
    def uri(self):
        return f"sip:{self.user}@{self.host}:{self.port}"

    def say(self, line, answer=None, seconds=10):
        start = len(self.process.log())
        self.process.say(line)
        if answer:
            return self.process.wait_for_log(answer, seconds, start)
        return None

    def only_codec(self, name):
        """Leaves one codec of sound enabled."""
        listed = self.process
        start = len(listed.log())
        self.say("codec list", r"\d+: L16 \(44100\) \w+\s+\d+: L16 \(44100\) \w+")
        for index, codec, rate, state in re.findall(r"(\d+): (\S+) \((\d+)\) (enabled|disabled)", listed.log()[start:]):
            wanted = codec.lower() == name.lower()
            if wanted != (state == "enabled"):
                self.say(f"codec {'enable' if wanted else 'disable'} {index}")

    def dial(self, uri):
        self.say(f"call {uri}")

    def trace(self):
        return self._trace.read_text(encoding="utf-8", errors="replace") if self._trace.exists() else ""

    def wait_for_trace(self, pattern, seconds=10):
        """The match of a pattern in its trace: what it shows on its console is late or missing."""
        return wait_until(lambda: re.search(pattern, self.trace()), seconds, f"linphone's trace has /{pattern}/")

    def wait_for_call(self, seconds=30):
        self.wait_for_trace(r"to LinphoneCallStreamsRunning", seconds)

    def wait_for_end(self, seconds=30):
        self.wait_for_trace(r"to LinphoneCallReleased", seconds)

    def hang_up(self):
        self.say("terminate")

    def send_message(self, uri, text):
        self.say(f"chat {uri} {text}")

    def received_sound(self):
        return self.recording
