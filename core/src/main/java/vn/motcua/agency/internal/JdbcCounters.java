package vn.motcua.agency.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import javax.sql.DataSource;
import vn.motcua.agency.AgencyCode;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/**
 * Counters in the table {@code motcua_sequence}, in SQL that HSQLDB and PostgreSQL both read.
 *
 * <p>A number is taken in a transaction of its own: the row is counted up, which locks it, and read again before the
 * commit. So no two processes are given one number, at any isolation level; a process that dies between the commit and
 * the use of the number leaves a gap. Both spellings of an agency share a counter. Safe for threads.
 */
public final class JdbcCounters {

    private static final int ATTEMPTS = 1000;
    private static final int ATTEMPTS_TO_CREATE = 3;
    private static final String OPENING = "opening the counters";
    private static final String COUNTING = "taking a number";
    private static final String WHERE = " WHERE kind = ? AND agency = ? AND period = ?";
    private static final String READ = "SELECT last_number FROM motcua_sequence" + WHERE;
    private static final String COUNT_UP = "UPDATE motcua_sequence SET last_number = last_number + 1" + WHERE;
    private static final String BEGIN =
            "INSERT INTO motcua_sequence (kind, agency, period, last_number) VALUES (?, ?, ?, 1)";
    private static final String CREATE =
            "CREATE TABLE IF NOT EXISTS motcua_sequence (kind VARCHAR(30) NOT NULL, agency VARCHAR(35) NOT NULL,"
                    + " period VARCHAR(20) NOT NULL, last_number BIGINT NOT NULL, PRIMARY KEY (kind, agency, period))";

    private final DataSource database;

    private JdbcCounters(DataSource database) {
        this.database = database;
    }

    /**
     * Opens the counters of a database and makes their table where there is none.
     *
     * @param database where the counters are; it stays the caller's to close
     * @return the counters
     * @throws ResourceException if the database fails
     */
    public static JdbcCounters open(DataSource database) {
        int attempt = 1;
        while (true) {
            try {
                prepare(database);
                return new JdbcCounters(database);
            } catch (SQLException e) {
                // Whoever makes the table at the same moment may win: then it is there at the next attempt.
                if (attempt == ATTEMPTS_TO_CREATE) {
                    throw failed(OPENING, e);
                }
                attempt++;
            }
        }
    }

    /**
     * Takes the next number of a counter.
     *
     * @param kind what is counted, at most 30 characters
     * @param agency whose counter, in either order
     * @param period the day or year that begins anew with 1, at most 20 characters
     * @return the number, 1 or more
     * @throws ResourceException if the database fails
     */
    public long next(String kind, AgencyCode agency, String period) {
        String[] key = {kind, agency.normal().value(), period};
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            OptionalLong number = attempt(key);
            if (number.isPresent()) {
                return number.getAsLong();
            }
        }
        throw new ResourceException(FailureCode.DATABASE_FAILED, COUNTING, "others were always faster", null);
    }

    /** Takes a number in a transaction; empty if another one was in the way. */
    private OptionalLong attempt(String[] key) {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                long number = take(connection, key);
                connection.commit();
                return OptionalLong.of(number);
            } catch (SQLException e) {
                if (isConflict(e)) {
                    return OptionalLong.empty();
                }
                throw e;
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw failed(COUNTING, e);
        }
    }

    private static long take(Connection connection, String[] key) throws SQLException {
        if (execute(connection, COUNT_UP, key) == 0) {
            execute(connection, BEGIN, key);
        }
        try (PreparedStatement query = prepared(connection, READ, key);
                ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static int execute(Connection connection, String sql, String[] key) throws SQLException {
        try (PreparedStatement change = prepared(connection, sql, key)) {
            return change.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, String[] key) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < key.length; i++) {
            statement.setString(i + 1, key[i]);
        }
        return statement;
    }

    /** Reads before it creates, so that a user without the right to create tables can count in one that is there. */
    private static void prepare(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(true);
            try {
                if (!isThere(connection)) {
                    create(connection);
                }
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    private static boolean isThere(Connection connection) throws SQLException {
        try (PreparedStatement query = prepared(connection, READ, new String[] {"", "", ""})) {
            query.executeQuery().close();
            return true;
        } catch (SQLException e) {
            // A missing table has a state of its own in each database: 42501 in HSQLDB, 42P01 in PostgreSQL.
            if (hasState(e, "42")) {
                return false;
            }
            throw e;
        }
    }

    private static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
    }

    /** The same key begun twice, a deadlock, or a row that changed under a strict isolation level. */
    private static boolean isConflict(SQLException e) {
        return hasState(e, "23") || hasState(e, "40");
    }

    private static boolean hasState(SQLException e, String kind) {
        return String.valueOf(e.getSQLState()).startsWith(kind);
    }

    private static ResourceException failed(String attempted, SQLException e) {
        return new ResourceException(
                FailureCode.DATABASE_FAILED, attempted, "the database answered with state " + e.getSQLState(), e);
    }
}
