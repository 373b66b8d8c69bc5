package breach.field;

import org.springframework.beans.factory.annotation.Autowired;

class Grabber {

    @Autowired
    String grabbed;
}
