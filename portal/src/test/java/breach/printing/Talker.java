package breach.printing;

class Talker {

    void talk() {
        System.out.println("hello");
    }
}
