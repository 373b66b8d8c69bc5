#!/usr/bin/env bash
# A real Keycloak on this machine, for tests and trials: the realm "ownsky" with a client for the portal, tenants as
# groups, an organization, and people with passwords made for the occasion.
#
#   bin/lib/keycloak.sh start [FOLDER]   idempotent; prints the settings by which a portal signs in with it
#   bin/lib/keycloak.sh stop [FOLDER]    everything but the distribution goes
#   bin/lib/keycloak.sh distribution [FOLDER]    prints the distribution's file, fetched if need be
#
# FOLDER is var/lab/keycloak unless given. In it: keycloak.env (mode 600: addresses, accounts, passwords), client-secret and
# people-secret, keycloak.log. OWNSKY_LAB_KEYCLOAK_PORT (18180) is where it listens, on this machine's loopback address only.
# shellcheck source-path=SCRIPTDIR
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
. "$lib_dir/jdk.sh"

readonly keycloak_version=26.7.3
readonly keycloak_port=${OWNSKY_LAB_KEYCLOAK_PORT:-18180} portal_port=${OWNSKY_PORT:-8080}

use_folder() {
  folder=${1:-$var_dir/lab/keycloak}
  [[ $folder == /* ]] || folder=$PWD/$folder
  pid_file=$folder/keycloak.pid
  log=$folder/keycloak.log
}

start() {
  use_folder "$@"
  mkdir -p -- "$folder"
  exec 9>"$folder/.lock"
  flock -w 300 9 || fail "another start or stop of Keycloak in $folder has been busy for 300 s"
  if ! live_pid "$pid_file" >/dev/null; then
    find_jdk
    fetch_distribution
    ! { exec 4<>"/dev/tcp/127.0.0.1/$keycloak_port"; } 2>/dev/null ||
      fail "port $keycloak_port is taken by another program: choose another one with OWNSKY_LAB_KEYCLOAK_PORT"
    lay_out
    launch
  fi
  await 240 settled || fail "Keycloak is not ready after 240 s; its log: $log"
  live_pid "$pid_file" >/dev/null || fail "Keycloak did not start; its log: $log"
  settings
}

stop() {
  use_folder "$@"
  [[ -d $folder ]] || return 0
  exec 9>"$folder/.lock"
  flock -w 300 9 || fail "another start or stop of Keycloak in $folder has been busy for 300 s"
  local pid
  if pid=$(live_pid "$pid_file"); then
    kill -TERM "$pid"
    await 30 ended || { kill -KILL "$pid" && await 10 ended; } || fail "Keycloak (process $pid) does not end"
  fi
  rm -rf -- "$folder/server" "$folder/realm.json" "$folder/keycloak.env" "$folder/client-secret" "$folder/people-secret" "$pid_file"
}

distribution() {
  use_folder "$@"
  mkdir -p -- "$folder"
  exec 9>"$folder/.lock"
  flock -w 300 9 || fail "another start or stop of Keycloak in $folder has been busy for 300 s"
  fetch_distribution
  printf '%s\n' "$archive"
}

ended() { ! live_pid "$pid_file" >/dev/null; }

settled() { ended || answers; }

answers() {
  local status=''
  { exec 4<>"/dev/tcp/127.0.0.1/$keycloak_port"; } 2>/dev/null || return 1
  printf 'GET /realms/ownsky/.well-known/openid-configuration HTTP/1.0\r\nHost: 127.0.0.1:%s\r\n\r\n' "$keycloak_port" >&4
  read -r -t 10 _ status _ <&4 || true
  exec 4>&-
  [[ $status == 200 ]]
}

# fetch_distribution: by the Maven wrapper, so that a mirror that is set for Maven serves this too; kept once it is here.
fetch_distribution() {
  archive=$folder/dist/keycloak-quarkus-dist-$keycloak_version.tar.gz
  [[ ! -s $archive ]] || return 0
  note "Fetching Keycloak $keycloak_version (176 MB, once)"
  (cd -- "$root_dir" && ./mvnw -B -ntp -q -N dependency:copy \
    "-Dartifact=org.keycloak:keycloak-quarkus-dist:$keycloak_version:tar.gz" "-DoutputDirectory=$folder/dist") \
    >"$folder/fetch.log" 2>&1 </dev/null 9>&- ||
    fail "Keycloak $keycloak_version could not be downloaded with Maven (log: $folder/fetch.log); check the network, or a mirror in ~/.m2/settings.xml"
}

random() { head -c 18 /dev/urandom | base64 | tr -d '+/=\n'; }

# lay_out: a fresh server with fresh secrets. Nothing that is fixed is in the repository, and nothing is kept.
lay_out() {
  local admin secret people ada grace linus
  rm -rf -- "$folder/server"
  mkdir -p -- "$folder/server"
  tar -xzf "$archive" -C "$folder/server" --strip-components 1
  admin=$(random) secret=$(random) people=$(random) ada=$(random) grace=$(random) linus=$(random)
  umask 077
  printf '%s' "$secret" >"$folder/client-secret"
  printf '%s' "$people" >"$folder/people-secret"
  cat >"$folder/keycloak.env" <<END
OWNSKY_OIDC_ISSUER='http://127.0.0.1:$keycloak_port/realms/ownsky'
OWNSKY_OIDC_NAME='Keycloak'
OWNSKY_OIDC_CLIENT_ID='ownsky'
OWNSKY_OIDC_CLIENT_SECRET_FILE='$folder/client-secret'
OWNSKY_KEYCLOAK_INVITE='true'
OWNSKY_KEYCLOAK_DEACTIVATE='true'
OWNSKY_KEYCLOAK_CLIENT_SECRET_FILE='$folder/people-secret'
KEYCLOAK_URL='http://127.0.0.1:$keycloak_port'
KEYCLOAK_ADMIN_USER='admin'
KEYCLOAK_ADMIN_PASSWORD='$admin'
# In the group tenants/physics, with the realm role cloud-user and in the organization "physics".
KEYCLOAK_ADA_PASSWORD='$ada'
# In the group operators.
KEYCLOAK_GRACE_PASSWORD='$grace'
# In no group.
KEYCLOAK_LINUS_PASSWORD='$linus'
END
  mkdir -p -- "$folder/server/data/import"
  sed -e "s|@CLIENT_SECRET@|$secret|" -e "s|@PEOPLE_SECRET@|$people|" -e "s|@PORTAL@|http://127.0.0.1:$portal_port|g" \
    -e "s|@ADA_PASSWORD@|$ada|" -e "s|@GRACE_PASSWORD@|$grace|" -e "s|@LINUS_PASSWORD@|$linus|" \
    "$lib_dir/keycloak/realm.json" >"$folder/server/data/import/ownsky-realm.json"
  umask 022
}

launch() {
  local admin
  admin=$(sed -n "s/^KEYCLOAK_ADMIN_PASSWORD='\(.*\)'/\1/p" "$folder/keycloak.env")
  # The password goes by the environment, which only this user can read.
  (
    export KC_BOOTSTRAP_ADMIN_USERNAME=admin KC_BOOTSTRAP_ADMIN_PASSWORD=$admin
    export JAVA_OPTS_KC_HEAP='-Xms64m -Xmx512m' KC_RUN_IN_CONTAINER=false
    forget_files
    exec setsid "$folder/server/bin/kc.sh" start-dev --import-realm --http-host=127.0.0.1 \
      "--http-port=$keycloak_port" --http-management-port=$((keycloak_port + 1))
  ) </dev/null >"$log" 2>&1 &
  printf '%s %s\n' "$!" "$(start_time "$!")" >"$pid_file"
}

# The settings of a portal; for trials: set -a, then source them.
settings() {
  grep '^OWNSKY_' "$folder/keycloak.env"
  note "Accounts and passwords: $folder/keycloak.env"
}

case ${1:-} in
  start | stop | distribution) "$@" ;;
  *) fail "use: bin/lib/keycloak.sh start|stop|distribution [FOLDER]" ;;
esac
