package org.ownsky.kernel;

import java.util.regex.Pattern;

/**
 * The PostgreSQL schema that one module owns: nobody else reads or writes its tables, and no foreign key leaves it.
 *
 * <p>A module contributes one as a bean. Its migrations lie in {@code db/migration/<name>/} on the class path and are
 * applied before the first query; the history of what was applied stays in the schema itself.
 *
 * @param name lower-case letters, digits and underscores, beginning with a letter, at most 63 characters (PostgreSQL's
 *     limit for identifiers)
 */
public record ModuleSchema(String name) {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public ModuleSchema {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a schema name: " + name);
        }
    }

    /** Where the module's migrations lie, in Flyway's notation. */
    public String migrations() {
        return "classpath:db/migration/" + name;
    }
}
