#!/usr/bin/env bash
# train.sh COMPLETE ARTIFACT RUNTIME: leaves a start-up cache in ARTIFACT, which has no PostgreSQL and Redis of its own;
# those of the COMPLETE one serve it meanwhile. A cache fits one class path and one runtime only.
set -euo pipefail

complete=$1
artifact=$2
java=$3/bin/java
data=$(mktemp -d)

# serve SERVER LAST: starts a server, and exports the URLs that it prints when it is ready, LAST at last.
serve() {
  local out=$data/$1.out
  "$java" "@$complete/jvm.options" -jar "$complete/webstore.jar" run "$1" --data-dir "$data" >"$out" &
  until grep -q "^$2=" "$out"; do
    kill -0 $! || { cat "$out" >&2 && exit 1; }
    sleep 0.2
  done
  while read -r url; do
    export "${url?}"
  done < <(grep '_URL=' "$out")
}

trap 'kill $(jobs -p); wait; rm -rf "$data"' EXIT
serve postgresql PROMOTIONS_DATABASE_URL
serve redis REDIS_URL
"$java" "@$artifact/jvm.options" -XX:AOTCacheOutput="$artifact/webstore.aot" -jar "$artifact/webstore.jar" \
  train --on-given-servers
