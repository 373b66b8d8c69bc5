package breach.arity;

class Greedy {

    Greedy(String a, String b, String c, String d, String e, String f, String g, String oneTooMany) {}
}
