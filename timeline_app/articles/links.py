"""Addresses of web pages: which may be opened, and the host that is shown before (RFC 3986).

Nothing is looked up and nothing is opened here.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

NOT_OPENED = "Only http(s) links are opened; kept as text."
"""What is said of every other address."""

_HOST = re.compile(
    r"(?=.{1,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)*"
    r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.?"
)


def is_openable(url: str) -> bool:
    r"""Whether a browser may be asked to open this address: http or https, and a host of its own.

    Everything else stays text: ``javascript:``, ``file:``, ``\\host\share``, an address with a
    backslash, a blank or an invisible character in it, a port that is none.
    """
    return bool(_host(url))


def shown_host(url: str) -> str:
    """The host that an address really leads to, to be shown before it is opened; "" if to none.

    A name in front of ``@`` is not the host. A host in other than Latin letters is given in its
    ASCII form (RFC 3490), because letters of two scripts can look the same, and then as it reads:
    "xn--80akhbyknj4f.example (испытание.example)". A port other than the usual one is named.
    """
    host = _host(url)
    if not host:
        return ""
    parts = urlsplit(url.strip())
    usual = {"http": 80, "https": 443}[parts.scheme]
    port = f":{parts.port}" if parts.port not in (None, usual) else ""
    readable = _readable(host)
    return f"{host}{port}" + (f" ({readable})" if readable != host else "")


def _host(url: str) -> str:
    """The host in ASCII, lower case; empty where the address must not be opened."""
    url = url.strip()
    if "\\" in url or any(unicodedata.category(letter)[0] in "CZ" for letter in url):
        return ""
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            return ""
        if ":" in parts.hostname:  # an address of IPv6, checked by urlsplit
            return f"[{parts.hostname}]"
        host = parts.hostname.encode("idna").decode("ascii")
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""


def _readable(host: str) -> str:
    if "xn--" not in host:
        return host
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host
