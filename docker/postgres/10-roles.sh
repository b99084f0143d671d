#!/bin/bash
# Makes the two logins of autopact when the database is made: the owner of the schema, which runs the migrations, and the
# role that the service works as. The service can write the register and can only read its history. A third role, which
# cannot log in itself, can read the views for BI tools; logins for those are made in it.
set -euo pipefail

: "${AUTOPACT_OWNER_PASSWORD:?is not set}"
: "${AUTOPACT_APP_PASSWORD:?is not set}"

# The passwords come to psql as variables, which it quotes, and not by way of the shell's text.
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 \
  --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
  --set owner_password="$AUTOPACT_OWNER_PASSWORD" \
  --set app_password="$AUTOPACT_APP_PASSWORD" \
  --set database="$POSTGRES_DB" <<'SQL'
create role autopact_owner login password :'owner_password';
create role autopact_app login password :'app_password';
create role autopact_bi;
alter database :"database" owner to autopact_owner;
-- Only these have any business in this database.
revoke all on database :"database" from public;
grant connect, temporary on database :"database" to autopact_app;
grant connect on database :"database" to autopact_bi;
SQL
