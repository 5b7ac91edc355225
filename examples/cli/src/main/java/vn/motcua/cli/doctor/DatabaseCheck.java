package vn.motcua.cli.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which database drivers are on the class path; a program that embeds the SDK brings the one it uses. */
final class DatabaseCheck implements Check {

    private static final Map<String, String> DRIVERS = new LinkedHashMap<>();

    static {
        DRIVERS.put("HSQLDB", "org.hsqldb.jdbc.JDBCDriver");
        DRIVERS.put("PostgreSQL", "org.postgresql.Driver");
    }

    private static final Text THERE = new Text("the driver of %s is on the class path", "có trình điều khiển %s");
    private static final Text NOT_THERE = new Text(
            "The driver of %s is not on the class path: durable work and the outbox need it where they use this database",
            "Không có trình điều khiển %s trên class path: hàng đợi bền vững cần nó nếu dùng cơ sở dữ liệu này");

    private final ClassLoader loader;

    DatabaseCheck(ClassLoader loader) {
        this.loader = loader;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Finding> run() {
        List<Finding> findings = new ArrayList<>();
        DRIVERS.forEach((database, driver) -> findings.add(
                isThere(driver)
                        ? Finding.of(Status.OK, THERE.with(database))
                        : Finding.of(Status.NOTE, NOT_THERE.with(database))));
        return findings;
    }

    private boolean isThere(String driver) {
        try {
            Class.forName(driver, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
