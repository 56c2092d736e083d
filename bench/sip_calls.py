#!/usr/bin/env python3
"""How many calls a second the SIP core answers for sipp (INVITE, 200, ACK, BYE over UDP, no media), at rising rates.

Usage: bench/sip_calls.py [--seconds N] [--json FILE] [--beside PROGRAM] [RATE...]        (default: 2000 5000 10000 20000)

sipp shares the two cores with what it measures, and is the first to be short of them: "reached" is what it could make. Needs the
release build (scripts/build release mtavip_sip_load) and sipp. Another stack is measured beside it as PROGRAM, which is started as
ours is: "answer PORT SECONDS", and at the end prints {"calls": ..., "processor_s": ...}.
"""

import argparse
import json
import pathlib
import re
import socket
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "build/release/bin/mtavip_sip_load"


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def last_number(pattern, text):
    found = re.findall(pattern, text)
    return float(found[-1]) if found else 0.0


def measure(program, rate, seconds, folder):
    port = free_port()
    # What comes late is still answered.
    answerer = subprocess.Popen([program, "answer", str(port), str(seconds + 4)], stdout=subprocess.PIPE, text=True)
    try:
        caller = subprocess.run(
            ["sipp", "-sn", "uac", f"127.0.0.1:{port}", "-i", "127.0.0.1", "-p", str(free_port()), "-r", str(rate), "-m", str(rate * seconds),
             "-l", "1000000", "-nostdin", "-buff_size", "8388608", "-timeout", f"{seconds + 20}s"],
            cwd=folder, capture_output=True, text=True, timeout=seconds + 60, check=False)
        answered = json.loads(answerer.communicate(timeout=30)[0])
    finally:
        answerer.kill()
        answerer.wait()
    text = caller.stdout
    repeated = sum(int(last_number(rf"{name} -+>\s+(?:B-RTD\d )?\s*\d+\s+(\d+)", text)) for name in ("INVITE", "BYE"))
    return {"program": program.name, "asked": rate, "reached": last_number(r"Call Rate .*\|\s+([\d.]+) cps", text),
            "failed": int(last_number(r"Failed call\s+\|\s+\d+\s+\|\s+(\d+)", text)), "repeated by sipp": repeated,
            "answered": answered["calls"], "processor, us a call": answered["processor_s"] / max(answered["calls"], 1) * 1e6}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--seconds", type=int, default=5)
    arguments.add_argument("--json", type=pathlib.Path)
    arguments.add_argument("--beside", type=pathlib.Path, help="another stack's answering program")
    arguments.add_argument("rates", nargs="*", type=int, default=[2000, 5000, 10000, 20000])
    options = arguments.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for rate in options.rates:
            for program in filter(None, (PROGRAM, options.beside)):
                rows.append(measure(program, rate, options.seconds, folder))
                print("  ".join(f"{name}: {value if isinstance(value, str) else format(value, ',.0f')}" for name, value in rows[-1].items()),
                      flush=True)
        memory = json.loads(subprocess.run([PROGRAM, "memory"], capture_output=True, text=True, check=True).stdout)
    print(f"an established call: {memory['bytes_per_call']:,} bytes; a registration: {memory['bytes_per_registration']:,} bytes")
    if options.json:
        options.json.write_text(json.dumps({"rates": rows, "memory": memory}, indent=1), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
