"""A certificate authority of the tests, and certificates that are right and wrong in known ways."""

import base64
import hashlib
import pathlib
import shutil
import subprocess


class Certificates:
    """ca.pem, server.pem/.key (localhost, 127.0.0.1, ::1), other.pem/.key (another name), expired.pem/.key."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.ca = self.folder / "ca.pem"
        self._openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                      "-subj", "/CN=interop test authority", "-keyout", "ca.key", "-out", "ca.pem")
        self._issue("server", "DNS:localhost,IP:127.0.0.1,IP:::1", days=2)
        self._issue("other", "DNS:elsewhere.example", days=2)
        self._issue("expired", "DNS:localhost,IP:127.0.0.1,IP:::1", days=-1)

    def _openssl(self, *words):
        subprocess.run(["openssl", *words], cwd=self.folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def _issue(self, name, alternatives, days):
        (self.folder / f"{name}.ext").write_text(f"subjectAltName={alternatives}\n", encoding="ascii")
        self._openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", f"/CN={name}",
                      "-keyout", f"{name}.key", "-out", f"{name}.csr")
        self._openssl("x509", "-req", "-in", f"{name}.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial",
                      "-days", str(days), "-extfile", f"{name}.ext", "-out", f"{name}.pem")

    def fingerprint(self, name="server"):
        """Of the public key, as --tls-pin takes it."""
        key = subprocess.run(["openssl", "pkey", "-in", self.folder / f"{name}.key", "-pubout", "-outform", "DER"], check=True,
                             stdout=subprocess.PIPE).stdout
        return "sha256//" + base64.b64encode(hashlib.sha256(key).digest()).decode()

    def copy_server(self, folder, name="server"):
        for suffix in ("key", "pem"):
            shutil.copy(self.folder / f"{name}.{suffix}", pathlib.Path(folder) / f"server.{suffix}")
