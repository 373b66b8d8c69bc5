# shellcheck shell=bash
# For scripts that try things: a line per check, and times.
failures=0

# check WHAT COMMAND...: says whether the command succeeded.
check() {
  local what=$1
  shift
  if "$@"; then
    say "ok      $what"
  else
    say "NOT OK  $what"
    failures=$((failures + 1))
  fi
}

not() { ! "$@"; }

# Microseconds, and how long ago such a moment was, in seconds with two digits.
now() { printf '%s\n' "${EPOCHREALTIME/./}"; }
since() {
  local hundredths=$((($(now) - $1) / 10000))
  printf '%d.%02d s' $((hundredths / 100)) $((hundredths % 100))
}
