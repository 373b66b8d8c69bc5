package breach.kernel.kernel;

import org.springframework.stereotype.Component;

@Component
class Framed {}
