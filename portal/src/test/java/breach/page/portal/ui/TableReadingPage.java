package breach.page.portal.ui;

import org.springframework.jdbc.core.simple.JdbcClient;

record TableReadingPage(JdbcClient database) {}
