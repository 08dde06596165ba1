#!/bin/bash
# Builds both images, brings docker-compose.yml up beside whatever else runs, and walks a reader's path through it:
# sign up, confirm, read the edition, leave. Run `mvn package` first. Takes a few minutes, leaves nothing behind.
set -euo pipefail
cd "$(dirname "$0")/../.."

say() { printf 'ok   %s\n' "$*"; }
fail() { printf 'FAIL %s\n' "$*" >&2; exit 1; }

for tool in docker curl python3; do command -v "$tool" >/dev/null || fail "needs $tool"; done
if command -v docker-compose >/dev/null; then compose_command=(docker-compose); else compose_command=(docker compose); fi
for service in ingest-service digest-service; do
  compgen -G "$service/target/*-exec.jar" >/dev/null || fail "no $service/target/*-exec.jar: run mvn package first"
done

free_ports() {
  python3 -c '
import socket, sys
held = [socket.socket() for _ in range(int(sys.argv[1]))]
for each in held: each.bind(("127.0.0.1", 0))
print(*(each.getsockname()[1] for each in held))' "$1"
}
read -r web ingest box imap < <(free_ports 4)
home=$PWD/target/smoke
rm -rf "$home" && mkdir -p "$home"
cp -r broadsheet.yaml articles "$home/" && chmod -R a+rX "$home"

export BROADSHEET_HOME=$home BROADSHEET_VERSION=smoke BROADSHEET_BIND=127.0.0.1
export BROADSHEET_PORT=$web BROADSHEET_INGEST_PORT=$ingest BROADSHEET_MAILBOX_PORT=$box SMOKE_IMAP_PORT=$imap
export BROADSHEET_OPERATOR_PASSWORD=smoke-password BROADSHEET_PUBLIC_BASE_URL=http://localhost:$web
export MAIL_HOST=mailpit MAIL_PORT=1025 MAIL_SECURITY=none MAIL_USERNAME='' MAIL_PASSWORD=''
export COMPOSE_PROJECT_NAME=broadsheet-smoke-$$
compose() { "${compose_command[@]}" -f docker-compose.yml -f infra/docker/smoke.yaml "$@"; }

finish() {
  local status=$?
  if ((status != 0)); then
    compose ps || true
    compose logs --no-color --tail=60 ingest digest || true
  fi
  compose down -v --remove-orphans >/dev/null 2>&1 || true
  docker image rm -f broadsheet/ingest-service:smoke broadsheet/digest-service:smoke >/dev/null 2>&1 || true
  exit "$status"
}
trap finish EXIT

# eventually SECONDS COMMAND…: repeats the command until it succeeds
eventually() {
  local end=$((SECONDS + $1)); shift
  until "$@" 2>/dev/null; do ((SECONDS < end)) || return 1; sleep 1; done
}
page() { curl -sS --max-time 20 "$@"; }
operator() { page --fail -u "operator:$BROADSHEET_OPERATOR_PASSWORD" "$@"; }
# json EXPRESSION: evaluates Python on the document read from standard input, called d
json() { python3 -c 'import json, re, sys; d = json.load(sys.stdin); print(eval(sys.argv[1]))' "$1"; }
mails() { infra/docker/mails.py "$box" "$imap" "$reader"; }

compose build ingest digest >"$home/build.log" 2>&1 || { tail -30 "$home/build.log" >&2; fail "images do not build"; }
say "images are built"
compose up -d kafka postgres mailpit ingest digest >"$home/up.log" 2>&1 || { cat "$home/up.log" >&2; fail "compose up"; }

site=http://localhost:$web api=http://localhost:$web/api/operator edition=newsletters/meta-ai/editions/current
healthy() { [[ $(docker inspect -f '{{.State.Health.Status}}' "$(compose ps -q "$1")") == healthy ]]; }
for service in kafka postgres mailpit ingest digest; do
  eventually 420 healthy "$service" || fail "$service does not become healthy"
