"""``./assay up`` on free ports, until it is stopped."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_REGISTRY = re.compile(r"registry-service\s+(http://[0-9.:]+)")
_KAFKA = re.compile(r"kafka\s+(\S+)")
_LAST_LINE = "data, log"
_AT_MOST_S = "1800"


@dataclass(slots=True)
class Stack:
    """Where the registry and Kafka are; ``process`` is none where somebody else runs them."""

    url: str
    bootstrap: str
    process: subprocess.Popen[str] | None

    @classmethod
    def start(cls, root: Path, data: Path) -> Stack:
        """Start it, and wait until it says that it is up. It ends by itself after half an hour."""
        data.mkdir(parents=True, exist_ok=True)
        ports = ("--port", "0", "--registry-port", "0", "--validator-port", "0", "--dlq-port", "0")
        environment = {**os.environ, "ASSAY_JAVA_OPTS": os.environ.get("ASSAY_JAVA_OPTS", "-Xmx512m")}
        process = subprocess.Popen(
            [str(root / "assay"), "up", *ports, "--etcd", "off", "--data-dir", str(data), "--for", _AT_MOST_S],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=environment,
        )
        assert process.stdout is not None
        said = ""
        for line in process.stdout:
            said += line
            if _LAST_LINE in line:
                break
        registry, kafka = _REGISTRY.search(said), _KAFKA.search(said)
        if registry is None or kafka is None:
            process.kill()
            raise RuntimeError(f"./assay up did not come up; it said:\n{said}")
        return cls(registry.group(1), kafka.group(1), process)

    def stop(self) -> None:
        """End it, and wait until it is gone."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate(timeout=10)
