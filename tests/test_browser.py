"""Journeys notice what a person would not see."""

import pytest

from tests import browser as harness


class Bus:
    """Stands for a page: remembers who listens."""

    url = "http://localhost:1/"

    def __init__(self):
        self.listeners = {}

    def on(self, event, listener):
        self.listeners[event] = listener


class Event:
    def __init__(self, *, url="", text=""):
        self.url, self.text = url, text


@pytest.fixture
def bus():
    return Bus()


@pytest.fixture
def faults(bus):
    found = []
    harness._watch(bus, found, "localhost:1")
    return found


def test_request_to_another_host_is_a_fault(bus, faults):
    bus.listeners["request"](Event(url="http://localhost:1/static/portal.css"))
    bus.listeners["request"](Event(url="data:image/png;base64,AAAA"))
    assert faults == []

    bus.listeners["request"](Event(url="https://fonts.example/a.woff2"))
    assert faults == ["http://localhost:1/ asked https://fonts.example/a.woff2"]


def test_violated_policy_is_a_fault(bus, faults):
    bus.listeners["console"](Event(text="Refused to apply inline style: Content Security Policy"))

    assert len(faults) == 1
