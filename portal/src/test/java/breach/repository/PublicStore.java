package breach.repository;

import org.springframework.jdbc.core.simple.JdbcClient;

public record PublicStore(JdbcClient database) {}
