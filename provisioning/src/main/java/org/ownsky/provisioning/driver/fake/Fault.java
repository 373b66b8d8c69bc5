package org.ownsky.provisioning.driver.fake;

import java.util.concurrent.CountDownLatch;
import org.ownsky.provisioning.driver.spi.DriverException;

/** What goes wrong with a call. */
sealed interface Fault {
    /** Nothing happens but this exception. */
    record Fails(DriverException.Kind kind) implements Fault {}

    /** Nothing happens until released, then all goes well; without a release in time, {@link DriverException.Kind#TIMEOUT}. */
    record Hangs(CountDownLatch released) implements Fault {}

    /** It happens, but the caller hears this. */
    record LosesAnswer(DriverException.Kind kind) implements Fault {}

    /** Half of it happens, then the connection breaks. */
    record DiesHalfWay() implements Fault {}
}
