"""Kamailio as registrar and proxy: UDP, TCP and TLS on both loopback addresses."""

import pathlib
import re

from ..process import Process, free_port

TEMPLATES = pathlib.Path(__file__).resolve().parents[1] / "kamailio"
# With the characters that a digest or a configuration file can get wrong.
PASSWORDS = {"alice": "wonderland", "bob": "builder", "carol": "a:b c;d=e", "dave": "käse" * 10}


def address_of(version, port=None):
    host = "127.0.0.1" if version == 4 else "[::1]"
    return host if port is None else f"{host}:{port}"


class Kamailio:
    def __init__(self, context, algorithm="MD5", nonce_expire=300):
        self.folder = context.folder("kamailio")
        self.port = free_port(2)
        self.tls_port = self.port + 1
        context.certificates.copy_server(self.folder)
        listen = []
        for version in (4, 6):
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
        # Small pools: a start then costs little on a loaded machine.
        self.process = context.start(Process(
            "kamailio", ["kamailio", "-DD", "-E", "-m", "48", "-M", "8", "-Y", self.folder, "-w", self.folder,
                         "-P", self.folder / "pid", "-f", self.folder / "kamailio.cfg"], self.folder))
        context.wait_for_tcp("127.0.0.1", self.port)

    def domain(self, transport="udp", version=4):
        """host:port that stands in addresses of its users."""
        return address_of(version, self.tls_port if transport == "tls" else self.port)

    def uri(self, user, transport="udp", version=4):
        suffix = "" if transport == "udp" else f";transport={transport}"
        return f"sip:{user}@{self.domain(transport, version)}{suffix}"
