"""Processes of a test: started in a folder of their own, their output in a file and at hand, ended by process id."""

import functools
import itertools
import os
import pathlib
import re
import signal
import socket
import subprocess
import threading
import time


class Failure(Exception):
    """What a test expected and did not get, as a sentence."""


def wait_until(condition, seconds, what):
    """The first true value of condition(), asked until the time is over."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() >= deadline:
            raise Failure(f"{what}: not within {seconds} s")
        time.sleep(0.02)


_given_ports = set()
_ports_lock = threading.Lock()


def free_port(count=1, even=False):
    """A port from which count ports are free on UDP and TCP of both loopbacks, and were not given to another peer."""
    with _ports_lock:
        return _find_port(count, even)


def _find_port(count, even):
    # Below the range of ephemeral ports, so that no outgoing connection of a neighbour takes one in between.
    start = 20000 + (os.getpid() * 61) % 8000
    for first in range(start, start + 4000, 2 if even else 1):
        first += first % 2 if even else 0
        wanted = range(first, first + count)
        if any(port in _given_ports for port in wanted):
            continue
        if all(_is_free(port) for port in wanted):
            _given_ports.update(wanted)
            return first
    raise Failure("no free port")


_host_numbers = itertools.count(1)


def free_hosts(count):
    """IPv4 loopback addresses that no other test has: programs on them can have the ports that their protocols name."""
    number = next(_host_numbers)
    return [f"127.{64 + os.getpid() % 128}.{number}.{host}" for host in range(1, count + 1)]


def udp_port_is_bound(port):
    """Whether some program has this UDP port, on any address."""
    for table in ("/proc/net/udp", "/proc/net/udp6"):
        try:
            lines = pathlib.Path(table).read_text(encoding="ascii").splitlines()[1:]
        except FileNotFoundError:
            continue
        if any(int(line.split()[1].rsplit(":", 1)[1], 16) == port for line in lines):
            return True
    return False


@functools.cache
def has_ipv6():
    """Whether this machine has ::1; containers often do not."""
    try:
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as probe:
            probe.bind(("::1", 0))
            return True
    except OSError:
        return False


def _is_free(port):
    families = [(socket.AF_INET, "127.0.0.1")] + ([(socket.AF_INET6, "::1")] if has_ipv6() else [])
    for family, address in families:
        for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM):
            with socket.socket(family, kind) as probe:
                try:
                    probe.bind((address, port))
                except OSError:
                    return False
    return True


class Process:
    """One running program. What it writes is its log; with output, what it writes to standard output goes there alone."""

    def __init__(self, name, command, folder, environment=None, stdin=False, output=None):
        self.name = name
        self.folder = pathlib.Path(folder)
        self.log_path = self.folder / f"{name}.log"
        self._log = open(self.log_path, "ab", buffering=0)
        self._log.write((" ".join(map(str, command)) + "\n").encode())
        self._output = open(output, "wb", buffering=0) if output else self._log
        self.process = subprocess.Popen(
            [str(word) for word in command], cwd=self.folder, env={**os.environ, "LC_ALL": "C", **(environment or {})},
            stdin=subprocess.PIPE if stdin else subprocess.DEVNULL, stdout=self._output, stderr=self._log,
            start_new_session=True)

    def say(self, line):
        """Types a line into the program."""
        self.process.stdin.write((line + "\n").encode())
        self.process.stdin.flush()

    def log(self):
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    def running(self):
        return self.process.poll() is None

    def wait_for_log(self, pattern, seconds=10, start=0):
        """The match of a pattern in what the program wrote after position start."""

        def look():
            match = re.compile(pattern).search(self.log(), start)
            if not match and not self.running():
                raise Failure(f"{self.name} ended with {self.process.returncode} before it wrote /{pattern}/")
            return match

        return wait_until(look, seconds, f"{self.name} writes /{pattern}/")

    def wait(self, seconds):
        """The exit code."""
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Failure(f"{self.name} did not end within {seconds} s") from None

    def stop(self, first=signal.SIGTERM, seconds=5):
        """Ends the program and what it started: politely, then not. Its session's id is its own process id."""
        if self.running():
            self._signal(first)
            try:
                self.process.wait(seconds)
            except subprocess.TimeoutExpired:
                pass
        self._signal(signal.SIGKILL)
        self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
        self._log.close()
        self._output.close()

    def _signal(self, number):
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            pass
