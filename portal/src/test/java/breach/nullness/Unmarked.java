package breach.nullness;

record Unmarked(String maybe) {}
