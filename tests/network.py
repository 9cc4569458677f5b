"""Tests talk to this machine only."""

import socket
from ipaddress import ip_address


class OutsideConnection(Exception):
    """Something tried to reach another host."""


def stay_at_home(monkeypatch) -> None:
    """Refuse every connection that does not stay on this machine."""
    connect = socket.socket.connect
    connect_ex = socket.socket.connect_ex
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: connect(self, _local(self, address)))
    monkeypatch.setattr(socket.socket, "connect_ex", lambda self, address: connect_ex(self, _local(self, address)))


def _local(opened: socket.socket, address):
    if opened.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
        raise OutsideConnection(f"A test tried to reach {address[0]}.")
    return address


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
