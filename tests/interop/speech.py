"""The speech of the tests, in the forms that the programs want."""

import pathlib
import wave

from .context import ROOT

PATH = ROOT / "share/mtavip/speech.wav"


def _samples_at_8000():
    """Half the samples, each a mean of two."""
    with wave.open(str(PATH), "rb") as source:
        samples = memoryview(source.readframes(1 << 30)).cast("h")
    return [(samples[index] + samples[index + 1]) // 2 for index in range(0, len(samples) - 1, 2)]


def _mu_law(sample):
    """One octet of G.711 (ITU-T G.711 table 2a, by segments)."""
    sign = 0x80 if sample < 0 else 0
    magnitude = min(abs(sample), 32635) + 132
    exponent = magnitude.bit_length() - 8
    mantissa = (magnitude >> (exponent + 3)) & 0x0F
    return ~(sign | exponent << 4 | mantissa) & 0xFF


def as_mu_law(folder):
    """A raw file of G.711 µ-law."""
    path = pathlib.Path(folder) / "speech.mulaw"
    path.write_bytes(bytes(map(_mu_law, _samples_at_8000())))
    return path
