package org.ownsky.provisioning.image;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where images come from.
 *
 * @param imagesDir the directory with golden images: for each a manifest {@code NAME.json} and the file that it names
 */
@ConfigurationProperties("ownsky")
record ImageSettings(@DefaultValue("var/images") Path imagesDir) {}
