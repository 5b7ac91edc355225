package vn.motcua.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.calendar.DeadlineRule;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.calendar.WorkingHours;
import vn.motcua.failure.InvalidInputException;

class AgencySetTest {

    private static final AgencyCode ONE = AgencyCode.of("000.00.19.H55");
    private static final AgencyCode TWO = AgencyCode.of("H55.20");
    private static final WorkingHours LATE =
            new WorkingHours(LocalTime.of(8, 0), LocalTime.of(12, 0), LocalTime.of(14, 0), LocalTime.of(18, 0));

    @Test
    void of_defaults_areTheDocumentedOnes() {
        AgencySettings settings = AgencySettings.of(ONE, "UBND xã Mẫu");

        assertThat(settings.hours()).isEqualTo(WorkingHours.USUAL);
        assertThat(settings.cutOff()).isEqualTo(DeadlineRule.DEFAULT_CUT_OFF);
        assertThat(settings.administrativeUnit()).isEmpty();
        assertThat(settings.feeSchedule()).isEmpty();
        assertThat(settings.templates()).isEmpty();
        assertThat(settings.credentials()).isEmpty();
    }

    @Test
    void with_everySetting_changesThatOneOnly() {
        AgencySettings settings = AgencySettings.of(ONE, "UBND xã Mẫu")
                .withAdministrativeUnit("05941")
                .withHours(LATE)
                .withCutOff(LocalTime.of(18, 0))
                .withFeeSchedule(Reference.to("fees-2026"))
                .withTemplates(Reference.to("forms/tt03"))
                .withCredential("payment", Reference.to("one/payment"))
                .withCredential("portal", Reference.to("one/portal"));

        assertThat(settings)
                .isEqualTo(new AgencySettings(
                        ONE,
                        "UBND xã Mẫu",
                        Optional.of("05941"),
                        LATE,
                        LocalTime.of(18, 0),
                        Optional.of(Reference.to("fees-2026")),
                        Optional.of(Reference.to("forms/tt03")),
                        Map.of("payment", Reference.to("one/payment"), "portal", Reference.to("one/portal"))));
        assertThat(settings.credential("payment")).contains(Reference.to("one/payment"));
        assertThat(settings.credential("signing")).isEmpty();
    }

