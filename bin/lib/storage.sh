#!/usr/bin/env bash
# A storage controller: tgtd, an iSCSI target in user space, that hands out the volumes of one folder.
#
#   bin/lib/storage.sh start [--node NODE-FOLDER] [--portal HOST:PORT] [FOLDER]   idempotent; prints the controller's address
#   bin/lib/storage.sh stop|status|address [FOLDER]
#   bin/lib/storage.sh kill-tgtd [FOLDER]    as a crash does, and waits until it is back; guests wait meanwhile
#
# FOLDER is var/store unless given. In it: volumes (their data), access (who may reach which; what tgtd is told when it
# starts), control.0 (tgtd's door), run, log. With --node tgtd lives in the network of a private node (node.sh), where the
# portal 127.0.0.1:3260 is reached by that node and by no guest; such a controller is started after its node.
# shellcheck source-path=SCRIPTDIR
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
. "$lib_dir/apt.sh"

readonly storage_packages=(tgt qemu-utils util-linux)

start() {
  local node='' portal=127.0.0.1:3260 pid
  while [[ ${1:-} == --* ]]; do
    case $1 in
      --node) node=$2 ;;
      --portal) portal=$2 ;;
      *) fail "storage.sh start does not know $1" ;;
    esac
    shift 2
  done
  use_folder "$@"
  [[ $folder =~ ^/[A-Za-z0-9/._-]{1,89}$ ]] ||
    fail "a storage controller's folder has at most 90 letters, digits, dots, dashes and slashes: $folder"
  [[ $portal =~ ^[A-Za-z0-9.:-]+:[0-9]+$ ]] || fail "a portal is HOST:PORT, not $portal"
  apt_need "volumes over iSCSI (the storage controller)" "${storage_packages[@]}"
  mkdir -p -- "$folder"/{volumes,parts,access,run,log}
  chmod 700 -- "$folder/access"
  lock
  if ! live_pid "$pid_file" >/dev/null; then
    rm -f -- "$folder"/control.0* "$folder"/run/*
    printf '%s\n' "$portal" >"$folder/portal"
    local -a enter=()
    if [[ -n $node ]]; then
      pid=$("$lib_dir/node.sh" pid "$node")
      enter=(nsenter --target "$pid" --net --)
    fi
    (forget_files && exec setsid "${enter[@]}" "$lib_dir/storage-init.sh" "$folder" "$portal") \
      </dev/null >>"$folder/log/tgtd.log" 2>&1 &
  fi
  await 20 answers || fail "tgtd does not answer after 20 s; its log: $folder/log/tgtd.log"
  address
}

stop() {
  use_folder "$@"
  [[ -d $folder ]] || return 0
  lock
  local pid
  if pid=$(live_pid "$pid_file"); then
    touch -- "$folder/run/hold"
    end_tgtd
    kill -TERM "$pid" 2>/dev/null || true
    await 10 gone "$pid" || fail "process $pid of the storage controller in $folder does not end"
  fi
  rm -f -- "$folder"/control.0* "$folder"/run/*
}

status() {
  use_folder "$@"
  if ! live_pid "$pid_file" >/dev/null; then
    say "stopped: $folder"
    return 3
  fi
  answers || { say "running, but tgtd does not answer: $folder" && return 1; }
  say "running: $folder ($(address))"
}

# What keeps it running starts it again.
kill_tgtd() {
  use_folder "$@"
  live_pid "$pid_file" >/dev/null || fail "the storage controller in $folder is not running"
  local before
  before=$(<"$folder/run/starts")
  end_tgtd
  await 30 restarted "$before" || fail "tgtd does not come back; its log: $folder/log/tgtd.log"
}

restarted() {
  [[ $(<"$folder/run/starts") != "$1" ]] && answers
}

# By what it was started with: a tgtd of somebody else is left alone.
end_tgtd() {
  local process
  for process in /proc/[0-9]*; do
    if [[ $(readlink "$process/exe" 2>/dev/null) == */tgtd ]] &&
      grep -qzxF "TGT_IPC_SOCKET=$folder/control" "$process/environ" 2>/dev/null; then
      kill -KILL "${process#/proc/}" 2>/dev/null || true
    fi
  done
}

use_folder() {
  folder=${1:-$var_dir/store}
  [[ $folder == /* ]] || folder=$PWD/$folder
  folder=$(realpath -m -- "$folder")
  pid_file=$folder/run/storage.pid
}

lock() {
  exec 9>"$folder/.lock"
  flock -w 120 9 || fail "another start or stop of the storage controller in $folder has been busy for 120 s"
}

# Told its targets, too.
answers() {
  [[ -e $folder/run/told ]] && TGT_IPC_SOCKET=$folder/control timeout 5 tgtadm -C 0 --op show --mode sys >/dev/null 2>&1
}

address() {
  say "iscsi://$folder?portal=$(<"$folder/portal")"
}

gone() { [[ ! -e /proc/$1 ]]; }

main() {
  local command=${1:-}
  shift || true
  case $command in
    start) start "$@" ;;
    stop) stop "$@" ;;
    status) status "$@" ;;
    address) use_folder "$@" && address ;;
    kill-tgtd) kill_tgtd "$@" ;;
    *) fail "use: storage.sh start|stop|status|address|kill-tgtd [FOLDER]" ;;
  esac
}

case ${1:-} in
  address | status) ;;
  *)
    if ((EUID != 0)); then
      have sudo || fail "a storage controller needs root: run this as root or install sudo"
      exec sudo -- "${BASH_SOURCE[0]}" "$@"
    fi
    ;;
esac
main "$@"