done
say "five containers are healthy after $SECONDS s"

page --fail "$site/" | grep -i 'no spam' >/dev/null || fail "sign-up page"
reader=reader-$$@example.org
answer=$(page -o /dev/null -w '%{http_code} %{redirect_url}' -d "email=$reader" "$site/subscriptions")
[[ $answer == 303*check-your-inbox ]] || fail "signing up answers $answer"
say "a reader signs up"

confirmation() { link=$(mails | json 're.search(r"https?://\S+/confirm\?token=[^\s\"<>]+", d[0]["text"]).group(0)'); }
eventually 60 confirmation || fail "no confirmation mail with a link"
say "the confirmation mail arrives"

state() { operator --get --data-urlencode "email=$reader" "$api/subscriptions" | json 'd["items"][0]["state"].lower()'; }
page --fail -o /dev/null "$link"
[[ $(state) == pending ]] || fail "opening the link is enough to confirm: state is $(state)"
answer=$(page -o /dev/null -w '%{http_code}' -d "token=${link#*token=}" "$site/confirm")
[[ $answer == [23]0? && $(state) == active ]] || fail "confirming answers $answer, state is $(state)"
say "the reader confirms with a button, not by opening the link"

stories() { operator -H 'Accept: application/json' "$api/$edition/preview" | json 'sum(len(s["stories"]) for s in d["sections"])'; }
enough() { (($(stories) >= 5)); }
eventually 90 enough || fail "the preview has too few stories"
cat >"$home/articles/dropped-in.md" <<'ARTICLE'
---
title: Meta names its next AI model after a lighthouse
---

Meta's superintelligence lab has given its next large AI model a working name: Pharos. Zuckerberg told staff that it will be trained on the company's own chips.
ARTICLE
chmod a+r "$home/articles/dropped-in.md"
dropped_in() { operator -H 'Accept: text/plain' "$api/$edition/preview" | grep 'lighthouse' >/dev/null; }
eventually 90 dropped_in || fail "a file saved in the folder does not reach the preview"
say "the preview has $(stories) stories, one of them from a file saved a moment ago"

operator -o /dev/null -X POST "$api/$edition/send" || fail "send now is refused"
# the one that is neither the confirmation nor a welcome
edition_mail() { mails | json 'next(m for m in d if "lighthouse" in m["text"] and "lighthouse" in m["html"])["headers"]["List-Unsubscribe"]'; }
arrived() { one_click=$(edition_mail) && [[ -n $one_click ]]; }
eventually 90 arrived || fail "no edition in the mailbox"
say "the edition arrives as HTML and plain text"

count=$(mails | json 'len(d)')
compose kill -s KILL digest ingest >/dev/null 2>&1
compose up -d ingest digest >/dev/null 2>&1
for service in ingest digest; do eventually 420 healthy "$service" || fail "$service does not come back after a kill"; done
[[ $(state) == active ]] || fail "the subscription did not survive a kill"
operator -o /dev/null -X POST "$api/$edition/send" || true
sleep 10
[[ $(mails | json 'len(d)') == "$count" ]] || fail "mails were sent twice after a kill"
say "both services are killed and come back; nothing is lost, nothing is sent twice"

one_click=$(python3 -c 'import re, sys; print(re.search(r"<(https?://[^>]+)>", sys.argv[1]).group(1))' "$one_click")
page --fail -o /dev/null -d 'List-Unsubscribe=One-Click' "$one_click" || fail "one-click unsubscribe"
[[ $(state) == unsubscribed ]] || fail "after one-click unsubscribe the state is $(state)"
say "the reader leaves with one click"

operator "http://localhost:$ingest/api/operator/sources" | json 'len(d["items"])' >/dev/null || fail "ingest lists no sources"
for port in "$web" "$ingest"; do page --fail "http://localhost:$port/actuator/prometheus" | grep '^jvm_memory_used_bytes' >/dev/null || fail "no metrics on $port"; done
say "sources and metrics answer; $SECONDS s in all"
