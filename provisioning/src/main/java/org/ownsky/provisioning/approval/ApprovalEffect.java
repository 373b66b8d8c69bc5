package org.ownsky.provisioning.approval;

/** What a decision does to what was asked. Who lets things wait brings one as a bean; each answers for one kind. */
public interface ApprovalEffect {
    /** The {@link Asked#kind()} that it is for. */
    String kind();

    /**
     * It is approved by all; in the transaction that ends it.
     *
     * @throws org.ownsky.kernel.CloudException WrongState when it can no longer be done; it waits on then
     */
    void approved(Asked asked);

    /** It will not be; in the transaction that ends it. Again is fine. */
    void givenUp(Asked asked, String reason);
}
