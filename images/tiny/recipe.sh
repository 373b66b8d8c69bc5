# shellcheck shell=bash
# tiny: kernel, busybox and dropbear from distribution packages, for trials and tests.
#
# bin/image sources this, in its work folder, and calls build_disk. The disk has a classic MBR and two
# partitions: a FAT one with syslinux, kernel and initramfs (the one file system that a boot loader can be
# installed into without mounting it), and the ext4 root, last, so that it can grow.
# shellcheck disable=SC2034 # for bin/image
description="A few megabytes of Linux that answer SSH within seconds: busybox, dropbear, rsync"
# shellcheck disable=SC2034
login_user=ownsky
# shellcheck disable=SC2034
min_memory=$((128 << 20))
# shellcheck disable=SC2034
tools=(syslinux syslinux-common mtools dosfstools fdisk e2fsprogs cpio lz4 kmod qemu-utils)

readonly kernel_package=linux-image-cloud-amd64

# Packages whose programs the guest has, and these programs. The libraries they need are found by asking the
# guest's own loader.
readonly packages=(
  busybox-static dropbear-bin opendoas openssh-sftp-server e2fsprogs rsync
  libc6 libcrypt1 libtomcrypt1 libtommath1 libgmp10 zlib1g libpam0g libpam-modules libaudit1 libcap-ng0 libext2fs2
  libcom-err2 libblkid1 libuuid1 libacl1 libpopt0 liblz4-1 libzstd1 libxxhash0 libssl3 libselinux1 libpcre2-8-0
)
readonly programs=(
  usr/sbin/dropbear usr/bin/dropbearkey usr/bin/doas usr/lib/openssh/sftp-server sbin/resize2fs usr/bin/rsync
)
readonly pam_modules=(lib/x86_64-linux-gnu/security/pam_permit.so)

# In the order in which they load.
readonly boot_modules=(
  virtio_ring virtio virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_blk failover net_failover virtio_net
  cdrom isofs
)
readonly later_modules=(
  scsi_common scsi_mod libata ata_piix libahci ahci sr_mod sd_mod virtio_scsi button evdev
  virtio_balloon virtio_rng virtio_console
)

build_disk() {
  local disk=$1 recipe kernel_name release
  recipe=$(dirname -- "${BASH_SOURCE[0]}")
  kernel_name=$(apt-cache depends "$kernel_package" | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)$/\1/p' | head -n 1)
  [[ -n $kernel_name ]] || fail "no kernel found: $kernel_package depends on none (is the package list empty?)"
  apt_fetch kernel "$kernel_name"
  apt_fetch packages "${packages[@]}"
  release=$(basename -- kernel/boot/vmlinuz-*)
  release=${release#vmlinuz-}

  make_initramfs "$recipe" "$release"
  make_root "$recipe" "$release"
  make_boot "$release"
  assemble_disk "$disk" boot.fat root.ext4
}

make_initramfs() {
  local recipe=$1 release=$2 module
  mkdir -p initramfs/{bin,modules,proc,sys,dev,root}
  cp packages/bin/busybox initramfs/bin/
  install -m 755 "$recipe/initramfs/init" initramfs/init
  for module in "${boot_modules[@]}"; do
    cp "$(module_file "$release" "$module")" initramfs/modules/
    printf '%s.ko\n' "$module" >>initramfs/modules/order
  done
  (cd initramfs && find . -mindepth 1 | LC_ALL=C sort | cpio -o -H newc -R 0:0 --quiet) >initramfs.cpio
  # The boot loader reads 32 kB at a time; unpacking lz4 (in the format that kernels know) is quicker than that.
  lz4 -q -l -9 initramfs.cpio initramfs.lz4
}

module_file() {
  local file
  file=$(find "kernel/lib/modules/$1/kernel" -name "$2.ko" -print -quit)
  [[ -n $file ]] || fail "kernel $1 has no module $2"
  printf '%s\n' "$file"
}

make_root() {
  local recipe=$1 release=$2 program applet
  mkdir -p root/{bin,sbin,lib,lib64,dev,proc,sys,run,mnt,root,boot,home,tmp,etc/dropbear,usr/{bin,sbin,lib,local/bin}} \
    root/var/{lib/ownsky,log,spool/cron/crontabs}
  cp -R -- "$recipe/root/." root/
  ln -s ../run root/var/run
  cp packages/bin/busybox root/bin/busybox
  for program in "${programs[@]}" "${pam_modules[@]}"; do
    install -D "packages/$program" "root/$program"
    copy_libraries "packages/$program"
  done
  ln -s openssh/sftp-server root/usr/lib/sftp-server
  install -D packages/lib64/ld-linux-x86-64.so.2 root/lib64/ld-linux-x86-64.so.2

  # Every applet that no package brings, except those of package and disk tools that a guest had better not have.
  while read -r applet; do
    case $applet in
      busybox | dpkg | dpkg-deb | rpm | rpm2cpio | linuxrc | sh) continue ;;
    esac
    [[ -e root/usr/bin/$applet || -e root/usr/sbin/$applet || -e root/sbin/$applet ]] || ln -s /bin/busybox "root/bin/$applet"
  done < <(packages/bin/busybox --list)
  ln -s busybox root/bin/sh
  ln -sf /bin/busybox root/sbin/init
  for applet in getty poweroff reboot; do
    mv "root/bin/$applet" root/sbin/
  done

  for program in "${later_modules[@]}"; do
    local file
    file=$(find "kernel/lib/modules/$release/kernel" -name "$program.ko" -print -quit)
    # Some are built into the kernel.
    [[ -z $file ]] || install -D -m 644 "$file" "root/${file#kernel/}"
  done
  cp kernel/lib/modules/"$release"/modules.{order,builtin,builtin.modinfo} "root/lib/modules/$release/"
  depmod -b root "$release"

  chmod 640 root/etc/shadow
  chmod 600 root/etc/doas.conf
  chmod 700 root/root
  chmod 1777 root/tmp
  chmod 4755 root/usr/bin/doas
  # Files are root's in the image, whoever builds it.
  as_owner mke2fs -q -t ext4 -L ownsky-root -m 1 -E lazy_itable_init=0,lazy_journal_init=0 \
    -J size=4 -d root root.ext4 223m >/dev/null
}

# copy_libraries PROGRAM: everything that the loader would load for it, out of the unpacked packages.
copy_libraries() {
  local here=packages library target
  local path=$here/lib/x86_64-linux-gnu:$here/usr/lib/x86_64-linux-gnu
  while read -r library; do
    [[ $library == *'not found'* ]] && fail "$1 needs a library that no listed package has: $library"
    target=$(sed -n 's/.* => \([^ ]*\) (.*/\1/p' <<<"$library")
    [[ $target == "$here"/* ]] || continue
    install -D -m 644 "$(readlink -f -- "$target")" "root/${target#"$here"/}"
  done < <("$here/lib64/ld-linux-x86-64.so.2" --library-path "$path" --list "$1" 2>&1)
}

make_boot() {
  local release=$1
  # What a start under emulation can do without: the self-tests of ciphers (0.5 s). Not interrupt routes by ACPI, though
  # they run a loop of ACPI code for each device (0.13 s each): without them a disk that is plugged in hangs.
  make_boot_partition boot.fat 32 "kernel/boot/vmlinuz-$release" initramfs.lz4 \
    "console=tty0 console=ttyS0,115200 quiet mitigations=off cryptomgr.notests panic=10"
}
