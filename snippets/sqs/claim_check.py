# /// script
# requires-python = ">=3.11"
# dependencies = ["boto3==1.44.5"]
# ///
import hashlib
import json
import uuid

import boto3

MIB = 1024 * 1024
sqs, s3 = boto3.client("sqs"), boto3.client("s3")
queue = {"QueueUrl": sqs.create_queue(QueueName="mail")["QueueUrl"]}
bucket = f"exports-{uuid.uuid4()}"
region = {"LocationConstraint": s3.meta.region_name}  # (1)!
s3.create_bucket(Bucket=bucket, CreateBucketConfiguration=region)


def send(text):
    try:
        sqs.send_message(**queue, MessageBody=text)
        print(len(text), "bytes: sent")
    except sqs.exceptions.ClientError as error:
        print(len(text), "bytes:", error.response["Error"]["Code"])


def receive():
    found = sqs.receive_message(**queue, WaitTimeSeconds=20)
    [message] = found["Messages"]
    this = {"ReceiptHandle": message["ReceiptHandle"]}
    sqs.delete_message(**queue, **this)
    return message["Body"]


def fetch(claim):
    pdf = s3.get_object(Bucket=bucket, Key=claim["key"])["Body"].read()
    return hashlib.sha256(pdf).hexdigest() == claim["sha256"]


send("x" * MIB)
print("received:", len(receive()) == MIB)
send("x" * (MIB + 1))

pdf = b"%PDF A-17 " * 200_000
claim = {"key": "A-17.pdf", "sha256": hashlib.sha256(pdf).hexdigest()}
s3.put_object(Bucket=bucket, Key=claim["key"], Body=pdf)  # (2)!
send(json.dumps(claim))
claim = json.loads(receive())
print(len(pdf), "bytes by reference, intact:", fetch(claim))
s3.put_object(Bucket=bucket, Key=claim["key"], Body=pdf[:-1])  # (3)!
print("one byte less, intact:", fetch(claim))
