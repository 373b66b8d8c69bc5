package org.ownsky.portal.api;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.job.JobId;

@Meaning("An instance")
record InstanceForm(
        @Meaning(value = "Its id", example = "i-0b41d7f2c9a6e3815")
        String id,

        @Meaning(value = "Where it lives", example = "prj-0198c2d4e5f600001")
        String projectId,

        @Meaning(value = "What people call it", example = "web-1")
        String name,

        @Meaning(
                value = "By EC2's words; a terminated one stays readable for an hour",
                words = {"pending", "running", "stopping", "stopped", "shutting-down", "terminated"})
        String state,

        @Meaning("Why it is in this state, when somebody should know")
        Optional<String> stateReason,

        @Meaning("When it entered the state") Instant stateSince,
        @Meaning(value = "Its size", example = "t.nano") String instanceType,

        @Meaning(value = "Virtual processors", example = "1")
        int vcpus,

        @Meaning(value = "In bytes", example = "268435456") long memory,

        @Meaning(value = "Id of the image it was launched from", example = "ami-0198c2d4e5f600001")
        String image,

        @Meaning(value = "That image's name", example = "tiny")
        String imageName,

        @Meaning(value = "The account that the SSH key opens", example = "ownsky")
        String loginUser,

        @Meaning(value = "Size of the root disk, in bytes", example = "1073741824")
        long rootDisk,

        @Meaning(value = "Name of the key pair it was launched with", example = "laptop")
        Optional<String> keyPair,

        @Meaning(value = "Its address, once it has one", example = "10.96.0.12")
        Optional<String> address,

        @Meaning(value = "Who launched it", example = "Ada Lovelace")
        String launchedBy,

        @Meaning("When it was launched") Instant launchedAt,

        @Meaning(value = "The job that works on it now", example = "job-0198c2d4e5f600001")
        Optional<String> jobId) {

    static InstanceForm of(InstanceView view) {
        return new InstanceForm(
                view.id().value(),
                view.project().value(),
                view.name(),
                view.state().word(),
                view.stateReason(),
                view.stateSince(),
                view.type().name(),
                view.type().vcpus().value(),
                view.type().memory().value(),
                view.image().value(),
                view.imageName(),
                view.loginUser(),
                view.rootDisk().value(),
                view.keyPair(),
                view.address().map(InetAddress::getHostAddress),
                view.launchedBy(),
                view.launchedAt(),
                view.activeJob().map(JobId::value));
    }
}
