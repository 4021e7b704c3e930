"""Stops whoever sends something to a receiver, so that it can be killed before it reads the answer."""

import os
import pathlib
import signal


def stop_once(path):
    """Stops the process whose number is in a file, and removes the file; nothing where there is none. Returns its number when no thread
    of it does anything any more."""
    if not path or not os.path.exists(path):
        return None
    sender = int(pathlib.Path(path).read_text())
    os.remove(path)
    os.kill(sender, signal.SIGSTOP)
    # The signal is sent, and not yet heard by all of its threads.
    while not all(is_stopped(thread) for thread in pathlib.Path(f"/proc/{sender}/task").iterdir()):
        pass
    return sender


def is_stopped(thread):
    try:
        return (thread / "stat").read_text().rpartition(")")[2].split()[0] == "T"
    except OSError:
        # It has ended in the meantime.
        return True
