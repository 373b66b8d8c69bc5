# shellcheck shell=bash
# debian-12: the distribution with cloud-init, for real work.
#
# The disk is laid out like tiny's (a FAT partition with syslinux, kernel and initramfs, then the ext4 root); hooks in
# the image copy new kernels to the first partition.
# shellcheck disable=SC2034 # for bin/image
description="Debian 12 with cloud-init, OpenSSH and rsync"
# shellcheck disable=SC2034
login_user=ownsky
# shellcheck disable=SC2034
min_memory=$((512 << 20))
# shellcheck disable=SC2034
compress=yes
# shellcheck disable=SC2034
tools=(mmdebstrap syslinux syslinux-common mtools dosfstools fdisk e2fsprogs qemu-utils)

readonly packages=(
  linux-image-cloud-amd64 initramfs-tools lz4 systemd systemd-sysv systemd-resolved systemd-timesyncd dbus udev kmod
  cloud-init cloud-guest-utils openssh-server sudo rsync curl ca-certificates less vim-tiny iproute2 iputils-ping
  procps bash-completion netbase acpid e2fsprogs dosfstools apt-utils
)
readonly boot_modules=(virtio_pci virtio_blk virtio_scsi virtio_net sd_mod ata_piix ahci)

build_disk() {
  local disk=$1 recipe
  recipe=$(dirname -- "${BASH_SOURCE[0]}")
  recipe=$(cd -- "$recipe" && pwd -P)
  make_root "$recipe"
  make_boot_partition boot.fat 128 vmlinuz initrd "root=LABEL=ownsky-root ro console=tty0 console=ttyS0,115200 quiet"
  assemble_disk "$disk" boot.fat root.ext4
}

make_root() {
  local recipe=$1 modules
  modules=$(printf '%s\n' "${boot_modules[@]}")
  local list
  list=$(IFS=,; printf '%s' "${packages[*]}")
  # As root, since a whole distribution has files of many owners.
  if ! as_root mmdebstrap --quiet --variant=minbase --components=main --include="$list" \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    --essential-hook="mkdir -p \"\$1/etc/initramfs-tools/conf.d\" && cp $(printf %q "$recipe")/root/etc/initramfs-tools/conf.d/ownsky \"\$1/etc/initramfs-tools/conf.d/\"" \
    bookworm "$PWD/root" >mmdebstrap.log 2>&1; then
    tail -n 5 mmdebstrap.log >&2
    fail "could not install Debian into the image"
  fi
  as_root cp -R --no-preserve=ownership -- "$recipe/root/." root/
  as_root mkdir -p root/boot/start
  printf '%s\n' "$modules" | as_root tee root/etc/initramfs-tools/modules >/dev/null
  as_root chroot root update-initramfs -u >initramfs.log 2>&1 || fail "could not make the initramfs: $(tail -n 1 initramfs.log)"
  as_root chroot root systemctl -q enable systemd-networkd systemd-resolved
  as_root chroot root passwd -q -l root
  # Each instance makes its own.
  as_root rm -f -- root/etc/ssh/ssh_host_*_key root/etc/ssh/ssh_host_*_key.pub root/var/lib/dbus/machine-id
  as_root truncate -s 0 root/etc/machine-id
  as_root ln -sf ../run/systemd/resolve/stub-resolv.conf root/etc/resolv.conf
  cp root/boot/vmlinuz-* vmlinuz
  as_root cat root/boot/initrd.img-* >initrd
  as_root mke2fs -q -t ext4 -L ownsky-root -m 1 -d root root.ext4 1919m >/dev/null
  as_root rm -rf root
}
