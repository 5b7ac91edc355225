package vn.motcua.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.signing.trust.TrustAnchors;
import vn.motcua.signing.validation.AchievedLevel;
import vn.motcua.signing.validation.SignatureReport;
import vn.motcua.signing.validation.SignatureValidator;
import vn.motcua.signing.validation.ValidationOptions;

/**
 * A signed file before two judges who know the same and ask nobody: EU DSS and ourselves.
 *
 * @param file the file
 * @param contents what a detached signature covers; several are all that lies in their folder
 * @param anchors a PEM file of those who are trusted
 * @param lists revocation lists beside those in the file
 * @param time when it is judged, now if empty
 */
record JudgedFile(Path file, List<Path> contents, Path anchors, List<Path> lists, Optional<Instant> time) {

    /** What a judge says of a signature. */
    record Judgement(String level, String indication, String subIndication) {

        @Override
        public String toString() {
            return (level + " " + indication + " " + subIndication).strip();
        }
    }

    /** Judged now, by what is in the file alone. */
    static JudgedFile of(Path file, TrustSetting setting) {
        return new JudgedFile(file, List.of(), setting.anchors, List.of(), Optional.empty());
    }

    JudgedFile withContents(List<Path> given) {
        return new JudgedFile(file, given, anchors, lists, time);
    }

    JudgedFile withAnchors(Path given) {
        return new JudgedFile(file, contents, given, lists, time);
    }

    JudgedFile withLists(List<Path> given) {
        return new JudgedFile(file, contents, anchors, given, time);
    }

    JudgedFile at(Instant given) {
        return new JudgedFile(file, contents, anchors, lists, Optional.of(given));
    }

    /** What DSS says of each signature, in its order. */
    List<Judgement> theirs() throws IOException {
        return DssProcess.shared().judge(this).stream()
                .map(verdict -> new Judgement(
                        verdict.format().replace("-BASELINE-", " B-"), verdict.indication(), verdict.subIndication()))
                .toList();
    }

    /** What we say of each signature, in the order of the file; time-stamps over documents are none for DSS. */
    List<Judgement> ours() throws IOException {
        ValidationOptions options = ValidationOptions.defaults()
                .withAnchors(TrustAnchors.load(anchors))
                .withCrls(TrustSetting.contents(lists.toArray(Path[]::new)));
        if (!contents.isEmpty()) {
            options = options.withContent(
                    contents.size() == 1 ? contents.get(0) : contents.get(0).getParent());
        }
        if (time.isPresent()) {
            options = options.withTime(time.get());
        }
        return SignatureValidator.validate(file, options).signatures().stream()
                .filter(report -> report.level() != AchievedLevel.DOCUMENT_TIMESTAMP)
                .map(JudgedFile::judgement)
                .toList();
    }

    private static Judgement judgement(SignatureReport report) {
        return new Judgement(
                report.format().label() + " " + report.level().label(),
                report.indication().name(),
                report.subIndication().map(Enum::name).orElse(""));
    }
}
