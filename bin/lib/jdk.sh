# shellcheck shell=bash
# Java: the portal and Maven need a JDK of at least this release.
readonly jdk_wanted=25

# find_jdk: sets and exports JAVA_HOME to a JDK that is new enough, or stops.
find_jdk() {
  local candidate
  local -a candidates=()
  [[ -z ${JAVA_HOME:-} ]] || candidates+=("$JAVA_HOME")
  if have javac; then
    candidates+=("$(dirname -- "$(dirname -- "$(readlink -f -- "$(command -v javac)")")")")
  fi
  candidates+=(/usr/lib/jvm/* /opt/jdk* /opt/java* /usr/local/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*)
  for candidate in "${candidates[@]}"; do
    if (($(jdk_release "$candidate") >= jdk_wanted)); then
      export JAVA_HOME=$candidate
      return
    fi
  done
  if have apt-cache && [[ -n $(apt-cache search --names-only "^openjdk-$jdk_wanted-jdk-headless\$" 2>/dev/null) ]]; then
    apt_need "Java $jdk_wanted" "openjdk-$jdk_wanted-jdk-headless"
    for candidate in /usr/lib/jvm/*; do
      if (($(jdk_release "$candidate") >= jdk_wanted)); then
        export JAVA_HOME=$candidate
        return
      fi
    done
  fi
  fail "no JDK $jdk_wanted or newer found (JAVA_HOME, PATH, /usr/lib/jvm, /opt): install one, for example Eclipse Temurin $jdk_wanted, and set JAVA_HOME"
}

# The feature release of the JDK in a folder, 0 when there is none.
jdk_release() {
  local version=0
  if [[ -x $1/bin/javac && -r $1/release ]]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  printf '%s\n' "${version:-0}"
}
