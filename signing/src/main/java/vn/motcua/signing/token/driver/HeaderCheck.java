package vn.motcua.signing.token.driver;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says by the header of a file alone whether it is worth loading. */
final class HeaderCheck {

    private final Machine machine;
    private final Replacements replacements;

    HeaderCheck(Machine machine, List<DriverCandidate> all) {
        this.machine = machine;
        this.replacements = new Replacements(machine, all);
    }

    /** Returns what keeps the file from being loaded; empty if the header shows nothing that does. */
    Optional<DriverFinding> objection(DriverCandidate candidate) {
        FileHeader header = FileHeader.read(candidate.library());
        if (header.fits(machine)) {
            return Optional.empty();
        }
        FileFlaw flaw = header.flaw();
        if (flaw == null && header.system() != machine.system()) {
            flaw = FileFlaw.OTHER_SYSTEM;
        }
        return Optional.of(
                flaw == null
                        ? unfit(candidate, header.architectures())
                        : new DriverFinding.NotALibrary(candidate, flaw));
    }

    private DriverFinding unfit(DriverCandidate candidate, List<Architecture> made) {
        Architecture needed = machine.architecture();
        List<Integer> widths = made.stream().map(Architecture::bits).distinct().toList();
        return widths.contains(needed.bits())
                ? new DriverFinding.WrongArchitecture(candidate, Set.copyOf(made), needed, replacements.of(candidate))
                : new DriverFinding.WrongWidth(candidate, widths.get(0), needed.bits(), replacements.of(candidate));
    }
}
