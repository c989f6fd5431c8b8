"""The HTML of the built site, read by the Nu HTML checker (npm brings it, Java is asked of the machine)."""

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

from .tools import missing as missing_tool
from .tools import tool

JAR = "vnu-jar/build/dist/vnu.jar"
INSTALL = "no java, so that no HTML was validated; apt-get install default-jre-headless"


def missing() -> str:
    """What to install before `check` can run; empty when nothing is missing."""
    return missing_tool(JAR, "the HTML checker") if shutil.which("java") else INSTALL


def check(folder: Path) -> list[str]:
    """The errors in every HTML file below a folder: `file:line: what`.

    Raises:
        FileNotFoundError: the jar is not installed.
    """
    options = ["--errors-only", "--skip-non-html", "--format", "json"]
    run = subprocess.run(["java", "-Xss1m", "-jar", tool(JAR), *options, folder], capture_output=True, text=True)
    problems = []
    for message in json.loads(run.stderr)["messages"]:
        name = unquote(message.get("url", "")).removeprefix(f"file:{folder.resolve()}/")
        text = " ".join(message["message"].split())
        problems.append(f"{name}:{message.get('lastLine', 1)}: {text}; mend the template or the Markdown")
    return problems
