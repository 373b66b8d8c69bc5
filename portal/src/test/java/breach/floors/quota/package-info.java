@ApplicationModule(allowedDependencies = {})
package breach.floors.quota;

import org.springframework.modulith.ApplicationModule;
