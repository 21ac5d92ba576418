"""The way round by a proxy that the user's system asks for."""

from __future__ import annotations

import base64
import urllib.request
from urllib.parse import SplitResult, unquote, urlsplit


def proxy_of(scheme: str, host: str) -> SplitResult | None:
    """What `http_proxy`, `https_proxy` and `no_proxy` say, or the system's own settings; None for the straight way."""
    told = urllib.request.getproxies().get(scheme, "")
    if not told or urllib.request.proxy_bypass(host):
        return None
    return urlsplit(told if "://" in told else f"http://{told}")


def proxy_headers(proxy: SplitResult) -> dict[str, str]:
    """With the name and the password in its address, where there are some."""
    if proxy.username is None:
        return {}
    known = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": "Basic " + base64.b64encode(known.encode()).decode()}
