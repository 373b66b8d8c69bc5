package org.ownsky.billing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.ownsky.billing.Transition.RootDisk;
import org.ownsky.billing.Transition.Started;
import org.ownsky.billing.Transition.Stopped;
import org.ownsky.billing.Transition.Terminated;

/** The transitions of an instance that lived by the rules, as they happened: no two of a kind at one moment. */
final class RandomLife {
    private static final Instant BIRTH = Instant.parse("2026-01-31T23:50:00Z");

    private final Random random;
    private Instant now = BIRTH;

    private RandomLife(Random random) {
        this.random = random;
    }

    static List<Transition> of(Random random) {
        return new RandomLife(random).lived();
    }

    /** The same life as it may be delivered: in any order, some of it twice. */
    static List<Transition> delivered(List<Transition> life, Random random) {
        var deliveries = new ArrayList<>(life);
        life.stream().filter(transition -> random.nextInt(3) == 0).forEach(deliveries::add);
        Collections.shuffle(deliveries, random);
        return deliveries;
    }

    private List<Transition> lived() {
        var life = new ArrayList<Transition>();
        life.add(new RootDisk(now, 1 + random.nextInt(5)));
        var runs = false;
        for (var step = random.nextInt(12); step > 0; step--) {
            pass();
            if (random.nextInt(6) == 0) {
                life.add(new RootDisk(now, 1 + random.nextInt(5)));
            }
            life.add(runs ? new Stopped(now) : new Started(now, 1 + random.nextInt(4), 1 + random.nextInt(4)));
            if (runs && random.nextInt(4) == 0) {
                life.add(new Started(now, 1 + random.nextInt(4), 1 + random.nextInt(4)));
                continue;
            }
            runs = !runs;
        }
        if (random.nextBoolean()) {
            pass();
            life.add(new Terminated(now));
        }
        return life;
    }

    /** From a quarter of a second, so that several things fall into one, to some minutes. */
    private void pass() {
        now = now.plusMillis(random.nextBoolean() ? 250 + random.nextInt(500) : 1000L * random.nextInt(1, 600));
    }
}
