# /// script
# requires-python = ">=3.11"
# dependencies = ["aiosmtpd==1.4.6"]
# ///
import collections
import smtplib
import sqlite3

from aiosmtpd.controller import Controller

CUSTOMERS = ["ana", "eva", "luis", "noa", "pau"]
REFUSALS = {"luis": ["550 no such mailbox"], "noa": ["450 busy"]}
arrived = collections.Counter()


class Sink(Controller):
    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    async def handle_RCPT(self, server, session, envelope, to, options):
        if refusals := REFUSALS.get(to.partition("@")[0]):
            return refusals.pop()  # (1)!
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        arrived[envelope.rcpt_tos[0]] += 1
        return "250 OK"


def send_missing(smtp):
    missing = "SELECT name FROM mails WHERE state IN ('new', 'later')"
    for (name,) in db.execute(missing).fetchall():
        to, state, reason = f"{name}@shop.test", "sent", "250 OK"
        try:
            smtp.sendmail("news@shop.test", to, "Sale")
        except smtplib.SMTPRecipientsRefused as error:
            code, text = error.recipients[to]
            state = "later" if code < 500 else "failed"  # (2)!
            reason = f"{code} {text.decode()}"
        note = "UPDATE mails SET state = ?, reason = ? WHERE name = ?"
        db.execute(note, (state, reason, name))
        db.commit()  # (3)!


db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE mails (name PRIMARY KEY, state, reason)")
for name in CUSTOMERS:
    db.execute("INSERT INTO mails VALUES (?, 'new', '')", (name,))
sink = Sink(None, "127.0.0.1", port=0)
sink.handler = sink
sink.start()
for run in (1, 2):
    print("run", run)
    with smtplib.SMTP("127.0.0.1", sink.port, "shop") as smtp:
        send_missing(smtp)
    for name, state, reason in db.execute("SELECT * FROM mails"):
        mails = arrived[f"{name}@shop.test"]
        print(f"  {name}: mails {mails}, {state}, {reason}")
sink.stop()
