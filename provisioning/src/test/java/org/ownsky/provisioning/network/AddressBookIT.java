package org.ownsky.provisioning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet4Address;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ModuleSchema;
import org.ownsky.provisioning.driver.spi.AddressRange;
import org.ownsky.provisioning.driver.spi.AddressReservation;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressBookIT {
    private static final NodeId NODE = new NodeId("node-00000000000000001");
    private static final AddressRange SIXTEEN = new AddressRange(Inet4Address.ofLiteral("10.77.0.2"), 16);

    private final TestDatabase database = TestDatabase.create(new ModuleSchema("provisioning"));
    private AddressBook book;

    @BeforeAll
    void open() {
        book = new AddressBook(JdbcClient.create(database.dataSource()));
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void askingAgainGivesTheSameAddress() {
        var first = book.allocate(NODE, SIXTEEN, "i-again");
        assertThat(book.allocate(NODE, SIXTEEN, "i-again")).isEqualTo(first);
        assertThat(book.find("i-again")).hasValue(first);
        book.release("i-again");
        assertThat(book.find("i-again")).isEmpty();
        book.release("i-again");
    }

    @Test
    void manyAtOnceGetDifferentOnesUntilTheRangeIsUsedUp() throws Exception {
        var node = new NodeId("node-00000000000000002");
        List<Future<AddressReservation>> asked;
        try (var threads = Executors.newFixedThreadPool(8)) {
            asked = IntStream.range(0, 16)
                    .mapToObj(guest -> threads.submit(() -> book.allocate(node, SIXTEEN, "i-" + guest)))
                    .toList();
        }
        assertThat(asked).extracting(future -> future.get().address()).doesNotHaveDuplicates();
        assertThatThrownBy(() -> book.allocate(node, SIXTEEN, "i-one-too-many"))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("all 16 addresses");
        book.release("i-7");
        assertThat(book.allocate(node, SIXTEEN, "i-one-too-many").address())
                .isEqualTo(asked.get(7).get().address());
    }
}
