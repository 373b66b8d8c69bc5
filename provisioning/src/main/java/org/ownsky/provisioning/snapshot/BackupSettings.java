package org.ownsky.provisioning.snapshot;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where snapshots are kept.
 *
 * @param directory the backup store: a directory apart from what volumes are kept on, the same one on every worker
 */
@ConfigurationProperties("ownsky.backup")
record BackupSettings(@DefaultValue("var/backup") Path directory) {}
