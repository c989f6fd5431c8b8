"""AWS: SQS for messages, DynamoDB for jobs, S3 for files."""

import contextlib
import math
import shutil
import time
from collections.abc import Callable, Iterable
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

from ..interfaces import Delivery, Job, Parts
from ..leases import Leases
from ..names import checked
from ..records import from_texts, to_texts
from ..settings import Settings

Item = dict[str, dict[str, str]]  # name: {type: text}
NEW = "attribute_not_exists(version)"  # nothing has this key
DAYS_14 = {"MessageRetentionPeriod": str(14 * 24 * 3600)}  # the most there is
# a write sent again would take its own version for another's
ONCE = Config(retries={"total_max_attempts": 1})
LOST = {
    "AWS.SimpleQueueService.MessageNotInflight",
    "InvalidParameterValue",
    "MessageNotInflight",
    "ReceiptHandleIsInvalid",
}


def code(error: ClientError) -> str:
    return str(error.response["Error"]["Code"])


class SqsQueue:
    """JobQueue in SQS; leases are whole seconds, at most twelve hours."""

    def __init__(
        self, name: str, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._sqs: Any = boto3.client("sqs")
        self._leases = Leases[str](now)
        try:
            queue = self._sqs.get_queue_url(QueueName=name)
        except self._sqs.exceptions.QueueDoesNotExist:
            queue = self._sqs.create_queue(QueueName=name, Attributes=DAYS_14)
        self._url: str = queue["QueueUrl"]

    def send(self, job_id: str) -> None:
        self._sqs.send_message(QueueUrl=self._url, MessageBody=job_id)

    # --8<-- [start:receive]
    def receive(self, lease: float) -> Delivery | None:
        self._leases.overslept()
        ends = self._leases.now() + lease  # for us, before it does for SQS
        answer = self._sqs.receive_message(
            QueueUrl=self._url,
            VisibilityTimeout=math.ceil(lease),
            MessageSystemAttributeNames=["ApproximateReceiveCount"],
        )
        for message in answer.get("Messages", []):
            count = int(message["Attributes"]["ApproximateReceiveCount"])
            receipt = self._leases.take(message["ReceiptHandle"], ends)
            return Delivery(message["Body"], receipt, count)
        return None

    def extend(self, delivery: Delivery, lease: float) -> bool:
        ends = self._leases.now() + lease
        handle = self._leases.get(delivery.receipt)
        if handle is None or not self._visible_in(handle, lease):
            return False
        self._leases.keep(delivery.receipt, handle, ends)
        return True

    def done(self, delivery: Delivery) -> None:
        if handle := self._leases.end(delivery.receipt):
            self._sqs.delete_message(QueueUrl=self._url, ReceiptHandle=handle)

    # --8<-- [end:receive]

    def give_back(self, delivery: Delivery) -> None:
        if handle := self._leases.end(delivery.receipt):
            self._visible_in(handle, 0)

    def _visible_in(self, handle: str, seconds: float) -> bool:
        """False if the message is no longer in our hands."""
        try:
            self._sqs.change_message_visibility(
                QueueUrl=self._url,
                ReceiptHandle=handle,
                VisibilityTimeout=math.ceil(seconds),
            )
        except ClientError as error:
            if code(error) not in LOST:
                raise
            return False
        return True


STALE = (
    "begins_with(#key, :jobs) AND (#state = :queued AND #queued < :since"
    " OR #state <> :expired AND #expires <= :now)"
)
READ = ("key", "state", "queued", "expires")  # some are words of DynamoDB


class DynamoStore:
    """JobStore in a table; the sweep reads all of it."""

    def __init__(self, name: str) -> None:
        self._client: Any = boto3.client("dynamodb")
        self._writer: Any = boto3.client("dynamodb", config=ONCE)
        self._name = name
        try:
            self._client.describe_table(TableName=name)
        except self._client.exceptions.ResourceNotFoundException:
            self._create()

    # --8<-- [start:add]
    def add(self, job: Job, key: str = "") -> Job:
        if key:
            self._put(f"key:{key}", job, NEW)
            job = self._read(f"key:{key}") or job  # the first with this key
        self._put(f"job:{job.id}", job, NEW)  # if it died before this, too
        return self.get(job.id) or job

    # --8<-- [end:add]

    def kept(self, key: str) -> Job | None:
        first = self._read(f"key:{key}")
        return first and (self.get(first.id) or first)

    def get(self, job_id: str) -> Job | None:
        return self._read(f"job:{job_id}")

    # --8<-- [start:save]
    def save(self, job: Job, **changes: Any) -> Job | None:
        after = job.changed(**changes)
        read = {":read": {"N": str(job.version)}}
        written = self._put(f"job:{job.id}", after, "version = :read", read)
        return after if written else None

    # --8<-- [end:save]

    def stale(self, waiting_since: float, now: float) -> list[Job]:
        values = {
            ":jobs": {"S": "job:"},
            ":queued": {"S": "queued"},
            ":expired": {"S": "expired"},
            ":since": {"N": str(waiting_since)},
            ":now": {"N": str(now)},
        }
        pages = self._client.get_paginator("scan").paginate(
            TableName=self._name,
            FilterExpression=STALE,
            ExpressionAttributeNames={f"#{name}": name for name in READ},
            ExpressionAttributeValues=values,
            ConsistentRead=True,
        )
        return [_job(item) for page in pages for item in page["Items"]]

    def _read(self, key: str) -> Job | None:
        found = self._client.get_item(
            TableName=self._name, Key={"key": {"S": key}}, ConsistentRead=True
        )
        return _job(found["Item"]) if "Item" in found else None

    # --8<-- [start:put]
    def _put(
        self, key: str, job: Job, condition: str, values: Item | None = None
    ) -> bool:
        """False, and nothing is written, if the condition does not hold."""
        more = {"ExpressionAttributeValues": values} if values else {}
        try:
            self._writer.put_item(
                TableName=self._name,
                Item=_item(job) | {"key": {"S": key}},
                ConditionExpression=condition,
                **more,
            )
        except self._writer.exceptions.ConditionalCheckFailedException:
            return False
        return True

    # --8<-- [end:put]

    def _create(self) -> None:
        try:
            self._client.create_table(
                TableName=self._name,
                BillingMode="PAY_PER_REQUEST",
                KeySchema=[{"AttributeName": "key", "KeyType": "HASH"}],
                AttributeDefinitions=[
                    {"AttributeName": "key", "AttributeType": "S"}
                ],
            )
        except self._client.exceptions.ResourceInUseException:
            pass  # another process was faster
        self._client.get_waiter("table_exists").wait(TableName=self._name)


def _item(job: Job) -> Item:
    texts = to_texts(job)
    return {
        name: {"S" if isinstance(value, str) else "N": texts[name]}
        for name, value in vars(job).items()
    }


def _job(item: Item) -> Job:
    texts = {name: "".join(typed.values()) for name, typed in item.items()}
    return from_texts(texts)


class S3Files:
    """Files in a bucket; S3 shows none before it is whole."""

    def __init__(self, bucket: str) -> None:
        self._s3: Any = boto3.client("s3")
        self._bucket = bucket
        try:
            self._s3.head_bucket(Bucket=bucket)
        except ClientError as error:
            if code(error) != "404":
                raise
            self._create()

    def _create(self) -> None:
        region = self._s3.meta.region_name
        where = {"CreateBucketConfiguration": {"LocationConstraint": region}}
        if region == "us-east-1":  # may not be said
            where = {}
        other = self._s3.exceptions.BucketAlreadyOwnedByYou
        with contextlib.suppress(other):  # another process was first
            self._s3.create_bucket(Bucket=self._bucket, **where)

    # --8<-- [start:write]
    def write(self, name: str, chunks: Iterable[bytes]) -> int:
        where = {"Bucket": self._bucket, "Key": checked(name)}
        with TemporaryFile() as whole:
            whole.writelines(chunks)
            size = whole.tell()
            whole.seek(0)
            self._s3.put_object(**where, Body=whole)
        return size

    # --8<-- [end:write]

    def open(self, name: str) -> BinaryIO:
        where = {"Bucket": self._bucket, "Key": checked(name)}
        try:
            body = self._s3.get_object(**where)["Body"]
        except self._s3.exceptions.NoSuchKey:
            raise FileNotFoundError(name) from None
        file = TemporaryFile()
        shutil.copyfileobj(body, file)
        file.seek(0)
        return file

    def remove(self, job_id: str) -> None:
        pages = self._s3.get_paginator("list_objects_v2").paginate(
            Bucket=self._bucket, Prefix=f"{checked(job_id)}/"
        )
        for page in pages:
            keys = [{"Key": each["Key"]} for each in page.get("Contents", [])]
            if keys:
                self._s3.delete_objects(
                    Bucket=self._bucket, Delete={"Objects": keys}
                )


def parts(settings: Settings) -> Parts:
    """All three in the account that boto3 finds, made if they are not there."""
    name = settings.name
    return Parts(DynamoStore(name), SqsQueue(name), S3Files(name))
