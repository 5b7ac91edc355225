package vn.motcua.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.calendar.Deadline;
import vn.motcua.calendar.LunarDate;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.dossier.Actor;
import vn.motcua.dossier.Applicant;
import vn.motcua.dossier.Backlog;
import vn.motcua.dossier.BacklogOptions;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierEvent;
import vn.motcua.dossier.ImportOptions;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalId;
import vn.motcua.money.Money;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProcedureCatalogue;

class MotcuaJsonTest {

    private static final MotcuaJson JSON = MotcuaJson.create(JsonOptions.defaults());

    @Test
    void read_unknownFields_areWrittenBack() {
        String text = "{\"version\":1,\"type\":\"applicant\",\"later\":[1,{\"a\":1.50}],\"value\":"
                + "{\"kind\":\"CITIZEN\",\"nick\":\"Tí\",\"name\":\"Nguyễn Văn An\",\"more\":null}}";
        JsonDocument<Applicant> document = read(Applicant.class, text);

        assertThat(document.unknown()).containsExactlyInAnyOrder("later", "value.nick", "value.more");
        assertThat(written(document))
                .isEqualTo("{\"version\":1,\"type\":\"applicant\",\"value\":{\"kind\":\"CITIZEN\","
                        + "\"name\":\"Nguyễn Văn An\",\"nick\":\"Tí\",\"more\":null},\"later\":[1,{\"a\":1.50}]}");
    }

    @Test
    void withValue_changedValue_keepsUnknownFieldsOfWhatStayed() {
        String text = written(JsonDocument.of(Samples.dossier()))
                .replace("\"toUnit\":", "\"ward\":7,\"toUnit\":")
                .replace("\"filing\":{", "\"filing\":{\"shelf\":\"B2\",")
                .replace("\"deadline\":{\"received\":", "\"deadline\":{\"promised\":true,\"received\":");
        JsonDocument<Dossier> document = read(Dossier.class, text);
        Dossier longer =
                document.value().record(new DossierEvent.Transferred(Samples.OFFICER, Samples.minutes(200), "Văn thư"));
        String rewritten = written(document.withValue(longer));

        assertThat(document.unknown())
                .containsExactly(
                        "value.events[0].filing.shelf",
                        "value.events[1].deadline.promised",
                        "value.events[3].ward",
                        "value.events[5].deadline.promised",
                        "value.events[10].deadline.promised",
                        "value.events[14].deadline.promised");
        assertThat(read(Dossier.class, rewritten).unknown()).containsExactlyElementsOf(document.unknown());
        assertThat(read(Dossier.class, rewritten).value()).isEqualTo(longer);
    }

    @Test
    void withValue_shiftedElements_findsThemAgain_andDropsThoseOfChangedOnes() {
        String text = written(JsonDocument.of(Samples.dossier())).replace("\"toUnit\":", "\"ward\":7,\"toUnit\":");
        JsonDocument<Dossier> document = read(Dossier.class, text);
        List<DossierEvent> events = document.value().events();
        Dossier shorter = Dossier.replay(List.of(events.get(0), events.get(1), events.get(3)));
        Dossier without = Dossier.replay(List.of(events.get(0)));

        assertThat(read(Dossier.class, written(document.withValue(shorter))).unknown())
                .containsExactly("value.events[2].ward");
        assertThat(written(document.withValue(without))).doesNotContain("ward");
    }

