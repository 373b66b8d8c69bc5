# shellcheck shell=bash
# Which node an instance runs on, and the way to it from this machine.
# shellcheck disable=SC2154 # common.sh sets var_dir and lib_dir

readonly guest_network=ownsky

# find_guest INSTANCE-ID: sets guest_node (the private node's folder, empty for a libvirt of the machine's own),
# guest_libvirt (its address) and guest_address; stops with one line when the instance cannot be reached.
find_guest() {
  local id=$1 state='' mac='' candidate
  guest_address=''
  [[ $id =~ ^i-[0-9a-f]{8,32}$ ]] || fail "'$id' is not an instance id; they look like i-0123456789abcdef0"
  local -a candidates
  mapfile -t candidates < <(guest_nodes)
  ((${#candidates[@]})) || fail "no node is running here: bin/up starts one"
  for candidate in "${candidates[@]}"; do
    guest_node=${candidate%%$'\t'*} guest_libvirt=${candidate#*$'\t'}
    state=$(virsh -q -c "$guest_libvirt" domstate "$id" 2>/dev/null) && break
  done
  [[ -n $state ]] || fail "no instance $id here (looked on ${#candidates[@]} node(s))"
  [[ $state == running ]] || fail "instance $id is not running, it is: $state"
  # The network's table gives each hardware address its address; libvirt writes one entry a line.
  mac=$(virsh -q -c "$guest_libvirt" domiflist "$id" 2>/dev/null |
    awk -v network="$guest_network" '$3 == network && $5 ~ /^[0-9a-f:]+$/ { print $5; exit }')
  [[ -z $mac ]] || guest_address=$(virsh -q -c "$guest_libvirt" net-dumpxml "$guest_network" 2>/dev/null |
    sed -n "s/.*<host .*mac='$mac' .*ip='\([0-9.]*\)'.*/\1/p")
  [[ -n $guest_address ]] || fail "instance $id has no address in the network $guest_network"
}

# The nodes to look on, one a line: "FOLDER<tab>ADDRESS", the folder empty where it is not a private node.
guest_nodes() {
  local folder address known=, nodes=${OWNSKY_NODES:-}
  for folder in "$var_dir"/node "$var_dir"/lab/nodes/*; do
    if live_pid "$folder/run/node.pid" >/dev/null; then
      address=$("$lib_dir/node.sh" uri "$folder")
      known+=$address,
      printf '%s\t%s\n' "$folder" "$address"
    fi
  done
  # Only a libvirt of this machine has guests that can be reached from here without more.
  for address in ${nodes//[,;]/ }; do
    if [[ $known != *",$address,"* && $address =~ ^qemu(\+unix)?:/// ]]; then
      printf '\t%s\n' "$address"
    fi
  done
}

# relay_to_guest PORT: standard input and output to a port of the guest that find_guest found.
relay_to_guest() {
  local -a command=("$lib_dir/relay.sh" "$guest_address" "$1")
  local node
  have socat || apt_need "reaching instances from this machine" socat
  if [[ -n $guest_node ]]; then
    node=$(live_pid "$guest_node/run/node.pid") || fail "the node in $guest_node ended"
    command=(nsenter "--net=/proc/$node/ns/net" -- "${command[@]}" private)
    if ((EUID != 0)); then
      have sudo || fail "instances are in a network of their own, and entering it needs root: install sudo"
      command=(sudo -- "${command[@]}")
    fi
  fi
  exec "${command[@]}"
}
