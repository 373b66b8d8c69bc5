package org.ownsky.quota.request;

import java.time.Instant;
import org.ownsky.kernel.UserId;

/** What somebody said about a request. */
public record RequestComment(UserId author, String authorName, Instant at, String text) {}
