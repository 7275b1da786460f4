"""The browser that the tests and a benchmark use: found, or installed where this machine lets us."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def browser() -> str | None:
    """The path of a browser, or None."""
    named = os.environ.get("CORBIERE_BROWSER")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def bring() -> str:
    """The path of a browser; as root on Debian it is installed if there is none. SystemExit with a sentence if it cannot be."""
    if found := browser():
        return found
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit("The tests need a browser: install Chromium, or name one in CORBIERE_BROWSER.")
    print("installing Chromium for the browser tests (once)", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "install", "-y", "-q", "chromium"],
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-y", "-q", "chromium"],
    ):
        done = subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False)
        if found := browser():
            return found
    sys.exit(f"Chromium could not be installed (apt-get ended with {done.returncode}); install it, or name one in CORBIERE_BROWSER.")


if __name__ == "__main__":
    print(bring())
