"""What every registrar and proxy of the tests has, whichever program it is: users, sockets, a certificate, addresses, a new start."""

import pathlib

from ..process import Process, free_port, has_ipv6

# With the characters that a digest or a configuration file can get wrong.
PASSWORDS = {"alice": "wonderland", "bob": "builder", "carol": "a:b c;d=e", "dave": "käse" * 10}


def address_of(version, port=None):
    host = "127.0.0.1" if version == 4 else "[::1]"
    return host if port is None else f"{host}:{port}"


class Registrar:
    """UDP, TCP and TLS on both loopback addresses. A program's class names it and says how it is configured and started."""

    NAME = None

    def __init__(self, context, certificate):
        self._context = context
        self.folder = context.folder(self.NAME)
        self.port = free_port(2)
        self.tls_port = self.port + 1
        context.certificates.copy_server(self.folder, certificate)

    def sockets(self):
        """transport:address:port of each."""
        return [f"{transport}:{address_of(version, self.tls_port if transport == 'tls' else self.port)}"
                for version in ((4, 6) if has_ipv6() else (4,)) for transport in ("udp", "tcp", "tls")]

    def command(self):
        raise NotImplementedError

    def start(self):
        self.process = self._context.start(Process(self.NAME, self.command(), self.folder))
        self._context.wait_for_tcp("127.0.0.1", self.port)

    def restart(self):
        """Ends it and starts it anew: it knows no registration any more."""
        self.process.stop()
        self.start()

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
