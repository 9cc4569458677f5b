"""`run`: the county on this machine, as it would be served for real, with the demo's records in it."""

from __future__ import annotations

import base64
import errno
import os
import secrets
import socket
import subprocess
from pathlib import Path

from installation import PYTHON, ROOT, RUNTIME, Trouble, call, install, say

ACCOUNTS = (
    ("admin", "administrator"),
    ("county", "reviewer at the county office"),
    ("office", "clerk of the county committee"),
    ("leader", "county leader"),
    ("childcare", "child-data officer of the county"),
    ("yingchun", "clerk of Yingchun Town"),
    ("zhonghe", "clerk of Zhonghe Town"),
)
# The demo speaks plain HTTP to this machine only; deployment checks refuse it elsewhere.
SERVED_AS = {"DEBUG": "0", "DEMO": "1", "HTTPS": "0"}


def run(arguments: list[str]) -> int:
    """Set up whatever is missing, then serve until Ctrl-C."""
    port = _free_port()
    install(RUNTIME)
    make_keys(ROOT / ".env")
    os.environ.update(SERVED_AS)
    (ROOT / "var").mkdir(exist_ok=True)
    say("Preparing the database ...")
    _manage("migrate", "--verbosity=0")
    _manage("load_codes", "--verbosity=0")
    password = _load_county()
    _manage("collectstatic", "--noinput", "--verbosity=0")
    _introduce(port, password)
    os.chdir(ROOT)
    server = [str(PYTHON), "-m", "gunicorn", "qinggang.wsgi", "--bind", f"127.0.0.1:{port}"]
    server += ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--log-level", "warning"]
    # The portal's own work goes on beside the server, and ends when the server does.
    subprocess.Popen([PYTHON, "manage.py", "work", "--with-parent"], stdin=subprocess.DEVNULL)
    # Replaces this process, so that Ctrl-C and `kill` reach the server itself.
    os.execv(PYTHON, [*server, *arguments])


def _free_port() -> int:
    wanted = os.environ.get("PORT", "").strip() or "8000"
    if not (wanted.isascii() and wanted.isdigit() and 0 < int(wanted) < 65536):
        raise Trouble(f"PORT must be a number between 1 and 65535, not {wanted!r}.")
    with socket.socket() as probe:
        # As the server does: a port that just closed may be taken again.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(wanted)))
        except OSError as refused:
            why = "is in use" if refused.errno == errno.EADDRINUSE else "cannot be used"
            raise Trouble(f"Port {wanted} {why}: choose another one, for example PORT=8001.") from None
    return int(wanted)


def make_keys(path: Path) -> None:
    """Write the two secrets into the .env file, unless it or the environment has them."""
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    present = {line.partition("=")[0].strip() for line in written.splitlines()}
    made = new_secrets()
    missing = [name for name in made if name not in present and not os.environ.get(name)]
    if not missing:
        return
    if written and not written.endswith("\n"):
        written += "\n"
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(written + "".join(f"{name}={made[name]}\n" for name in missing))


def new_secrets() -> dict[str, str]:
    """The two secrets without which the portal does not start."""
    return {
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_KEYS": base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
    }


def _load_county() -> str:
    """Load the demo into an empty database; the password if it was set now."""
    password = os.environ.get("DEMO_PASSWORD", "")
    if _is_empty():
        say("Loading the county ...")
        os.environ["DEMO_PASSWORD"] = password = password or secrets.token_urlsafe(9)
        _manage("load_county", "--verbosity=0")
    elif password:
        _manage("set_demo_password", "--verbosity=0")
    return password


def _is_empty() -> bool:
    question = "from django.contrib.auth import get_user_model; print(get_user_model().objects.exists())"
    answer = subprocess.run(
        [PYTHON, "manage.py", "shell", "--no-imports", "-c", question],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if answer.returncode:
        raise Trouble("The database cannot be read; the lines above say why.")
    return answer.stdout.split()[-1:] == ["False"]


def _manage(*words: str) -> None:
    call(PYTHON, "manage.py", *words)


def _introduce(port: int, password: str) -> None:
    say("")
    say("青冈县关心下一代工作委员会 · Qinggang County Committee for the Care of the Next Generation")
    say(f"  public site   http://127.0.0.1:{port}/")
    say(f"  sign in       http://127.0.0.1:{port}/accounts/login/")
    say(f"  admin         http://127.0.0.1:{port}/admin/")
    say("  demo accounts")
    for name, role in ACCOUNTS:
        say(f"    {name:<10} {role}")
    if password:
        say(f"  password      {password}")
    else:
        say("  password      as printed at the first run; set another with DEMO_PASSWORD=... make run")
    say("Stop with Ctrl-C.")
