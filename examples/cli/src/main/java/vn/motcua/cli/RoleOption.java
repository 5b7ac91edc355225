package vn.motcua.cli;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.signing.pdf.appearance.CopyForm;
import vn.motcua.signing.pdf.appearance.DateAppearance;
import vn.motcua.signing.pdf.appearance.NumberAppearance;
import vn.motcua.signing.pdf.appearance.PersonAppearance;
import vn.motcua.signing.pdf.appearance.SignatureAppearance;
import vn.motcua.signing.pdf.appearance.SignatureImage;

/** What a signature shows on the page. */
final class RoleOption {

    enum Role {
        PERSON,
        AGENCY,
        NUMBER,
        DATE,
        ANNEX,
        COPY,
        ARCHIVE,
        DIGITIZER,
        INITIALS,
        INVISIBLE
    }

    /** The words of the law without their marks, as one types them. */
    enum CopyKind {
        SAO_Y("sao-y", CopyForm.TRUE_COPY),
        SAO_LUC("sao-luc", CopyForm.COPY_OF_COPY),
        TRICH_SAO("trich-sao", CopyForm.EXTRACT);

        private final String option;
        private final CopyForm form;

        CopyKind(String option, CopyForm form) {
            this.option = option;
            this.form = form;
        }

        @Override
        public String toString() {
            return option;
        }
    }

    @Option(
            names = "--role",
            defaultValue = "invisible",
            paramLabel = "ROLE",
            description = "What is shown: person, agency, number, date, annex, copy, archive, digitizer, initials or"
                    + " invisible (${DEFAULT-VALUE}).")
    private Role role;

    @Option(
            names = "--image",
            paramLabel = "PNG",
            description = "Signature, seal or initials, for person, agency and initials.")
    private @Nullable Path image;

    @Option(names = "--page", paramLabel = "N", description = "Page of the person's name, of the number or the date.")
    private @Nullable Integer page;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "The number; the main document's number of an annex; or a name other than the certificate's.")
    private @Nullable String text;

    @Option(
            names = "--copy-kind",
            paramLabel = "KIND",
            description = "For copy: sao-y, a full copy of the original (the default); sao-luc, a full copy made from a"
                    + " sao-y copy; or trich-sao, an extract.")
    private @Nullable CopyKind copyKind;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    SignatureAppearance appearance(X509Certificate certificate) {
        if (copyKind != null && role != Role.COPY) {
            throw new ParameterException(spec.commandLine(), "--copy-kind is for --role copy");
        }
        return switch (role) {
            case INVISIBLE -> SignatureAppearance.invisible();
            case DIGITIZER -> SignatureAppearance.digitizer(name(certificate));
            case COPY -> SignatureAppearance.copy(copyForm(), name(certificate));
            case ARCHIVE -> SignatureAppearance.archive(name(certificate));
            case ANNEX -> SignatureAppearance.annex(requiredText());
            case PERSON -> person(certificate);
            case AGENCY -> SignatureAppearance.agency(picture());
            case INITIALS -> SignatureAppearance.initials(picture());
            case NUMBER -> number();
            case DATE -> date();
        };
    }

    private SignatureAppearance person(X509Certificate certificate) {
        PersonAppearance person = SignatureAppearance.person(picture(), name(certificate));
        return page == null ? person : person.onPage(page);
    }

    private SignatureAppearance number() {
        NumberAppearance number = SignatureAppearance.number(requiredText());
        return page == null ? number : number.onPage(page);
    }

    private SignatureAppearance date() {
        DateAppearance date = SignatureAppearance.date();
        return page == null ? date : date.onPage(page);
    }

    private CopyForm copyForm() {
        return copyKind == null ? CopyForm.TRUE_COPY : copyKind.form;
    }

    private String name(X509Certificate certificate) {
        return text == null ? SubjectName.of(certificate) : text;
    }

    private String requiredText() {
        return Optional.ofNullable(text).orElseThrow(() -> missing("--text"));
    }

    private SignatureImage picture() {
        return SignatureImage.read(Optional.ofNullable(image).orElseThrow(() -> missing("--image")));
    }

    private ParameterException missing(String option) {
        return new ParameterException(spec.commandLine(), "this role needs " + option);
    }
}
