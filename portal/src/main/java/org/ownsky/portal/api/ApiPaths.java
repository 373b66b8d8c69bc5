package org.ownsky.portal.api;

/** Addresses that scripts and people depend on. */
final class ApiPaths {
    static final String ROOT = "/api/v1";
    static final String DOCUMENT = ROOT + "/openapi.json";
    static final String PAGE = ROOT + "/docs";
    static final String STYLE = ROOT + "/docs.css";

    private ApiPaths() {}
}
