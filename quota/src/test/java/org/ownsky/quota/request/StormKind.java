package org.ownsky.quota.request;

/** What happens in a storm. */
enum StormKind {
    RESERVED,
    RESERVATION_REFUSED,
    COMMITTED,
    RELEASED,
    LIMIT_CHANGED,
    REQUEST_SENT,
    REQUEST_REFUSED,
    APPROVED,
    DECLINED,
    WITHDRAWN,
    TENDED,
    ROLLED_BACK,
    CONNECTION_CUT
}
