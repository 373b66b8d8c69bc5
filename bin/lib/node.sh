#!/usr/bin/env bash
# A private hypervisor node: libvirtd in network, mount, UTS and process namespaces of its own, all state in one
# folder, so that the machine's own libvirt and network are never touched.
#
#   bin/lib/node.sh start [--name NAME] [FOLDER]      idempotent; cleans what a crash left; prints the libvirt address
#   bin/lib/node.sh stop [--grace SECONDS] [FOLDER]   guests are asked to shut down for SECONDS (0), then ended
#   bin/lib/node.sh status|uri|pid [FOLDER]
#   bin/lib/node.sh stop-libvirtd|start-libvirtd|restart-libvirtd [FOLDER]    guests go on running
#   bin/lib/node.sh run FOLDER COMMAND...             runs a command in the node's namespaces
#
# FOLDER is var/node unless given. In it: run/libvirt-sock (the door), etc (domains, networks), log, lib.
# Everything in the node is a descendant of one process, the first of its process namespace: when that one
# dies, of whatever cause, the kernel ends the rest and takes down namespaces, bridges and mounts with it.
# shellcheck source-path=SCRIPTDIR
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
. "$lib_dir/apt.sh"

readonly node_packages=(
  qemu-system-x86 qemu-utils qemu-block-extra libvirt-daemon libvirt-daemon-driver-qemu
  libvirt-daemon-config-nwfilter libvirt-clients libvirt0 dnsmasq-base iptables iproute2 util-linux
)
readonly socket_path_limit=107

