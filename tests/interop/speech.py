"""The speech of the tests at the rates that the programs want."""

import pathlib
import threading
import wave

from .context import ROOT

PATH = ROOT / "share/mtavip/speech.wav"
_lock = threading.Lock()


def at_8000(folder):
    """A copy at 8 kHz, for programs that do not resample: every second sample after a mean of two."""
    path = pathlib.Path(folder) / "speech-8000.wav"
    with _lock:
        if path.exists():
            return path
        with wave.open(str(PATH), "rb") as source:
            samples = memoryview(source.readframes(1 << 30)).cast("h")
        halved = bytearray()
        for index in range(0, len(samples) - 1, 2):
            halved += ((samples[index] + samples[index + 1]) // 2).to_bytes(2, "little", signed=True)
        with wave.open(str(path), "wb") as target:
            target.setnchannels(1)
            target.setsampwidth(2)
            target.setframerate(8000)
            target.writeframes(bytes(halved))
    return path
