package breach.mock;

import breach.mock.mockito.Pretend;

record Mocker(Pretend pretend) {}
