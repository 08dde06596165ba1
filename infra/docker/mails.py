#!/usr/bin/env python3
"""Prints the mails to one reader as JSON: [{"subject", "text", "html", "headers": {name: value}}].

usage: mails.py HTTP_PORT IMAP_PORT ADDRESS. Reads Mailpit's API, or IMAP where only that is answered.
"""
import email
import email.policy
import imaplib
import json
import sys
import urllib.request


def over_http(port, address):
    base = f"http://127.0.0.1:{port}/api/v1"

    def get(path):
        with urllib.request.urlopen(base + path, timeout=5) as answer:
            return answer.read()

    for summary in json.loads(get("/messages?limit=200"))["messages"]:
        if any(to["Address"] == address for to in summary["To"] or []):
            yield get(f"/message/{summary['ID']}/raw")


def over_imap(port, address):
    box = imaplib.IMAP4("127.0.0.1", port, timeout=5)
    try:
        box.login(address, "any")
        box.select(readonly=True)
        for number in box.search(None, "ALL")[1][0].split():
            yield box.fetch(number, "(RFC822)")[1][0][1]
    finally:
        box.logout()


def described(raw):
    mail = email.message_from_bytes(raw, policy=email.policy.default)

    def part(kind):
        body = mail.get_body((kind,))
        return body.get_content() if body else ""

    return {"subject": str(mail["Subject"]), "text": part("plain"), "html": part("html"),
            "headers": {name: str(value) for name, value in mail.items()}}


def main(http_port, imap_port, address):
    try:
        raw = list(over_http(http_port, address))
    except OSError:
        raw = list(over_imap(int(imap_port), address))
    json.dump([described(each) for each in raw], sys.stdout)


try:
    main(*sys.argv[1:])
except (OSError, EOFError, imaplib.IMAP4.error) as error:
    sys.exit(f"no mailbox yet: {error}")
