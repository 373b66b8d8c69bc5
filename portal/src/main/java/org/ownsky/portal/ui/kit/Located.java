package org.ownsky.portal.ui.kit;

import com.vaadin.flow.router.HasDynamicTitle;

/** What stands somewhere in the application and says where: in the bar, and as the page's title. */
public interface Located extends HasDynamicTitle {

    /** Where it stands. */
    Trail trail();

    @Override
    default String getPageTitle() {
        return trail().title() + " · Ownsky";
    }
}
