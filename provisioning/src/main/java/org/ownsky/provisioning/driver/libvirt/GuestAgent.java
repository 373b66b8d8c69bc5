package org.ownsky.provisioning.driver.libvirt;

/** The agent that may run in a guest. Asking one that is not there would take seconds, so its channel is looked at first. */
final class GuestAgent {
    private GuestAgent() {}

    /** Whether an agent has its end of the channel open, by the description of a guest that is powered on. */
    static boolean answers(XmlTree domain) {
        return domain.all("devices", "channel", "target").stream()
                .filter(target -> target.attribute("name")
                        .filter("org.qemu.guest_agent.0"::equals)
                        .isPresent())
                .anyMatch(target ->
                        target.attribute("state").filter("connected"::equals).isPresent());
    }
}
