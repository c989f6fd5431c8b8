# /// script
# requires-python = ">=3.11"
# dependencies = ["boto3==1.44.5"]
# ///
import boto3

table = boto3.resource("dynamodb").create_table(
    TableName="exports",
    KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
    AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
    BillingMode="PAY_PER_REQUEST",
)
table.wait_until_exists()
Refused = table.meta.client.exceptions.ConditionalCheckFailedException


def ask(order):
    try:
        table.put_item(
            Item={"id": order, "phase": "waiting", "version": 0},
            ConditionExpression="attribute_not_exists(id)",  # (1)!
        )
    except Refused:
        return "already asked for"
    return "accepted"


def change(order, update, condition, **values):
    try:
        return table.update_item(
            Key={"id": order},
            UpdateExpression=update,
            ConditionExpression=condition,
            ExpressionAttributeValues={f":{k}": v for k, v in values.items()},
            ReturnValues="ALL_NEW",
        )["Attributes"]
    except Refused:
        return {"version": None, "phase": "refused"}


def start(order):
    update = "SET phase = :running ADD version :one"  # (2)!
    done = "phase <> :done"
    values = {"running": "running", "one": 1, "done": "done"}
    return change(order, update, done, **values)["version"]


def finish(order, mine):
    update, last = "SET phase = :done, pdf = :pdf", "version = :mine"  # (3)!
    values = {"done": "done", "pdf": f"{order}/{mine}.pdf", "mine": mine}
    return change(order, update, last, **values)["phase"]


print("asked:", ask("A-17"))
print("asked again:", ask("A-17"))
slow = start("A-17")
second = start("A-17")
print("deliveries 1 and 2 start as versions:", slow, second)
print("version 2 finishes:", finish("A-17", second))
print("version 1 finishes late:", finish("A-17", slow))
print("delivery 3 starts:", start("A-17"))
print("file:", table.get_item(Key={"id": "A-17"})["Item"]["pdf"])
