# /// script
# requires-python = ">=3.11"
# dependencies = ["pika==1.4.4"]
# ///
import os

import pika

URL = os.environ.get("RABBITMQ_URL", "amqp://guest:guest@localhost:5672/%2F")
JOBS = [10, 1, 1, 1, 1, 1, 1, 1]  # (1)!


def share(prefetch):
    queue = f"prefetch {prefetch}"
    channel.queue_declare(queue)
    for seconds in JOBS:
        channel.basic_publish("", queue, str(seconds))

    def receive(_, method, properties, body):
        held[method.consumer_tag].append((int(body), method.delivery_tag))

    workers = f"{queue}, A", f"{queue}, B"
    free_at, held = dict.fromkeys(workers, 0), {name: [] for name in workers}
    channel.basic_qos(prefetch_count=prefetch)  # (2)!
    for name in workers:
        channel.basic_consume(queue, receive, consumer_tag=name)
    done = []
    for left in range(len(JOBS), 0, -1):
        while sum(map(len, held.values())) < min(left, 2 * prefetch):  # (3)!
            connection.process_data_events(None)
        busy = [name for name in workers if held[name]]
        name = min(busy, key=lambda name: free_at[name] + held[name][0][0])
        seconds, tag = held[name].pop(0)
        kind, start = "long" if seconds > 1 else "short", free_at[name]
        free_at[name] += seconds
        done.append(f"{name}: {kind} from {start} to {free_at[name]}")
        channel.basic_ack(tag)
    print("\n".join(sorted(done)))
    print(f"{queue}: all done at {max(free_at.values())}")


with pika.BlockingConnection(pika.URLParameters(URL)) as connection:
    channel = connection.channel()
    channel.confirm_delivery()
    share(prefetch=4)
    share(prefetch=1)
