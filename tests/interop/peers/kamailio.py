"""Kamailio as registrar and proxy: UDP, TCP and TLS on both loopback addresses."""

import pathlib
import re

from ..process import Process, free_port, has_ipv6

TEMPLATES = pathlib.Path(__file__).resolve().parents[1] / "kamailio"
# With the characters that a digest or a configuration file can get wrong.
PASSWORDS = {"alice": "wonderland", "bob": "builder", "carol": "a:b c;d=e", "dave": "käse" * 10}


def address_of(version, port=None):
    host = "127.0.0.1" if version == 4 else "[::1]"
    return host if port is None else f"{host}:{port}"


class Kamailio:
    def __init__(self, context, algorithm="MD5", nonce_expire=300, certificate="server"):
        self._context = context
        self.folder = context.folder("kamailio")
        self.port = free_port(2)
        self.tls_port = self.port + 1
        context.certificates.copy_server(self.folder, certificate)
        listen = []
        for version in (4, 6) if has_ipv6() else (4,):
            listen += [f"listen=udp:{address_of(version, self.port)}", f"listen=tcp:{address_of(version, self.port)}",
                       f"listen=tls:{address_of(version, self.tls_port)}"]
        values = {
            "FOLDER": str(self.folder),
            "LISTEN": "\n".join(listen),
            "ALIASES": f'alias="localhost:{self.port}"\nalias="localhost:{self.tls_port}"',
            "ALGORITHM": algorithm if algorithm != "MD5" else "",
            "NONCE_EXPIRE": str(nonce_expire),
            "PASSWORDS": "\n".join(f'    $sht(passwords=>{user}) = "{password}";' for user, password in PASSWORDS.items()),
        }
        for name in ("kamailio.cfg", "tls.cfg"):
            text = (TEMPLATES / name).read_text(encoding="utf-8")
            text = re.sub(r"@([A-Z_]+)@", lambda match: values[match.group(1)], text)
            if name == "kamailio.cfg" and algorithm == "MD5":
                text = text.replace('modparam("auth", "algorithm", "")\n', "")
            (self.folder / name).write_text(text, encoding="utf-8")
        self._start()

    def _start(self):
        # Small pools: a start then costs little on a loaded machine.
        self.process = self._context.start(Process(
            "kamailio", ["kamailio", "-DD", "-E", "-m", "48", "-M", "8", "-Y", self.folder, "-w", self.folder,
                         "-P", self.folder / "pid", "-f", self.folder / "kamailio.cfg"], self.folder))
        self._context.wait_for_tcp("127.0.0.1", self.port)

    def restart(self):
        """Ends it and starts it anew: it knows no registration any more."""
        self.process.stop()
        self._start()

    def connections(self):
        """How many TLS connections are established to it."""
        wanted = f":{self.tls_port:04X}"
        count = 0
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            for line in pathlib.Path(table).read_text(encoding="ascii").splitlines()[1:]:
                words = line.split()
                if words[1].endswith(wanted) and words[3] == "01":
                    count += 1
        return count

    def domain(self, transport="udp", version=4):
        """host:port that stands in addresses of its users."""
        return address_of(version, self.tls_port if transport == "tls" else self.port)

    def uri(self, user, transport="udp", version=4):
        suffix = "" if transport == "udp" else f";transport={transport}"
        return f"sip:{user}@{self.domain(transport, version)}{suffix}"
