package vn.motcua.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.motcua.identity.PersonalData;

/** The rules of the house for all packages below one root, so that a fixture with another root can break each. */
final class HouseRules {

    private static final List<String> SIBLINGS = List.of("signing", "payment", "storage");
    private static final List<String> JDK_ONLY_ROOMS = List.of(
            "dossier",
            "procedure",
            "identity",
            "agency",
            "calendar",
            "indicator",
            "money",
            "failure",
            "audit",
            "internal.table");
    private static final Set<String> PERSONAL_COMPONENTS =
            Set.of("phone", "phoneNumber", "email", "address", "fullName", "personName", "birthDate", "idNumber");

    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    List<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>();
        SIBLINGS.forEach(sibling -> rules.add(siblingsApart(sibling)));
        rules.add(coreStandsAlone());
        rules.add(jdkOnlyRooms());
        rules.add(sandboxIsASecondOpinion());
        rules.add(noThirdPartyTypeInExportedSignatures());
        rules.add(nothingReadsTheClockByItself());
        rules.add(personalDataIsMarked());
        rules.add(personalDataRedactsToString());
        return rules;
    }

    ArchRule siblingsApart(String sibling) {
        String[] others = SIBLINGS.stream()
                .filter(other -> !other.equals(sibling))
                .map(this::below)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(below(sibling))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("siblings never see each other: what two of them need belongs to core")
                .allowEmptyShould(true);
    }

    ArchRule coreStandsAlone() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(
                        Stream.concat(SIBLINGS.stream().map(this::below), Stream.of(below("cli"), below("sandbox")))
                                .toArray(String[]::new))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(below("signing"), below("payment"), below("storage"), "org.apache.pdfbox.."))
                .because("arrows point to core, and PDFBox never enters it")
                .allowEmptyShould(true);
    }

    ArchRule jdkOnlyRooms() {
        String[] rooms = JDK_ONLY_ROOMS.stream().map(this::below).toArray(String[]::new);
        String[] allowed = Stream.concat(
                        Arrays.stream(rooms),
                        Stream.of(
                                "java..",
                                "javax.crypto..",
                                "javax.sql..",
                                "org.jspecify..",
                                PersonalData.class.getPackageName()))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAnyPackage(rooms)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .because("the law and the dossier need nothing but the JDK")
                .allowEmptyShould(true);
    }

    ArchRule sandboxIsASecondOpinion() {
        return classes()
                .that()
                .resideInAPackage(below("sandbox"))
                .should()
                .onlyDependOnClassesThat(describe(
                        "are the sandbox's own or not ours",
                        type -> !type.getPackageName().startsWith(root)
                                || type.getPackageName().startsWith(root + ".sandbox")))
                .because("the sandbox reads the wire by itself")
                .allowEmptyShould(true);
    }

    ArchRule noThirdPartyTypeInExportedSignatures() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages("..internal..", below("cli"), below("sandbox.junit"))
                .and()
                .arePublic()
                .should(new ExposeOnlyOurs())
                .because("a vendor's versions of other libraries are the vendor's business")
                .allowEmptyShould(true);
    }

    ArchRule nothingReadsTheClockByItself() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(below("cli"))
                .should(new ReadNoClock())
                .because("whatever is not deterministic is passed in; only a method named defaults may choose it")
                .allowEmptyShould(true);
    }

    ArchRule personalDataIsMarked() {
        return classes()
                .that(describe(
                        "are records with a component named like personal data",
                        type -> type.isRecord()
                                && type.getFields().stream()
                                        .anyMatch(field -> PERSONAL_COMPONENTS.contains(field.getName()))))
                .and()
                .resideOutsideOfPackage(below("sandbox"))
                .should()
                .beAnnotatedWith(PersonalData.class)
                .because("Law 91/2025/QH15 protects it")
                .allowEmptyShould(true);
    }

    ArchRule personalDataRedactsToString() {
        return classes()
                .that()
                .areAnnotatedWith(PersonalData.class)
                .should(new ArchCondition<>("declare a toString of their own") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean own = type.isInterface()
                                || type.getMethods().stream()
                                        .anyMatch(method -> method.getName().equals("toString")
                                                && method.getRawParameterTypes().isEmpty()
                                                && !generated(method));
                        events.add(new SimpleConditionEvent(type, own, type.getName() + " own toString: " + own));
                    }
                })
                .because("a log line that mentions a person by accident tells nothing")
                .allowEmptyShould(true);
    }

    /** The compiler makes a record's toString final; nobody writes that by hand in a type that is final anyway. */
    private static boolean generated(JavaCodeUnit method) {
        return method.getOwner().isRecord() && method.getModifiers().contains(JavaModifier.FINAL);
    }

    private String below(String room) {
        return root + "." + room + "..";
    }

    private static final class ExposeOnlyOurs extends ArchCondition<JavaClass> {

        private static final List<String> OURS_OR_THE_JDKS =
                List.of("java.", "javax.crypto.", "javax.net.", "javax.sql.", "vn.motcua.");

        ExposeOnlyOurs() {
            super("expose only types of the JDK and of ours");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream())
                    .filter(ExposeOnlyOurs::foreign)
                    .forEach(foreign -> report(type, type.getName(), foreign, events));
            type.getMembers().stream()
                    .filter(ExposeOnlyOurs::visible)
                    .forEach(member -> member.getAllInvolvedRawTypes().stream()
                            .filter(ExposeOnlyOurs::foreign)
                            .forEach(foreign -> report(type, member.getFullName(), foreign, events)));
        }

        private static void report(JavaClass type, String where, JavaClass foreign, ConditionEvents events) {
            events.add(SimpleConditionEvent.violated(type, where + " exposes " + foreign.getName()));
        }

        private static boolean visible(JavaMember member) {
            Set<JavaModifier> modifiers = member.getModifiers();
            return !modifiers.contains(JavaModifier.SYNTHETIC)
                    && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
        }

        private static boolean foreign(JavaClass type) {
            String name = type.getBaseComponentType().getName();
            return name.contains(".") && OURS_OR_THE_JDKS.stream().noneMatch(name::startsWith);
        }
    }

    private static final class ReadNoClock extends ArchCondition<JavaClass> {

        private static final Set<String> FORBIDDEN = Set.of(
                "java.lang.System.currentTimeMillis",
                "java.time.Clock.systemUTC",
                "java.time.Clock.systemDefaultZone",
                "java.time.Clock.system",
                "java.util.UUID.randomUUID",
                "java.lang.Math.random",
                "java.util.concurrent.ThreadLocalRandom.current");
        private static final Set<String> FORBIDDEN_WHEN_NEW = Set.of(
                "java.util.Date", "java.util.Random", "java.security.SecureRandom", "java.util.GregorianCalendar");

        ReadNoClock() {
            super("read no clock and no randomness outside a method named defaults");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> !call.getOrigin().getName().equals("defaults"))
                    .filter(call -> reads(
                            call.getTargetOwner().getName() + "." + call.getName(),
                            call.getTarget().getRawParameterTypes().size()))
                    .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
            type.getConstructorCallsFromSelf().stream()
                    .filter(call -> !call.getOrigin().getName().equals("defaults"))
                    .filter(call ->
                            FORBIDDEN_WHEN_NEW.contains(call.getTargetOwner().getName())
                                    && call.getTarget().getRawParameterTypes().isEmpty())
                    .forEach(call -> events.add(SimpleConditionEvent.violated(call, call.getDescription())));
        }

        private static boolean reads(String method, int parameters) {
            return FORBIDDEN.contains(method)
                    || (method.startsWith("java.time.") && method.endsWith(".now") && parameters == 0);
        }
    }
}
