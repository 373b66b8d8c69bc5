package org.ownsky.provisioning.driver.libvirt;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.LinkedHashMap;
import java.util.Map;

/** libvirt's arrays of {@code virTypedParameter}: a name of 80 bytes, a type, a value of 8 bytes. */
final class TypedParameters {
    private static final int TYPE = 80;
    private static final int VALUE = 88;
    private static final int LENGTH = 96;
    /** {@code VIR_TYPED_PARAM_ULLONG}. */
    private static final int UNSIGNED_LONG = 4;
    /** {@code VIR_TYPED_PARAM_LLONG}. */
    private static final int LONG = 3;
    /** {@code VIR_TYPED_PARAM_BOOLEAN}. */
    private static final int BOOLEAN = 6;

    /** {@code VIR_TYPED_PARAM_STRING}. */
    private static final int STRING = 7;

    private TypedParameters() {}

    static Memory of(Map<String, Long> values) {
        Memory memory = new Memory((long) LENGTH * values.size());
        memory.clear();
        long offset = 0;
        for (Map.Entry<String, Long> value : values.entrySet()) {
            memory.setString(offset, value.getKey(), "US-ASCII");
            memory.setInt(offset + TYPE, UNSIGNED_LONG);
            memory.setLong(offset + VALUE, value.getValue());
            offset += LENGTH;
        }
        return memory;
    }

    /** The whole numbers among them; a boolean is 0 or 1. */
    static Map<String, Long> numbers(Pointer parameters, int count) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (int index = 0; index < count; index++) {
            long offset = (long) index * LENGTH;
            String name = parameters.getString(offset, "US-ASCII");
            int type = parameters.getInt(offset + TYPE);
            if (type == UNSIGNED_LONG || type == LONG) {
                numbers.put(name, parameters.getLong(offset + VALUE));
            } else if (type == BOOLEAN) {
                numbers.put(name, (long) parameters.getByte(offset + VALUE));
            }
        }
        return numbers;
    }

    /** The text of this name; empty if there is none. */
    static String text(String wanted, Pointer parameters, int count) {
        for (int index = 0; index < count; index++) {
            long offset = (long) index * LENGTH;
            boolean found = parameters.getString(offset, "US-ASCII").equals(wanted)
                    && parameters.getInt(offset + TYPE) == STRING;
            if (found) {
                return parameters.getPointer(offset + VALUE).getString(0, "UTF-8");
            }
        }
        return "";
    }
}
