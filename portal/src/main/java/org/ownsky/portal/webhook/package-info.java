/** Tells programs elsewhere what happened: by signed requests to addresses that administrators name. */
@NullMarked
package org.ownsky.portal.webhook;

import org.jspecify.annotations.NullMarked;
