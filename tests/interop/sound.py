"""Measures recordings: is the tone there, is the speech that was sent there, and how late. Standard library only."""

import array
import math
import operator
import sys
import wave

from .process import Failure

FRAME_SECONDS = 0.01


def read(path):
    """(rate, samples as whole numbers) of the first channel of a 16-bit WAV file; one that was not closed will do."""
    with wave.open(str(path), "rb") as sound:
        rate, channels, width = sound.getframerate(), sound.getnchannels(), sound.getsampwidth()
        if width != 2:
            raise Failure(f"{path}: {8 * width} bits a sample, 16 are expected")
        raw = sound.readframes(1 << 30)
    if len(raw) < 2 * channels:
        # A header that was never completed claims no data; it is 44 bytes in the programs used here.
        with open(path, "rb") as file:
            raw = file.read()[44:]
    samples = array.array("h")
    samples.frombytes(raw[:len(raw) // (2 * channels) * 2 * channels])
    if sys.byteorder == "big":
        samples.byteswap()
    return rate, list(samples[::channels])


def level(samples):
    """RMS in dB relative to full scale."""
    if not samples:
        return -120.0
    power = sum(map(operator.mul, samples, samples)) / len(samples)
    return max(-120.0, 10 * math.log10(power / 32768.0**2 + 1e-12))


def purity(rate, samples, frequency):
    """Which share of the energy is in one tone, 0 to 1: in windows of 50 ms, so that a gap or a drift counts as such."""
    size = rate // 20
    tone = total = 0.0
    angle = 2 * math.pi * frequency / rate
    cosine = [math.cos(angle * n) for n in range(size)]
    sine = [math.sin(angle * n) for n in range(size)]
    for start in range(0, len(samples) - size + 1, size):
        window = samples[start:start + size]
        real = sum(map(operator.mul, window, cosine))
        imaginary = sum(map(operator.mul, window, sine))
        tone += 2 * (real * real + imaginary * imaginary) / size
        total += sum(map(operator.mul, window, window))
    return tone / total if total else 0.0


def expect_tone(path, frequency, seconds, least_level=-40.0):
    """The file has that many seconds of that tone, clean."""
    rate, samples = read(path)
    size = rate // 20
    heard = [samples[start:start + size] for start in range(0, len(samples) - size + 1, size)]
    with_tone = [window for window in heard if level(window) > least_level and purity(rate, window, frequency) > 0.9]
    if len(with_tone) * 0.05 < seconds:
        raise Failure(f"{path}: {len(with_tone) * 0.05:.2f} s of a clean tone of {frequency} Hz in {len(samples) / rate:.2f} s, "
                      f"{seconds} s are expected; its level is {level(samples):.1f} dB")
    return len(with_tone) * 0.05


def envelope(rate, samples):
    size = int(rate * FRAME_SECONDS)
    return [math.sqrt(sum(map(operator.mul, w, w)) / size)
            for w in (samples[start:start + size] for start in range(0, len(samples) - size + 1, size))]


def correlation(first, second):
    """Pearson's, of the part that both have."""
    count = min(len(first), len(second))
    if count < 2:
        return 0.0
    first, second = first[:count], second[:count]
    mean_1, mean_2 = sum(first) / count, sum(second) / count
    one = [value - mean_1 for value in first]
    two = [value - mean_2 for value in second]
    energy = sum(map(operator.mul, one, one)) * sum(map(operator.mul, two, two))
    return sum(map(operator.mul, one, two)) / math.sqrt(energy) if energy > 0 else 0.0


class Likeness:
    """offset: where in the reference the recording begins (s; negative if it begins earlier); correlation of the envelopes;
    seconds that were compared."""

    def __init__(self, offset, likeness, seconds):
        self.offset, self.correlation, self.seconds = offset, likeness, seconds

    def __repr__(self):
        return f"{self.correlation:.3f} over {self.seconds:.2f} s at {self.offset:+.2f} s"


def compare(reference_path, received_path, seconds=0):
    """Finds the reference, or so many seconds of it, in the recording by its loudness over time, which every codec keeps."""
    reference = envelope(*read(reference_path))
    received = envelope(*read(received_path))
    best = Likeness(0.0, -1.0, 0.0)
    shortest = min(len(reference), len(received), max(150, int(seconds / FRAME_SECONDS)))
    for shift in range(shortest - len(received), len(reference) - shortest + 1):
        here = reference[max(0, shift):]
        there = received[max(0, -shift):]
        likeness = correlation(here, there)
        if likeness > best.correlation:
            best = Likeness(shift * FRAME_SECONDS, likeness, min(len(here), len(there)) * FRAME_SECONDS)
    return best


def expect_speech(reference, received, seconds, least=0.85):
    """The recording holds that many seconds of the reference, recognisably."""
    found = compare(reference, received, seconds)
    if found.correlation < least or found.seconds < seconds:
        raise Failure(f"{received}: speech is not what was sent: {found} (wanted {least} over {seconds} s)")
    return found
