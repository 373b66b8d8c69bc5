# shellcheck shell=bash
# Distribution packages, asked for where they are needed.

# apt_need PURPOSE PACKAGE...: installs the packages that are missing, says which and why.
apt_need() {
  local purpose=$1 package log
  local -a missing=() environment=(env DEBIAN_FRONTEND=noninteractive)
  shift
  for package in "$@"; do
    apt_has "$package" || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  have apt-get || fail "$purpose needs these packages, and there is no apt-get to install them: ${missing[*]}"
  ((EUID == 0)) || have sudo ||
    fail "$purpose needs these packages: as root, run apt-get install --no-install-recommends ${missing[*]}"

  note "Installing for $purpose: ${missing[*]}"
  log=$(mktemp)
  local -a install=(apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends "${missing[@]}")
  if ! as_root "${environment[@]}" "${install[@]}" >"$log" 2>&1 </dev/null; then
    # A bare machine has no package lists yet, an old one has lists of packages that are gone.
    if ! { as_root apt-get -q -o DPkg::Lock::Timeout=600 update &&
      as_root "${environment[@]}" "${install[@]}"; } >"$log" 2>&1 </dev/null; then
      tail -n 5 -- "$log" >&2
      rm -f -- "$log"
      fail "could not install what $purpose needs: ${missing[*]}"
    fi
  fi
  rm -f -- "$log"
}

apt_has() {
  [[ $(dpkg-query -W -f='${db:Status-Status}' -- "$1" 2>/dev/null) == installed ]]
}

# apt_fetch FOLDER PACKAGE...: unpacks packages below a folder without installing them.
apt_fetch() {
  local folder=$1 downloads
  shift
  downloads=$(mktemp -d)
  # apt fetches as its own user where it may write; mktemp's folder is private.
  chmod 755 -- "$downloads"
  if ! (cd -- "$downloads" && apt-get -q download "$@" >log 2>&1); then
    if ! { as_root apt-get -q -o DPkg::Lock::Timeout=600 update && cd -- "$downloads" && apt-get -q download "$@"; } \
      >"$downloads/log" 2>&1 </dev/null; then
      grep '^E:' -- "$downloads/log" >&2 || true
      rm -rf -- "$downloads"
      fail "could not download these packages: $*"
    fi
  fi
  mkdir -p -- "$folder"
  local archive
  for archive in "$downloads"/*.deb; do
    dpkg-deb -x "$archive" "$folder"
  done
  rm -rf -- "$downloads"
}
