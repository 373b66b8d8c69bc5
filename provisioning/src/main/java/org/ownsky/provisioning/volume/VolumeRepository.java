package org.ownsky.provisioning.volume;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Volumes by id, instance and node. Lists for people come from {@link VolumePages}. */
interface VolumeRepository extends Repository<Volume, String> {
    Volume saveAndFlush(Volume volume);

    void flush();

    Optional<Volume> findById(String id);

    /** Holds the row's lock to the end of the transaction: who changes it must have it. Taken after an instance's, never before. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select v from Volume v where v.id = :id")
    Optional<Volume> lock(String id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select v from Volume v where v.instanceId = :instance order by v.id")
    List<Volume> lockOf(String instance);

    @Query("select v from Volume v where v.instanceId = :instance order by v.attachedAt, v.id")
    List<Volume> of(String instance);

    @Query("select v from Volume v where v.nodeId = :node")
    List<Volume> on(String node);

    @Query(
            "select count(v) from Volume v where v.sourceSnapshot = :snapshot and v.state = org.ownsky.provisioning.volume.VolumeState.CREATING")
    long restoring(String snapshot);

    /** Ids of those on their way out that no job works on. */
    @Query(
            "select v.id from Volume v where v.state = org.ownsky.provisioning.volume.VolumeState.DELETING and v.activeJob is null order by v.id")
    List<String> givenUp(Limit limit);

    /** Before the volumes themselves. */
    @Modifying
    @Query(value = """
                    DELETE FROM provisioning.tag
                    WHERE resource IN (SELECT id FROM provisioning.volume WHERE deleted_at < :before)
                    """, nativeQuery = true)
    int deleteTagsOfGoneBefore(Instant before);

    @Modifying
    @Query("delete from Volume v where v.deletedAt < :before")
    int deleteGoneBefore(Instant before);
}
