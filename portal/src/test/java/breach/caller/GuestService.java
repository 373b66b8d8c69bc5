package breach.caller;

public interface GuestService {

    void stop(String guest);
}