start() {
  local name=ownsky-node
  [[ ${1:-} != --name ]] || { name=$2 && shift 2; }
  use_folder "$@"
  [[ $folder/ != /run/* ]] || fail "a node cannot live below /run: $folder"
  { unshare --net --mount --pid --fork true 2>/dev/null && test -c /dev/net/tun; } ||
    fail "a private node needs network namespaces and /dev/net/tun, which this machine does not give: set OWNSKY_NODES to a libvirt address instead"
  apt_need "running instances (the private libvirt node)" "${node_packages[@]}"
  mkdir -p -- "$folder"
  lock
  if ! live_pid "$pid_file" >/dev/null; then
    clean
    lay_out "$name"
    # No file is inherited, this lock least of all: whoever started the node can go away.
    (forget_files && exec setsid unshare --fork --pid --net --mount --uts --ipc --propagation private \
      -- "$lib_dir/node-init.sh" "$folder" "$name") </dev/null >>"$folder/log/node.log" 2>&1 &
    await 10 live_pid "$pid_file" >/dev/null || give_up "the node's namespaces did not start"
  fi
  rm -f -- "$folder/run/hold"
  await 60 settled || give_up "libvirtd does not answer after 60 s"
  answers || give_up "libvirtd does not start"
  touch -- "$folder/run/up"
  uri
}

stop() {
  local grace=0 pid
  [[ ${1:-} != --grace ]] || { grace=$2 && shift 2; }
  use_folder "$@"
  [[ -d $folder ]] || return 0
  lock
  if pid=$(live_pid "$pid_file"); then
    ((grace == 0)) || shut_down_guests "$grace"
    touch -- "$folder/run/hold"
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
  if answers; then
    say "running: $folder (process $pid, $(uri))"
  else
    say "running, but libvirtd does not answer: $folder (process $pid)"
    return 1
  fi
}

start_libvirtd() {
  need_running "$@"
  rm -f -- "$folder/run/hold"
  await 60 answers || fail "libvirtd does not answer after 60 s; its log: $folder/log/node.log"
}

stop_libvirtd() {
  need_running "$@"
  touch -- "$folder/run/hold"
  local daemon
  daemon=$(<"$folder/run/libvirtd.pid") 2>/dev/null || return 0
  # shellcheck disable=SC2016 # for the shell inside
  inside bash -c 'kill -TERM "$1" 2>/dev/null; for ((i = 0; i < 100; i++)); do kill -0 "$1" 2>/dev/null || exit 0; sleep 0.1; done; kill -KILL "$1"' \
    kill "$daemon"
}

run() {
  use_folder "${1:-}"
  shift
  need_running "$folder"
  inside "$@"
}

use_folder() {
  folder=${1:-$var_dir/node}
  [[ $folder == /* ]] || folder=$PWD/$folder
  folder=$(realpath -m -- "$folder")
  pid_file=$folder/run/node.pid
}

need_running() {
  use_folder "$@"
  live_pid "$pid_file" >/dev/null || fail "the node in $folder is not running"
}

lock() {
  exec 9>"$folder/.lock"
  flock -w 120 9 || fail "another start or stop of the node in $folder has been busy for 120 s"
}

# The libvirt address. libvirt hands the path to the kernel, which takes 107 bytes, and out of an address, where
# only plain characters stand for themselves: other paths get a short link in /run.
uri() {
  local socket=$folder/run/libvirt-sock
  if needs_link; then
    socket=$(link)/libvirt-sock
  fi
  say "qemu+unix:///system?socket=$socket"
}

needs_link() {
  local socket=$folder/run/libvirt-sock
  local LC_ALL=C
  ((${#socket} > socket_path_limit)) || [[ $socket =~ [^A-Za-z0-9/._-] ]]
}

link() {
  printf '/run/ownsky-%s\n' "$(printf %s "$folder" | sha256sum | cut -c 1-12)"
}

answers() {
  timeout 10 virsh -q -c "$(uri)" uri >/dev/null 2>&1
}

settled() {
  answers || ! live_pid "$pid_file" >/dev/null
}

# inside COMMAND...: in all the namespaces of the node.
inside() {
  nsenter --target "$(live_pid "$pid_file")" --pid --net --mount --uts --ipc -- "$@"
}

lay_out() {
  local uuid group=${SUDO_GID:-0}
  mkdir -p -- "$folder"/{etc,lib,cache,log,run}
  needs_link && ln -sfn -- "$folder/run" "$(link)"
  [[ -s $folder/host-uuid ]] || cat /proc/sys/kernel/random/uuid >"$folder/host-uuid"
  uuid=$(<"$folder/host-uuid")
  if [[ ! -e $folder/etc/nwfilter && -d /etc/libvirt/nwfilter ]]; then
    cp -R -- /etc/libvirt/nwfilter "$folder/etc/nwfilter"
  fi
  cat >"$folder/etc/libvirtd.conf" <<END
host_uuid = "$uuid"
auth_unix_ro = "none"
auth_unix_rw = "none"
unix_sock_group = "$(getent group "$group" | cut -d : -f 1)"
unix_sock_rw_perms = "0770"
log_outputs = "3:stderr"
END
  cat >"$folder/etc/qemu.conf" <<END
user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
security_driver = "none"
cgroup_controllers = []
namespaces = []
stdio_handler = "file"
END
  # Without its own name in it, each look-up of the node's name would wait for a name server.
  { printf '127.0.0.1 localhost %s\n::1 localhost\n' "$1"; } >"$folder/etc/hosts"
  # libvirt looks these accounts up before it reads that it shall not use them; a package that this node has no
  # use for would make them.
  { getent passwd | grep -v '^libvirt-qemu:' && printf 'libvirt-qemu:x:64055:64055::/nonexistent:/usr/sbin/nologin\n'; } >"$folder/etc/passwd"
  { getent group | grep -v '^libvirt-qemu:' && printf 'libvirt-qemu:x:64055:\n'; } >"$folder/etc/group"
  if [[ -n ${SUDO_UID:-} ]]; then
    # Files that other commands keep beside the node's, such as the known hosts, are the user's.
    chown -- "$SUDO_UID:$SUDO_GID" "$folder"
  fi
}

# What a node that ended leaves: pid files and sockets of processes that are gone.
clean() {
  if [[ -d $folder/run ]]; then
    find "$folder/run" -mindepth 1 -delete
  fi
  if needs_link; then
    rm -f -- "$(link)"
  fi
}

shut_down_guests() {
  local domain address
  address=$(uri)
  while read -r domain; do
    [[ -z $domain ]] || timeout 10 virsh -q -c "$address" shutdown "$domain" >/dev/null 2>&1 || true
  done < <(running_guests)
  await "$1" no_guests || note "Guests still run after $1 s: ending them"
}

running_guests() {
  timeout 10 virsh -q -c "$(uri)" list --name 2>/dev/null || true
}

no_guests() {
  [[ -z $(running_guests | tr -d '[:space:]') ]]
}

# Ends everything in the node: politely (QEMU flushes its disks), then with the namespace's first process. Last
# come those that only entered the network from outside, such as a relay of an SSH session.
# shellcheck disable=SC2016 # for the shell inside
readonly politely='
  kill -TERM -1
  busy() {
    local process name
    for process in /proc/[0-9]*; do
      read -r name <"$process/comm" || continue
      case $name in bash | node-init.sh | sleep) ;; *) return 0 ;; esac
    done
    return 1
  }
  for ((i = 0; i < 100; i++)); do
    busy || exit 0
    sleep 0.05
  done'
end_processes() {
  local pid=$1 network process
  network=$(readlink "/proc/$pid/ns/net")
  inside bash -c "$politely" 2>/dev/null || true
  kill -KILL "$pid" 2>/dev/null || true
  await 20 gone "$pid" || fail "process $pid of the node in $folder does not end"
  for process in /proc/[0-9]*; do
    if [[ $(readlink "$process/ns/net" 2>/dev/null) == "$network" ]]; then
      kill -TERM "${process#/proc/}" 2>/dev/null || true
    fi
  done
}

gone() { [[ ! -e /proc/$1 ]]; }

give_up() {
  { grep -a ' error : ' -- "$folder/log/node.log" || cat -- "$folder/log/node.log"; } 2>/dev/null | tail -n 2 >&2
  fail "$1; its log: $folder/log/node.log"
}

main() {
  local command=${1:-}
  shift || true
  case $command in
    start) start "$@" ;;
    stop) stop "$@" ;;
    status) status "$@" ;;
    uri) use_folder "$@" && uri ;;
    pid) need_running "$@" && live_pid "$pid_file" ;;
    start-libvirtd) start_libvirtd "$@" ;;
    stop-libvirtd) stop_libvirtd "$@" ;;
    restart-libvirtd) stop_libvirtd "$@" && start_libvirtd "$@" ;;
    run) run "$@" ;;
    *) fail "use: node.sh start|stop|status|uri|pid|start-libvirtd|stop-libvirtd|restart-libvirtd|run [FOLDER]" ;;
  esac
}

case ${1:-} in
  uri | pid | status) ;;
  *)
    if ((EUID != 0)); then
      have sudo || fail "a private node needs root: run this as root or install sudo"
      exec sudo -- "${BASH_SOURCE[0]}" "$@"
    fi
    ;;
esac
main "$@"
