package org.ownsky.quota.policy;

/** A launch as policies saw it, and what they said. */
public record JudgedLaunch(LaunchFacts facts, PolicyDecision decision) {}
