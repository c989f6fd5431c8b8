# /// script
# requires-python = ">=3.11"
# dependencies = ["boto3==1.44.5"]
# ///
import json

import boto3

sqs = boto3.client("sqs")
dead = sqs.create_queue(QueueName="exports-dead")["QueueUrl"]
told = sqs.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])
policy = {
    "deadLetterTargetArn": told["Attributes"]["QueueArn"],
    "maxReceiveCount": 2,
}
attributes = {"RedrivePolicy": json.dumps(policy)}
live = sqs.create_queue(QueueName="exports", Attributes=attributes)["QueueUrl"]
fonts = {"A-17"}


def receive(url):
    found = sqs.receive_message(QueueUrl=url, WaitTimeSeconds=1)
    return found.get("Messages", [])


def work():
    while messages := receive(live):
        for message in messages:
            order = message["Body"]
            this = {"ReceiptHandle": message["ReceiptHandle"]}
            if order in fonts:
                sqs.delete_message(QueueUrl=live, **this)
                print(order, "exported")
            else:
                retry = {"VisibilityTimeout": 0}  # (1)!
                sqs.change_message_visibility(QueueUrl=live, **this, **retry)
                print(order, "failed")


for order in ("A-17", "A-18"):
    sqs.send_message(QueueUrl=live, MessageBody=order)
work()
fonts.add("A-18")  # (2)!
for message in receive(dead):
    print("dead:", message["Body"])
    sqs.send_message(QueueUrl=live, MessageBody=message["Body"])  # (3)!
    this = {"ReceiptHandle": message["ReceiptHandle"]}
    sqs.delete_message(QueueUrl=dead, **this)
work()
