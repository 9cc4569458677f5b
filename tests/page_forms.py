"""What a browser would post: reads a form of a page with the values that stand in it."""

from html.parser import HTMLParser

NOT_SENT = {"submit", "button", "file", "image", "reset"}


def form_in(html: str, form_id: str) -> dict[str, list[str]]:
    """Every field of the form as a browser without scripts would send it, by name."""
    reader = _Reader(form_id)
    reader.feed(html)
    assert reader.found, f"There is no form {form_id} on this page."
    return reader.values


class _Reader(HTMLParser):
    def __init__(self, form_id: str) -> None:
        super().__init__()
        self.form_id = form_id
        self.found = self.inside = False
        self.values: dict[str, list[str]] = {}
        self.select: dict | None = None
        self.area = ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("id") == self.form_id
            self.found = self.found or self.inside
        if not self.inside or "disabled" in given:
            return
        if tag == "input":
            self._input(given)
        elif tag == "select":
            self.select = {"name": given["name"], "several": "multiple" in given, "options": []}
        elif tag == "option" and self.select is not None:
            self.select["options"].append((given.get("value", ""), "selected" in given))
        elif tag == "textarea":
            self.area = given["name"]
            self.values[self.area] = [""]

    def _input(self, given):
        kind, name = given.get("type", "text"), given.get("name")
        if not name or kind in NOT_SENT or (kind in {"checkbox", "radio"} and "checked" not in given):
            return
        self.values.setdefault(name, []).append(given.get("value", "on" if kind == "checkbox" else ""))

    def handle_data(self, data):
        if self.area:
            # A browser drops the line break that stands right behind the tag.
            text = self.values[self.area][0] + data
            self.values[self.area] = [text.removeprefix("\r\n").removeprefix("\n")]

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.area = ""
        elif tag == "select" and self.select is not None:
            chosen = [value for value, selected in self.select["options"] if selected]
            if not chosen and not self.select["several"]:
                chosen = [value for value, _selected in self.select["options"][:1]]
            if chosen:
                self.values.setdefault(self.select["name"], []).extend(chosen)
            self.select = None
