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
        VisibilityTimeout=1,
        MessageSystemAttributeNames=["ApproximateReceiveCount"],
    )
    return found.get("Messages", [])


for order, beats, wait in ("A-17", False, 20), ("A-18", True, 2):
    sqs.send_message(**queue, MessageBody=order)
    [mine] = receive(20)
    if beats:
        sqs.change_message_visibility(
            **queue,
            ReceiptHandle=mine["ReceiptHandle"],
            VisibilityTimeout=60,  # (1)!
        )
    others = receive(wait)  # (2)!
    for other in others:
        count = other["Attributes"]["ApproximateReceiveCount"]
        print(order, "to another worker, delivery", count)
    print(order, "heartbeat:", beats, "workers:", 1 + len(others))
    last = others[-1] if others else mine
    sqs.delete_message(**queue, ReceiptHandle=last["ReceiptHandle"])  # (3)!
