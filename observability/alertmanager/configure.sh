#!/bin/sh
# Writes alertmanager.yml for this environment to standard output. Everything is optional:
#   ALERT_WEBHOOK_URL           where every receiver posts, instead of http://localhost:9095/alerts
#   SLACK_API_URL_FILE          a file with Slack's incoming webhook: the teams' channels
#   PAGERDUTY_ROUTING_KEY_FILE  a file with the integration key of Events API v2: what is critical
#   ONCALL_WEBHOOK_URL          the webhook of Grafana OnCall, Opsgenie or the like: what is critical
# Secrets stay in their files; Alertmanager reads them when it sends. Nothing but sh and sed is needed.
set -eu
config="$(dirname "$0")/alertmanager.yml"

fill() { # the text with @NAME@ replaced by the value, whatever characters that has
  sed -e "s|@$1@|$(printf '%s' "$2" | sed -e 's/[|&\\]/\\&/g')|g"
}
on() { # lines marked with $1 become part of the configuration if $2 has a value
  if [ -n "$2" ]; then sed -e "s/^#$1\( \)/\1/"; else sed -e "/^#$1 /d"; fi
}

webhook="${ALERT_WEBHOOK_URL:-http://localhost:9095/alerts}"
on slack "${SLACK_API_URL_FILE:-}" <"$config" |
  on pagerduty "${PAGERDUTY_ROUTING_KEY_FILE:-}" |
  on oncall "${ONCALL_WEBHOOK_URL:-}" |
  fill SLACK_API_URL_FILE "${SLACK_API_URL_FILE:-}" |
  fill PAGERDUTY_ROUTING_KEY_FILE "${PAGERDUTY_ROUTING_KEY_FILE:-}" |
  fill ONCALL_WEBHOOK_URL "${ONCALL_WEBHOOK_URL:-}" |
  sed -e "s|http://localhost:9095/alerts|$(printf '%s' "$webhook" | sed -e 's/[|&\\]/\\&/g')|"
