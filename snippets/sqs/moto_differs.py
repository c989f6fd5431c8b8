# /// script
# requires-python = ">=3.11"
# dependencies = ["boto3==1.44.5"]
# ///
import boto3

sqs = boto3.client("sqs")
fifo = {"FifoQueue": "true", "VisibilityTimeout": "1"}
made = sqs.create_queue(QueueName="orders.fifo", Attributes=fifo)
queue = {"QueueUrl": made["QueueUrl"]}
plain = {"QueueUrl": sqs.create_queue(QueueName="exports")["QueueUrl"]}
ids = {"MessageGroupId": "A-17", "MessageDeduplicationId": "A-17 paid"}
arn = "arn:aws:sqs:eu-south-2:123456789012:exports-dead"


def receive():
    found = sqs.receive_message(**queue, WaitTimeSeconds=20)
    return {"ReceiptHandle": found["Messages"][0]["ReceiptHandle"]}


def answer(call, **arguments):
    try:
        call(**arguments)
    except sqs.exceptions.ClientError as error:
        return error.response["Error"]["Code"]
    return "accepted"


sqs.send_message(**queue, **ids, MessageBody="first")
old, new = receive(), receive()  # (1)!
extended = answer(
    sqs.change_message_visibility, **queue, **old, VisibilityTimeout=60
)
print("1. old handle, extend:", extended)
print("2. old handle, delete:", answer(sqs.delete_message, **queue, **old))
sqs.send_message(**queue, **ids, MessageBody="again")
print("3. same deduplication id, delivered:", bool(receive()))
two = answer(sqs.send_message, **plain, MessageBody="ñ" * 1024 * 1024)
print("4. two MiB:", two)
control = answer(sqs.send_message, **plain, MessageBody="\x01")
print("5. control character:", control)
moved = answer(sqs.start_message_move_task, SourceArn=arn)
print("6. start_message_move_task:", moved)
