package vn.motcua.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class FactFieldTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void next_nameOfAField_isThatField(FactField field) {
        assertThat(fields("{\"" + field + "\":1}")).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "agenc\\u0079, AGENCY",
                "agencyx, OTHER",
                "agenc, OTHER",
                "AGENCY, OTHER",
                "a, OTHER",
                "``, OTHER",
                "đơn vị tiếp nhận hồ sơ của công dân, OTHER",
                "publishedOnTimePublishedOnTimePublishedOnTime, OTHER"
            })
    void next_otherSpelling_isTheFieldOnlyIfItIsTheSameName(String name, FactField field) {
        assertThat(fields("{\"" + name + "\":1,\"due\":2}")).containsExactly(field, FactField.DUE);
    }

    @Test
    void next_emptyObject_hasNone() {
        assertThat(fields("{}")).isEmpty();
    }

    private static List<FactField> fields(String line) {
        List<FactField> fields = new ArrayList<>();
        JsonFactory json = JsonFactory.builder().build();
        try (JsonParser parser = json.createParser(ObjectReadContext.empty(), line.getBytes(StandardCharsets.UTF_8))) {
            parser.nextToken();
            for (FactField field = FactField.next(parser); field != null; field = FactField.next(parser)) {
                parser.nextToken();
                fields.add(field);
            }
        }
        return fields;
    }
}
