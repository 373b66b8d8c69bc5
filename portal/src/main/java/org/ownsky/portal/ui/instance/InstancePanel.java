package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.Component;
import org.ownsky.kernel.Caller;
import org.ownsky.provisioning.instance.InstanceView;

/** What a tab of an instance's page shows. */
interface InstancePanel {
    Component component();

    /** Shows the instance as it is now. */
    void show(Caller caller, InstanceView instance);
}
