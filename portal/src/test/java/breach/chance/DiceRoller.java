package breach.chance;

import java.util.UUID;

class DiceRoller {

    UUID roll() {
        return UUID.randomUUID();
    }
}
