"""Hands messages to a mail server by LMTP and reads them back by IMAP, with Python's own clients.

In:  {"lmtp": port, "imap": port, "user": address, "password": text, "messages": [{"to": address, "text": raw}]}
Out: {"read": [{"deliveredTo": address, "text": raw}]}
"""

import email
import imaplib
import json
import smtplib
import sys

asked = json.load(sys.stdin)

with smtplib.LMTP("127.0.0.1", asked["lmtp"]) as server:
    for message in asked["messages"]:
        server.sendmail("bounce@match.example", [message["to"]], message["text"].encode())

read = []
with imaplib.IMAP4("127.0.0.1", asked["imap"]) as mailbox:
    mailbox.login(asked["user"], asked["password"])
    mailbox.select("INBOX", readonly=True)
    _, [numbers] = mailbox.search(None, "ALL")
    for number in numbers.split():
        _, [(_, raw), *_] = mailbox.fetch(number, "(BODY.PEEK[])")
        read.append({"deliveredTo": email.message_from_bytes(raw)["Delivered-To"], "text": raw.decode()})

json.dump({"read": read}, sys.stdout)
