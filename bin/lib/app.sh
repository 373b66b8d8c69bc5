# shellcheck shell=bash
# The portal: built from the sources, unpacked, started, watched, stopped.
# shellcheck disable=SC2154 # common.sh sets root_dir and var_dir

port=${OWNSKY_PORT:-8080}
[[ $port =~ ^[0-9]{1,5}$ ]] || fail "OWNSKY_PORT must be a port number, not '$port'"
readonly portal_pid=$var_dir/run/portal.pid portal_log=$var_dir/log/portal.log app_dir=$var_dir/app
readonly built=$root_dir/portal/target/built

# Flags that the AOT cache depends on must be the same when it is made and when it is used.
readonly java_options=(-Dstdout.encoding=UTF-8 -Xmx768m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED)

app_jar() {
  local jar
  for jar in "$root_dir"/portal/target/ownsky-portal-*-app.jar; do
    [[ -e $jar ]] && printf '%s\n' "$jar" && return
  done
  return 1
}

# True when nothing that the jar is made of has changed since it was built. Reproducible jars all have the same
# date, so a file of our own tells when.
app_is_current() {
  app_jar >/dev/null && [[ -e $built ]] || return 1
  local changed
  changed=$(cd -- "$root_dir" && find pom.xml kernel quota provisioning billing portal frontend \
    \( -name target -o -name node_modules -o -name generated -o -path '*/src/test' \) -prune -o \
    -type f -newer "$built" -print -quit)
  [[ -z $changed ]]
}

# build_app: makes the jar when it is missing or older than the sources.
build_app() {
  find_jdk
  app_is_current && return
  need_node
  mkdir -p -- "$var_dir/log" "$root_dir/.tools" "$root_dir/portal/target"
  local log=$var_dir/log/build.log
  # One build at a time in a checkout; who waited may find its work done.
  exec 7>"$root_dir/.tools/build.lock"
  flock 7
  if ! app_is_current; then
    note "Building Ownsky (a few minutes the first time, while Maven and npm fetch libraries; log: $log)"
    # Sources that change during the build are newer than this.
    touch -- "$root_dir/.tools/build-began"
    if ! (cd -- "$root_dir" && ./mvnw -B -ntp -q -Pproduction -Dmaven.test.skip=true -pl portal -am package) >"$log" 2>&1 </dev/null 7>&-; then
      grep -a '\[ERROR\]' -- "$log" | head -n 5 >&2 || tail -n 5 -- "$log" >&2
      fail "the build failed; its log: $log"
    fi
    touch -r "$root_dir/.tools/build-began" -- "$built"
  fi
  exec 7>&-
}

# unpack_app: the jar as folders, which start faster, and beside them a cache of loaded classes, which halves what
# is left.
unpack_app() {
  local jar identity
  jar=$(app_jar)
  # What a rebuild changes, even to the same bytes.
  identity=$(stat -c '%i %s %z' -- "$jar")" ${java_options[*]} $JAVA_HOME"
  [[ ! -e $app_dir/identity || $(<"$app_dir/identity") != "$identity" ]] || return 0
  rm -rf -- "$app_dir"
  mkdir -p -- "$app_dir"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$app_dir" >/dev/null ||
    fail "could not unpack $jar into $app_dir"
  mv -- "$app_dir/$(basename -- "$jar")" "$app_dir/ownsky.jar"
  note "Preparing a fast start (once after each build)"
  train
  [[ -e $app_dir/ownsky.aot ]] ||
    note "The fast start could not be prepared (log: $var_dir/log/training.log); Ownsky starts without it"
  printf '%s\n' "$identity" >"$app_dir/identity"
}

# train: a whole life of the portal, from its start over the first pages to its end, on a port that the kernel
# chooses; as it ends the JVM writes the cache of what that life took. It may be the first start of all, so what it
# prints for the person, the operator's first password, is shown.
train() {
  local log=$var_dir/log/training.log pid
  local -a command
  : >"$log"
  portal_command "-XX:AOTCacheOutput=$app_dir/ownsky.aot" -Xlog:disable -Xlog:all=warning:stderr
  (forget_files &&
    exec setsid env OWNSKY_NODES= "${command[@]}" --server.port=0 "--logging.file.name=$log" </dev/null 2>>"$log") \
    > >(sed '/^Temporary AOTConfiguration recorded/,$d') &
  pid=$!
  await 180 trained_or_ended "$log" "$pid" || true
  kill -TERM "$pid" 2>/dev/null || true
  await 180 process_ended "$pid" || kill -KILL "$pid"
  wait "$pid" || true
}

