package vn.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything an officer reads is there in both languages. */
class WordingTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Pattern LETTER = Pattern.compile(
            "[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", Pattern.CASE_INSENSITIVE);

    static Stream<Arguments> texts() {
        return Stream.of(
                        Stream.of(SubIndication.values())
                                .map(why ->
                                        Arguments.of(why.name(), why.advice(Locale.ENGLISH), why.advice(VIETNAMESE))),
                        Stream.of(ReasonCode.values())
                                .map(ReasonCode::reason)
                                .map(reason -> Arguments.of(
                                        reason.code().name(), reason.text(Locale.ENGLISH), reason.text(VIETNAMESE))),
                        Stream.of(ChangeKind.values())
                                .map(kind -> Arguments.of(kind.name(), kind.english(), kind.vietnamese())))
                .flatMap(rows -> rows);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void text_ofEachValue_isASentenceInBothLanguages(String name, String english, String vietnamese) {
        assertThat(english).as(name).matches("[A-Z].{15,}\\.").isNotEqualTo(vietnamese);
        assertThat(LETTER.matcher(english).find()).as(english).isFalse();
        assertThat(vietnamese).matches("\\p{Lu}.{15,}\\.");
        assertThat(LETTER.matcher(vietnamese).find()).as(vietnamese).isTrue();
    }
}
