package vn.motcua.benchmarks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.motcua.benchmarks.core.CoreBench;
import vn.motcua.benchmarks.harness.Bench;
import vn.motcua.benchmarks.signing.PdfSigningBench;
import vn.motcua.benchmarks.signing.ValidationBench;
import vn.motcua.benchmarks.signing.XmlSigningBench;

/** The benches by the names that {@code scripts/bench} takes. */
final class Benches {

    private Benches() {}

    static Map<String, Bench> all() {
        Map<String, Bench> benches = new LinkedHashMap<>();
        benches.put("core", new CoreBench());
        benches.put("signing-pdf", new PdfSigningBench());
        benches.put("signing-xml", new XmlSigningBench());
        benches.put("validation", new ValidationBench());
        return Collections.unmodifiableMap(benches);
    }
}
