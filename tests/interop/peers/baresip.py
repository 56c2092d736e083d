"""baresip: a telephone without a screen, driven over its control port (netstrings of JSON)."""

import json
import socket
import threading
import time
import wave

from ..process import Failure, Process, free_port, wait_until

MODULES = "/usr/lib/baresip/modules"


class Baresip:
    """One baresip. Its account is its own address (no registrar), or the user of a registrar."""

    def __init__(self, context, user="bob", registrar=None, password="", transport="udp", answers=True, audio="tone",
                 audio_codecs="", video=False, video_codec=None, version=4, ca=None,
                 contact=None, encryption=None, presence=False):
        self.folder = context.folder("baresip")
        self.port = free_port(2)
        self.control_port = free_port()
        self.host = "127.0.0.1" if version == 4 else "[::1]"
        self.user = user
        rtp = free_port(10, even=True)
        # Its tone exists at 48 kHz in stereo only and its files only at their own rate; it resamples to what the codec wants.
        if audio == "tone":
            source, source_rate = "ausine,440", 48000
            channels = 2
        else:
            source = f"aufile,{audio}"
            with wave.open(str(audio)) as sound:
                source_rate, channels = sound.getframerate(), sound.getnchannels()
        modules = ["ctrl_tcp", "account", "contact", "menu", "g711", "g722", "l16", "opus", "ausine", "aufile", "sndfile", "aubridge",
                   "srtp", "dtls_srtp", "uuid"]
        if presence:
            modules.append("presence")
        if video:
            modules += ["fakevideo", "avcodec", "vp8", "swscale", "snapshot"]
        config = [
            f"sip_listen {self.host}:{self.port}", "call_local_timeout 120", "call_max_calls 4",
            f"audio_source {source}", f"ausrc_srate {source_rate}", "audio_player aubridge,sink", "audio_alert aubridge,alert", "auplay_channels 1",
            f"ausrc_channels {channels}", "audio_buffer 20-160", "audio_telev_pt 101",
            "rtp_tos 184", f"rtp_ports {rtp}-{rtp + 9}", "rtcp_mux no", "rtp_stats yes",
            "jitter_buffer_type fixed", "jitter_buffer_delay 2-10", f"net_interface {'127.0.0.1' if version == 4 else '::1'}", f"prefer_ipv6 {'yes' if version == 6 else 'no'}",
            f"ctrl_tcp_listen 127.0.0.1:{self.control_port}", f"snd_path {self.folder}", f"module_path {MODULES}",
            "opus_bitrate 32000", "opus_stereo no", "opus_sprop_stereo no",
        ]
        if ca:
            config.append(f"sip_cafile {ca}")
        if video:
            config += ["video_source fakevideo,nil", "video_display fakevideo,nil", "video_size 352x288", "video_bitrate 500000",
                       "video_fps 25", "video_fullscreen no", "avcodec_h264enc libx264", "avcodec_h264dec h264"]
        config += [f"module {name}.so" if name not in ("account", "contact", "menu", "ctrl_tcp", "presence") else f"module_app {name}.so"
                   for name in modules]
        (self.folder / "config").write_text("\n".join(config) + "\n", encoding="utf-8")
        parameters = [f"regint={60 if registrar else 0}", f"answermode={'auto' if answers else 'manual'}"]
        if password:
            parameters += [f"auth_user={user}", f"auth_pass={password}"]
        if audio_codecs:
            parameters.append(f"audio_codecs={audio_codecs}")
        if encryption:
            parameters.append(f"mediaenc={encryption}")
        if video_codec:
            parameters.append(f"video_codecs={video_codec}")
        domain = registrar or f"{self.host}:{self.port}"
        (self.folder / "accounts").write_text(
            f'<sip:{user}@{domain};transport={transport}>;{";".join(parameters)}\n', encoding="utf-8")
        # Its messages go to the current contact, which it remembers in a file.
        watched = ";presence=p2p" if presence else ""
        (self.folder / "contacts").write_text(f'"peer" <{contact}>{watched}\n' if contact else "", encoding="utf-8")
        (self.folder / "current_contact").write_text(contact or "", encoding="utf-8")
        self.events = []
        self.process = context.start(Process("baresip", ["baresip", "-f", self.folder, "-v"], self.folder))
        context.wait_for_tcp("127.0.0.1", self.control_port)
        self._control = socket.create_connection(("127.0.0.1", self.control_port))
        threading.Thread(target=self._read, daemon=True).start()
        if registrar:
            # In its log: the event may have gone out before we were there to hear it.
            self.process.wait_for_log(r"\{0/\w+/v\d\} 200 OK")

    @property
    def uri(self):
        return f"sip:{self.user}@{self.host}:{self.port}"

    def _read(self):
        data = b""
        while True:
            try:
                part = self._control.recv(65536)
            except OSError:
                return
            if not part:
                return
            data += part
            while b":" in data:
                length, _, rest = data.partition(b":")
                if len(rest) <= int(length):
                    break
                self.events.append((time.monotonic(), json.loads(rest[:int(length)])))
                data = rest[int(length) + 1:]

    def command(self, name, parameters=""):
        text = json.dumps({"command": name, "params": parameters, "token": name}).encode()
        self._control.sendall(b"%d:%s," % (len(text), text))

    def wait_for(self, kind, seconds=10, since=0):
        """The first event of this kind (baresip's names: REGISTER_OK, CALL_ESTABLISHED, CALL_CLOSED ...)."""

        def look():
            if not self.process.running():
                raise Failure(f"baresip ended with {self.process.process.returncode}")
            return next((event for _, event in list(self.events)[since:] if event.get("type") == kind), None)

        return wait_until(look, seconds, f"baresip says {kind}")

    def dial(self, uri):
        self.command("dial", uri)

    def hang_up(self):
        self.command("hangup")

    def received_sound(self):
        """The WAV file of what it heard (written when the call has ended)."""
        found = sorted(self.folder.glob("dump-*-dec.wav"))
        if not found:
            raise Failure("baresip recorded nothing")
        return found[-1]
