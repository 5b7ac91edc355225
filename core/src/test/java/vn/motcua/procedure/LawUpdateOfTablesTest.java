package vn.motcua.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.HolidayRule;
import vn.motcua.calendar.HolidayRules;
import vn.motcua.calendar.LawUpdate;
import vn.motcua.calendar.PublicHolidays;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.MotcuaException;

/** An imagined change of law, told in one signed file. */
class LawUpdateOfTablesTest {

    private static final String UPDATE = """
        issued\t2027-12-05
        notice\t2028\tThông báo 1/TB-BNV
        off\t2028-01-03\tNghỉ bù
        table\tholidays
        # Labour Day until 2027, the Day of the Sea from 2028.
        Ngày Quốc tế Lao động\tSOLAR\t5\t1\t1\tMADE_UP\t2021-01-01\t2027-12-31\tLAW\tĐiều 112
        Ngày Biển\tSOLAR\t6\t8\t1\tNOT_MADE_UP\t2028-01-01\t\tSDK\tgiả định

        table\tprocedures
        domain\tCT\tG15-CT01\tChứng thực
        procedure\t2.000815\tChứng thực bản sao\tCT\t0\tworking-days\t15:00\t\t\t2027-12-31\t\t\tnguồn cũ
        procedure\t2.000815\tChứng thực bản sao\tCT\t1\tworking-days\t\t\t2028-01-01\t\t\t\tnguồn mới
        """;

    private static final ProcedureCode COPIES = ProcedureCode.of("2.000815");

    @TempDir
    private Path folder;

    @Test
    void updatedBy_holidays_replacesTheRulesOfTheLaw() throws Exception {
        HolidayRules rules = HolidayRules.bundled().updatedBy(read(UPDATE));

        assertThat(rules.rules()).extracting(HolidayRule::name).containsExactly("Ngày Quốc tế Lao động", "Ngày Biển");
        assertThat(rules.issued()).isEqualTo(LocalDate.of(2027, 12, 5));
        assertThat(PublicHolidays.in(2028, rules).certain()).containsExactly(LocalDate.of(2028, 6, 8));
        assertThat(PublicHolidays.in(2026, rules).certain()).containsExactly(LocalDate.of(2026, 5, 1));
        assertThat(PublicHolidays.in(2028).certain()).doesNotContain(LocalDate.of(2028, 6, 8));
    }

    @Test
    void updatedBy_procedures_replacesTheVersionsOfTheCodesItNames() throws Exception {
        ProcedureCatalogue bundled = ProcedureCatalogue.bundled();
        ProcedureCatalogue catalogue = bundled.updatedBy(read(UPDATE));

        assertThat(catalogue.versionsOf(COPIES)).hasSize(2);
        assertThat(catalogue
                        .inForce(COPIES, LocalDate.of(2027, 12, 31))
                        .orElseThrow()
                        .deadlineRule())
                .isEqualTo(DeadlineRule.sameDay());
        assertThat(catalogue
                        .inForce(COPIES, LocalDate.of(2028, 1, 1))
                        .orElseThrow()
                        .deadlineRule())
                .isEqualTo(DeadlineRule.ofWorkingDays(1));
        assertThat(catalogue.versions()).hasSize(bundled.versions().size() + 1);
        assertThat(catalogue.incomplete()).isEqualTo(bundled.incomplete());
        assertThat(catalogue.issued()).isEqualTo(LocalDate.of(2027, 12, 5));
    }

    @Test
    void updatedBy_procedureThatWasIncomplete_completesIt() throws Exception {
        ProcedureCatalogue bundled = ProcedureCatalogue.bundled();
        IncompleteProcedure open = bundled.incomplete().get(0);

        ProcedureCatalogue catalogue =
                bundled.updatedBy(read(UPDATE.replace("2.000815", open.code().value())));

        assertThat(catalogue.incomplete())
                .doesNotContain(open)
                .hasSize(bundled.incomplete().size() - 1);
        assertThat(catalogue.versionsOf(open.code())).hasSize(2);
    }

    @Test
    void updatedBy_oneFile_servesEachKindOfLaw() throws Exception {
        LawUpdate update = read(UPDATE);
        LawUpdate days = read(UPDATE.substring(0, UPDATE.indexOf("table")));

        assertThat(WorkingCalendar.vietnam().updatedBy(update).years()).hasSize(7);
        assertThat(HolidayRules.bundled().updatedBy(days)).isEqualTo(HolidayRules.bundled());
        assertThat(ProcedureCatalogue.bundled().updatedBy(days)).isEqualTo(ProcedureCatalogue.bundled());
        assertThat(days.lines(LawUpdate.HOLIDAYS)).isEmpty();
    }

    @Test
    void updatedBy_olderThanLoaded_isRefused() throws Exception {
        LawUpdate old = read(UPDATE.replace("2027-12-05", "2026-11-21"));

        assertOutdated(() -> HolidayRules.bundled().updatedBy(old));
        assertOutdated(() -> ProcedureCatalogue.bundled().updatedBy(old));
        assertThat(HolidayRules.of(List.of()).updatedBy(old).rules()).hasSize(2);
        assertThat(ProcedureCatalogue.of(List.of()).updatedBy(old).versions()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "SOLAR\t6\t8|MOON\t6\t8|holidays line 7 column 2 (calendar)|LUNAR or SOLAR",
                "SOLAR\t6\t8|SOLAR\t13\t8|holidays line 7 column 3 (month)|1 to 12",
                "SOLAR\t6\t8|SOLAR\t6\t31|holidays line 7 column 4 (day)|1 to 30",
                "SOLAR\t6\t8|LUNAR\t6\t30|holidays line 7 column 4 (day)|1 to 29",
                "6\t8\t1|6\t8\t11|holidays line 7 column 5 (days)|1 to 10",
                "NOT_MADE_UP|PERHAPS|holidays line 7 column 6 (made up)|MADE_UP or NOT_MADE_UP",
                "2021-01-01\t2027|2028-01-01\t2027|holidays line 6 column 8 (last day)|not before 2028-01-01",
                "\tgiả định||holidays line 7 column 10 (source)|10 columns",
                "2028-01-01\t\t\t|2028-13-01\t\t\t|procedures line 12 column 9 (first day)|a date"
            })
    void updatedBy_wrongLine_namesItsPlaceInTheFile(String right, String wrong, String place, String legal)
            throws Exception {
        LawUpdate update = read(UPDATE.replace(right, wrong == null ? "" : wrong));

        assertThatThrownBy(() -> {
                    HolidayRules.bundled().updatedBy(update);
                    ProcedureCatalogue.bundled().updatedBy(update);
                })
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(legal);
    }

    @Test
    void read_tableOfAnotherName_isRefused() {
        assertThatThrownBy(() -> read(UPDATE.replace("table\tprocedures", "table\tfees")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("law.tsv line 9 column 2")
                .hasMessageContaining("holidays or procedures");
    }

    private LawUpdate read(String text) throws Exception {
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path file = Files.writeString(folder.resolve("law.tsv"), text);
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(Files.readAllBytes(file));
        Path proof = Files.write(folder.resolve("law.sig"), signature.sign());
        return LawUpdate.read(file, proof, List.of(key.getPublic()));
    }

    private static void assertOutdated(Runnable update) {
        assertThatThrownBy(update::run)
                .isInstanceOfSatisfying(
                        MotcuaException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.LAW_DATA_OUTDATED));
    }
}
