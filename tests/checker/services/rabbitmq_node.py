"""A RabbitMQ node beside the machine's own: its name, cookie, ports, epmd and data are all of its folder.

Two commands drive it, and programs that show what survives may run them too: `start` returns at once, as
`docker start` does, and `kill` ends every process of the node with SIGKILL, as `docker kill` does.
"""

import contextlib
import secrets
import shlex
import subprocess
import sys
import time
from pathlib import Path

import psutil

from .. import sweep
from .service import MissingService, free_port

SERVER = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")  # the rabbitmq-server on PATH insists on Debian's own service
# RabbitMQ 3 answers a declaration before all of it is on disk: the end of Mnesia's log and Ra's table of names follow
# within 3 s. A queue that is killed before is gone, or has no leader for good. Messages do not pass here.
WRITE_DECLARATIONS = "sys:get_state(mnesia_recover), disk_log:sync(latest_log), [dets:sync(T) || T <- dets:all()]."
INSTALL = "no RabbitMQ server; install it: apt-get install rabbitmq-server"


def version() -> str:
    """The version of the installed package; raises MissingService."""
    if not SERVER.exists():
        raise MissingService(INSTALL)
    return SERVER.resolve().parents[1].name.removeprefix("rabbitmq_server-")


class Node:
    """The files of a node and what can be done with it; made, it is not yet started."""

    def __init__(self, folder: Path, tag: str) -> None:
        """Write them to a new folder.

        Args:
            tag: of all its processes in `sweep.py`; no other may begin so.
        """
        self.port = free_port()
        self._tag = tag
        self._name = f"checked{self.port}@localhost"
        self._cookie = secrets.token_hex(16)
        self._log = folder / "log"
        (folder / "rabbitmq.conf").write_text(f"listeners.tcp.1 = 127.0.0.1:{self.port}\nlog.file = all.log\n")
        (folder / "enabled_plugins").write_text("[].")
        (folder / ".erlang.cookie").write_text(self._cookie)
        (folder / ".erlang.cookie").chmod(0o400)
        self._environment = {
            "HOME": str(folder),
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "ERL_EPMD_PORT": str(free_port()),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODENAME": self._name,
            "RABBITMQ_DIST_PORT": str(free_port()),
            "RABBITMQ_MNESIA_BASE": str(folder / "data"),
            "RABBITMQ_LOG_BASE": str(self._log),
            "RABBITMQ_CONFIG_FILE": str(folder / "rabbitmq.conf"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "enabled_plugins"),
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2",
            sweep.TAG: tag,
        }
        self._erl_call = ["erl_call", "-sname", self._name, "-R", "-c", self._cookie, "-e"]  # -R: several at a time
        clean = shlex.join(["env", "-i", *(f"{name}={value}" for name, value in self._environment.items())])
        write = f"echo {shlex.quote(WRITE_DECLARATIONS)} | {clean} {shlex.join(self._erl_call)} >/dev/null 2>&1"
        end = f"exec {shlex.join([sys.executable, '-I', sweep.__file__, tag])}"
        self.start_command = _script(folder / "start", f"exec {clean} {SERVER} -detached")
        self.kill_command = _script(folder / "kill", f"{write}\n{end}")

    def start(self, patience: float = 300) -> bool:
        """Start it unless it runs, and wait until it accepts clients; False when it ended instead.

        Args:
            patience: seconds until a node that does not get ready is taken for one that ended.
        """
        end = time.monotonic() + patience
        if not self._alive():
            subprocess.run([self.start_command], check=True, capture_output=True)
        while time.monotonic() < end and (self._alive() or self._alive()):  # a fork can escape one look
            if self.evaluate("rabbit_boot_state:get().") == "{ok, ready}":
                return True
            time.sleep(0.2)  # a look at all processes costs more than the answer
        return False

    def kill(self) -> None:
        """End all its processes with SIGKILL."""
        sweep.sweep(self._tag)

    def evaluate(self, expression: str) -> str:
        """What an Erlang expression, with its full stop, gives in the node: "{ok, …}", or "" when it is not there.

        `rabbitmqctl` would start an Erlang of its own each time, 1.3 s; this takes 0.02 s.
        """
        done = subprocess.run(
            self._erl_call,
            input=f"{expression}\n",
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        return done.stdout if done.returncode == 0 else ""

    def log(self) -> str:
        """What it wrote in its log: why it did not start."""
        return "".join(path.read_text("utf-8", "replace") for path in self._log.glob("all.log"))

    def _alive(self) -> bool:
        """Whether the node itself runs or is being started; its epmd outlives a node that ends."""
        with contextlib.suppress(psutil.Error):  # one that ended under our eyes: look again
            return any(process.name() != "epmd" for process in sweep.family(self._tag))
        return True


def _script(path: Path, text: str) -> str:
    """A command with this text, run in its own folder: a node's belongs to nobody's else."""
    path.write_text(f"#!/bin/sh\ncd {shlex.quote(str(path.parent))} || exit\n{text}\n")
    path.chmod(0o700)
    return str(path)
