package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where something is wrong with what EU DSS signed, both say so for the same reason. */
class DssBrokenTest {

    private static final Set<DssForm> ALWAYS =
            EnumSet.of(DssForm.PADES, DssForm.CADES_DETACHED, DssForm.XADES_ENVELOPED, DssForm.ASIC_E_CADES);

    @TempDir
    private static Path folder;

    private static TrustSetting setting;
    private static DssWorkshop workshop;

    @BeforeAll
    static void start() throws Exception {
        setting = TrustSetting.start(folder);
        workshop = DssWorkshop.open(folder, setting);
    }

    @AfterAll
    static void stop() {
        setting.close();
    }

    /** One flaw of one signature. */
    record Cell(DssFlaw flaw, DssForm form) {

        @Override
        public String toString() {
            return flaw + ", " + form;
        }
    }

    static Stream<Cell> some() {
        return all().filter(cell -> ALWAYS.contains(cell.form()));
    }

    static Stream<Cell> all() {
        return Stream.of(DssFlaw.values())
                .flatMap(flaw -> Stream.of(DssForm.values()).map(form -> new Cell(flaw, form)))
                .filter(cell -> cell.flaw().concerns(cell.form()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("some")
    void validate_flawed_isRefusedForTheSameReason(Cell cell) throws Exception {
        validate(cell);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    @Tag("full")
    void validate_flawedInEveryForm_isRefusedForTheSameReason(Cell cell) throws Exception {
        validate(cell);
    }

    private static void validate(Cell cell) throws Exception {
        JudgedFile file = cell.flaw().made(cell.form(), workshop);

        assertThat(file.theirs()).containsExactly(cell.flaw().theirs(cell.form()));
        assertThat(file.ours()).containsExactly(cell.flaw().ours(cell.form()));
    }
}
