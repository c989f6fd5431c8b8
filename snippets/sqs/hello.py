# /// script
# requires-python = ">=3.11"
# dependencies = ["boto3==1.44.5"]
# ///
import boto3

sqs = boto3.client("sqs")
queue = {"QueueUrl": sqs.create_queue(QueueName="exports")["QueueUrl"]}


def receive(wait):
    found = sqs.receive_message(
        **queue,
        WaitTimeSeconds=wait,
        MessageSystemAttributeNames=["All"],
    )
    return found.get("Messages", [])  # (1)!


print("short poll:", receive(0))
sqs.send_message(**queue, MessageBody="A-17", DelaySeconds=1)  # (2)!
[message] = receive(20)
print("long poll:", message["Body"])
sent = int(message["Attributes"]["SentTimestamp"])
first = int(message["Attributes"]["ApproximateFirstReceiveTimestamp"])
print("delay kept:", first - sent >= 1000)
print("not deleted, for others:", receive(0))
sqs.delete_message(**queue, ReceiptHandle=message["ReceiptHandle"])
counts = sqs.get_queue_attributes(
    **queue,
    AttributeNames=[
        "ApproximateNumberOfMessages",
        "ApproximateNumberOfMessagesNotVisible",
    ],
)["Attributes"]
print("deleted, left:", sum(map(int, counts.values())))
