package org.ownsky.portal.identity;

import java.util.Map;

/** What else the file tells scripts about the demo tenant; from packages that know more than this one. */
public interface DemoValues {
    /**
     * More lines for the file.
     *
     * @param told what it says already; a value in it that is still good is to stay
     */
    Map<String, String> values(DemoPeople people, Map<String, String> told);
}
