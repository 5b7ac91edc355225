package vn.motcua.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.identity.PersonalId;
import vn.motcua.identity.PhoneNumber;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProcedureCatalogue;
import vn.motcua.procedure.Validity;

class DossierImportTest {

    private static final String HEADINGS =
            "code,procedure,applicant,personal_id,phone,unit,channel,submitted,received,due,finished,returned,status,ghi chú\n";
    private static final String START =
            "000.00.19.H55-240619-0001,2.000815,Nguyễn Văn An,019090012345,0912345678,Tư pháp,";
    private static final ImportOptions OPTIONS =
            ImportOptions.of(ProcedureCatalogue.bundled(), Scene.CALENDAR, Scene.OFFICER);

    @Test
    void dryRun_finishedDossier_becomesTheEventsItImplies() {
        Dossier dossier = only(
                START
                        + "2,2024-06-19 08:00:00,19/06/2024 09:00,2024-06-19,20240619100000,2024-06-19T11:00:00+07:00,10,giữ lại");

        assertThat(dossier.status()).isEqualTo(DossierStatus.RETURNED);
        assertThat(dossier.events().stream().map(event -> event.getClass().getSimpleName()))
                .containsExactly("Submitted", "Received", "Transferred", "Completed", "Returned");
        assertThat(dossier.violations()).isEmpty();
        assertThat(dossier.submittedAt()).isEqualTo(Instant.parse("2024-06-19T01:00:00Z"));
        assertThat(dossier.receivedAt()).contains(Scene.NINE);
        assertThat(dossier.finishedAt()).contains(Instant.parse("2024-06-19T03:00:00Z"));
        assertThat(dossier.returnedAt()).contains(Instant.parse("2024-06-19T04:00:00Z"));
        assertThat(dossier.deadline().orElseThrow().due().toLocalTime()).isEqualTo(LocalTime.of(17, 0));
        assertThat(dossier.channel()).isEqualTo(Channel.ONLINE);
        assertThat(dossier.agency()).hasToString("000.00.19.H55");
        assertThat(dossier.applicant().phone()).contains(PhoneNumber.of("0912345678"));
    }

