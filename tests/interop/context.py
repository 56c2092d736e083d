"""What a test gets: folders, processes that are ended whatever happens, and the waiting that they need."""

import pathlib
import socket

from .process import wait_until

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Context:
    """Of one test. Everything it starts is ended, newest first, when the test is over."""

    def __init__(self, folder, certificates):
        self.root = pathlib.Path(folder)
        self.root.mkdir(parents=True)
        self.certificates = certificates
        self.processes = []
        self._names = {}

    def folder(self, name):
        number = self._names[name] = self._names.get(name, 0) + 1
        path = self.root / (name if number == 1 else f"{name}-{number}")
        path.mkdir()
        return path

    def start(self, process):
        self.processes.append(process)
        return process

    def close(self):
        for process in reversed(self.processes):
            process.stop()

    def wait_for_tcp(self, host, port, seconds=10):
        def connects():
            with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
                return probe.connect_ex((host, port)) == 0

        wait_until(connects, seconds, f"something listens at {host}:{port}")

    def logs(self, lines=40):
        """The ends of all logs, for the report of a failure."""
        text = []
        for process in self.processes:
            text.append(f"--- {process.log_path.relative_to(self.root)}")
            text += process.log().splitlines()[-lines:]
        return "\n".join(text)
