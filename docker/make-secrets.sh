#!/bin/sh
# Makes the passwords of the clustered set-up, once: files in docker/secrets that compose.yaml hands to who needs them. Nothing that is there is changed.
set -eu
cd "$(dirname "$0")"
umask 077
mkdir -p secrets
secret() {
  [ -s "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"
}
random() {
  od -An -N24 -tx1 /dev/urandom | tr -d ' \n'
}
secret database-password "$(random)"
secret database-url "postgres://tongban:$(cat secrets/database-password)@postgres:5432/tongban"
secret eventstore-password "$(random)"
secret event-log-url "esdb://admin:$(cat secrets/eventstore-password)@eventstore-1:2113,eventstore-2:2113,eventstore-3:2113?tls=true&tlsCAFile=/trust/ca.crt&nodePreference=leader"
secret eventstore.env "EVENTSTORE_DEFAULT_ADMIN_PASSWORD=$(cat secrets/eventstore-password)
EVENTSTORE_DEFAULT_OPS_PASSWORD=$(random)
"
# Files are shown to containers as they are, and their users are not ours: the folder is closed, the files in it are not.
chmod 0444 secrets/*