    @Test
    void dryRun_extraColumns_areKept() {
        ImportReport report = dryRun(START + ",,2024-06-19,,,,2,giữ lại,thừa");

        assertThat(report.rows().get(0).cells())
                .containsEntry("ghi chú", "giữ lại")
                .containsEntry("#15", "thừa");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1", "2, 2", "3, 3", "4, 4", "5, 5", "6, 6", "7, 7", "8, 8",
    })
    void dryRun_status_isReached(String text, int expected) {
        assertThat(only(START + ",,2024-06-19 09:00,,,," + text).status().code())
                .isEqualTo(expected == 1 ? 2 : expected);
    }

    @Test
    void dryRun_noDueTime_countsByTheProcedure() {
        assertThat(only(START + ",,2024-06-19 15:01,,,,4")
                        .deadline()
                        .orElseThrow()
                        .due())
                .hasToString("2024-06-20T17:00+07:00[Asia/Ho_Chi_Minh]");
    }

    @Test
    void dryRun_abolishedProcedure_isADossierWithAViolation() {
        ImportReport report = dryRun("000.00.19.H55-251103-0001,2.001009,An,,,Tư pháp,,,2025-11-03,2025-11-05,,,4,");

        assertThat(report.recorded()).hasSize(1);
        assertThat(report.violations()).containsOnlyKeys("procedure-in-force").containsValue(1);
        assertThat(report.lines(Locale.ROOT).get(0))
                .startsWith("2: 000.00.19.H55-251103-0001, 4 Đang xử lý, 3 events, [procedure-in-force: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H55-241319-0001,2.000815,An,,,Tư pháp,,,2024-06-19,,,,4|CODE|H55-241319-0001",
                "H55-240619-0001,9.999999,An,,,Tư pháp,,,2024-06-19,,,,4|PROCEDURE|9.999999",
                "H55-240619-0001,2.000815,,,,Tư pháp,,,2024-06-19,,,,4|APPLICANT|nothing",
                "H55-240619-0001,2.000815,An,0190900123456,,Tư pháp,,,2024-06-19,,,,4|PERSONAL_ID|13 characters (not shown)",
                "H55-240619-0001,2.000815,An,,,,,,2024-06-19,,,,4|UNIT|nothing",
                "H55-240619-0001,2.000815,An,,,Tư pháp,4,,2024-06-19,,,,4|CHANNEL|4",
                "H55-240619-0001,2.000815,An,,,Tư pháp,,,,,,,1|SUBMITTED|nothing",
                "H55-240619-0001,2.000815,An,,,Tư pháp,,,2024-13-19,,,,4|RECEIVED|2024-13-19",
                "H55-240619-0001,2.000815,An,,,Tư pháp,,,2024-06-19,2024-06-18,,,4|DUE|2024-06-18",
                "H55-190619-0001,2.000815,An,,,Tư pháp,,,2019-06-19,,,,4|DUE|nothing",
                "H55-240619-0001,2.000815,An,,,Tư pháp,,,2024-06-19,,,,9|FINISHED|nothing",
                "H55-240619-0001,2.000815,An,,,Tư pháp,,,2024-06-19,,2024-06-19,,10|RETURNED|nothing",
                "H55-240619-0001,2.000815,An,,,Tư pháp,,,2024-06-19,,,,11|STATUS|11",
            })
    void dryRun_badCell_isKeptWithItsProblem(String row, ImportField field, String given) {
        ImportReport report = dryRun(row);

        assertThat(report.recorded()).isEmpty();
        assertThat(report.unreadable()).hasSize(1);
        ImportedRow.Unreadable unreadable = report.unreadable().get(0);
        assertThat(unreadable.problems()).extracting(ImportProblem::field).containsExactly(field);
        assertThat(unreadable.problems().get(0).given()).isEqualTo(given);
        assertThat(unreadable.problems().get(0).legal()).isNotBlank();
        assertThat(unreadable.cells()).containsEntry("unit", row.split(",", -1)[5]);
        assertThat(report.lines(Locale.ROOT)).singleElement().asString().contains(field.name());
    }

    /** The local code of a procedure, and the catalogue's version of the day. */
    @ParameterizedTest
    @CsvSource({
        "2.000815.000.00.00.H55, 2024-06-19, 2024-06-20",
        "2.000815, 2024-06-19, 2024-06-20",
        "2.000815, 2024-07-01, 2024-07-04",
        "2.000815, 2024-06-28, 2024-07-01",
        "2.000815, 2024-06-30, 2024-07-02"
    })
    void dryRun_procedure_isTheVersionOfTheDay(String procedure, String received, LocalDate due) {
        ProcedureCatalogue catalogue = ProcedureCatalogue.of(List.of(
                Scene.COPIES
                        .withValidity(Validity.from(LocalDate.of(2024, 7, 1)))
                        .withDeadlineRule(DeadlineRule.ofWorkingDays(3)),
                Scene.COPIES
                        .withValidity(new Validity(LocalDate.of(2020, 1, 1), LocalDate.of(2024, 6, 30)))
                        .withDeadlineRule(DeadlineRule.ofWorkingDays(1))));

        ImportReport report = DossierImport.create(ImportOptions.of(catalogue, Scene.CALENDAR, Scene.OFFICER))
                .dryRun(new StringReader(
                        HEADINGS + "H55-240619-0001," + procedure + ",An,,,Tư pháp,,," + received + ",,,,2"));

        Dossier dossier = report.recorded().get(0).dossier();
        assertThat(dossier.deadline().orElseThrow().due().toLocalDate()).isEqualTo(due);
        assertThat(dossier.violations()).isEmpty();
    }

    @Test
    void dryRun_whatTheRowTellsOfPeople_comesBack() {
        Dossier dossier = only(START + ",,2024-06-19,,,,4");
        Dossier bare = only("H55-240619-0001,2.000815,An,,,Tư pháp,,,2024-06-19,,,,4");

        assertThat(dossier.applicant().personalId()).contains(PersonalId.of("019090012345"));
        assertThat(bare.applicant().personalId()).isEmpty();
        assertThat(bare.applicant().phone()).isEmpty();
        assertThat(dossier.channel()).isEqualTo(Channel.IN_PERSON);
        assertThat(dossier.processingUnit()).isEqualTo("Tư pháp");
    }

    @Test
    void dryRun_agencyOfItsOwnColumn_winsOverTheCode() {
        ImportReport report = DossierImport.create(OPTIONS).dryRun(new StringReader("""
                        code,procedure,applicant,unit,received,status,agency
                        H55-240619-0001,2.000815,An,Tư pháp,2024-06-19,2,H55.19
                        H55-240619-0002,2.000815,An,Tư pháp,2024-06-19,2,
                        H55-240619-0003,2.000815,An,Tư pháp,2024-06-19,2,nowhere
                        """));

        assertThat(report.recorded())
                .extracting(row -> row.dossier().agency().value())
                .containsExactly("H55.19", "H55");
        assertThat(report.unreadable())
                .singleElement()
                .satisfies(row -> assertThat(row.problems())
                        .extracting(ImportProblem::field)
                        .containsExactly(ImportField.AGENCY));
    }

    @Test
    void dryRun_onlyHandedIn_waitsForAcceptanceSinceThen() {
        Dossier dossier = only(START + "2,2024-06-19 08:00,,,,,1");

        assertThat(dossier.status()).isEqualTo(DossierStatus.REGISTERED);
        assertThat(dossier.submittedAt()).isEqualTo(Instant.parse("2024-06-19T01:00:00Z"));
        assertThat(dossier.receivedAt()).isEmpty();
        assertThat(dossier.deadline()).isEmpty();
    }

    @Test
    void dryRun_resultReadyAndNotHandedOver_isProcessed() {
        Dossier dossier = only(START + ",,2024-06-19 09:00,,2024-06-19,,9");

        assertThat(dossier.status()).isEqualTo(DossierStatus.PROCESSED);
        assertThat(dossier.finishedAt()).contains(Instant.parse("2024-06-19T10:00:00Z"));
        assertThat(dossier.returnedAt()).isEmpty();
    }

    @Test
    void dryRun_dueTime_saysWhyItIsWrong() {
        assertThat(problem("H55-240619-0001,2.000815,An,,,Tư pháp,,,2024-06-19,2024-06-18,,,4"))
                .isEqualTo("a time not before the acceptance");
        assertThat(problem("H55-190619-0001,2.000815,An,,,Tư pháp,,,2019-06-19,,,,4"))
                .isEqualTo("a time, as it cannot be computed");
    }

    @Test
    void dryRun_longCell_isNotShown() {
        String longest = "9".repeat(60);

        assertThat(ImportProblem.of(ImportField.STATUS, longest, "1 to 10").given())
                .isEqualTo(longest);
        assertThat(ImportProblem.of(ImportField.STATUS, longest + "9", "1 to 10")
                        .given())
                .isEqualTo("61 characters (not shown)");
        assertThat(ImportProblem.of(ImportField.PHONE, "1", "").given()).isEqualTo("1 characters (not shown)");
    }

    @Test
    void options_headings_areTheUsualOnesUnlessSaid() {
        ImportOptions options = ImportOptions.of(ProcedureCatalogue.bundled(), Scene.CALENDAR, Scene.OFFICER);

        assertThat(options.headings()).hasSize(ImportField.values().length);
        assertThat(options.headings().get(ImportField.PERSONAL_ID)).isEqualTo("personal_id");
        assertThat(options.withHeading(ImportField.CODE, "ma").headings().get(ImportField.CODE))
                .isEqualTo("ma");
        assertThat(options.separator()).isEqualTo(',');
    }

    @Test
    void toString_rows_tellTheirLine() {
        ImportReport report = dryRun(START + ",,2024-06-19,,,,4\nH55-240619-0001,x");

        assertThat(report.rows().get(0))
                .hasToString("Recorded[line 2, Dossier[000.00.19.H55-240619-0001, 4 Đang xử lý], []]");
        assertThat(report.rows().get(1).toString()).startsWith("Unreadable[line 3, [ImportProblem[field=");
    }

    @Test
    void dryRun_phoneThatIsNone_isLeftOutAndTold() {
        ImportReport report = dryRun("""
                H55-240619-0001,2.000815,An,,không có,Tư pháp,,,2024-06-19,,,,4
                H55-240619-0002,2.000815,,,12,Tư pháp,,,2024-06-19,,,,4
                H55-240619-0003,2.000815,An,,+84 208 3821 234,Tư pháp,,,2024-06-19,,,,4
                """);

        assertThat(report.recorded()).hasSize(2);
        assertThat(report.recorded().get(0).dossier().applicant().phone()).isEmpty();
        assertThat(report.recorded().get(0).findings())
                .containsExactly(new ImportProblem(
                        ImportField.PHONE, "8 characters (not shown)", "a Vietnamese mobile or landline number"));
        assertThat(report.recorded().get(0).cells()).containsEntry("phone", "không có");
        assertThat(report.lines(Locale.ROOT).get(0))
                .contains("left out")
                .contains("PHONE")
                .doesNotContain("không có");
        assertThat(report.unreadable().get(0).problems())
                .extracting(ImportProblem::field)
                .containsExactly(ImportField.APPLICANT, ImportField.PHONE);
        assertThat(report.recorded().get(1).dossier().applicant().phone()).contains(PhoneNumber.of("02083821234"));
        assertThat(report.recorded().get(1).findings()).isEmpty();
    }

    @Test
    void dryRun_severalRows_tellTheirLinesAndOnlyOneFails() {
        ImportReport report = dryRun("\n" + START + ",,2024-06-19,,,,4,\"hai\ndòng, \"\"trích\"\"\"\n\nx,y,z\n" + START
                + ",,2024-06-19,,,,2");

        assertThat(report.rows()).extracting(ImportedRow::line).containsExactly(3L, 6L, 7L);
        assertThat(report.rows().get(0).cells()).containsEntry("ghi chú", "hai\ndòng, \"trích\"");
        assertThat(report.unreadable()).extracting(ImportedRow::line).containsExactly(6L);
        assertThat(report.unreadable().get(0).cells()).containsEntry("applicant", "z");
    }

    @Test
    void rows_otherHeadingsAndSeparator_areRead() {
        DossierImport old = DossierImport.create(OPTIONS.withSeparator(';')
                .withHeading(ImportField.CODE, "dossierNo")
                .withHeading(ImportField.UNIT, "dv"));

        List<ImportedRow> rows = old.rows(new StringReader("\uFEFFdossierNo;procedure;applicant;status;received;dv\n"
                        + "H55-240619-0001;2.000815;An;4;2024-06-19;A, B"))
                .toList();

        assertThat(rows).singleElement().isInstanceOf(ImportedRow.Recorded.class);
        String unit = rows.get(0).fold(recorded -> recorded.dossier().processingUnit(), unreadable -> "");
        assertThat(unit).isEqualTo("A, B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "code,procedure,applicant\n"})
    void rows_headingsMissing_areNamed(String text) {
        DossierImport old = DossierImport.create(OPTIONS);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> old.rows(new StringReader(text)))
                .withMessageContaining("status");
    }

    @Test
    void rows_readingFails_isAnEnvironmentFailure() {
        Reader broken = new Reader() {
            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                throw new IOException("gone");
            }

            @Override
            public void close() {}
        };

        assertThatExceptionOfType(ResourceException.class)
                .isThrownBy(() -> DossierImport.create(OPTIONS).rows(broken));
    }

    @Test
    void toString_rows_tellNothingPersonal() {
        ImportReport report =
                dryRun(START + ",,2024-06-19,,,,4\nH55-240619-0001,x,Lê Thị Bí Mật,123,0912345678,Tư pháp");

        assertThat(report.toString() + report.lines(Locale.ROOT))
                .doesNotContain("Nguyễn", "Bí Mật", "0912345678", "019090");
    }

    private static Dossier only(String row) {
        ImportReport report = dryRun(row);
        assertThat(report.unreadable()).isEmpty();
        return report.recorded().get(0).dossier();
    }

    private static String problem(String row) {
        return dryRun(row).unreadable().get(0).problems().get(0).legal();
    }

    private static ImportReport dryRun(String rows) {
        return DossierImport.create(OPTIONS).dryRun(new StringReader(HEADINGS + rows));
    }
}
