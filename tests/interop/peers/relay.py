"""Passes the bytes of TCP connections on to another port, until it cuts them."""

import socket
import threading

from ..process import free_port


class Relay:
    """A way to a server of this machine that can be cut."""

    def __init__(self, port):
        self._target = port
        self._ends = []
        self.port = free_port()
        self._listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                near, _ = self._listener.accept()
                far = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                return
            self._ends += [near, far]
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(source, sink), daemon=True).start()

    @staticmethod
    def _pass_on(source, sink):
        try:
            while data := source.recv(65536):
                sink.sendall(data)
        except OSError:
            pass
        for end in (source, sink):
            _shut(end)

    def cut(self):
        """Every connection ends at once; new ones may come."""
        for end in self._ends:
            _shut(end)
        self._ends.clear()

    def stop(self):
        self._listener.close()
        self.cut()


def _shut(end):
    try:
        end.shutdown(socket.SHUT_RDWR)
    except OSError:
        pass
