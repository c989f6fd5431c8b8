# /// script
# requires-python = ">=3.11"
# dependencies = ["boto3==1.44.5"]
# ///
import subprocess
import sys

import boto3

sqs = boto3.client("sqs")
queue = {"QueueUrl": sqs.create_queue(QueueName="exports")["QueueUrl"]}


def receive():
    return sqs.receive_message(
        **queue,
        WaitTimeSeconds=20,
        VisibilityTimeout=1,  # (1)!
        MessageSystemAttributeNames=["ApproximateReceiveCount"],
    )["Messages"][0]


def delete(message):
    sqs.delete_message(**queue, ReceiptHandle=message["ReceiptHandle"])


def worker(deletes):
    message = receive()
    if deletes == "first":
        delete(message)
    print("exporting", message["Body"], flush=True)
    sys.stdin.read()  # (2)!


def kill_one_that(deletes):
    command = [sys.executable, __file__, deletes]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe) as process:
        process.stdout.readline()
        process.kill()


if sys.argv[1:]:
    worker(sys.argv[1])
else:
    for order, deletes in ("A-17", "first"), ("A-18", "last"):
        sqs.send_message(**queue, MessageBody=order)
        kill_one_that(deletes)
        print(f"{order}: deletes {deletes}, worker killed")
    message = receive()  # (3)!
    count = message["Attributes"]["ApproximateReceiveCount"]
    print("came back:", message["Body"], "delivery", count)
    delete(message)
    everything = sqs.get_queue_attributes(**queue, AttributeNames=["All"])
    counts = everything["Attributes"].items()
    left = sum(int(n) for key, n in counts if "NumberOfMessages" in key)
    print("left in the queue:", left)
