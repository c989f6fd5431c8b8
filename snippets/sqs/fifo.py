# /// script
# requires-python = ">=3.11"
# dependencies = ["boto3==1.44.5"]
# ///
import boto3

sqs = boto3.client("sqs")
made = sqs.create_queue(
    QueueName="orders.fifo", Attributes={"FifoQueue": "true"}
)
queue = {"QueueUrl": made["QueueUrl"]}


def send(order, step):
    sqs.send_message(
        **queue,
        MessageBody=f"{order} {step}",
        MessageGroupId=order,
        MessageDeduplicationId=f"{order} {step}",
    )


def receive(most):
    return sqs.receive_message(
        **queue, WaitTimeSeconds=20, MaxNumberOfMessages=most
    )["Messages"]


send("A-17", "paid")
send("A-17", "paid")  # (1)!
send("A-17", "export")
send("A-18", "paid")
[first] = receive(1)
print("first:", first["Body"])
print("meanwhile:", [each["Body"] for each in receive(10)])  # (2)!
sqs.delete_message(**queue, ReceiptHandle=first["ReceiptHandle"])
print("then:", [each["Body"] for each in receive(10)])
