package vn.motcua.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.failure.ResourceException;

class JdbcAuditLogTest {

    /** What must hold in every database. */
    abstract static class Contract {

        private DataSource database;

        abstract DataSource open() throws IOException;

        @BeforeEach
        void connect() throws IOException {
            database = open();
        }

        @Test
        void append_recordsComeBack_perChain_andAreContinued() {
            try (AuditLog log = AuditLog.jdbc(database, AuditScene.KEYED);
                    AuditLog other = AuditLog.jdbc(database, AuditScene.PLAIN.withChain("H55.19"))) {
                AuditScene.append(log, 3);
                AuditScene.append(other, 1);
            }
            try (AuditLog log = AuditLog.jdbc(database, AuditScene.KEYED)) {
                AuditAnchor end = log.append(AuditScene.record(4));
                assertThat(log.verify(end)).isEqualTo(new AuditVerdict.Intact(end));
                assertThat(AuditScene.entries(log))
                        .extracting(AuditEntry::content)
                        .containsExactly(
                                AuditScene.record(1), AuditScene.record(2), AuditScene.record(3), AuditScene.record(4));
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "UPDATE motcua_audit SET object = 'x' WHERE number = 3|CHANGED 3",
                    "UPDATE motcua_audit SET details = 'x' WHERE number = 3|CHANGED 3",
                    "UPDATE motcua_audit SET hash = 'x' WHERE number = 3|CHANGED 3",
                    "DELETE FROM motcua_audit WHERE number = 3|REMOVED 3",
                    "DELETE FROM motcua_audit WHERE number = 3; UPDATE motcua_audit SET number = number + 99"
                            + " WHERE number > 3; UPDATE motcua_audit SET number = number - 100 WHERE number > 3"
                            + "|REMOVED 3",
                    "UPDATE motcua_audit SET number = 99 WHERE number = 3; UPDATE motcua_audit SET number = 3"
                            + " WHERE number = 5; UPDATE motcua_audit SET number = 5 WHERE number = 99|REORDERED 3",
                    "UPDATE motcua_audit SET number = number + 99 WHERE number > 2; UPDATE motcua_audit"
                            + " SET number = number - 98 WHERE number > 2; INSERT INTO motcua_audit SELECT chain, 3,"
                            + " happened_at, actor_id, actor_name, actor_unit, action, 'forged', purpose, details,"
                            + " hash FROM motcua_audit WHERE number = 2|INSERTED 3",
                    "DELETE FROM motcua_audit WHERE number = 6|TRUNCATED 6"
                })
        void verify_tampered_findsPlaceAndKind(String sql, String expected) throws SQLException {
            try (AuditLog log = AuditLog.jdbc(database, AuditScene.PLAIN)) {
                AuditAnchor end = AuditScene.append(log, 6).get(5);
                for (String statement : sql.split(";", -1)) {
                    execute(statement);
                }
                assertThat(AuditScene.verdict(log.verify(end))).isEqualTo(expected);
            }
        }

        @Test
        void append_sixteenLogsAtOnce_makeOneSoundChain() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(16);
            try {
                List<Future<?>> jobs = new ArrayList<>();
                for (int thread = 0; thread < 16; thread++) {
                    AuditLog log = AuditLog.jdbc(database, AuditScene.PLAIN);
                    jobs.add(threads.submit(() -> AuditScene.append(log, 10)));
                }
                for (Future<?> job : jobs) {
                    job.get();
                }
            } finally {
                threads.shutdownNow();
            }
            try (AuditLog log = AuditLog.jdbc(database, AuditScene.PLAIN)) {
                assertThat(AuditScene.verdict(log.verify())).isEqualTo("INTACT 160");
            }
        }

        @Test
        void append_afterTheEndWasChanged_isRefused() throws SQLException {
            try (AuditLog log = AuditLog.jdbc(database, AuditScene.PLAIN)) {
                AuditScene.append(log, 2);
                execute("UPDATE motcua_audit SET actor_name = 'Nguyen' WHERE number = 2");
                assertThatThrownBy(() -> log.append(AuditScene.record(3)))
                        .hasMessageContaining("AUDIT_LOG_BROKEN")
                        .hasMessageNotContaining("Nguyen");
            }
        }

        @Test
        void jdbc_tablesOfALaterVersion_areRefused() throws SQLException {
            AuditLog.jdbc(database, AuditScene.PLAIN).close();
            execute("UPDATE motcua_audit_schema SET version = 2");

            assertThatThrownBy(() -> AuditLog.jdbc(database, AuditScene.PLAIN))
                    .isInstanceOf(ResourceException.class)
                    .hasMessageContaining("version 2");
        }

        void execute(String sql) throws SQLException {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    @Nested
    class Hsqldb extends Contract {

        private final JDBCPool pool = new JDBCPool(32);

        @Override
        DataSource open() {
            pool.setUrl("jdbc:hsqldb:mem:audit;hsqldb.tx=mvcc");
            return pool;
        }

        @AfterEach
        void drop() throws SQLException {
            execute("DROP SCHEMA PUBLIC CASCADE");
            pool.close(0);
        }
    }

    @Nested
    class Postgres extends Contract {

        private static EmbeddedPostgres server;

        @BeforeAll
        static void start() throws IOException {
            server = EmbeddedPostgres.start();
        }

        @AfterAll
        static void stop() throws IOException {
            server.close();
        }

        @Override
        DataSource open() {
            return server.getPostgresDatabase();
        }

        @AfterEach
        void drop() throws SQLException {
            execute("DROP TABLE IF EXISTS motcua_audit, motcua_audit_schema");
        }
    }
}
