package org.ownsky.provisioning.instance;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Instances by id, guest and node. Lists for people come from {@link InstancePages}. */
interface InstanceRepository extends Repository<Instance, String> {
    <S extends Instance> List<S> saveAllAndFlush(Iterable<S> instances);

    Optional<Instance> findById(String id);

    List<Instance> findAllById(Iterable<String> ids);

    /** Holds the row's lock to the end of the transaction: who decides on a state must have it. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Instance i where i.id = :id")
    Optional<Instance> lock(String id);

    Optional<Instance> findByDomainUuid(UUID domainUuid);

    @Query("select i from Instance i where i.nodeId = :node and i.terminatedAt is null")
    List<Instance> livingOn(String node);

    @Modifying
    @Query("delete from Instance i where i.terminatedAt < :before")
    int deleteTerminatedBefore(Instant before);
}
