/** The REST API: calls the same services as the pages do, as whom the request's token stands for. */
@NullMarked
package org.ownsky.portal.api;

import org.jspecify.annotations.NullMarked;
