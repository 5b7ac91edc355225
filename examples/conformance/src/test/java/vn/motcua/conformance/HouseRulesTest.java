package vn.motcua.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold for the product, and each of them fails for the fixture that breaks it. */
class HouseRulesTest {

    private static final String FIXTURE = "vn.motcua.conformance.fixture";

    @Test
    void product_allRules_hold() {
        JavaClasses product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("vn.motcua");
        assertThat(product.stream().map(type -> type.getPackageName()))
                .as("every module was read")
                .contains("vn.motcua.money", "vn.motcua.signing", "vn.motcua.payment", "vn.motcua.storage")
                .contains("vn.motcua.sandbox", "vn.motcua.cli");
        for (ArchRule rule : new HouseRules("vn.motcua").all()) {
            rule.check(product);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void fixture_breaksARule_isFound(String culprit, Function<HouseRules, ArchRule> rule) {
        JavaClasses fixture = new ClassFileImporter().importPackages(FIXTURE);

        List<String> findings = rule.apply(new HouseRules(FIXTURE))
                .evaluate(fixture)
                .getFailureReport()
                .getDetails();

        assertThat(findings).isNotEmpty().allMatch(line -> line.contains(culprit));
    }

    static Stream<Arguments> fixture_breaksARule_isFound() {
        return Stream.of(
                rule("signing.SeesPayment", rules -> rules.siblingsApart("signing")),
                rule("payment.SeesStorage", rules -> rules.siblingsApart("payment")),
                rule("storage.SeesSigning", rules -> rules.siblingsApart("storage")),
                rule("portal.SeesSigning", HouseRules::coreStandsAlone),
                rule("dossier.SeesJson", HouseRules::jdkOnlyRooms),
                rule("sandbox.SeesCore", HouseRules::sandboxIsASecondOpinion),
                rule("json.ExposesForeignType", HouseRules::noThirdPartyTypeInExportedSignatures),
                rule("calendar.ReadsTheClock", HouseRules::nothingReadsTheClockByItself),
                rule("identity.UnmarkedPhone", HouseRules::personalDataIsMarked),
                rule("identity.TalkativePerson", HouseRules::personalDataRedactsToString));
    }

    private static Arguments rule(String culprit, Function<HouseRules, ArchRule> rule) {
        return Arguments.of(culprit, rule);
    }
}
