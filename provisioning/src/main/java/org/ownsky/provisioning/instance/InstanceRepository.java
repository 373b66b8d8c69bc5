package org.ownsky.provisioning.instance;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Instances by id, guest and node. Lists for people come from {@link InstancePages}. */
interface InstanceRepository extends Repository<Instance, String> {
    <S extends Instance> List<S> saveAllAndFlush(Iterable<S> instances);

    void flush();

    Optional<Instance> findById(String id);

    List<Instance> findAllById(Iterable<String> ids);

    /** Holds the row's lock to the end of the transaction: who decides on a state must have it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Instance i where i.id = :id")
    Optional<Instance> lock(String id);

    /**
     * As {@link #lock}, by the guest. Not by a look-up and the lock after it: the row that is locked would be the one that was
     * looked up before, and what others did to it in between would be overwritten.
     */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Instance i where i.domainUuid = :domain")
    Optional<Instance> lockByDomain(UUID domain);

    @Query("select i from Instance i where i.nodeId = :node and i.terminatedAt is null")
    List<Instance> livingOn(String node);

    /** Ids of those on their way out that no job works on. */
    @Query(
            "select i.id from Instance i where i.state = org.ownsky.provisioning.instance.InstanceState.SHUTTING_DOWN and i.activeJob is null order by i.id")
    List<String> givenUp(Limit limit);

    /** Before the instances themselves. */
    @Modifying
    @Query(value = """
                    DELETE FROM provisioning.tag
                    WHERE resource IN (SELECT id FROM provisioning.instance WHERE terminated_at < :before)
                    """, nativeQuery = true)
    int deleteTagsOfTerminatedBefore(Instant before);

    @Modifying
    @Query("delete from Instance i where i.terminatedAt < :before")
    int deleteTerminatedBefore(Instant before);
}
