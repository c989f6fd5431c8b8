# /// script
# requires-python = ">=3.11"
# dependencies = ["botocore==1.44.5", "httpx==0.28.1", "uvicorn==0.35.0"]
# ///
import re
import subprocess

import botocore.endpoint
import botocore.session
import httpx
import uvicorn

WORDS = {  # (1)!
    "API Gateway, answer": (
        ("apigateway", "Integration", "timeoutInMillis"),
        r"or (\d+) seconds",
    ),
    "ECS, stop": (
        ("ecs", "ContainerDefinition", "stopTimeout"),
        r"default value of (\d+) seconds",
    ),
    "ALB, silence": (
        ("elbv2", "LoadBalancerAttribute", "Key"),
        r"The idle timeout value.*?default is (\d+) seconds",
    ),
    "SQS, hidden": (
        ("sqs", "CreateQueueRequest", "Attributes"),
        r"VisibilityTimeout.*?Default: (\d+)",
    ),
}
GUNICORN = "uv run -q --no-project --with gunicorn==27.0.1 python -c"
CONFIG = "from gunicorn.config import Config as C; "
CONFIG += "print(C().timeout, C().graceful_timeout)"
SIDEKIQ = "ruby -W0 -r sidekiq -e"


def said(command, code):
    return subprocess.check_output([*command.split(), code]).split()


limits = {}
model = botocore.session.Session().get_service_model
for name, ((service, shape, member), words) in WORDS.items():
    text = model(service).shape_for(shape).members[member].documentation
    limits[name] = re.search(words, text, re.DOTALL)[1]
silence, stop = said(GUNICORN, CONFIG)
limits |= {"gunicorn, silence": silence, "gunicorn, stop": stop}
[limits["Sidekiq, stop"]] = said(SIDEKIQ, "puts Sidekiq.options[:timeout]")
limits["httpx, silence"] = httpx.Client().timeout.read
limits["botocore, silence"] = botocore.endpoint.DEFAULT_TIMEOUT

for name, seconds in sorted(limits.items(), key=lambda limit: int(limit[1])):
    print(f"{name}: {int(seconds)}")
print("uvicorn, stop:", uvicorn.Config(None).timeout_graceful_shutdown)
