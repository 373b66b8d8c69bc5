package org.ownsky.portal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.ProjectId;

class ChangeNoticeTest {
    private static final ProjectId PROJECT = new ProjectId("prj-00000000000000001");

    @Test
    void whatIsWrittenIsRead() {
        assertThat(ChangeNotice.payloads(ChangePlace.of(PROJECT), List.of("i-1", "job-2")))
                .singleElement()
                .extracting(ChangeNotice::parse)
                .isEqualTo(new ChangeNotice(ChangePlace.of(PROJECT), Set.of("i-1", "job-2")));
        assertThat(ChangeNotice.payloads(ChangePlace.FLEET, List.of("node-1")))
                .singleElement()
                .extracting(ChangeNotice::parse)
                .isEqualTo(new ChangeNotice(ChangePlace.FLEET, Set.of("node-1")));
    }

    @Test
    void noPayloadIsLongerThanPostgresTakes() {
        var ids = IntStream.range(0, 2_000).mapToObj("i-%017x"::formatted).toList();

        var payloads = ChangeNotice.payloads(ChangePlace.of(PROJECT), ids);

        assertThat(payloads)
                .hasSizeGreaterThan(1)
                .allSatisfy(payload -> assertThat(payload.getBytes(StandardCharsets.UTF_8).length)
                        .isLessThan(8_000));
        assertThat(payloads.stream().flatMap(payload -> ChangeNotice.parse(payload).ids().stream()))
                .containsExactlyInAnyOrderElementsOf(ids);
    }
}
