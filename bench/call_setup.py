#!/usr/bin/env python3
"""Call set-up between two of our programs on loopback, over SIP and over each way to begin an H.323 call: medians of several calls.

Usage: bench/call_setup.py [--calls N]        Needs the release build (scripts/build release mtavip).
"""

import argparse
import json
import pathlib
import statistics
import subprocess

PROGRAM = str(pathlib.Path(__file__).resolve().parents[1] / "build/release/bin/mtavip")
COMMON = ["--json", "--config", "/dev/null", "--bind", "127.0.0.1", "--sip-port", "0", "--h323-port", "0", "--audio-source", "silence",
          "--audio-sink", "null", "--audio-codecs", "PCMA"]
WAYS = {
    "SIP": ("udp:", "sip:", []),
    "H.323, fast connect": ("h323:", "h323:", []),
    "H.323, tunnelled H.245": ("h323:", "h323:", ["--no-fast-connect"]),
    "H.323, separate H.245": ("h323:", "h323:", ["--no-fast-connect", "--no-tunnelling"]),
}


def measure(listens, scheme, options, calls):
    with subprocess.Popen([PROGRAM, "answer", *COMMON, *options], stdout=subprocess.PIPE, text=True) as answering:
        try:
            listening = json.loads(answering.stdout.readline())["listening"]
            port = next(address for address in listening if address.startswith(listens)).rsplit(":", 1)[1]
            numbers = []
            for _ in range(calls):
                call = subprocess.run([PROGRAM, "call", f"{scheme}x@127.0.0.1:{port}", "--duration", "0.3", *COMMON, *options],
                                      capture_output=True, text=True, timeout=30, check=True)
                numbers.append(json.loads(call.stdout.splitlines()[-1])["statistics"])
        finally:
            answering.terminate()
    return [statistics.median(each[field] for each in numbers) for field in ("setup_ms", "first_sound_ms")]


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--calls", type=int, default=9)
    options = arguments.parse_args()
    print("| | set up, ms | first sound, ms |\n|---|---|---|")
    for name, (listens, scheme, words) in WAYS.items():
        setup, first = measure(listens, scheme, words, options.calls)
        print(f"| {name} | {setup:.2f} | {first:.1f} |", flush=True)


if __name__ == "__main__":
    main()
