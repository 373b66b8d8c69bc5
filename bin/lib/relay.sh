#!/usr/bin/env bash
# relay.sh ADDRESS PORT [private]: standard input and output to a TCP port, which has 30 s to begin to listen: right after
# its start an instance takes a moment. One connection only, since each costs the guest a process.
set -euo pipefail
if [[ ${3:-} == private ]]; then
  # In a node's own network: look for a guest that is just starting more often than once a second.
  for setting in /proc/sys/net/ipv4/neigh/*/retrans_time_ms; do
    printf '200\n' >"$setting"
  done
fi
deadline=$((SECONDS + 30))
until { exec 3<>"/dev/tcp/$1/$2"; } 2>/dev/null; do
  if ((SECONDS >= deadline)); then
    printf '%s does not answer on port %s after 30 s: see the instance'"'"'s console for what it does\n' "$1" "$2" >&2
    exit 1
  fi
  sleep 0.1
done
exec socat - FD:3
