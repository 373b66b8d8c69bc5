# shellcheck shell=bash
# Disks that boot by BIOS, put together as files, without mounting or root: a classic MBR, a FAT partition with
# syslinux (which installs into a file), and a root file system, last, so that it can grow.

# make_boot_partition FILE MEBIBYTES KERNEL INITRAMFS ARGUMENTS
make_boot_partition() {
  local file=$1 size=$2 kernel=$3 initramfs=$4 arguments=$5 configuration
  configuration=$(mktemp)
  cat >"$configuration" <<END
DEFAULT linux
PROMPT 0
NOESCAPE 1
LABEL linux
  KERNEL /vmlinuz
  INITRD /initrd
  APPEND $arguments
END
  # The partition begins at sector 2048; the boot loader finds its files by that.
  mkfs.vfat -n OWNSKYBOOT -h 2048 -C "$file" "$((size * 1024))" >/dev/null
  mcopy -i "$file" "$kernel" ::/vmlinuz
  mcopy -i "$file" "$initramfs" ::/initrd
  mcopy -i "$file" "$configuration" ::/syslinux.cfg
  syslinux --install "$file"
  rm -f -- "$configuration"
}

# assemble_disk DISK BOOT-PARTITION ROOT-FILE-SYSTEM: each of the two a whole number of MiB.
assemble_disk() {
  local disk=$1 boot=$2 root=$3 boot_size root_size
  boot_size=$(($(stat -c %s -- "$boot") >> 20))
  root_size=$(($(stat -c %s -- "$root") >> 20))
  truncate -s "$((1 + boot_size + root_size))M" "$disk"
  sfdisk --quiet --no-reread --no-tell-kernel "$disk" <<END
label: dos
start=2048, size=${boot_size}MiB, type=c, bootable
start=$(((1 + boot_size) * 2048)), size=${root_size}MiB, type=83
END
  dd if=/usr/lib/syslinux/mbr/mbr.bin of="$disk" bs=440 count=1 conv=notrunc status=none
  dd if="$boot" of="$disk" bs=1M seek=1 conv=notrunc,sparse status=none
  dd if="$root" of="$disk" bs=1M seek="$((1 + boot_size))" conv=notrunc,sparse status=none
}
