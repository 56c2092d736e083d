"""Kamailio as registrar and proxy: UDP, TCP and TLS on both loopback addresses."""

import pathlib
import re
import shutil

from .registrar import PASSWORDS, Registrar

TABLES = pathlib.Path("/usr/share/kamailio/dbtext/kamailio")
TEMPLATES = pathlib.Path(__file__).resolve().parents[1] / "kamailio"


class Kamailio(Registrar):
    NAME = "kamailio"

    def __init__(self, context, algorithm="MD5", nonce_expire=300, certificate="server", presence=None,
                 presence_seconds=3600, websocket=False, asks_for_certificates=False):
        """`presence`: it is a presence server too, and lets everybody watch ("open") or nobody before they are allowed."""
        super().__init__(context, certificate)
        self.definitions = (["WITH_PRESENCE"] if presence else []) + (["WITH_WEBSOCKET"] if websocket else [])
        if presence:
            tables = self.folder / "db"
            tables.mkdir()
            for name in ("version", "presentity", "active_watchers", "watchers", "xcap", "pua", "rls_presentity", "rls_watchers"):
                shutil.copyfile(TABLES / name, tables / name)
        values = {
            "FOLDER": str(self.folder),
            "ASK": "yes" if asks_for_certificates else "no",
            "AUTHORITY": str(context.certificates.ca),
            "LISTEN": "\n".join(f"listen={socket}" for socket in self.sockets()),
            "ALIASES": f'alias="localhost:{self.port}"\nalias="localhost:{self.tls_port}"',
            "ALGORITHM": algorithm if algorithm != "MD5" else "",
            "PORT": str(self.port),
            "NONCE_EXPIRE": str(nonce_expire),
            "FORCE_ACTIVE": "1" if presence == "open" else "0",
            "PRESENCE_SECONDS": str(presence_seconds),
            "PASSWORDS": "\n".join(f'    $sht(passwords=>{user}) = "{password}";' for user, password in PASSWORDS.items()),
        }
        for name in ("kamailio.cfg", "tls.cfg"):
            text = (TEMPLATES / name).read_text(encoding="utf-8")
            text = re.sub(r"@([A-Z_]+)@", lambda match: values[match.group(1)], text)
            if name == "kamailio.cfg" and algorithm == "MD5":
                text = text.replace('modparam("auth", "algorithm", "")\n', "")
            (self.folder / name).write_text(text, encoding="utf-8")
        self.start()

    def command(self):
        # Small pools: a start then costs little on a loaded machine.
        return ["kamailio", "-DD", "-E", "-m", "48", "-M", "8", "-Y", self.folder, "-w", self.folder,
                "-P", self.folder / "pid", "-f", self.folder / "kamailio.cfg"] + [word for name in self.definitions for word in ("-A", name)]
