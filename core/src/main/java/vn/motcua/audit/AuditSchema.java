package vn.motcua.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalInt;
import javax.sql.DataSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/** The tables of audit logs, in SQL that HSQLDB and PostgreSQL both read. */
final class AuditSchema {

    private static final int VERSION = 1;
    private static final int ATTEMPTS = 3;
    private static final String READ_VERSION = "SELECT version FROM motcua_audit_schema WHERE id = 1";
    private static final List<String> CREATE = List.of(
            "CREATE TABLE IF NOT EXISTS motcua_audit_schema (id INTEGER PRIMARY KEY, version INTEGER NOT NULL)",
            "CREATE TABLE IF NOT EXISTS motcua_audit (chain VARCHAR(100) NOT NULL, number BIGINT NOT NULL,"
                    + " happened_at VARCHAR(40) NOT NULL, actor_id VARCHAR(200) NOT NULL,"
                    + " actor_name VARCHAR(250) NOT NULL, actor_unit VARCHAR(500) NOT NULL,"
                    + " action VARCHAR(50) NOT NULL, object VARCHAR(500) NOT NULL, purpose VARCHAR(1000) NOT NULL,"
                    + " details VARCHAR(30000) NOT NULL, hash VARCHAR(64) NOT NULL,"
                    + " PRIMARY KEY (chain, number))",
            "INSERT INTO motcua_audit_schema (id, version) VALUES (1, " + VERSION + ")");

    private AuditSchema() {}

    /** Makes the tables where there are none, and refuses those of a later version. */
    static void prepare(DataSource database) {
        OptionalInt version = OptionalInt.empty();
        for (int attempt = 1; attempt <= ATTEMPTS && version.isEmpty(); attempt++) {
            version = attempt(database, attempt == ATTEMPTS);
        }
        int found = version.orElse(0);
        if (found != VERSION) {
            throw new ResourceException(
                    FailureCode.DATABASE_FAILED,
                    "opening the audit log",
                    "its tables have version " + found + " and this SDK reads version " + VERSION,
                    null);
        }
    }

    static ResourceException failed(String attempted, SQLException e) {
        // What a driver says may quote the row, so of the cause only the state is told.
        return new ResourceException(
                FailureCode.DATABASE_FAILED, attempted, "the database answered with state " + e.getSQLState(), null);
    }

    /** Reads the version, or makes the tables; whoever makes them at the same time may win, so it is tried again. */
    private static OptionalInt attempt(DataSource database, boolean last) {
        try (Connection connection = database.getConnection()) {
            OptionalInt version = read(connection);
            if (version.isEmpty()) {
                create(connection);
            }
            return version.isEmpty() ? read(connection) : version;
        } catch (SQLException e) {
            if (last) {
                throw failed("opening the audit log", e);
            }
            return OptionalInt.empty();
        }
    }

    private static OptionalInt read(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(READ_VERSION)) {
            return rows.next() ? OptionalInt.of(rows.getInt(1)) : OptionalInt.empty();
        } catch (SQLException e) {
            // A missing table has a state of its own in each database: 42501 in HSQLDB, 42P01 in PostgreSQL.
            if (String.valueOf(e.getSQLState()).startsWith("42")) {
                return OptionalInt.empty();
            }
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static void create(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            for (String sql : CREATE) {
                statement.execute(sql);
            }
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }
}
