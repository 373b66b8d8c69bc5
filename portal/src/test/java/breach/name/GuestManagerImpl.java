package breach.name;

class GuestManagerImpl {}
