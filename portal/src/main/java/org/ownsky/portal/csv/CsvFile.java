package org.ownsky.portal.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Rows of comma-separated values (RFC 4180). */
public final class CsvFile {
    private final Writer out;

    public CsvFile(Writer out, String... headings) {
        this.out = out;
        row((Object[]) headings);
    }

    public void row(Object... values) {
        try {
            out.write(
                    String.join(",", List.of(values).stream().map(CsvFile::cell).toList()));
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names are people's to choose: one that a spreadsheet would take for a formula is set apart by an apostrophe. */
    private static String cell(Object value) {
        var text = value.toString();
        var plain = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + plain.replace("\"", "\"\"") + '"';
    }
}