    @Test
    void read_unknownEvent_isNotUnderstoodButWrittenAsItCame() {
        String text = written(JsonDocument.of(Samples.dossier())).replace("TRANSFERRED", "DELEGATED");
        JsonDocument<Dossier> document = read(Dossier.class, text);

        assertThat(document.isUnderstood()).isFalse();
        assertThat(document.unknown()).containsExactly("value.events[3].type");
        assertThat(written(document)).isEqualTo(text);
        assertThatThrownBy(document::value)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("value.events[3].type")
                .hasMessageContaining("TRANSFERRED")
                .hasMessageNotContaining("DELEGATED");
        assertThatThrownBy(() -> document.withValue(Samples.dossier())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void read_unknownConstant_isNotUnderstoodButWrittenAsItCame() {
        String text = "{\"version\":1,\"type\":\"channel\",\"value\":\"DRONE\"}";
        JsonDocument<Channel> document = read(Channel.class, text);

        assertThat(document.isUnderstood()).isFalse();
        assertThat(written(document)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"version\":2,\"type\":\"money\",\"value\":1}|version",
                "{\"type\":\"money\",\"value\":1}|version",
                "{\"version\":1,\"type\":\"domain\",\"value\":1}|type",
                "{\"version\":1,\"type\":\"money\"}|value",
                "{\"version\":1,\"type\":\"money\",\"value\":null}|value",
                "{\"version\":1,\"type\":\"money\",\"value\":-1}|value",
                "{\"version\":1,\"type\":\"money\",\"value\":1.5}|value",
                "{\"version\":1,\"type\":\"money\",\"value\":99999999999999999999}|value",
                "{\"version\":1,\"type\":\"money\",\"value\":\"Nguyen\"}|value",
                "[]|document",
                "1|document",
                "{|document",
                "Nguyen|document",
                "{\"version\":1,\"version\":1}|document",
                "{\"version\":1,\"type\":\"money\",\"value\":1} Nguyen|document",
                "{\"version\":1,\"type\":\"money\",\"value\":1,\"Nguyen\":1,\"Nguyen\":2}|document"
            })
    void read_bad_namesTheField_andShowsNothing(String text, String path) {
        assertThatThrownBy(() -> read(Money.class, text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(path)
                .hasMessageContaining("[INVALID_VALUE]")
                .hasMessageNotContaining("Nguyen")
                .satisfies(MotcuaJsonTest::hidesTheText);
    }

    @Test
    void read_whatATypeRefuses_namesPathMaskedValueAndWhatIsLegal() {
        String text = written(JsonDocument.of(Samples.dossier())).replace("019090012345", "01909001234");

        assertThatThrownBy(() -> read(Dossier.class, text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("value.events[0].filing.applicant.personalId")
                .hasMessageContaining("got 019*******4 (11 characters), expected 12 digits")
                .hasMessageNotContaining("01909001234");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-06-19T09:00:00+07:00, 2024-06-19T02:00:00Z",
        "2024-06-19T02:00:00Z, 2024-06-19T02:00:00Z",
        "2024-06-18T22:00:00-04:00, 2024-06-19T02:00:00Z"
    })
    void read_anyOffset_isThatMoment(String text, String moment) {
        String json = written(JsonDocument.of(Samples.DEADLINE)).replace("2024-06-19T09:00:00+07:00", text);

        assertThat(read(Deadline.class, json).value().received().toInstant()).isEqualTo(Instant.parse(moment));
    }

    @ParameterizedTest
    @CsvSource({"2024-06-19T09:00:00", "2024-06-19", "2024-02-30T09:00:00+07:00", "19/06/2024"})
    void read_noMoment_isRefused(String text) {
        String json = written(JsonDocument.of(Samples.DEADLINE)).replace("2024-06-19T09:00:00+07:00", text);

        assertThatThrownBy(() -> read(Deadline.class, json))
                .hasMessageContaining("value.received")
                .hasMessageContaining("with its offset");
    }

    @Test
    void read_beyondALimit_isRefused() {
        JsonOptions options = JsonOptions.defaults();
        String money = "{\"version\":1,\"type\":\"money\",\"value\":1}";
        String nested = money.replace("}", ",\"x\":" + "[".repeat(8) + "]".repeat(8) + "}");
        String unknown = money.replace("}", ",\"x\":\"" + "n".repeat(30) + "\"}");

        assertThat(limited(options.withMaxDocumentBytes(money.length()), money)).isTrue();
        assertThat(limited(options.withMaxDocumentBytes(money.length() - 1), money))
                .isFalse();
        assertThat(limited(options.withMaxDepth(9), nested)).isTrue();
        assertThat(limited(options.withMaxDepth(8), nested)).isFalse();
        assertThat(limited(options.withMaxTextLength(30), unknown)).isTrue();
        assertThat(limited(options.withMaxTextLength(29), unknown)).isFalse();
        assertThat(limited(options.withMaxUnknownLength(33), unknown)).isTrue();
        assertThat(limited(options.withMaxUnknownLength(32), unknown)).isFalse();
    }

    @Test
    void read_numbersThatNobodyKnows_areKeptToTheLastDigit() {
        String text = "{\"version\":1,\"type\":\"money\",\"value\":1,\"x\":123456789012345678901234567890.10}";

        assertThat(written(read(Money.class, text))).isEqualTo(text);
    }

    @Test
    void read_anotherEventThanAskedFor_isRefused() {
        String text = written(JsonDocument.of(Samples.events().get(0)));

        assertThatThrownBy(() -> read(DossierEvent.Withdrawn.class, text)).hasMessageContaining("a Withdrawn");
    }

    @Test
    void write_typeWithoutForm_isRefused() {
        JsonDocument<?> foreign = JsonDocument.of(new StringBuilder());

        assertThatThrownBy(() -> written(foreign)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void write_halfACharacter_isReadAgain() {
        Actor actor = Actor.of(PersonName.of("A"), "\ud83d", "B");

        assertThat(read(Actor.class, written(JsonDocument.of(actor))).value()).isEqualTo(actor);
    }

    @Test
    void streams_thatFail_areResourceFailures() throws IOException {
        InputStream in = InputStream.nullInputStream();
        OutputStream out = OutputStream.nullOutputStream();
        in.close();
        out.close();

        assertThatThrownBy(() -> JSON.read(Money.class, in)).hasMessageContaining(FailureCode.FILE_UNREADABLE.name());
        assertThatThrownBy(() -> JSON.write(JsonDocument.of(Money.ZERO), out))
                .hasMessageContaining(FailureCode.OUTPUT_NOT_WRITABLE.name());
    }

    @Test
    void document_toString_tellsNothing() {
        assertThat(JsonDocument.of(PersonalId.of("019090012345"))).hasToString("JsonDocument[PersonalId, 0 unknown]");
        assertThat(JsonDocument.of(Samples.ORGANISATIONS).unknown()).isEmpty();
    }

    @Test
    void read_aListOfPairs_takesEachKeyOnce() {
        BacklogOptions options = BacklogOptions.defaults();
        String text = written(JsonDocument.of(Backlog.of(Stream.empty(), Samples.NINE, options)));

        assertThat(read(Backlog.class, text).value().counts()).hasSize(Backlog.State.values().length);
        assertThatThrownBy(() -> read(Backlog.class, text.replace("IN_HAND", "OVER")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("value.counts[6]")
                .hasMessageContaining("each state once");
    }

    @Test
    void read_aSeparatorOrSpan_takesWhatItIs() {
        ImportOptions options =
                ImportOptions.of(ProcedureCatalogue.of(List.of()), WorkingCalendar.of(List.of()), Samples.OFFICER);
        String importing = written(JsonDocument.of(options));
        String listing = written(JsonDocument.of(BacklogOptions.defaults()));

        assertThatThrownBy(() -> read(ImportOptions.class, importing.replace(":\",\"", ":\",,\"")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("value.separator");
        assertThatThrownBy(() -> read(BacklogOptions.class, listing.replace("PT48H", "2 days")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("value.dueSoon")
                .hasMessageContaining("PT48H");
    }

    @Test
    void read_storedCalendar_refusesOlderUpdatesAsBefore() {
        WorkingCalendar calendar = WorkingCalendar.vietnam();

        assertThat(read(WorkingCalendar.class, written(JsonDocument.of(calendar)))
                        .value()
                        .issued())
                .isEqualTo(calendar.issued());
    }

    @Test
    void read_aFlag_takesTrueAndFalseOnly() {
        String text = written(JsonDocument.of(LunarDate.of(2025, 6, 1)));

        assertThat(text).contains("\"leapMonth\":false");
        assertThatThrownBy(() -> read(LunarDate.class, text.replace("false", "0")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("value.leapMonth");
    }

    private static boolean limited(JsonOptions options, String text) {
        try {
            MotcuaJson.create(options)
                    .read(Money.class, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return true;
        } catch (InvalidInputException e) {
            assertThat(e.code()).isEqualTo(FailureCode.LIMIT_EXCEEDED);
            return false;
        }
    }

    private static void hidesTheText(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain("Nguyen");
        }
    }

    private static <T> JsonDocument<T> read(Class<T> type, String text) {
        return JSON.read(type, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String written(JsonDocument<?> document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JSON.write(document, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
