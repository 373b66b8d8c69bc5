#!/usr/bin/env bash
# Tries docker-compose.yml on a container engine of its own (see engine.sh), which touches nothing of the machine's: builds
# the images on bases that are made here, starts everything, signs somebody in through Keycloak and has them launch, reach
# and terminate an instance.
#
#   bin/lib/compose.sh up [FOLDER]      leaves everything running
#   bin/lib/compose.sh down [FOLDER]    containers, volumes, secrets and the engine go; images stay for the next time
#
# FOLDER is var/lab/compose unless given. In it: engine, stack (secrets, build contexts), log, work (cookies, keys).
# shellcheck source-path=SCRIPTDIR
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
. "$lib_dir/apt.sh"
. "$lib_dir/jdk.sh"
. "$lib_dir/check.sh"

# The engine has a network of its own: no port of the machine is taken.
readonly portal=http://ownsky.localhost:8080 keycloak=http://keycloak.localhost:18180
readonly realm=$keycloak/realms/ownsky
readonly services=(postgresql keycloak node portal worker)

use_folder() {
  folder=${1:-$var_dir/lab/compose}
  [[ $folder == /* ]] || folder=$PWD/$folder
  folder=$(realpath -m -- "$folder")
  stack=$folder/stack secrets=$folder/stack/secrets work=$folder/work log=$folder/log/compose.log
}

up() {
  local started
  started=$(now)
  use_folder "$@"
  mkdir -p -- "$folder"/{engine,stack,log,work}
  lock
  apt_need "trying docker-compose.yml" docker-compose mmdebstrap python3 jq curl openssl openssh-client
  find_jdk
  # Ctrl-C may come while everything said goes to the log.
  exec 7>&2
  trap end EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  taking_down=yes
  : >"$log"
  "$lib_dir/engine.sh" start "$folder/engine" 8>&-
  "$root_dir/images/compose/prepare" "$stack" 8>&-
  make_bases
  note "Building the images and starting the containers (log: $log)"
  # One after the other, so that a slow machine isn't asked for everything at once.
  compose build >>"$log" 2>&1 || fail "an image could not be built: $(tail -n 1 -- "$log")"
  compose up --detach >>"$log" 2>&1 || give_up "the containers could not be started"
  await 300 settled || true
  all_healthy || give_up "not every container became healthy"
  say "ok      all of ${services[*]} are healthy ($(since "$started"))"
  prove
  # What failed can be looked at.
  taking_down=
  say "Still running. Look at it with: $(hint) ps. bin/lab compose down ends it."
  ((failures == 0)) || fail "$failures of the checks failed"
}

down() {
  use_folder "$@"
  [[ -d $folder ]] || return 0
  lock
  # Secrets are removed last: while they are there, so may be volumes that know them, also after a crash of the engine.
  if [[ -d $secrets ]]; then
    "$lib_dir/engine.sh" start "$folder/engine" 8>&-
    compose down --volumes --remove-orphans --timeout 30 >>"$log" 2>&1 || true
    sweep >>"$log" 2>&1
  fi
  "$lib_dir/engine.sh" stop "$folder/engine" 8>&-
  as_root rm -rf -- "$stack" "$work"
}

# They are taken down in a moment, so what they said is kept.
give_up() {
  states >&2
  compose logs --no-color >>"$log" 2>&1 || true
  fail "$1; what they said: $log"
}

# What a start that was broken off may leave.
sweep() {
  engine docker ps --all --quiet | while read -r container; do
    engine docker rm --force --volumes "$container" </dev/null
  done
  engine docker volume prune --force
  engine docker network prune --force
}

# When something goes wrong before everything is there, or Ctrl-C.
end() {
  local code=$?
  trap '' INT TERM HUP
  trap - EXIT
  exec 2>&7 7>&-
  if [[ -n $taking_down ]]; then
    note "Taking down what was started"
    exec 8>&-
    "${BASH_SOURCE[0]}" down "$folder" || code=1
  fi
  exit "$code"
}

lock() {
  exec 8>"$folder/.lock"
  flock -w 600 8 || fail "another bin/lab compose in $folder has been busy for 600 s"
}

engine() { "$lib_dir/engine.sh" run "$folder/engine" "$@" 8>&-; }

# What a person types to look at it.
hint() {
  printf 'bin/lib/engine.sh run %q env OWNSKY_COMPOSE_DIR=%q docker-compose -p ownsky\n' "$folder/engine" "$stack"
}

compose() {
  # The engine's own builder, which takes images that are nowhere but here as bases; Debian's program, whatever else is
  # called so.
  engine env COMPOSE_DOCKER_CLI_BUILD=0 DOCKER_BUILDKIT=0 COMPOSE_ANSI=never OWNSKY_DEMO=true \
    "OWNSKY_COMPOSE_DIR=$stack" "OWNSKY_IMAGES_DIR=${OWNSKY_IMAGES_DIR:-$var_dir/images}" \
    "OWNSKY_BASE=$base" "OWNSKY_JAVA_BASE=$java_base" \
    /usr/bin/docker-compose --project-name ownsky --file "$root_dir/docker-compose.yml" "$@" </dev/null
}

# in_service SERVICE [OPTIONS] COMMAND...: with standard input.
in_service() {
  local container=ownsky_$1_1
  shift
  engine docker exec -i "$container" "$@"
}

base=ownsky-lab/base java_base=ownsky-lab/java taking_down=''

# make_bases: instead of debian:12 and eclipse-temurin:25-jre. The packages of all images are in it already, because the
# engine has no way out of its network; each Dockerfile finds that there is nothing left to install.
make_bases() {
  local packages key
  packages=$(sort -u -- "$root_dir"/images/compose/*/packages | paste -s -d ,)
  key=$(printf '%s %s' "$packages" "$JAVA_HOME" | sha256sum | cut -c 1-12)
  base=ownsky-lab/base:$key java_base=ownsky-lab/java:$key
  if [[ -z $(engine docker images -q "$base") ]]; then
    note "Making a base image of Debian 12 here, so that no image hub is needed (some minutes, once)"
    as_root mmdebstrap --quiet --variant=minbase --include="ca-certificates,$packages" \
      --essential-hook="mkdir -p \"\$1/etc/postgresql-common\"; echo 'create_main_cluster = false' >\"\$1/etc/postgresql-common/createcluster.conf\"" \
      --customize-hook="rm -rf \"\$1\"/etc/apt/sources.list \"\$1\"/etc/apt/sources.list.d/*" \
      bookworm "$work/base.tar" >>"$log" 2>&1 </dev/null 8>&- || fail "the base image could not be made: $(tail -n 1 -- "$log") (log: $log)"
    engine docker import - "$base" <"$work/base.tar" >>"$log" 2>&1 || fail "the base image could not be imported; the log: $log"
    as_root rm -f -- "$work/base.tar"
  fi
  if [[ -z $(engine docker images -q "$java_base") ]]; then
    note "Making a base image with the JDK of this machine"
    tar -c --dereference --exclude=./jmods --exclude=./lib/src.zip --exclude=./demo --exclude=./man \
      --transform 's|^\./|java/|' -C "$JAVA_HOME" . \
      -C "$(java_recipe)" Dockerfile | engine docker build -q -t "$java_base" - >>"$log" 2>&1 ||
      fail "the base image with Java could not be made; the log: $log"
  fi
}

java_recipe() {
  mkdir -p -- "$work/java"
  cat >"$work/java/Dockerfile" <<END
FROM $base
COPY java /opt/java/openjdk
ENV JAVA_HOME=/opt/java/openjdk PATH=/opt/java/openjdk/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
END
  printf '%s\n' "$work/java"
}

states() {
  engine docker ps --all --filter label=com.docker.compose.project=ownsky --format '{{.Label "com.docker.compose.service"}}: {{.Status}}'
}

all_healthy() {
  (($(states | grep -c '(healthy)') == ${#services[@]}))
}

# True as well when one has ended or is beyond hope.
settled() {
  all_healthy || states | grep -q -e 'Exited' -e '(unhealthy)'
}

# ---- the proof ----

prove() {
  cookies=$work/cookies page=$work/page
  rm -f -- "$cookies" "$work"/key* "$work/administrator"
  (umask 077 && in_service portal cat /var/lib/ownsky/demo.env >"$work/demo.env")
  admin_token=$(demo OWNSKY_ADMIN_TOKEN) project=$(demo OWNSKY_PROJECT_ID)
  token='' token_made=-1000
  check "only loopback addresses are listened on" loopback_only
  check "no secret is in a container's settings, an image or a log" secrets_stay_secret
  check "the worker reports the node as up" await 240 node_is_up
  check "nobody is signed in to begin with" not signed_in
  in_service postgresql setpriv --reuid postgres --regid postgres --init-groups psql -q -d ownsky >/dev/null <<END
insert into oidc.sign_in_rule (id, source, claim, value, role, tenant_id, project_id, created_at)
values ('rul-00000000000000001', 'group', '', 'tenants/physics', 'member', null, '$project', now())
on conflict do nothing
END
  check "ada signs in through Keycloak" sign_in ada
  check "and is then known to the portal" signed_in
  check "Keycloak gives her an access token" fresh_token
  check "which the REST API takes as hers" is_ada
  local started
  started=$(now)
  if check_passes "she launches an instance" launch && check_passes "which runs" await 300 instance_is running; then
    say "        launched, running after $(since "$started")"
    check "and answers by SSH" await 120 answers_by_ssh
  fi
  if [[ -n $instance ]]; then
    check "she terminates it" terminate
    check "it is terminated" await 120 instance_is terminated
    check "nothing of it is left on the node" await 30 not on_node
  fi
  check "Keycloak tells the portal when it ends her session" ends_at_keycloak
}

# check, and whether it passed.
check_passes() {
  local before=$failures
  check "$@"
  ((failures == before))
}

demo() { sed -n "s/^$1='\(.*\)'/\1/p" "$work/demo.env"; }

# Besides these there is the engine's own name server.
loopback_only() {
  ! engine ss -Hltn | awk '{print $4}' | grep -v -e '^127\.' -e '^\[::1\]' -e '^192\.0\.2\.53:53$'
}

secrets_stay_secret() {
  local shown secret
  shown=$work/shown
  {
    # shellcheck disable=SC2046 # one word each
    engine docker inspect $(engine docker ps --all --quiet) $(engine docker images --quiet | sort -u)
    compose logs --no-color
  } >"$shown" 2>&1
  [[ -s $shown ]] || return 1
  for secret in "$secrets"/*; do
    ! grep -q -F -f "$secret" -- "$shown" || { note "$(basename -- "$secret") is shown" && return 1; }
  done
  rm -f -- "$shown"
}

# visit [--stay] ADDRESS [FIELD...]: as ada's browser does; prints status and address, the page is in $page.
visit() { engine python3 "$lib_dir/visit.py" "$cookies" "$page" "$@"; }

signed_in() { [[ $(visit "$portal/instances") == "200 $portal/instances" ]]; }

sign_in() {
  local arrived
  visit "$portal/sign-in/provider" >/dev/null
  # With organizations Keycloak asks on two pages.
  if ! grep -q 'type="password"' -- "$page"; then
    visit "$(form)" "username=$1" >/dev/null
  fi
  arrived=$(visit "$(form)" "username=$1" "password@$secrets/$1-password")
  [[ $arrived == "200 $portal/"* && $arrived != *error* ]]
}

# Where the page's form goes to.
form() {
  sed -n 's/.*<form[^>]* action="\([^"]*\)".*/\1/p' "$page" | sed 's/&amp;/\&/g' | head -n 1
}

# As a program of hers gets one: she is signed in at Keycloak, so that it asks nothing.
fresh_token() {
  local verifier challenge code back=$portal/sign-in/provider/back
  ((SECONDS - token_made > 120)) || return 0
  verifier=$(openssl rand -hex 32)
  challenge=$(printf %s "$verifier" | openssl dgst -sha256 -binary | basenc --base64url | tr -d '=')
  code=$(visit --stay "$realm/protocol/openid-connect/auth?response_type=code&client_id=ownsky&scope=openid&redirect_uri=$back&code_challenge=$challenge&code_challenge_method=S256" |
    sed -n 's/^302 .*[?&]code=\([^&]*\).*/\1/p')
  [[ -n $code ]] || return 1
  visit "$realm/protocol/openid-connect/token" grant_type=authorization_code client_id=ownsky "client_secret@$secrets/client-secret" \
    "redirect_uri=$back" "code=$code" "code_verifier=$verifier" >/dev/null
  token=$(jq -r '.access_token // empty' "$page")
  token_made=$SECONDS
  [[ -n $token ]]
}

# api TOKEN OPTIONS... PATH: tokens go by standard input, so that no list of processes shows them.
api() {
  local path=${*: -1}
  engine curl -sS --fail-with-body --max-time 60 -H @- -H 'Content-Type: application/json' "${@:2:$#-2}" "$portal/api/v1/$path" \
    <<<"Authorization: Bearer $1"
}

as_ada() { fresh_token && api "$token" "$@"; }

is_ada() { [[ $(as_ada me | jq -r .username) == ada ]]; }

node_is_up() {
  [[ $(api "$admin_token" nodes | jq -r '.items[0].state') == up ]]
}

instance=''

launch() {
  # Another trial on the same stack has a pair of its own.
  local pair=trial-$EPOCHSECONDS
  ssh-keygen -q -t ed25519 -N '' -f "$work/key"
  as_ada -d "$(jq -n --arg project "$project" --arg pair "$pair" --arg key "$(<"$work/key.pub")" \
    '{projectId: $project, name: $pair, publicKey: $key}')" key-pairs >/dev/null || return 1
  instance=$(as_ada -d "$(jq -n --arg project "$project" --arg pair "$pair" \
    '{projectId: $project, name: "compose", image: "tiny", instanceType: "t.nano", keyPair: $pair, count: 1}')" \
    instances | jq -r '.items[0].id')
  [[ $instance == i-* ]]
}

instance_is() {
  [[ $(as_ada "instances/$instance" | jq -r .state) == "$1" ]]
}

answers_by_ssh() {
  local address proxy
  address=$(as_ada "instances/$instance" | jq -r '.privateIpAddress // .address // empty')
  [[ -n $address ]] || return 1
  printf -v proxy '%q ' "$lib_dir/engine.sh" run "$folder/engine" docker exec -i ownsky_node_1 socat - "TCP:$address:22"
  [[ $(timeout 60 ssh -o "ProxyCommand=${proxy//%/%%}" -o UserKnownHostsFile=/dev/null -o StrictHostKeyChecking=no -o LogLevel=ERROR \
    -o BatchMode=yes -o IdentitiesOnly=yes -i "$work/key" "ownsky@$address" hostname 2>/dev/null 8>&-) == compose ]]
}

terminate() { as_ada -X POST "instances/$instance/terminate" >/dev/null; }

on_node() { in_service node virsh -q list --all --name </dev/null | grep -q -F -- "$instance"; }

ends_at_keycloak() {
  local admin user
  engine python3 "$lib_dir/visit.py" "$work/administrator" "$page" "$keycloak/realms/master/protocol/openid-connect/token" \
    grant_type=password client_id=admin-cli username=admin "password@$secrets/keycloak-admin-password" >/dev/null
  admin=$(jq -r '.access_token // empty' "$page")
  user=$(keycloak_admin "$admin" "users?exact=true&username=ada" | jq -r '.[0].id')
  keycloak_admin "$admin" -X POST "users/$user/logout" || return 1
  await 10 not signed_in
}

keycloak_admin() {
  local path=${*: -1}
  engine curl -sS --fail -H @- "${@:2:$#-2}" "$keycloak/admin/realms/ownsky/$path" <<<"Authorization: Bearer $1"
}

case ${1:-} in
  up | down) "$@" ;;
  *) fail "use: bin/lib/compose.sh up|down [FOLDER]" ;;
esac
