"""H323Plus: `simple`, the endpoint among its samples. It is not packaged, so the environment says where it is."""

import functools
import os
import re
import subprocess

from ..process import Failure, Process, wait_until
from ..runner import Skip

VARIABLE = "MTAVIP_H323PLUS_SIMPLE"

# Its names for what the two sides agree on.
AUDIO = {"PCMA": "G.711-ALaw-64k", "PCMU": "G.711-uLaw-64k", "G722": "G.722-64k"}
VIDEO = {"H261": "H.261-CIF", "H263": "H.263-CIF", "H264": "H.264-CIF"}


def program():
    """Where the sample endpoint is; skips the test if nobody says."""
    path = os.environ.get(VARIABLE)
    if not path:
        raise Skip(f"set {VARIABLE} to its sample endpoint")
    return path


@functools.cache
def _has_options():
    text = subprocess.run([program(), "--help"], capture_output=True, text=True, check=False).stdout
    return "--answer mode" in text


def needs_options():
    """Skips the test where the sample endpoint is as it comes. What a variant of it may have besides:
    --answer ring|ring-now|ring-media|defer-media|deny, --answer-delay MS, --user-input q931|string|tone|rfc2833, WAV files as
    sound devices, --video-out FILE.yuv, `hold` and `retrieve` on its console, and the Q.931 cause where it tells how a call
    ended."""
    if not _has_options():
        raise Skip("the sample endpoint as it comes has no option for this")


CIF_BYTES = 352 * 288 * 3 // 2


class H323Plus:
    """One endpoint at port 1720 of an address of its own. Calls if it is given a party to call, waits for calls otherwise."""

    def __init__(self, context, host, user="bob", party=None, answers="now", answer_delay_ms=0, fast_connect=False,
                 tunnelling=True, h245_in_setup=False, audio=None, audio_codecs=(), video=None, gatekeeper=None,
                 password="", user_input=None):
        command = [program(), "--interface", host, "--user", user]
        command += ["--gatekeeper", gatekeeper, "--require-gatekeeper"] if gatekeeper else ["--no-gatekeeper"]
        if password:
            command += ["--password", password]
        if fast_connect:
            command.append("--fast-enable")
        if not tunnelling:
            command.append("--h245tunneldisable")
        if h245_in_setup:
            command.append("--h245setupenable")
        if answers == "now":
            command.append("--auto-answer")
        elif answers != "asked":
            needs_options()
            command += ["--answer", answers]
            if answer_delay_ms:
                command += ["--answer-delay", str(answer_delay_ms)]
        if user_input:
            needs_options()
            command += ["--user-input", user_input]
        self.folder = context.folder("h323plus")
        self._heard = self.folder / "heard.wav"
        if audio:
            needs_options()
            command += ["--sound-in", f"{audio}*", "--sound-out", self._heard]
        else:
            command += ["--sound", "Null Audio"]
        self._seen = self.folder / "seen.yuv"
        if video and _has_options():
            command += ["--video-out", self._seen]
        unwanted = [name for codec, name in AUDIO.items() if audio_codecs and codec not in audio_codecs]
        unwanted += [name for codec, name in VIDEO.items() if codec != video]
        # The first name of a family takes the others with it: it compares by the beginning.
        command += ["--disable", ",".join(unwanted + ["G.722.1", "GSM", "Speex", "iLBC", "G.726", "LPC", "MS-"])]
        if audio_codecs:
            command += ["--prefer", ",".join(AUDIO[codec] for codec in audio_codecs)]
        command += ["-ttttt", "--output", self.folder / "trace"]
        command.append(party or "--listen")
        self.host, self.user = host, user
        self.process = context.start(Process("h323plus", command, self.folder, stdin=True))
        if not party:
            self.process.wait_for_log(r"Waiting for incoming calls")

    @property
    def uri(self):
        return f"h323:{self.user}@{self.host}"

    def say(self, word):
        """A command of its console: H hangs up, Y answers, N refuses, digits are sent."""
        self.process.say(word)

    def hang_up(self):
        self.say("H")

    def wait_for_call(self, seconds=10):
        self.process.wait_for_log(r"In call with", seconds)

    def wait_for_ring(self, seconds=10):
        self.process.wait_for_log(r"Incoming call from|Answering: ", seconds)

    def wait_for_end(self, seconds=10):
        """What it says of the end of its call."""
        return self.process.wait_for_log(
            r"has cleared the call|has stopped calling|did not accept your call|did not answer your call|ended abnormally|"
            r"Could not find common codec|Did not accept incoming|Refused incoming|could not find user|insufficient bandwidth|"
            r"could not be reached|is not online|No phone running|Transport error|completed", seconds).group(0)

    def expect_cause(self, cause):
        """The Q.931 cause of the end; nothing where it does not tell."""
        if _has_options():
            self.process.wait_for_log(rf"Q\.931 cause {cause}\b")

    def wait_for_channels(self, codec, seconds=10):
        """That it both sends and receives by this codec."""
        name = re.escape({**AUDIO, **VIDEO}[codec])
        for direction in ("sending", "receiving"):
            self.process.wait_for_log(rf"Started logical channel: {direction} {name}", seconds)

    def digits(self):
        """What it was sent as user input so far, in order."""
        return "".join(re.findall(r'User input received: "([^"]*)"', self.process.log()))

    def wait_for_digits(self, wanted, seconds=10):
        def look():
            return self.digits() == wanted

        try:
            wait_until(look, seconds, f"h323plus is sent the digits {wanted}")
        except Failure as failure:
            raise Failure(f"{failure}; it was sent {self.digits()!r}") from None

    def received_sound(self):
        """The WAV file of what it heard."""
        if not self._heard.exists():
            raise Failure("h323plus recorded nothing")
        return self._heard

    def expect_pictures(self, least=20):
        """That it decoded pictures of CIF size, and that there is something in the last one; nothing where it cannot write them."""
        if not _has_options():
            return
        data = self._seen.read_bytes()
        count = len(data) // CIF_BYTES
        if count < least:
            raise Failure(f"h323plus decoded {count} pictures, {least} are expected")
        luminance = data[(count - 1) * CIF_BYTES:][:352 * 288]
        if max(luminance) - min(luminance) < 100:
            raise Failure(f"the last picture that h323plus decoded is flat: {min(luminance)} to {max(luminance)}")
