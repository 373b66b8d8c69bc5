package org.ownsky.portal.audit;

/** Texts as the trail can keep them: they come from users too, and it is no place to store a novel. */
final class Storable {

    private Storable() {}

    /** PostgreSQL stores no NUL character, and no half of a pair of characters. */
    static String text(String text, int longest) {
        var storable = text.replace('\0', '\uFFFD')
                .codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .limit(longest + 1L)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        var length = storable.codePointCount(0, storable.length());
        return length > longest
                ? storable.substring(0, storable.offsetByCodePoints(0, longest)) + "…"
                : storable.toString();
    }
}
