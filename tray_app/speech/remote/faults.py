"""Why a server gave no text, in the user's words. Never in the server's: those could hold what was said."""

from __future__ import annotations

from tray_app.core.errors import SpeechFault
from tray_app.core.translation import filled, marked

from .key import COMMAND as KEY_COMMAND


class ServerFault(SpeechFault):
    """One attempt came to nothing."""

    def __init__(
        self, title: str, remedy: str, detail: str = "", *, again: bool = False, after_s: float | None = None
    ) -> None:
        """`again`: another attempt may help; `after_s`: not sooner than that, says the server."""
        super().__init__(title, remedy, detail)
        self.again = again
        self.after_s = after_s


def unreachable(place: str, error: BaseException) -> ServerFault:
    """It takes no connection. One that was refused may be taken in a moment; silence lasts."""
    again = isinstance(error, ConnectionError)
    return ServerFault("The server cannot be reached.", "See whether it runs.", f"{place}: {_why(error)}", again=again)


def cut_off(place: str, error: BaseException | None = None) -> ServerFault:
    why = "the answer ends early" if error is None else _why(error)
    return ServerFault("The server broke off.", "See what it logs.", f"{place}: {why}", again=True)


def too_slow(place: str, seconds: float) -> ServerFault:
    remedy = marked("Raise timeout_ms under [remote] if it is always so slow.")
    return ServerFault("The server took too long.", remedy, f"{place}: {seconds:g} s")


def nonsense(place: str, what: str) -> ServerFault:
    return ServerFault("The server answered nonsense.", "See whether its address is right.", f"{place}: {what}")


def untrusted(place: str, why: str) -> ServerFault:
    remedy = marked("Name its certificate as ca_file under [remote], if you trust it.")
    return ServerFault("The server's certificate is not trusted.", remedy, f"{place}: {why}")


def in_the_open(place: str) -> ServerFault:
    remedy = marked("Use https, or set allow_plain = true under [remote]: then anybody on the way can listen.")
    return ServerFault("Sound would leave your network unencrypted.", remedy, place)


def of_status(place: str, status: int, *, with_key: bool, code: str = "", after_s: float | None = None) -> ServerFault:
    """What an HTTP status says; `code` is the server's own word for it."""
    detail = f"{place}: {status}{f' {code}' if code else ''}"
    if status == 401 or status == 403:
        title = marked("The server refuses the key.") if with_key else marked("The server wants a key.")
        return ServerFault(title, filled("Run: {key_command}", key_command=KEY_COMMAND), detail)
    if status == 429:
        return ServerFault("The server is too busy.", "It is asked again later.", detail, again=True, after_s=after_s)
    if status >= 500:
        return ServerFault("The server failed.", "See what it logs.", detail, again=True, after_s=after_s)
    if 300 <= status < 400:
        return ServerFault("The server is somewhere else.", "Write its new address as openai_url.", detail)
    if status == 404:
        remedy = marked("See whether openai_url and openai_model under [remote] are right.")
        return ServerFault("The server does not know this address or model.", remedy, detail)
    remedy = marked("See whether openai_model and the language are right.")
    return ServerFault("The server does not accept this.", remedy, detail)


def _why(error: BaseException) -> str:
    """In a few words; the kind of the error where it has none of the system's."""
    return getattr(error, "strerror", None) or type(error).__name__
