package org.ownsky.provisioning.driver.fake;

import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.RootVolumeSpec;
import org.ownsky.provisioning.driver.spi.SeedSpec;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** A disk or a seed on a fake node; one that is half-made is there, but nothing can be done with it. */
sealed interface FakeVolume {
    VolumeName name();

    VolumeFacts facts();

    /** A copy-on-write disk. */
    record Root(RootVolumeSpec spec) implements FakeVolume {
        /** What a fresh overlay takes. */
        static final Bytes ALLOCATED = new Bytes(196_608);

        @Override
        public VolumeName name() {
            return spec.name();
        }

        @Override
        public VolumeFacts facts() {
            return new VolumeFacts(name(), spec.size(), ALLOCATED);
        }
    }

    /** A seed. */
    record Seed(VolumeName name, SeedSpec spec) implements FakeVolume {
        private static final Bytes SIZE = new Bytes(65_536);

        @Override
        public VolumeFacts facts() {
            return new VolumeFacts(name, SIZE, SIZE);
        }
    }

    /**
     * A volume.
     *
     * @param content what guests have written, in place of blocks
     */
    record Data(VolumeName name, Bytes size, String content) implements FakeVolume {
        /** What a fresh qcow2 file takes. */
        static final Bytes BLANK = new Bytes(196_608);

        Data grown(Bytes newSize) {
            return new Data(name, newSize, content);
        }

        Data holding(String newContent) {
            return new Data(name, size, newContent);
        }

        @Override
        public VolumeFacts facts() {
            return new VolumeFacts(name, size, BLANK.plus(new Bytes(content.length())));
        }
    }

    /** What a call that died in the middle left behind. */
    record HalfMade(VolumeName name) implements FakeVolume {
        @Override
        public VolumeFacts facts() {
            return new VolumeFacts(name, Bytes.ZERO, Bytes.ZERO);
        }
    }

    /** What is usable of it. */
    static Optional<FakeVolume> whole(FakeVolume volume) {
        return volume instanceof HalfMade ? Optional.empty() : Optional.of(volume);
    }
}
