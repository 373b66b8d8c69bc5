#!/usr/bin/env bash
# The first process of a private node (see node.sh): makes the namespaces a place to live in, then keeps libvirtd
# running. Only node.sh starts it.
set -euo pipefail
folder=$1 name=$2

# Here /proc is still the machine's, which shows this process under its number outside.
read -r pid rest </proc/self/stat
read -r -a fields <<<"${rest##*) }"

hostname "$name"
mount -t proc proc /proc
# The devices of this network namespace, not the machine's.
mount -t sysfs sysfs /sys
# An empty /run keeps libvirtd from the machine's DBus (firewalld, systemd) and from its lock files.
mount -t tmpfs -o mode=755 tmpfs /run
mkdir -p /run/libvirt /run/lock /var/lib/libvirt /var/cache/libvirt /var/log/libvirt /etc/libvirt
mount --bind "$folder/run" /run/libvirt
mount --bind "$folder/lib" /var/lib/libvirt
mount --bind "$folder/cache" /var/cache/libvirt
mount --bind "$folder/log" /var/log/libvirt
mount --bind "$folder/etc" /etc/libvirt
for file in hosts passwd group; do
  mount --bind "$folder/etc/$file" "/etc/$file"
done
ip link set lo up
# A guest that is gone is noticed after 7 s, not after two minutes.
printf '2\n' >/proc/sys/net/ipv4/tcp_syn_retries

printf '%s %s\n' "$pid" "${fields[19]}" >"$folder/run/node.pid.new"
mv "$folder/run/node.pid.new" "$folder/run/node.pid"
printf '%(%FT%T%z)T node %s is up as process %s\n' -1 "$name" "$pid"

# Bash also reaps what libvirtd orphans (QEMU, dnsmasq) when it ends.
starts=0
while :; do
  if [[ ! -e $folder/run/hold ]]; then
    libvirtd --config /etc/libvirt/libvirtd.conf --pid-file /run/libvirt/libvirtd.pid &
    wait "$!" || true
    starts=$((starts + 1))
    printf '%(%FT%T%z)T libvirtd ended\n' -1
    # One that never came up won't at the tenth try either; one that did has guests to come back to.
    [[ -e $folder/run/up ]] || ((starts < 3)) || exit 1
    ((starts < 10)) || sleep 5
  fi
  sleep 0.2
done
