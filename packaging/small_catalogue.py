"""A catalogue of two made-up models, one in files and one in an archive, that a server of the tests gives away."""

from __future__ import annotations

import io
import random
import tarfile
from pathlib import Path

import tomlkit
from faulty_server import FaultyServer


class SmallCatalogue:
    """Its models: "small-en" (three files, for the embedded kind of engine) and "packed-de" (a .tar.bz2)."""

    def __init__(
        self, server: FaultyServer, folder: Path, weights_bytes: int = 200_000, family: str = "moonshine"
    ) -> None:
        noise = random.Random(2)
        self.files = {
            "encoder_model.ort": noise.randbytes(weights_bytes),
            "decoder_model_merged.ort": noise.randbytes(weights_bytes // 2),
            "tokenizer.bin": noise.randbytes(1_000),
        }
        self.members = {
            "encoder.int8.onnx": noise.randbytes(50_000),
            "encoder.onnx": noise.randbytes(90_000),
            "decoder.int8.onnx": noise.randbytes(9_000),
            "joiner.int8.onnx": noise.randbytes(5_000),
            "tokens.txt": b"a 0\nb 1\n",
        }
        self.archive = _tar({f"packed-de/{name}": content for name, content in self.members.items()})
        self.path = folder / "catalogue.toml"
        self.path.write_text(tomlkit.dumps({"model": self._models(server, family)}), encoding="utf-8")

    def _models(self, server: FaultyServer, family: str) -> list[dict[str, object]]:
        roles = ("encoder", "decoder", "tokenizer")
        files = {
            role: {"path": name, "size": len(content), "sha256": server.put(f"/{name}", content)}
            for role, (name, content) in zip(roles, self.files.items(), strict=True)
        }
        archive = {
            "path": "packed-de.tar.bz2",
            "size": len(self.archive),
            "unpacked": sum(map(len, self.members.values())),
            "sha256": server.put("/packed-de.tar.bz2", self.archive),
        }
        told = {
            "memory_mb": 270,
            "maker": "Nobody",
            "homepage": "https://example.org",
            "base": f"{server.url}/",
        }
        small = {"name": "small-en", "title": "Small", "family": family, "languages": ["en"], "speed": "fast"}
        packed = {
            "name": "packed-de",
            "title": "Packed",
            "family": "sherpa-transducer",
            "languages": ["de"],
            "speed": "slow",
            "options": {"model_type": "nemo_transducer"},
        }
        return [
            {**small, **told, "licence": "MIT", "files": files},
            {**packed, **told, "licence": "CC-BY-4.0", "archive": archive},
        ]


def _tar(entries: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:bz2") as tar:
        for name, content in entries.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    return written.getvalue()
