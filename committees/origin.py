"""From which address a request comes."""

from __future__ import annotations

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str | None:
    """The visitor's address. What a proxy says of it counts only if the proxy is one of TRUSTED_PROXIES.

    Each proxy adds the address it was asked from at the end, so the list is read from there; what stands before the
    last trusted proxy is only a claim. A server that listens at a socket sees no address at all: it is asked by a
    proxy on this machine, as 127.0.0.1.
    """
    asked_from = request.META.get("REMOTE_ADDR") or "127.0.0.1"
    claimed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    while _is_trusted(asked_from) and claimed:
        before = _read(claimed.pop())
        if before is None:
            break
        asked_from = before
    return _read(asked_from)


def _read(text: str) -> str | None:
    try:
        return str(ip_address(text.strip()))
    except ValueError:
        return None


def _is_trusted(address: str) -> bool:
    known = _read(address)
    return known is not None and any(ip_address(known) in network for network in settings.TRUSTED_PROXIES)
