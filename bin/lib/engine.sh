#!/usr/bin/env bash
# A container engine of its own: Debian's dockerd in network, mount, UTS, IPC and process namespaces, all state in one
# folder, so that the machine's own Docker, its firewall and its bridges are never touched.
#
#   bin/lib/engine.sh start [FOLDER]            idempotent; cleans what a crash left
#   bin/lib/engine.sh stop [FOLDER]             containers end with it; images and volumes stay in the folder
#   bin/lib/engine.sh status|pid [FOLDER]
#   bin/lib/engine.sh run FOLDER COMMAND...     runs a command, such as docker or curl, in the engine's namespaces
#
# FOLDER is var/lab/compose/engine unless given. In it: data (images, volumes), run (sockets, pid files), log, package (the
# engine's programs, unpacked and not installed: installing them would start a Docker for the whole machine).
# As with a private node, everything descends from one process and ends with it.
# shellcheck source-path=SCRIPTDIR
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
. "$lib_dir/apt.sh"

readonly engine_packages=(docker.io containerd runc tini)

start() {
  use_folder "$@"
  [[ $folder/ != /run/* ]] || fail "an engine cannot live below /run: $folder"
  unshare --net --mount --pid --fork true 2>/dev/null ||
    fail "a container engine of its own needs network namespaces, which this machine does not give"
  mkdir -p -- "$folder"
  lock
  if ! live_pid "$pid_file" >/dev/null; then
    apt_need "a container engine of its own" dnsmasq-base iptables iproute2 libdevmapper1.02.1 util-linux
    fetch_programs
    clean
    lay_out
    # No file is inherited, this lock least of all: whoever started the engine can go away.
    (forget_files && exec setsid unshare --fork --pid --net --mount --uts --ipc --propagation private \
      -- "$lib_dir/engine-init.sh" "$folder") </dev/null >>"$log" 2>&1 &
    await 10 live_pid "$pid_file" >/dev/null || give_up "the engine's namespaces did not start"
  fi
  await 60 settled || give_up "the container engine does not answer after 60 s"
  answers || give_up "the container engine does not start"
}

stop() {
  use_folder "$@"
  [[ -d $folder ]] || return 0
  lock
  local pid
  if pid=$(live_pid "$pid_file"); then
    end_processes "$pid"
  fi
  clean
}

status() {
  use_folder "$@"
  local pid
  if ! pid=$(live_pid "$pid_file"); then
    say "stopped: $folder"
    return 3
  fi
  if ! answers; then
    say "running, but dockerd does not answer: $folder (process $pid)"
    return 1
  fi
  say "running: $folder (process $pid)"
}

use_folder() {
  folder=${1:-$var_dir/lab/compose/engine}
  [[ $folder == /* ]] || folder=$PWD/$folder
  folder=$(realpath -m -- "$folder")
  pid_file=$folder/run/engine.pid
  log=$folder/log/engine.log
}

need_running() {
  use_folder "$@"
  live_pid "$pid_file" >/dev/null || fail "the container engine in $folder is not running"
}

lock() {
  exec 9>"$folder/.lock"
  flock -w 300 9 || fail "another start or stop of the container engine in $folder has been busy for 300 s"
}

fetch_programs() {
  [[ ! -x $folder/package/usr/sbin/dockerd ]] || return 0
  note "Fetching for a container engine of its own, without installing: ${engine_packages[*]}"
  rm -rf -- "$folder/package" "$folder/package.new"
  apt_fetch "$folder/package.new" "${engine_packages[@]}"
  mv -- "$folder/package.new" "$folder/package"
}

lay_out() {
  mkdir -p -- "$folder"/{data,run,log}
  # It lies over the machine's /run, and what is called /etc/docker/daemon.json there is not read.
  cat >"$folder/daemon.json" <<END
{
  "data-root": "$folder/data",
  "exec-root": "/run/docker",
  "pidfile": "/run/docker.pid",
  "hosts": ["unix:///run/docker.sock"],
  "exec-opts": ["native.cgroupdriver=cgroupfs"],
  "cgroup-parent": "$(cgroup)",
  "dns": ["192.0.2.53"],
  "log-driver": "json-file",
  "log-opts": {"max-size": "10m", "max-file": "2"}
}
END
}

# The name under which its containers' control groups are, apart from those of any other engine.
cgroup() {
  printf '/ownsky-engine-%s\n' "$(printf %s "$folder" | sha256sum | cut -c 1-12)"
}

docker() { inside docker "$@"; }

answers() {
  inside timeout 10 docker version >/dev/null 2>&1
}

settled() {
  answers || ! live_pid "$pid_file" >/dev/null
}

# inside COMMAND...: in all the namespaces of the engine, with its programs first in the path.
inside() {
  env "PATH=$folder/package/usr/bin:$folder/package/usr/sbin:$PATH" DOCKER_HOST=unix:///run/docker.sock \
    nsenter --target "$(live_pid "$pid_file")" --pid --net --mount --uts --ipc -- "$@"
}

run() {
  need_running "${1:-}"
  shift
  local here=$PWD
  # nsenter starts in the root of the mount namespace.
  # shellcheck disable=SC2016 # for the shell inside
  inside bash -c 'cd -- "$1" && shift && exec "$@"' run "$here" "$@"
}

# dockerd stops its containers when it is asked to end; what is left goes with the namespace's first process.
end_processes() {
  local pid=$1 daemon=''
  { read -r daemon <"$folder/run/docker.pid"; } 2>/dev/null || true
  if [[ $daemon =~ ^[0-9]+$ ]]; then
    inside kill -TERM "$daemon" 2>/dev/null || true
    await 60 gone "$pid" || note "The container engine did not stop within 60 s: ending it"
  fi
  kill -KILL "$pid" 2>/dev/null || true
  await 20 gone "$pid" || fail "process $pid of the container engine in $folder does not end"
}

gone() { [[ ! -e /proc/$1 ]]; }

# What an engine that ended leaves: pid files, sockets and empty control groups.
clean() {
  local group
  [[ ! -d $folder/run ]] || find "$folder/run" -mindepth 1 -delete
  for group in /sys/fs/cgroup"$(cgroup)" /sys/fs/cgroup/*"$(cgroup)"; do
    [[ ! -d $group ]] || find "$group" -depth -type d -exec rmdir -- {} + 2>/dev/null || true
  done
}

give_up() {
  grep -a -e 'level=fatal' -e 'level=error' -e 'failed to start' -- "$log" 2>/dev/null | tail -n 3 >&2 || tail -n 3 -- "$log" >&2
  fail "$1; its log: $log"
}

main() {
  local command=${1:-}
  shift || true
  case $command in
    start | stop | status | run) "$command" "$@" ;;
    pid) need_running "$@" && live_pid "$pid_file" ;;
    *) fail "use: engine.sh start|stop|status|pid|run [FOLDER]" ;;
  esac
}

if ((EUID != 0)); then
  have sudo || fail "a container engine of its own needs root: run this as root or install sudo"
  exec sudo -- "${BASH_SOURCE[0]}" "$@"
fi
main "$@"
