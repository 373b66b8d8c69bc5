package org.ownsky.portal.ui.policy;

import java.util.Currency;
import java.util.List;

/** What forms of policies let people choose from. */
record Offered(List<String> types, List<String> images, Currency currency) {
    Offered {
        types = List.copyOf(types);
        images = List.copyOf(images);
    }
}
