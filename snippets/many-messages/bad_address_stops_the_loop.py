# /// script
# requires-python = ">=3.11"
# dependencies = ["aiosmtpd==1.4.6"]
# ///
import collections
import smtplib

from aiosmtpd.controller import Controller

CUSTOMERS = ["ana", "eva", "luis", "noa", "pau"]
arrived = collections.Counter()


class Sink(Controller):
    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()

    async def handle_RCPT(self, server, session, envelope, to, options):
        if to.startswith("luis"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        arrived[envelope.rcpt_tos[0]] += 1
        return "250 OK"


sink = Sink(None, "127.0.0.1", port=0)
sink.handler = sink
sink.start()
for run in (1, 2):  # (1)!
    try:
        with smtplib.SMTP("127.0.0.1", sink.port, "shop") as smtp:
            for name in CUSTOMERS:
                to = f"{name}@shop.test"
                smtp.sendmail("news@shop.test", to, "Sale")
    except smtplib.SMTPRecipientsRefused as error:
        print(f"run {run}:", error)
sink.stop()
for name in CUSTOMERS:
    print(f"{name}: mails {arrived[f'{name}@shop.test']}")
