#!/bin/sh
# The image of PostgreSQL runs this once, on an empty data directory: the shop's database for two roles that cannot see
# each other's schema, the ledger's database for a third whom alone it lets in, and a role that only reads statistics.
# Each service creates its own tables when it starts.
set -eu

psql --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set webstore="$WEBSTORE_PASSWORD" --set promotions="$PROMOTIONS_PASSWORD" \
  --set payments="$PAYMENTS_PASSWORD" --set monitor="$MONITOR_PASSWORD" <<'SQL'
CREATE ROLE webstore LOGIN PASSWORD :'webstore';
CREATE ROLE promotions LOGIN PASSWORD :'promotions';
CREATE ROLE payments LOGIN PASSWORD :'payments';
CREATE ROLE monitor LOGIN PASSWORD :'monitor' IN ROLE pg_monitor;

CREATE DATABASE webstore OWNER webstore;
REVOKE ALL ON DATABASE webstore FROM PUBLIC;
GRANT CONNECT, CREATE ON DATABASE webstore TO promotions;
GRANT CONNECT ON DATABASE webstore TO monitor;

CREATE DATABASE payments OWNER payments;
REVOKE ALL ON DATABASE payments FROM PUBLIC;
GRANT CONNECT ON DATABASE payments TO monitor;
SQL