# True when the portal that trains has shown itself, or has ended.
trained_or_ended() {
  local training_port
  ! process_ended "$2" || return 0
  training_port=$(sed -n 's/.*Tomcat started on port \([0-9]*\).*/\1/p' "$1")
  [[ -n $training_port && $(fetch "$training_port" /actuator/health) == 200 ]] || return 1
  fetch "$training_port" /sign-in >/dev/null || true
  fetch "$training_port" '/?v-r=init&location=sign-in&query=' >/dev/null || true
}

# portal_command OPTIONS...: sets the array "command" to the portal's command line, settings included. Messages go to
# the log file; what is printed is for the person who starts it, such as the operator's first password.
portal_command() {
  command=(env "OWNSKY_DATA_DIR=$var_dir" "OWNSKY_IMAGES_DIR=${OWNSKY_IMAGES_DIR:-$var_dir/images}" "SERVER_PORT=$port"
    "$JAVA_HOME/bin/java" "${java_options[@]}" "$@"
    "-Dlogging.file.name=$portal_log" -Dlogging.threshold.console=off -jar "$app_dir/ownsky.jar")
}

# start_portal: in a session of its own, so that Ctrl-C reaches the one who started it and not PostgreSQL's
# processes too; prints to this shell's standard output. Sets "portal" to its process id.
start_portal() {
  local -a command cache=()
  [[ ! -e $app_dir/ownsky.aot ]] || cache=("-XX:AOTCache=$app_dir/ownsky.aot" -Xlog:aot=error -Xlog:aot+codecache+stubs=error)
  portal_command "${cache[@]}"
  (forget_files && exec setsid "${command[@]}" </dev/null) &
  portal=$!
  printf '%s %s\n' "$portal" "$(start_time "$portal")" >"$portal_pid"
}

# healthy: whether the portal answers that it is.
healthy() {
  [[ $(fetch "$port" /actuator/health) == 200 ]]
}

# fetch PORT PATH: prints the status of the portal's answer, nothing without one.
fetch() {
  local status=''
  { exec 4<>"/dev/tcp/127.0.0.1/$1"; } 2>/dev/null || return 0
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: text/html,*/*;q=0.8\r\n\r\n' "$2" >&4
  read -r -t 5 _ status _ <&4 || true
  timeout 10 cat <&4 >/dev/null || true
  exec 4>&-
  printf '%s\n' "$status"
}

port_is_taken() {
  { exec 4<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || return 1
  exec 4>&-
}

# stop_portal: gracefully, with force after 60 s. True when there was one.
stop_portal() {
  local pid
  pid=$(live_pid "$portal_pid") || { rm -f -- "$portal_pid" && return 1; }
  kill -TERM "$pid" 2>/dev/null || as_root kill -TERM "$pid"
  if ! await 60 process_ended "$pid"; then
    note "Ownsky did not stop within 60 s: ending it"
    kill -KILL "$pid" 2>/dev/null || as_root kill -KILL "$pid"
    await 10 process_ended "$pid" || fail "process $pid does not end"
  fi
  rm -f -- "$portal_pid"
}

# stop_database: the PostgreSQL that a killed portal leaves. True when there was one.
stop_database() {
  local data=$var_dir/postgres/data pid=''
  { read -r pid <"$data/postmaster.pid"; } 2>/dev/null || return 1
  # The file may be of a server that is long gone, and its number somebody else's by now.
  [[ $pid =~ ^[0-9]+$ && $(as_root readlink "/proc/$pid/cwd" 2>/dev/null) == "$(readlink -f -- "$data")" ]] || return 1
  as_root kill -INT "$pid" 2>/dev/null || true
  if ! await 30 process_ended "$pid"; then
    as_root kill -QUIT "$pid" 2>/dev/null || true
    await 10 process_ended "$pid" || fail "PostgreSQL (process $pid) does not end"
  fi
}

# A process that nobody has waited for yet has ended too.
process_ended() {
  local stat
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
  [[ ${stat##*) } == Z* ]]
}
