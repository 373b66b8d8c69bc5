#!/usr/bin/env bash
# Keeps a storage controller's tgtd running (see storage.sh), and tells it its targets each time it starts: tgtd itself
# keeps nothing. Only storage.sh starts it.
set -euo pipefail
folder=$1 portal=$2 network=${3:-}
export TGT_IPC_SOCKET=$folder/control

read -r pid rest </proc/self/stat
read -r -a fields <<<"${rest##*) }"
printf '%s %s\n' "$pid" "${fields[19]}" >"$folder/run/storage.pid"

if [[ -n $network ]]; then
  ip link set lo up
  ip link add storage0 mtu 9000 type bridge
  ip address add "$network" dev storage0
  ip link set storage0 up
fi

order() { tgtadm -C 0 --lld iscsi "$@"; }

# The way of the driver (Targets.java): the address comes last, until then nobody gets in.
tell() {
  local tid=0 file key value target path user password address read_only
  for file in "$folder"/access/vol-*; do
    [[ -e $file ]] || continue
    while IFS='=' read -r key value; do
      case $key in
        target | path | user | password | address) printf -v "$key" %s "$value" ;;
        readonly) read_only=$value ;;
      esac
    done <"$file"
    { new_target "$target" &&
      order --op new --mode logicalunit --tid "$tid" --lun 1 -b "$path" &&
      order --op update --mode logicalunit --tid "$tid" --lun 1 -P thin_provisioning=1 &&
      order --op update --mode logicalunit --tid "$tid" --lun 1 -P "readonly=$read_only" &&
      order --op new --mode account --user "$user" --password "$password" &&
      order --op bind --mode account --tid "$tid" --user "$user" &&
      order --op bind --mode target --tid "$tid" -I "$address"; } ||
      printf '%(%FT%T%z)T could not make the target of %s\n' -1 "${file##*/}"
  done
}

# Somebody else may take a number meanwhile.
new_target() {
  local attempt
  for ((attempt = 0; attempt < 10; attempt++)); do
    tid=$((tid + 1))
    ! order --op new --mode target --tid "$tid" -T "$1" || return 0
  done
  return 1
}

up() { order --op show --mode sys >/dev/null 2>&1; }

starts=0
while :; do
  if [[ ! -e $folder/run/hold ]]; then
    rm -f -- "$folder/run/told" "$folder"/control.0*
    tgtd -f -C 0 --iscsi "portal=$portal" &
    daemon=$!
    for ((i = 0; i < 100; i++)); do
      ! up || break
      sleep 0.05
    done
    starts=$((starts + 1))
    if up; then
      tell
      printf '%s\n' "$starts" >"$folder/run/starts"
      touch -- "$folder/run/told"
    fi
    wait "$daemon" || true
    printf '%(%FT%T%z)T tgtd ended\n' -1
    ((starts < 10)) || sleep 1
  fi
  sleep 0.1
done
