import os
import signal
import subprocess
import sys

EXPORT = "import subprocess; subprocess.run(['cat'])"  # (1)!

export = subprocess.Popen(
    [sys.executable, "-c", EXPORT],
    stdin=subprocess.PIPE,
    stdout=subprocess.PIPE,
    bufsize=0,
    start_new_session=True,  # (2)!
)


def converter_answers():
    try:
        export.stdin.write(b"A-17\n")
    except BrokenPipeError:
        return False
    return export.stdout.readline() == b"A-17\n"


print("converter answers:", converter_answers())
export.kill()
print("export ended with", export.wait())
print("converter answers:", converter_answers())  # (3)!

os.killpg(export.pid, signal.SIGKILL)
export.stdout.read()  # (4)!
print("group killed, converter answers:", converter_answers())
