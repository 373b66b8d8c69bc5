package org.ownsky.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.Permission;

class ProblemsTest {

    @Test
    void everyErrorHasItsStatusAndWord() {
        assertProblem(
                new CloudError.QuotaExceeded("memory", "project default", "8 GiB", "7 GiB", "2 GiB"),
                409,
                "quota-exceeded");
        assertProblem(new CloudError.NoCapacity("it", List.of("full")), 409, "no-capacity");
        assertProblem(new CloudError.WrongState("i-1", "stopped", "It is stopped."), 409, "wrong-state");
        assertProblem(new CloudError.InvalidInput("Name", "", "1 to 64"), 400, "invalid-input");
        assertProblem(new CloudError.NotFound("instance", "i-1"), 404, "not-found");
        assertProblem(new CloudError.Forbidden(Permission.FLEET_READ), 403, "forbidden");
        assertProblem(new CloudError.Conflict("name", "Taken."), 409, "conflict");
        assertProblem(new CloudError.Unavailable("The database", "it does not answer"), 503, "unavailable");
        assertProblem(new CloudError.Bug("err-1"), 500, "bug");
    }

    @Test
    void fieldsAreCalledAsInRequests() {
        assertThat(field("Instance type")).isEqualTo("instanceType");
        assertThat(field("Root disk")).isEqualTo("rootDiskGiB");
        assertThat(field("Instances")).isEqualTo("count");
        assertThat(field("Tenant name")).isEqualTo("name");
        assertThat(field("Page")).isEqualTo("after");
        assertThat(field("items[0].limit")).isEqualTo("items[0].limit");
        assertThat(field("Idempotency-Key")).isEqualTo("Idempotency-Key");
    }

    @Test
    void longValuesAreCut() {
        var problem = Problems.of(new CloudError.InvalidInput("Name", "x".repeat(100_000), "1 to 64"));

        assertThat(problem.value().orElseThrow()).hasSize(61);
    }

    @Test
    void bugQuotesItsOwnReference() {
        assertThat(Problems.of(new CloudError.Bug("err-1")).reference()).isEqualTo("err-1");
    }

    private static String field(String label) {
        return Problems.of(new CloudError.InvalidInput(label, "", "")).field().orElseThrow();
    }

    private static void assertProblem(CloudError error, int status, String word) {
        var problem = Problems.of(error);

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.error()).isEqualTo(word);
        assertThat(problem.detail()).isEqualTo(error.message());
    }
}
