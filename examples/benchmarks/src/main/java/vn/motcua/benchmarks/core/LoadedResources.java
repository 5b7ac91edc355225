package vn.motcua.benchmarks.core;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vn.motcua.agency.AdministrativeUnits;
import vn.motcua.agency.AgencyCode;
import vn.motcua.agency.CodeMapping;
import vn.motcua.agency.LevelOneCodes;
import vn.motcua.calendar.LunarDate;
import vn.motcua.calendar.PublicHolidays;
import vn.motcua.calendar.WorkingCalendar;
import vn.motcua.dossier.Actor;
import vn.motcua.dossier.Applicant;
import vn.motcua.dossier.ApplicantKind;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierCode;
import vn.motcua.dossier.DossierCodePolicy;
import vn.motcua.dossier.DossierEvent;
import vn.motcua.dossier.Filing;
import vn.motcua.dossier.Organisations;
import vn.motcua.dossier.RuleSet;
import vn.motcua.identity.PersonName;
import vn.motcua.identity.PersonalId;
import vn.motcua.indicator.ScoringScheme;
import vn.motcua.procedure.Channel;
import vn.motcua.procedure.ProcedureCatalogue;

/** Loads every resource of {@code core} and prints the used heap before and after; a program of its own. */
final class LoadedResources {

    private static final int COLLECTIONS = 3;
    private static final AgencyCode AGENCY = AgencyCode.of("H55.19");

    private LoadedResources() {}

    /** The used heap in bytes, after collections. */
    record Heap(long before, long after) {

        static Heap parse(String text) throws IOException {
            String[] numbers = text.strip().split(" ", -1);
            try {
                return new Heap(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
            } catch (RuntimeException e) {
                throw new IOException("expected two numbers, got: " + text, e);
            }
        }

        @Override
        public String toString() {
            return before + " " + after;
        }
    }

    public static void main(String[] arguments) {
        Map<String, Supplier<Object>> loaders = loaders();
        List<Object> loaded = new ArrayList<>(loaders.size());
        long before = used();
        try {
            loaders.values().forEach(loader -> loaded.add(loader.get()));
            System.out.println(new Heap(before, used()));
        } finally {
            Reference.reachabilityFence(loaded);
        }
    }

    /** By the names of the files that are read. */
    static Map<String, Supplier<Object>> loaders() {
        Map<String, Supplier<Object>> loaders = new LinkedHashMap<>();
        loaders.put("agency/administrative-units.tsv", AdministrativeUnits::bundled);
        loaders.put("agency/code-mapping.csv", CodeMapping::bundled);
        loaders.put("agency/level-one-codes.tsv", LevelOneCodes::bundled);
        loaders.put("calendar/holidays.tsv", () -> PublicHolidays.in(2026));
        loaders.put("calendar/working-days.tsv", WorkingCalendar::vietnam);
        loaders.put("dossier/code-policies.tsv", () -> DossierCodePolicy.inForce(AGENCY, LocalDate.of(2026, 1, 5)));
        loaders.put("dossier/life-cycle.tsv", LoadedResources::dossier);
        loaders.put("dossier/rules.tsv", LoadedResources::dossier);
        loaders.put("dossier/rule-sets.tsv", RuleSet::bundled);
        loaders.put(
                "identity/birthplaces.tsv", () -> PersonalId.of("001090000001").birthProvince());
        loaders.put("indicator/qd766-2026-observed.tsv", ScoringScheme::observed2026);
        loaders.put("procedure/commune-procedures.tsv", ProcedureCatalogue::bundled);
        loaders.put("(the table of lunar months)", () -> LunarDate.from(LocalDate.of(2026, 1, 5)));
        return loaders;
    }

    private static Dossier dossier() {
        Filing filing = new Filing(
                DossierCode.of("H55.19-260105-0001"),
                ProcedureCatalogue.bundled().versions().get(0),
                Applicant.of(ApplicantKind.CITIZEN, PersonName.of("Nguyễn Văn Thử")),
                Channel.ONLINE,
                Organisations.at(AGENCY),
                "Bộ phận một cửa",
                List.of());
        Actor actor = Actor.of(PersonName.of("Trần Thị Thử"), "Bộ phận một cửa", "Công chức");
        return Dossier.submit(new DossierEvent.Submitted(actor, Instant.parse("2026-01-05T02:00:00Z"), filing));
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