    @Test
    void of_mapOfTheCaller_isCopied() {
        Map<String, Reference> credentials = new HashMap<>(Map.of("payment", Reference.to("one/payment")));
        AgencySettings settings = new AgencySettings(
                ONE,
                "A",
                Optional.empty(),
                WorkingHours.USUAL,
                DeadlineRule.DEFAULT_CUT_OFF,
                Optional.empty(),
                Optional.empty(),
                credentials);

        credentials.put("payment", Reference.to("two/payment"));

        assertThat(settings.credential("payment")).contains(Reference.to("one/payment"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> settings.credentials().clear());
    }

    @Test
    void with_illegalSettings_areRefused() {
        AgencySettings settings = AgencySettings.of(ONE, "A");

        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> AgencySettings.of(ONE, " "));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> settings.withAdministrativeUnit("941"))
                .withMessageContaining("941");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> settings.withCutOff(LocalTime.of(17, 0, 1)))
                .withMessageContaining("17:00");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> settings.withCredential(" ", Reference.to("a")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Pa55w0rd!",
                "-----BEGIN PRIVATE KEY-----",
                "AKIAIOSFODNN7EXAMPLE",
                "dGhpcyBpcyBhIHNlY3JldA==",
                "a b",
                "/a",
                "a/",
                "eyjhbgcioijiuzi1nij9eyjhbgcioijiuzi1nij9eyjhbgcioijiuzi1nij9aaaaa"
            })
    void reference_whatLooksLikeASecret_isRefusedAndNotRepeated(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Reference.to(text))
                .satisfies(e -> assertThat(text.isEmpty()
                                || !String.valueOf(e.getMessage()).contains(text))
                        .isTrue());
    }

    @Test
    void reference_longest_hasSixtyFourCharacters() {
        assertThat(Reference.to("a".repeat(Reference.MAX_LENGTH)).toString()).hasSize(64);
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> Reference.to("a".repeat(65)));
    }

    @Test
    void find_eitherSpelling_givesTheSameAgency() {
        AgencySet agencies = AgencySet.of(List.of(AgencySettings.of(ONE, "Một"), AgencySettings.of(TWO, "Hai")));

        assertThat(agencies.require(AgencyCode.of("H55.19")).name()).isEqualTo("Một");
        assertThat(agencies.require(AgencyCode.of("000.00.20.H55")).name()).isEqualTo("Hai");
        assertThat(agencies.all()).extracting(AgencySettings::name).containsExactly("Một", "Hai");
    }

    @Test
    void of_oneAgencyInTwoSpellings_isRefused() {
        List<AgencySettings> twice =
                List.of(AgencySettings.of(ONE, "Một"), AgencySettings.of(AgencyCode.of("H55.19"), "Một nữa"));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> AgencySet.of(twice))
                .withMessageContaining("H55.19 twice");
    }

    @Test
    void find_agencyThatIsNotHere_neverGivesAnother() {
        AgencySet agencies = AgencySet.of(List.of(AgencySettings.of(ONE, "Một")));

        for (String other : List.of("H55", "H55.1", "H55.191", "H55.19.01", "H56.19", "H55.20")) {
            assertThat(agencies.find(AgencyCode.of(other))).isEmpty();
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> agencies.require(AgencyCode.of(other)))
                    .withMessageContaining(other);
        }
    }

    @Test
    void with_changeOfOneAgency_leavesTheOtherAndTheOldSetAlone() {
        AgencySettings one = AgencySettings.of(ONE, "Một").withCredential("payment", Reference.to("one/payment"));
        AgencySettings two = AgencySettings.of(TWO, "Hai").withCredential("payment", Reference.to("two/payment"));
        AgencySet before = AgencySet.of(List.of(one, two));

        AgencySet after = before.with(one.withHours(LATE).withCredential("payment", Reference.to("one/new")));

        assertThat(after.require(TWO)).isSameAs(two);
        assertThat(before.require(ONE)).isSameAs(one);
        assertThat(after.require(ONE).credential("payment")).contains(Reference.to("one/new"));
        assertThat(after.without(ONE).all()).containsExactly(two);
        assertThat(after.find(ONE)).isPresent();
        assertThat(after.without(AgencyCode.of("H01")).all()).isEqualTo(after.all());
        assertThat(after).hasToString("[H55.19, H55.20]");
    }

    @Test
    void agencies_manyInOneProcess_workAsIfEachWereAlone() {
        List<AgencySettings> settings =
                IntStream.range(0, 60).mapToObj(AgencySetTest::commune).toList();
        AgencySet agencies = AgencySet.of(settings);
        DocumentSequence shared = DocumentSequence.inMemory();

        Map<AgencyCode, List<String>> together = settings.parallelStream()
                .collect(Collectors.toConcurrentMap(
                        AgencySettings::agency, one -> day(agencies.require(one.agency()), shared)));

        for (AgencySettings one : settings) {
            List<String> alone = day(AgencySet.of(List.of(one)).require(one.agency()), DocumentSequence.inMemory());
            assertThat(together.get(one.agency())).isEqualTo(alone);
        }
    }

    private static AgencySettings commune(int i) {
        LocalTime opens = LocalTime.of(7, i);
        WorkingHours hours = new WorkingHours(opens, LocalTime.of(11, 30), LocalTime.of(13, 30), LocalTime.of(17, 0));
        return AgencySettings.of(AgencyCode.of("H55.1" + (10 + i)), "UBND xã " + i)
                .withHours(hours)
                .withCredential("payment", Reference.to("commune-" + i + "/payment"));
    }

    /** What an agency sees in a day: its deadline, its own document numbers and its own credential. */
    private static List<String> day(AgencySettings settings, DocumentSequence sequence) {
        WorkingCalendar calendar = WorkingCalendar.vietnam();
        List<String> seen = new ArrayList<>();
        Instant early = Instant.parse("2026-03-02T00:00:00Z").minus(Duration.ofHours(1));
        seen.add(settings.hours().deadline(early, 8, calendar).toString());
        DocumentSeries series = DocumentSeries.of(settings.agency(), LocalDate.of(2026, 3, 2));
        for (int i = 0; i < 40; i++) {
            seen.add(sequence.issue(series, DocumentSymbol.of(DocumentType.DECISION, "UBND"))
                    .toString());
        }
        seen.add(settings.credential("payment").orElseThrow().name());
        return seen;
    }
}
