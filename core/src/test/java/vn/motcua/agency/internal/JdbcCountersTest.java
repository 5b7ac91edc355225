package vn.motcua.agency.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.hsqldb.jdbc.JDBCPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.ds.PGSimpleDataSource;
import vn.motcua.agency.AgencyCode;
import vn.motcua.agency.DocumentSequence;
import vn.motcua.agency.DocumentSeries;
import vn.motcua.agency.DocumentSymbol;
import vn.motcua.agency.DocumentType;
import vn.motcua.dossier.DossierCode;
import vn.motcua.dossier.DossierSequence;
import vn.motcua.failure.ResourceException;

/** Numbers from a database, taken by many at once. */
class JdbcCountersTest {

    private static final AgencyCode AGENCY = AgencyCode.of("000.00.19.H55");
    private static final LocalDate DAY = LocalDate.of(2024, 6, 19);
    private static final int TAKERS = 8;
    private static final int EACH = 10;

    /** What one process of several does: takes numbers and prints them. */
    static final class Taker {

        private Taker() {}

        public static void main(String[] arguments) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(arguments[0]);
            DossierSequence sequence = DossierSequence.jdbc(database);
            for (int i = 0; i < EACH; i++) {
                System.out.println(sequence.next(AGENCY, DAY));
            }
        }
    }

    /** What must hold in every database. */
    abstract static class Contract {

        private DataSource database;

        abstract DataSource open();

        @BeforeEach
        void connect() {
            database = open();
        }

        @Test
        void next_agencyAndDay_haveACounterEach_thatOutlivesTheProcess() {
            DossierSequence sequence = DossierSequence.jdbc(database);

            assertThat(DossierCode.next(AGENCY, DAY, sequence)).hasToString("000.00.19.H55-240619-0001");
            assertThat(DossierCode.next(AGENCY.normal(), DAY, sequence)).hasToString("H55.19-240619-0002");
            assertThat(sequence.next(AGENCY, DAY.plusDays(1))).isEqualTo(1);
            assertThat(sequence.next(AgencyCode.of("H55.20"), DAY)).isEqualTo(1);

            assertThat(DossierSequence.jdbc(database).next(AGENCY, DAY)).isEqualTo(3);
        }

        @Test
        void next_documentSeries_countsApartFromDossiersAndOtherSeries() {
            DossierSequence.jdbc(database).next(AGENCY, DAY);
            DocumentSequence sequence = DocumentSequence.jdbc(database);
            DocumentSeries series = DocumentSeries.of(AGENCY, DAY);

            assertThat(sequence.issue(series, DocumentSymbol.of(DocumentType.DECISION, "UBND")))
                    .hasToString("01/QĐ-UBND");
            assertThat(DocumentSequence.jdbc(database).next(series)).isEqualTo(2);
            assertThat(sequence.next(DocumentSeries.of(AGENCY, DAY.plusYears(1))))
                    .isEqualTo(1);
        }

        @ParameterizedTest
        @EnumSource(DocumentSeries.Kind.class)
        void next_everyKindOfSeries_beginsWithOne(DocumentSeries.Kind kind) {
            DocumentSeries series = DocumentSeries.of(AGENCY, DAY).withKind(kind);

            assertThat(DocumentSequence.jdbc(database).next(series)).isEqualTo(1);
            assertThat(DocumentSequence.jdbc(database).next(series)).isEqualTo(2);
        }

        @Test
        void next_eightSequencesAtOnceOnAnEmptyDatabase_giveEachNumberOnce() throws Exception {
            assertThat(takenAtOnce(() -> DossierSequence.jdbc(database)))
                    .containsExactlyInAnyOrderElementsOf(upTo(TAKERS * EACH));
        }

        @Test
        void next_oneSequenceOfManyThreads_givesEachNumberOnce() throws Exception {
            DossierSequence shared = DossierSequence.jdbc(database);

            assertThat(takenAtOnce(() -> shared)).containsExactlyInAnyOrderElementsOf(upTo(TAKERS * EACH));
        }

        @Test
        void next_connection_goesBackAsItCame() throws SQLException {
            DossierSequence sequence = DossierSequence.jdbc(database);
            sequence.next(AGENCY, DAY);

            try (Connection connection = database.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }

        @Test
        void next_tableGone_isAFailureOfTheDatabase() throws SQLException {
            DossierSequence sequence = DossierSequence.jdbc(database);
            execute("DROP TABLE motcua_sequence");

            assertThatThrownBy(() -> sequence.next(AGENCY, DAY))
                    .isInstanceOf(ResourceException.class)
                    .hasMessageContaining("DATABASE_FAILED")
                    .hasMessageContaining("taking a number");
        }

        private static List<Long> takenAtOnce(Supplier<DossierSequence> sequences) throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(TAKERS);
            try {
                Callable<List<Long>> job = () -> {
                    DossierSequence sequence = sequences.get();
                    return IntStream.range(0, EACH)
                            .mapToObj(i -> sequence.next(AGENCY, DAY))
                            .toList();
                };
                List<Long> taken = new ArrayList<>();
                for (Future<List<Long>> each : threads.invokeAll(
                        IntStream.range(0, TAKERS).mapToObj(i -> job).toList())) {
                    taken.addAll(each.get());
                }
                return taken;
            } finally {
                threads.shutdownNow();
            }
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
            pool.setUrl("jdbc:hsqldb:mem:sequence;hsqldb.tx=mvcc");
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

        @Test
        void next_strictIsolation_givesEachNumberOnce() throws Exception {
            PGSimpleDataSource strict = new PGSimpleDataSource();
            strict.setUrl(url() + "&options=-c%20default_transaction_isolation=serializable");

            assertThat(Contract.takenAtOnce(() -> DossierSequence.jdbc(strict)))
                    .containsExactlyInAnyOrderElementsOf(upTo(TAKERS * EACH));
        }

        @Test
        void next_userWhoMayOnlyReadAndWriteTheTable_counts() throws SQLException {
            DossierSequence.jdbc(open());
            execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            execute("CREATE ROLE clerk LOGIN");
            execute("GRANT SELECT, INSERT, UPDATE ON motcua_sequence TO clerk");
            try {
                assertThat(DossierSequence.jdbc(server.getDatabase("clerk", "postgres"))
                                .next(AGENCY, DAY))
                        .isEqualTo(1);
            } finally {
                execute("DROP OWNED BY clerk");
                execute("DROP ROLE clerk");
            }
        }

        @Test
        void next_severalProcesses_giveEachNumberOnce() throws Exception {
            List<Process> running = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                running.add(new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Taker.class.getName(),
                                url())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start());
            }
            List<Long> taken = new ArrayList<>();
            for (Process process : running) {
                try (InputStream output = process.getInputStream()) {
                    new String(output.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(Long::valueOf)
                            .forEach(taken::add);
                }
                assertThat(process.waitFor()).isZero();
            }

            assertThat(taken).containsExactlyInAnyOrderElementsOf(upTo(2 * EACH));
        }

        @AfterEach
        void drop() throws SQLException {
            execute("DROP TABLE IF EXISTS motcua_sequence");
        }

        private static String url() {
            return server.getJdbcUrl("postgres", "postgres");
        }
    }

    @Test
    void jdbc_databaseOutOfReach_isAFailureOfTheDatabase() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/none");

        assertThatThrownBy(() -> DossierSequence.jdbc(nowhere))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("opening the counters");
        assertThatThrownBy(() -> DocumentSequence.jdbc(nowhere)).isInstanceOf(ResourceException.class);
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
