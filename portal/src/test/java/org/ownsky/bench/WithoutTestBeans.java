package org.ownsky.bench;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps the tests' stand-ins out of the application that is measured: its database, audit and live changes are the real ones. */
public final class WithoutTestBeans extends TypeExcludeFilter {
    private static final String TESTING = "org.ownsky.testing.";

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
        return reader.getClassMetadata().getClassName().startsWith(TESTING);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof WithoutTestBeans;
    }

    @Override
    public int hashCode() {
        return WithoutTestBeans.class.hashCode();
    }
}
