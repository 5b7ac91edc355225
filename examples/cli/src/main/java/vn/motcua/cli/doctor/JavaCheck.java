package vn.motcua.cli.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The Java runtime: its version, processor and width, and whether it can name files in Vietnamese. */
final class JavaCheck implements Check {

    private static final Text RUNS = new Text("Java %s on %s, %s bits", "Java %s trên %s, %s bit");
    private static final Text CANNOT_WRITE_NAMES = new Text(
            "The system's character set is %s: files with Vietnamese letters in their names cannot be opened. Start the"
                    + " program with LC_ALL=C.UTF-8",
            "Bộ mã ký tự của hệ thống là %s: không mở được tệp có tên tiếng Việt. Hãy chạy chương trình với"
                    + " LC_ALL=C.UTF-8");

    private final Map<String, String> properties;

    JavaCheck(Map<String, String> properties) {
        this.properties = properties;
    }

    @Override
    public String name() {
        return "java";
    }

    @Override
    public List<Finding> run() {
        Finding runs = Finding.of(
                        Status.OK,
                        RUNS.with(property("java.version"), property("os.arch"), property("sun.arch.data.model")))
                .with("version", property("java.runtime.version"))
                .with("vendor", property("java.vendor"))
                .with("system", property("os.name") + " " + property("os.version"))
                .with("architecture", property("os.arch"))
                .with("bits", property("sun.arch.data.model"))
                .with("characterSet", property("sun.jnu.encoding"));
        return namesFilesInVietnamese()
                ? List.of(runs)
                : List.of(runs, Finding.of(Status.ATTENTION, CANNOT_WRITE_NAMES.with(property("sun.jnu.encoding"))));
    }

    /** Windows keeps names in Unicode whatever its character set is. */
    private boolean namesFilesInVietnamese() {
        return property("os.name").startsWith("Windows")
                || property("sun.jnu.encoding").toUpperCase(Locale.ROOT).startsWith("UTF");
    }

    private String property(String name) {
        return properties.getOrDefault(name, "");
    }
}
