package org.ownsky.provisioning.instance;

import java.util.Set;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;

/**
 * Says in which projects somebody may read, for lists that go beyond one project. Whoever knows of people's roles provides
 * one as a bean; without any, it is none.
 */
public interface ReadableProjects {
    /** Those in which the person has PROJECT_READ by a role there or in their tenant; of tenants that are active. */
    Set<ProjectId> of(UserId person);
}
