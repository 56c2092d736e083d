"""What every registrar and proxy of the tests has, whichever program it is: users, sockets, a certificate, addresses, a new start."""

import pathlib

from ..process import Process, free_port, has_ipv6, wait_until

# With the characters that a digest or a configuration file can get wrong.
PASSWORDS = {"alice": "wonderland", "bob": "builder", "carol": "a:b c;d=e", "dave": "käse" * 10}


def address_of(version, port=None):
    host = "127.0.0.1" if version == 4 else "[::1]"
    return host if port is None else f"{host}:{port}"


# As /proc/net/tcp writes the states of sockets.
_ESTABLISHED, _LISTENING = "01", "0A"


def _count(port, state):
    """How many sockets of a state this TCP port has."""
    count = 0
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        if not pathlib.Path(table).exists():
            continue
        for line in pathlib.Path(table).read_text(encoding="ascii").splitlines()[1:]:
            words = line.split()
            if words[1].endswith(f":{port:04X}") and words[3] == state:
                count += 1
    return count


class Registrar:
    """UDP, TCP and TLS on both loopback addresses. A program's class names it and says how it is configured and started."""

    NAME = None

    def __init__(self, context, certificate):
        self._context = context
        self.folder = context.folder(self.NAME)
        self.port = free_port(2)
        self.tls_port = self.port + 1
        self.stream_ports = [self.port, self.tls_port]
        context.certificates.copy_server(self.folder, certificate)

    def sockets(self):
        """transport:address:port of each."""
        return [f"{transport}:{address_of(version, self.tls_port if transport == 'tls' else self.port)}"
                for version in ((4, 6) if has_ipv6() else (4,)) for transport in ("udp", "tcp", "tls")]

    def command(self):
        raise NotImplementedError

    def start(self):
        self.process = self._context.start(Process(self.NAME, self.command(), self.folder))
        addresses = 2 if has_ipv6() else 1
        wait_until(lambda: all(_count(port, _LISTENING) >= addresses for port in self.stream_ports), 10,
                   f"{self.NAME} listens at {self.stream_ports}")

    def restart(self):
        """Ends it and starts it anew: it knows no registration any more."""
        self.process.stop()
        self.start()

    def connections(self):
        """How many TLS connections are established to it."""
        return _count(self.tls_port, _ESTABLISHED)

    def domain(self, transport="udp", version=4):
        """host:port that stands in addresses of its users."""
        return address_of(version, self.tls_port if transport in ("tls", "wss") else self.port)

    def websocket(self, transport="ws", version=4):
        """Where it takes WebSockets: beside SIP, at the same ports."""
        return f"{transport}://{self.domain(transport, version)}/sip"

    def uri(self, user, transport="udp", version=4):
        suffix = "" if transport in ("udp", "ws", "wss") else f";transport={transport}"
        return f"sip:{user}@{self.domain(transport, version)}{suffix}"
