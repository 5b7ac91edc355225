package vn.motcua.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.sandbox.junit.RequiresNative;

class LegacyTextTest {

    private static final long SEED = 5_712L;
    private static final String TEXT = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập - Tự do - Hạnh phúc";
    private static final String SMALL = "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíị" + "òỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ";
    private static final String CAPITALS = SMALL.toUpperCase(Locale.ROOT);
    private static final String ASCII =
            IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).collect(Collectors.joining());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "TCVN3;Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp - Tù do - H¹nh phóc",
                "VNI;Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam Ñoäc laäp - Töï do - Haïnh phuùc",
                "VIQR;Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam DDo^.c la^.p - Tu+. do - Ha.nh phu'c"
            })
    void decode_nationalMotto_isReadAndTold(LegacyEncoding encoding, String old) {
        assertThat(LegacyText.decode(old, encoding)).isEqualTo(TEXT);
        assertThat(LegacyText.detect(old))
                .isEqualTo(new LegacyDetection.Found(encoding, LegacyDetection.Confidence.HIGH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "TCVN3;§iÒm Thôy;Điềm Thụy",
                "TCVN3;NGUYÔN v\u00a8n;NGUYễN văn",
                "TCVN3_CAPITALS;NguyÔn V¨n H\u00ad;NGUYỄN VĂN HƯ",
                "VNI;Ñieàm Thuïy;Điềm Thụy",
                "VNI;NGUYEÃN VAÊN ÖÙNG;NGUYỄN VĂN ỨNG",
                "VNI;AÂn Aân;Ân Ân",
                "VNI;Bình;Bình",
                "VNI;hâ bù iâ uâ yê;hâ bù iâ uâ yê",
                "VIQR;DDie^`m Thu.y;Điềm Thụy",
                "VIQR;dD Dd;đ Đ",
                "VIQR;O+' U+?NG;Ớ ỬNG",
                "VIQR;ha\\. a\\\\ d\\d;ha. a\\ dd",
                "VIQR;u^ e( i+ b' a+;u^ e( i+ b' a+",
                "VIQR;a'' a^^ a\\x;á' â^ a\\x",
                "VIQR;a\\;a\\"
            })
    void decode_words_areRead(LegacyEncoding encoding, String old, String text) {
        assertThat(LegacyText.decode(old, encoding)).isEqualTo(text);
    }

    @Test
    void decode_everyLetter_isReadBack() {
        assertThat(SMALL).hasSize(67);
        assertThat(LegacyText.decode(LegacyEncoder.tcvn3(SMALL + "ĂÂÊÔƠƯĐ"), LegacyEncoding.TCVN3))
                .isEqualTo(SMALL + "ĂÂÊÔƠƯĐ");
        assertThat(LegacyText.decode(LegacyEncoder.tcvn3(SMALL), LegacyEncoding.TCVN3_CAPITALS))
                .isEqualTo(CAPITALS);
        assertThat(LegacyText.decode(LegacyEncoder.vni(SMALL + CAPITALS), LegacyEncoding.VNI))
                .isEqualTo(SMALL + CAPITALS);
        assertThat(LegacyText.decode(LegacyEncoder.viqr(SMALL + CAPITALS), LegacyEncoding.VIQR))
                .isEqualTo(SMALL + CAPITALS);
        // All is in one byte each, and that of TCVN3 is one byte a letter.
        assertThat(LegacyEncoder.tcvn3(SMALL).chars().distinct().filter(code -> code > 0xA0 && code < 0xFF))
                .hasSize(67);
    }

    @Tag("exhaustive")
    @Test
    void decode_randomText_isWhatWasEncoded() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            String small = random(random, SMALL + "ĂÂÊÔƠƯĐ" + ASCII);
            String any = random(random, SMALL + CAPITALS + ASCII);
            String name = RandomNames.next(random).value();

            assertThat(LegacyText.decode(LegacyEncoder.tcvn3(small), LegacyEncoding.TCVN3))
                    .isEqualTo(small);
            assertThat(LegacyText.decode(LegacyEncoder.vni(any), LegacyEncoding.VNI))
                    .isEqualTo(any);
            assertThat(LegacyText.decode(LegacyEncoder.viqr(any), LegacyEncoding.VIQR))
                    .isEqualTo(any);
            assertThat(LegacyText.decode(LegacyEncoder.vni(name), LegacyEncoding.VNI))
                    .isEqualTo(name);
        }
    }

    @Test
    void decode_codesWithoutALetter_stayAsTheyAre() {
        String unassigned =
                "\u007f\u0080\u00a0\u00af\u00b0\u00b4\u00ba\u00bf\u00c0\u00c5\u00cd\u00d9\u00db\u00e0\u00f0\u00ff\u0110";

        assertThat(LegacyText.decode(unassigned, LegacyEncoding.TCVN3)).isEqualTo(unassigned);
    }

    @Test
    @RequiresNative("iconv")
    void decode_everyCodeOfTcvn3_isWhatIconvReads() throws Exception {
        String codes = LegacyEncoder.tcvn3(SMALL + "ĂÂÊÔƠƯĐ");

        assertThat(LegacyText.decode(codes, LegacyEncoding.TCVN3)).isEqualTo(iconv(codes));
    }

    private static String iconv(String codes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("iconv", "-f", "TCVN5712-1", "-t", "UTF-8").start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(codes.getBytes(StandardCharsets.ISO_8859_1));
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "NguyÔn V¨n An;TCVN3;LOW",
                "NguyÔn ThÞ HuÖ;TCVN3;HIGH",
                "NGUYÔN V¡N HUÖ;TCVN3;HIGH",
                "Nguyeãn Vaên An;VNI;LOW",
                "Nguyeãn Thò Hueä;VNI;HIGH",
                "QÑ-UBND tænh Thaùi Nguyeân;VNI;HIGH",
                "S¬n §ång;TCVN3;LOW",
                "“NguyÔn” ThÞ – HuÖ;TCVN3;HIGH",
                "Nguye^~n Va(n An;VIQR;LOW",
                "Nguye^~n Thi. Hue^. o+? Ha` No^.i;VIQR;HIGH",
                "NguyÔn ThÞ HuÖ Müller;TCVN3;LOW",
                "Nguye^~n Va(n To^n adding;VIQR;LOW",
                "NguyÔn ThÞ HuÖ Müller Müller;TCVN3;LOW",
                "NguyÔn ThÞ HuÖ NguyÔn ThÞ HuÖ Nguyễn Trần Phạm Müller;TCVN3;LOW",
                "NguyÔn ThÞ HuÖ NguyÔn ThÞ HuÖ NguyÔn ThÞ HuÖ Müller;TCVN3;HIGH",
                "Nguye^~n Hue^. Tie^'n adding adding;VIQR;LOW",
                "(NguyÔn (ThÞ (HuÖ;TCVN3;HIGH"
            })
    void detect_names_areToldWithConfidence(
            String text, LegacyEncoding encoding, LegacyDetection.Confidence confidence) {
        assertThat(LegacyText.detect(text)).isEqualTo(new LegacyDetection.Found(encoding, confidence));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "\"\"",
                "Nguyen Van An",
                "Nguyễn Văn An",
                "Hà Nam",
                "Bình",
                "Lý",
                "Hà Nội, Lạng Sơn, café",
                "Điềm Thuỵ",
                "What are you doing?",
                "add it (now)",
                "10:30 - 11:00"
            })
    void detect_unicodeOrAscii_hasNothingToConvert(String text) {
        assertThat(LegacyText.detect(text)).isEqualTo(new LegacyDetection.NothingToConvert());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "Hé;TCVN3",
                "Chí;TCVN3",
                "Xin chao Diem Thuy.;VIQR",
                "café crème;\"\"",
                "Müller;\"\"",
                "Nguye^~n add adding;VIQR",
                "NguyÔn Nguyeãn;TCVN3 VNI",
                "NguyÔn Nguyễn Trần ThÞ;TCVN3"
            })
    void detect_tooLittleOrMixed_isUndecided(String text, String candidates) {
        LegacyDetection detection = LegacyText.detect(text);

        assertThat(detection).isInstanceOf(LegacyDetection.Undecided.class);
        assertThat(((LegacyDetection.Undecided) detection).candidates().stream().map(Enum::name))
                .containsExactlyInAnyOrder(candidates.isEmpty() ? new String[0] : candidates.split(" "));
    }

    @Tag("exhaustive")
    @Test
    void detect_randomLists_areNeverToldWrongly() {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            String names = IntStream.range(0, 12)
                    .mapToObj(n -> RandomNames.next(random).value())
                    .collect(Collectors.joining("\n"));

            assertThat(LegacyText.detect(names)).isEqualTo(new LegacyDetection.NothingToConvert());
            assertTold(names, LegacyEncoder::tcvn3, LegacyEncoding.TCVN3);
            assertTold(names, LegacyEncoder::vni, LegacyEncoding.VNI);
            assertTold(names, LegacyEncoder::viqr, LegacyEncoding.VIQR);
        }
    }

    @Tag("exhaustive")
    @Test
    void detect_singleNames_areNeverToldWrongly() {
        Random random = new Random(SEED + 1);
        int undecided = 0;
        for (int i = 0; i < 3_000; i++) {
            String name = RandomNames.next(random).value();
            String small = name.toLowerCase(Locale.ROOT);
            undecided += countUndecided(small, LegacyEncoder.tcvn3(small), LegacyEncoding.TCVN3);
            undecided += countUndecided(name, LegacyEncoder.vni(name), LegacyEncoding.VNI);
            undecided += countUndecided(name, LegacyEncoder.viqr(name), LegacyEncoding.VIQR);
        }

        assertThat(undecided).isLessThan(900);
    }

    private static void assertTold(String names, UnaryOperator<String> encoder, LegacyEncoding encoding) {
        // TCVN3 has no capitals with tones.
        String writable = names.toLowerCase(Locale.ROOT);
        assertThat(LegacyText.detect(encoder.apply(writable)))
                .as("%s seed %d", writable, SEED)
                .isEqualTo(new LegacyDetection.Found(encoding, LegacyDetection.Confidence.HIGH));
    }

    private static int countUndecided(String name, String old, LegacyEncoding encoding) {
        return LegacyText.detect(old)
                .fold(
                        found -> {
                            assertThat(found.encoding()).as(old).isEqualTo(encoding);
                            return 0;
                        },
                        nothing -> {
                            assertThat(old.replace("\\", "")).isEqualTo(name);
                            return 0;
                        },
                        undecided -> 1);
    }

    private static String random(Random random, String alphabet) {
        return random.ints(random.nextInt(30), 0, alphabet.length())
                .mapToObj(place -> alphabet.substring(place, place + 1))
                .collect(Collectors.joining());
    }
}
