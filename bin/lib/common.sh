# shellcheck shell=bash
# What every command in bin/ starts with: strict mode, where things are, how to speak.
set -euo pipefail

root_dir=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)
# shellcheck disable=SC2034 # for those who source this
lib_dir=$root_dir/bin/lib
# Everything the commands make is below this folder. A second copy beside a developer's has its own.
var_dir=${OWNSKY_VAR:-$root_dir/var}
[[ $var_dir == /* ]] || var_dir=$PWD/$var_dir

say() { printf '%s\n' "$*"; }

# Progress and remarks go to standard error where standard output is the result.
note() { printf '%s\n' "$*" >&2; }

# One clear line, then the end.
fail() {
  printf '%s: %s\n' "$(basename -- "$0")" "$*" >&2
  exit 1
}

have() { command -v -- "$1" >/dev/null 2>&1; }

# Debian keeps mke2fs, sfdisk, ip and others out of a normal user's PATH.
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin

# Runs a command as root: directly, or through sudo.
as_root() {
  if ((EUID == 0)); then
    "$@"
    return
  fi
  have sudo || fail "this needs root: run it as root or install sudo (wanted to run: $1)"
  sudo -- "$@"
}

# await SECONDS COMMAND...: true as soon as the command succeeds, false when the time is up.
await() {
  local deadline=$((${EPOCHREALTIME/./} + $1 * 1000000))
  shift
  until "$@"; do
    ((${EPOCHREALTIME/./} < deadline)) || return 1
    read -r -t 0.05 <> <(:) || true
  done
}

# The process that a pid file "PID START-TIME" means, if it still lives. The start time tells it from
# a later process with the same number.
live_pid() {
  local pid started
  { read -r pid started <"$1"; } 2>/dev/null || return 1
  [[ $pid =~ ^[0-9]+$ && $(start_time "$pid") == "$started" ]] || return 1
  printf '%s\n' "$pid"
}

# Field 22 of /proc/PID/stat; the command's name before it may hold spaces and parentheses.
start_time() {
  local stat
  local -a fields
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  read -r -a fields <<<"${stat##*) }"
  printf '%s\n' "${fields[19]}"
}

# forget_files: closes everything but standard input and outputs. For what outlives a command: whoever called it may
# have given it a lock or a pipe that others wait for.
forget_files() {
  local open
  for open in /proc/self/fd/*; do
    open=${open##*/}
    # 255 is Bash's own, the script; it closes by itself.
    ((open <= 2 || open == 255)) || exec {open}>&-
  done
}
