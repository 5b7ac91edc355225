package vn.motcua.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.ResourceException;

/**
 * A chain in a table. A record is inserted under the number after the last; when another process took that number first,
 * the primary key refuses and it is tried again. Rows are never updated or deleted, so INSERT and SELECT are rights
 * enough.
 */
final class JdbcAuditStore implements AuditStore {

    private static final int ATTEMPTS = 1000;
    private static final int FETCH = 500;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String COLUMNS =
            "number, happened_at, actor_id, actor_name, actor_unit, action, object, purpose, details, hash";
    private static final String LAST_TWO =
            "SELECT " + COLUMNS + " FROM motcua_audit WHERE chain = ? ORDER BY number DESC FETCH FIRST 2 ROWS ONLY";
    private static final String ALL = "SELECT " + COLUMNS + " FROM motcua_audit WHERE chain = ? ORDER BY number";
    private static final String INSERT =
            "INSERT INTO motcua_audit (chain, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final DataSource database;
    private final String chain;
    private final AuditHash hashing;

    @FunctionalInterface
    private interface Work<T> {

        T with(Connection connection) throws SQLException;
    }

    JdbcAuditStore(DataSource database, AuditOptions options) {
        this.database = database;
        chain = options.chain();
        hashing = new AuditHash(options);
        AuditSchema.prepare(database);
    }

    @Override
    public AuditAnchor append(AuditRecord content) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<AuditAnchor> added = transact("writing the audit log", connection -> add(connection, content));
            if (added.isPresent()) {
                return added.get();
            }
        }
        throw new ResourceException(
                FailureCode.DATABASE_FAILED, "writing the audit log", "others were always faster", null);
    }

    @Override
    public boolean scan(Predicate<AuditLink> reader) {
        Optional<Boolean> read = transact("reading the audit log", connection -> {
            try (PreparedStatement query = connection.prepareStatement(ALL)) {
                query.setString(1, chain);
                query.setFetchSize(FETCH);
                ResultSet rows = query.executeQuery();
                boolean more = true;
                while (more && rows.next()) {
                    more = reader.test(link(rows));
                }
                return Optional.of(more);
            }
        });
        if (read.isEmpty()) {
            throw new ResourceException(
                    FailureCode.DATABASE_FAILED, "reading the audit log", "a conflict ended it half-way", null);
        }
        return true;
    }

    @Override
    public void close() {
        // The data source belongs to the caller.
    }

    private Optional<AuditAnchor> add(Connection connection, AuditRecord content) throws SQLException {
        AuditAnchor last = last(connection);
        long number = last.count() + 1;
        String hash = hashing.next(last.hash(), AuditLine.of(number, content));
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, chain);
            insert.setLong(2, number);
            int parameter = 3;
            for (String column : AuditLine.columns(content)) {
                insert.setString(parameter++, column);
            }
            insert.setString(parameter, hash);
            insert.executeUpdate();
        }
        connection.commit();
        return Optional.of(new AuditAnchor(number, hash));
    }

    private AuditAnchor last(Connection connection) throws SQLException {
        List<AuditLink> links = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(LAST_TWO)) {
            query.setString(1, chain);
            ResultSet rows = query.executeQuery();
            while (rows.next()) {
                links.add(link(rows));
            }
        }
        if (links.isEmpty()) {
            return new AuditAnchor(0, hashing.genesis());
        }
        AuditLink last = links.get(0);
        String before = links.size() > 1 ? links.get(1).hash() : hashing.genesis();
        if (before.isEmpty() || !last.follows(before, last.number(), hashing)) {
            throw new ResourceException(
                    FailureCode.AUDIT_LOG_BROKEN,
                    "continuing the audit log",
                    "its last record is not what was written, or the key is another one",
                    null);
        }
        return new AuditAnchor(last.number(), last.hash());
    }

    private static AuditLink link(ResultSet row) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int column = 2; column <= 9; column++) {
            columns.add(String.valueOf(row.getString(column)));
        }
        String hash = String.valueOf(row.getString(10));
        return HASH.matcher(hash).matches()
                ? new AuditLink(row.getLong(1), AuditLine.record(columns), hash)
                : AuditLink.UNREADABLE;
    }

    /** Does work in a transaction; empty if another one was faster. */
    private <T> Optional<T> transact(String attempted, Work<Optional<T>> work) {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                return work.with(connection);
            } catch (SQLException e) {
                if (isConflict(e)) {
                    return Optional.empty();
                }
                throw e;
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw AuditSchema.failed(attempted, e);
        }
    }

    private static boolean isConflict(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("23") || state.startsWith("40");
    }
}
