"""A TCP connection to a registry, through a port of its own, that can be cut and mended."""

from __future__ import annotations

import contextlib
import socket
import threading
from urllib.parse import urlsplit


class Link:
    """Passes bytes on while it is whole; cut, it refuses connections and breaks those there are."""

    def __init__(self, url: str) -> None:
        """Lead there."""
        parts = urlsplit(url)
        self._target = (parts.hostname or "127.0.0.1", parts.port or 80)
        self._server = self._listen(0)
        self._port = self._server.getsockname()[1]
        self._open: set[socket.socket] = set()
        self._accept()

    @property
    def url(self) -> str:
        """Where the registry seems to be."""
        return f"http://127.0.0.1:{self._port}"

    def cut(self) -> None:
        """Nobody is there any more."""
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        for each in list(self._open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        """The registry is back."""
        self._server = self._listen(self._port)
        self._accept()

    def __enter__(self) -> Link:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Cut for good."""
        self.cut()

    @staticmethod
    def _listen(port: int) -> socket.socket:
        server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(("127.0.0.1", port))
        server.listen(64)
        return server

    def _accept(self) -> None:
        threading.Thread(target=self._serve, args=(self._server,), daemon=True).start()

    def _serve(self, server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = server.accept()
                far = socket.create_connection(self._target)
                self._open |= {near, far}
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pass_on, args=(one, other), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while chunk := one.recv(65536):
                other.sendall(chunk)
        for each in (one, other):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        one.close()
        self._open.discard(one)
