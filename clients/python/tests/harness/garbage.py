"""An HTTP server that answers as it is told: errors, nonsense, half answers."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    claimed_length: int | None = None
    wait: threading.Event | None = None

    @classmethod
    def of(cls, body: Any, status: int = 200, **headers: str) -> Reply:
        """A JSON answer."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return cls(status, json.dumps(body).encode(), named)


class Scripted:
    """Answers the next of ``replies``, the last one for ever; ``asked`` are the requests."""

    def __init__(self) -> None:
        """Listen on a free port of this machine."""
        self.replies: list[Reply] = [Reply()]
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.bodies: list[bytes] = []
        script = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                script._answer(self)

            def do_POST(self) -> None:
                script._answer(self)

            def log_message(self, *arguments: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append((handler.command, handler.path, {k.lower(): v for k, v in handler.headers.items()}))
        self.bodies.append(handler.rfile.read(int(handler.headers.get("Content-Length") or 0)))
        reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
        if reply.wait is not None:
            reply.wait.wait(10)
        length = len(reply.body) if reply.claimed_length is None else reply.claimed_length
        try:
            handler.send_response(reply.status)
            handler.send_header("Content-Type", reply.content_type)
            handler.send_header("Content-Length", str(length))
            for name, value in reply.headers.items():
                handler.send_header(name, value)
            handler.end_headers()
            handler.wfile.write(reply.body)
            if length != len(reply.body):
                handler.close_connection = True
        except OSError:
            handler.close_connection = True

    def __enter__(self) -> Scripted:
        """Itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)
