#!/usr/bin/env bash
# A storage controller: tgtd, an iSCSI target in user space, that hands out the volumes of one folder.
#
#   bin/lib/storage.sh start [--node NODE-FOLDER] [--portal HOST:PORT] [FOLDER]   idempotent; prints the controller's address
#   bin/lib/storage.sh start --network ADDRESS/BITS [FOLDER]        in a network of its own, for several private nodes
#   bin/lib/storage.sh connect NODE-FOLDER ADDRESS/BITS [FOLDER]    gives a private node an address in that network
#   bin/lib/storage.sh stop|status|address [FOLDER]
#   bin/lib/storage.sh kill-tgtd [FOLDER]    as a crash does, and waits until it is back; guests wait meanwhile
#
# FOLDER is var/store unless given. In it: volumes (their data), access (who may reach which; what tgtd is told when it
# starts), control.0 (tgtd's door), run, log. With --node tgtd lives in the network of a private node (node.sh), where the
# portal 127.0.0.1:3260 is reached by that node and by no guest; such a controller is started after its node. With --network
# it has a network of its own with packets of up to 9000 bytes; in nodes that are connected to it, nothing is passed on between
# it and guests.
# shellcheck source-path=SCRIPTDIR
. "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"
. "$lib_dir/apt.sh"

readonly storage_packages=(tgt qemu-utils util-linux iproute2 nftables)

start() {
  local node='' network='' portal=127.0.0.1:3260 pid
  while [[ ${1:-} == --* ]]; do
    case $1 in
      --node) node=$2 ;;
      --portal) portal=$2 ;;
      --network) network=$2 portal=${2%/*}:3260 ;;
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
  # What tenants wrote is nobody's to read on this machine, nor are the passwords.
  chmod 700 -- "$folder"/{volumes,parts,access}
  lock
  if ! live_pid "$pid_file" >/dev/null; then
    rm -f -- "$folder"/control.0* "$folder"/run/*
    printf '%s\n' "$portal" >"$folder/portal"
    local -a enter=()
    if [[ -n $node ]]; then
      pid=$("$lib_dir/node.sh" pid "$node")
      enter=(nsenter --target "$pid" --net --)
    elif [[ -n $network ]]; then
      enter=(unshare --net --)
    fi
    (forget_files && exec setsid "${enter[@]}" "$lib_dir/storage-init.sh" "$folder" "$portal" ${network:+"$network"}) \
      </dev/null >>"$folder/log/tgtd.log" 2>&1 &
  fi
  await 20 answers || fail "tgtd does not answer after 20 s; its log: $folder/log/tgtd.log"
  address
}

# A veth pair: one end is the node's, the other hangs on the controller's bridge. The kernel takes both down with either.
connect() {
  local node=$1 address=$2 pid node_pid
  shift 2
  use_folder "$@"
  pid=$(live_pid "$pid_file") || fail "the storage controller in $folder is not running"
  node_pid=$("$lib_dir/node.sh" pid "$node")
  local -a in_node=(nsenter --target "$node_pid" --net --) in_store=(nsenter --target "$pid" --net --)
  "${in_store[@]}" ip link show storage0 >/dev/null 2>&1 || fail "the storage controller in $folder has no network of its own"
  ! "${in_node[@]}" ip link show storage0 >/dev/null 2>&1 || return 0
  "${in_node[@]}" nft -f - <<'END'
table inet ownsky_storage
delete table inet ownsky_storage
table inet ownsky_storage {
  chain forward {
    type filter hook forward priority -10
    oifname "storage0" drop
    iifname "storage0" drop
  }
}
END
  ip link add "st$node_pid" mtu 9000 netns "$pid" type veth peer name storage0 mtu 9000 netns "$node_pid"
  "${in_store[@]}" ip link set "st$node_pid" master storage0 up
  "${in_node[@]}" ip address add "$address" dev storage0
  "${in_node[@]}" ip link set storage0 up
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
    connect)
      (($# >= 2)) || fail "use: storage.sh connect NODE-FOLDER ADDRESS/BITS [FOLDER]"
      connect "$@"
      ;;
    stop) stop "$@" ;;
    status) status "$@" ;;
    address) use_folder "$@" && address ;;
    kill-tgtd) kill_tgtd "$@" ;;
    *) fail "use: storage.sh start|connect|stop|status|address|kill-tgtd [FOLDER]" ;;
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
