package vn.motcua.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.internal.table.TableRow;
import vn.motcua.internal.table.TableText;

class CodeMappingTest {

    private static final String HEADER = "old_code,old_name,new_code,new_name,from,extent,evidence,source\n";
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"05908,6", "05917,3", "05923,3", "05941,4", "05953,5"})
    void bundled_communesOfPhuBinh_leadToTheFiveOfToday(String newCode, int parts) {
        CodeMapping mapping = CodeMapping.bundled();
        Gazetteer gazetteer = AdministrativeUnits.bundled().at(REFORM);

        assertThat(mapping.predecessors(newCode)).hasSize(parts).allSatisfy(change -> {
            assertThat(change.from()).isEqualTo(REFORM);
            assertThat(change.newName())
                    .isEqualTo(gazetteer.commune(newCode).orElseThrow().designation());
            assertThat(change.evidence()).isEqualTo(Evidence.CONFIRMED);
            assertThat(change.source()).startsWith("Resolution 1683/NQ-UBTVQH15, Article 1 (");
        });
        assertThat(mapping.successors(newCode))
                .as("the unit keeps a code it had")
                .hasSize(1);
    }

    @Test
    void bundled_allOfIt_isTwentyCommunesOfWhichOneWasDivided() {
        List<CodeChange> changes = CodeMapping.bundled().changes();

        assertThat(changes).hasSize(21);
        assertThat(changes.stream().map(CodeChange::oldCode).distinct()).hasSize(20);
        assertThat(changes)
                .filteredOn(change -> change.extent() == CodeChange.Extent.PART)
                .extracting(CodeChange::oldName)
                .containsOnly("xã Thượng Đình");
        assertThat(CodeMapping.bundled().predecessors("05941"))
                .extracting(CodeChange::oldName)
                .containsExactly("xã Thượng Đình", "xã Điềm Thụy", "xã Nga My", "xã Hà Châu");
    }

    @ParameterizedTest
    @CsvSource({
        "05959,2025-06-30,05959",
        "05959,2025-07-01,05953",
        "05953,2026-01-01,05953",
        "05932,2025-07-01,05908 05941",
        "05932,2025-06-30,05932",
        "99999,2026-01-01,99999"
    })
    void codesOn_day_followsTheChangesUpToIt(String oldCode, LocalDate day, String expected) {
        assertThat(CodeMapping.bundled().codesOn(oldCode, day)).containsExactly(expected.split(" "));
    }

    @Test
    void codesOn_severalReforms_areFollowedInOrderOfTime() throws Exception {
        CodeMapping mapping = CodeMapping.load(file("""
                00003,C,00004,D,2027-01-01,whole,inferred,S2
                00001,A,00003,C,2026-01-01,whole,confirmed,S1
                00002,B,00003,C,2026-01-01,part,confirmed,S1
                00002,B,00005,E,2026-01-01,part,confirmed,S1
                """));

        assertThat(mapping.codesOn("00001", LocalDate.of(2026, 12, 31))).containsExactly("00003");
        assertThat(mapping.codesOn("00001", LocalDate.of(2027, 1, 1))).containsExactly("00004");
        assertThat(mapping.codesOn("00002", LocalDate.of(2027, 1, 1))).containsExactly("00004", "00005");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5908", "059081", "0590x"})
    void codesOn_noCode_isRefused(String code) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CodeMapping.bundled().codesOn(code, REFORM))
                .withMessageContaining("five digits");
    }

    @Test
    void load_quotesByteOrderMarkAndWindowsLines_areRead() throws Exception {
        Path file = folder.resolve("mapping.csv");
        Files.writeString(
                file,
                "\uFEFF# by hand\r\n" + HEADER.replace("\n", "\r\n")
                        + "00001,\"xã \"\"A\"\", B\",00002,\"\"\"\",2026-01-01,whole,inferred,\"Decision 1, Article 2\"\r\n\r\n");

        CodeChange change = CodeMapping.load(file).changes().get(0);

        assertThat(change.oldName()).isEqualTo("xã \"A\", B");
        assertThat(change.newName()).isEqualTo("\"");
        assertThat(change.source()).isEqualTo("Decision 1, Article 2");
        assertThat(change.evidence()).isEqualTo(Evidence.INFERRED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "1,A,00002,B,2026-01-01,whole,confirmed,S|line 2 column 1 (old_code)|five digits",
                "00001,,00002,B,2026-01-01,whole,confirmed,S|line 2 column 2 (old_name)|a text",
                "00001,A,0000a,B,2026-01-01,whole,confirmed,S|line 2 column 3 (new_code)|five digits",
                "00001,A,00002, ,2026-01-01,whole,confirmed,S|line 2 column 4 (new_name)|a text",
                "00001,A,00002,B,2026-13-01,whole,confirmed,S|line 2 column 5 (from)|a date",
                "00001,A,00002,B,,whole,confirmed,S|line 2 column 5 (from)|a text",
                "00001,A,00002,B,2026-01-01,WHOLE,confirmed,S|line 2 column 6 (extent)|whole part",
                "00001,A,00002,B,2026-01-01,whole,sure,S|line 2 column 7 (evidence)|confirmed inferred",
                "00001,A,00002,B,2026-01-01,whole,confirmed,|line 2 column 8 (source)|a text",
                "00001,A,00002,B,2026-01-01,whole,confirmed|line 2 column 8 (source)|8 columns",
                "00001,A,00002,B,2026-01-01,whole,confirmed,S,x|line 2 column 9|at most 8",
                "00001,A\"B,00002,B,2026-01-01,whole,confirmed,S|line 2 column 2|quotation mark",
                "00001,\"A,00002,B,2026-01-01,whole,confirmed,S|line 2 column 2|closing quotation mark",
                "00001,\"A\"x,00002,B,2026-01-01,whole,confirmed,S|line 2 column 2|a comma",
                "# no,A,00002,B,2026-01-01,whole,confirmed,S|line 2 column 1 (old_code)|five digits"
            })
    void load_wrongCell_namesLineColumnAndWhatIsLegal(String line, String place, String legal) throws Exception {
        Path file = file(line + "\n");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CodeMapping.load(file))
                .withMessageContaining(place)
                .withMessageContaining(legal);
    }

    @Test
    void load_secondMentionOfAChange_namesBothLines() throws Exception {
        String line = "00001,A,00002,B,2026-01-01,part,confirmed,S\n";
        Path file = file(line + "\n" + line);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CodeMapping.load(file))
                .withMessageContaining("line 4")
                .withMessageContaining("line 2");
    }

    @ParameterizedTest
    @CsvSource({"whole,whole", "whole,part", "part,whole"})
    void load_communeThatWentTwoWaysWholly_isRefused(String first, String second) throws Exception {
        Path file = file("00001,A,00002,B,2026-01-01," + first + ",confirmed,S\n00001,A,00003,C,2026-01-01," + second
                + ",confirmed,S\n");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CodeMapping.load(file))
                .withMessageContaining("00002 and 00003");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only\n",
                "old_code,new_code\n",
                "old_code,old_name,new_code,new_name,from,extent,evidence,source,x\n"
            })
    void load_otherHeader_isRefused(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("mapping.csv"), text);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CodeMapping.load(file))
                .withMessageContaining("mapping.csv line");
    }

    @Test
    void load_bytesThatAreNotUtf8_namesTheLine() throws Exception {
        Path file =
                Files.write(folder.resolve("mapping.csv"), (HEADER + "00001,Hà").getBytes(StandardCharsets.ISO_8859_1));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CodeMapping.load(file))
                .withMessageContaining("line 2")
                .withMessageContaining("UTF-8");
    }

    @Test
    void load_tooLarge_isRefusedUnread() throws Exception {
        Path bytes = Files.write(folder.resolve("bytes.csv"), new byte[TableText.MAX_BYTES + 1]);
        Path lines = Files.writeString(folder.resolve("lines.csv"), HEADER + "\n".repeat(TableText.MAX_LINES));
        Path cell = file("00001," + "A".repeat(TableRow.MAX_CELL + 1) + ",00002,B,2026-01-01,whole,confirmed,S\n");

        for (Path file : List.of(bytes, lines)) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> CodeMapping.load(file))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.LIMIT_EXCEEDED));
        }
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CodeMapping.load(cell))
                .withMessageContaining("line 2 column 2")
                .withMessageContaining("501 characters");
    }

    @Test
    void load_missingFileOrFolder_saysWhich() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CodeMapping.load(folder.resolve("none.csv")))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.FILE_NOT_FOUND));
        assertThatExceptionOfType(ResourceException.class)
                .isThrownBy(() -> CodeMapping.load(folder))
                .satisfies(e -> assertThat(e.code()).isEqualTo(FailureCode.FILE_UNREADABLE));
    }

    @Test
    void and_otherMapping_joinsAndKeepsWhatBothSayOnce() throws Exception {
        CodeMapping own = CodeMapping.load(file("00001,A,00002,B,2026-01-01,whole,confirmed,S\n"));

        CodeMapping joined = CodeMapping.bundled().and(own).and(CodeMapping.bundled());

        assertThat(joined.changes()).hasSize(22);
        assertThat(joined.successors("00001")).hasSize(1);
        assertThat(CodeMapping.bundled().successors("00001")).isEmpty();
    }

    @Test
    void and_contradiction_isRefused() throws Exception {
        CodeMapping own = CodeMapping.load(file("05959,A,00002,B,2025-07-01,whole,confirmed,S\n"));

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> CodeMapping.bundled().and(own))
                .withMessageContaining("05959");
    }

    private Path file(String lines) throws Exception {
        return Files.writeString(folder.resolve("mapping.csv"), HEADER + lines);
    }
}
