package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.conformance.DssProcess.Hand;
import vn.motcua.conformance.DssProcess.Work;
import vn.motcua.conformance.DssWorkshop.Job;
import vn.motcua.conformance.JudgedFile.Judgement;
import vn.motcua.sandbox.TestKeyType;
import vn.motcua.signing.SignatureLevel;

/** What EU DSS signs, in every form, at every level and by every key, passes here as it does there. */
class DssMadeTest {

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

    /** One signature of DSS. */
    record Cell(DssForm form, SignatureLevel level, MatrixKey key) {

        @Override
        public String toString() {
            return form + ", " + level.label() + ", " + key;
        }
    }

    /** Every form at every level, and by each of three keys. */
    static Stream<Cell> pairs() {
        List<DssForm> forms = List.of(DssForm.values());
        List<SignatureLevel> levels = List.of(SignatureLevel.values());
        List<MatrixKey> keys = List.of(MatrixKey.RSA_2048, MatrixKey.RSA_2048_PSS, MatrixKey.P_256);
        return all().filter(cell -> {
            int turn = forms.indexOf(cell.form()) + levels.indexOf(cell.level());
            return turn % keys.size() == keys.indexOf(cell.key());
        });
    }

    static Stream<Cell> all() {
        return Stream.of(DssForm.values())
                .flatMap(form -> Stream.of(SignatureLevel.values())
                        .flatMap(level -> Stream.of(MatrixKey.values()).map(key -> new Cell(form, level, key))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void validate_everyPair_passesAsThere(Cell cell) throws Exception {
        validate(cell);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    @Tag("full")
    void validate_everyCell_passesAsThere(Cell cell) throws Exception {
        validate(cell);
    }

    private static void validate(Cell cell) throws Exception {
        JudgedFile file = workshop.sign(cell.form(), cell.level(), workshop.hand(cell.key()));

        requireAgreement(file, List.of(passed(cell.form(), cell.level())));
    }

    /** Those in which a second signature stands beside the first, in one file. */
    static Stream<DssForm> joined() {
        return Stream.of(
                DssForm.PADES,
                DssForm.CADES_ATTACHED,
                DssForm.CADES_DETACHED,
                DssForm.XADES_ENVELOPED,
                DssForm.ASIC_E_XADES,
                DssForm.ASIC_S_XADES,
                DssForm.ASIC_E_CADES,
                DssForm.ASIC_S_CADES);
    }

    @ParameterizedTest
    @MethodSource("joined")
    void validate_secondSigner_bothPass(DssForm form) throws Exception {
        JudgedFile first = workshop.sign(form, SignatureLevel.B_T, workshop.hand(MatrixKey.P_256));
        JudgedFile both = workshop.work(new Job(Work.JOIN, form, SignatureLevel.B_B), first, agency());

        // The order is that of the file: signers of a CMS stand in that of their encodings.
        assertThat(both.theirs())
                .containsExactlyInAnyOrder(passed(form, SignatureLevel.B_T), passed(form, SignatureLevel.B_B));
        assertThat(both.ours()).isEqualTo(both.theirs());
    }

    /** PDF knows none. */
    static Stream<DssForm> countered() {
        return Stream.of(DssForm.values()).filter(form -> !form.format().equals("PAdES"));
    }

    @ParameterizedTest
    @MethodSource("countered")
    void validate_counterSigned_bothPass(DssForm form) throws Exception {
        JudgedFile first = workshop.sign(form, SignatureLevel.B_T, workshop.hand(MatrixKey.P_256));
        JudgedFile both = workshop.work(new Job(Work.COUNTER, form, SignatureLevel.B_B), first, agency());

        requireAgreement(both, List.of(passed(form, SignatureLevel.B_T), passed(form, SignatureLevel.B_B)));
    }

    @ParameterizedTest
    @EnumSource(DssForm.class)
    void validate_raisedFromTheFirstLevel_passes(DssForm form) throws Exception {
        Hand hand = workshop.hand(MatrixKey.P_256);
        JudgedFile first = workshop.sign(form, SignatureLevel.B_B, hand);
        JudgedFile raised = workshop.work(new Job(Work.RAISE, form, SignatureLevel.B_LTA), first, hand);

        requireAgreement(raised, List.of(passed(form, SignatureLevel.B_LTA)));
    }

    private static Hand agency() throws Exception {
        return workshop.hand(setting.agency(TestKeyType.EC_P256), MatrixKey.P_256.nameInDss());
    }

    private static Judgement passed(DssForm form, SignatureLevel level) {
        return new Judgement(form.format() + " " + level.label(), "TOTAL_PASSED", "");
    }

    private static void requireAgreement(JudgedFile file, List<Judgement> expected) throws Exception {
        assertThat(file.theirs()).isEqualTo(expected);
        assertThat(file.ours()).isEqualTo(expected);
    }
}
