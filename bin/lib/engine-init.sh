#!/usr/bin/env bash
# The first process of a container engine of its own (see engine.sh): makes the namespaces a place to live in, then runs
# dockerd. Only engine.sh starts it.
set -euo pipefail
folder=$1

# Here /proc is still the machine's, which shows this process under its number outside.
read -r pid rest </proc/self/stat
read -r -a fields <<<"${rest##*) }"

hostname ownsky-engine
mount -t proc proc /proc
# The devices of this network namespace, not the machine's, but the machine's control groups.
groups=$(mktemp -d)
mount --rbind /sys/fs/cgroup "$groups"
mount -t sysfs sysfs /sys
mount --rbind "$groups" /sys/fs/cgroup
umount --recursive "$groups"
rmdir -- "$groups"
# Over the machine's own, so that no socket, lock or pid file is shared with any other engine.
mount --bind "$folder/run" /run
# Certificates and settings of the machine's own engine are none of this one's business.
[[ ! -d /etc/docker ]] || mount -t tmpfs tmpfs /etc/docker
ip link set lo up
# There is no way out of this network, so no name server answers, and each question would wait 20 s for one: this one says
# at once that there is no such name, save those below "localhost", which browsers know too. Containers have one another's
# names from the engine.
ip address add 192.0.2.53/32 dev lo
printf 'nameserver 192.0.2.53\n' >"$folder/resolv.conf"
mount --bind "$folder/resolv.conf" /etc/resolv.conf
dnsmasq --conf-file=/dev/null --no-resolv --no-hosts --address=/#/ --address=/localhost/127.0.0.1 --bind-interfaces \
  --listen-address=192.0.2.53 --user=root --pid-file --keep-in-foreground &

printf '%s %s\n' "$pid" "${fields[19]}" >/run/engine.pid.new
mv /run/engine.pid.new /run/engine.pid
printf '%(%FT%T%z)T the engine is up as process %s\n' -1 "$pid"

export PATH=$folder/package/usr/bin:$folder/package/usr/sbin:$PATH
# Bash also reaps what containers orphan.
dockerd --config-file "$folder/daemon.json" &
code=0
wait "$!" || code=$?
printf '%(%FT%T%z)T dockerd ended with code %s\n' -1 "$code"
