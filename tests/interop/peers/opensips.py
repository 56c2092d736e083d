"""OpenSIPS as registrar and proxy, configured by the project's own example. The environment says where it is: it is not packaged."""

import os
import re

from ..context import ROOT
from ..process import Failure
from ..runner import Skip
from .registrar import PASSWORDS, Registrar

VARIABLE = "MTAVIP_OPENSIPS"
MODULES = "MTAVIP_OPENSIPS_MODULES"
EXAMPLE = ROOT / "examples/opensips"


def program():
    """Where it is; skips the test if nobody says."""
    path = os.environ.get(VARIABLE)
    if not path:
        raise Skip(f"set {VARIABLE} to opensips, and {MODULES} to its modules' folder where that is not the package's")
    return path


def _changed(text, changes):
    """The text with each line that fits a pattern changed; every pattern has to be in it."""
    for pattern, new in changes.items():
        text, count = re.subn(pattern, lambda match, new=new: new, text, flags=re.MULTILINE)
        if not count:
            raise Failure(f"examples/opensips has nothing that fits {pattern!r} any more")
    return text


class OpenSips(Registrar):
    """The example with other sockets, users and paths. changes: {regular expression: text} of one test."""

    NAME = "opensips"

    def __init__(self, context, algorithms=None, certificate="server", tls=True, changes=None):
        super().__init__(context, certificate)
        secure = [socket for socket in self.sockets() if socket.startswith("tls:")]
        plain = [socket for socket in self.sockets() if socket not in secure]
        changes = dict(changes or {})
        if algorithms:
            changes['"MD5,SHA-256"'] = f'"{algorithms}"'
        if os.environ.get(MODULES):
            changes["^mpath=.*"] = f'mpath="{os.environ[MODULES]}/"'
        if tls:
            changes["^#include_file"] = "include_file"
        else:
            self.stream_ports.remove(self.tls_port)
        stores = "".join(f'    cache_store("local", "password_{user}", "{word}");\n' for user, word in PASSWORDS.items())
        self._write("opensips.cfg", {
            r"(^socket=.*\n)+": "".join(f"socket={socket}\n" for socket in plain),
            r"(^    cache_store\(.*\n)+": stores,
            **changes})
        self._write("tls.cfg", {
            r"(^socket=.*\n)+": "".join(f"socket={socket}\n" for socket in secure),
            r"/etc/opensips/tls/": f"{self.folder}/"})
        self.start()

    def _write(self, name, changes):
        text = (EXAMPLE / name).read_text(encoding="utf-8")
        (self.folder / name).write_text(_changed(text, changes), encoding="utf-8")

    def command(self):
        # Small pools: a start then costs little on a loaded machine.
        return [program(), "-F", "-m", "64", "-M", "8", "-w", self.folder, "-P", self.folder / "pid", "-f",
                self.folder / "opensips.cfg"]
