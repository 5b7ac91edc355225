package vn.motcua.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.signing.batch.BatchItem;
import vn.motcua.signing.pdf.PdfSignOptions;
import vn.motcua.signing.pdf.PdfSigner;
import vn.motcua.signing.pdf.SignedPdf;

/** Signs a PDF in another file or in place, or many into a folder. */
@Command(name = "pdf", description = "Sign a PDF (PAdES), or with --out-dir many.")
final class SignPdfCommand implements Callable<Integer> {

    @Mixin
    private SignTargets targets;

    @Mixin
    private SignerOption signer;

    @Mixin
    private RoleOption role;

    @Option(names = "--field", paramLabel = "NAME", description = "Name of the new signature field.")
    private @Nullable String field;

    @Option(names = "--in-place", description = "Replace IN by the signed file.")
    private boolean inPlace;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (targets.areMany() && !inPlace) {
            return signMany();
        }
        Path target = targets.out(inPlace, spec.commandLine());
        SignedPdf signed = sign(target);
        json.print(
                spec.commandLine().getOut(),
                () -> "signed " + target + " (" + signed.level().label() + ", field " + signed.fieldName() + ")",
                document -> fill(document.put("file", target.toString()), signed));
        return ExitCode.DONE;
    }

    private static void fill(ObjectNode document, SignedPdf signed) {
        document.put("field", signed.fieldName())
                .put("level", signed.level().label())
                .put("signingTime", signed.signingTime().toString());
    }

    /** Returns the last of the signatures, of which only a date has more than one. */
    private SignedPdf sign(Path target) {
        try (Signer opened = signer.open(spec.commandLine().getErr())) {
            List<PdfSignOptions> options = List.of(options(opened));
            List<SignedPdf> signed = inPlace
                    ? PdfSigner.signAllInPlace(target, opened.key(), options)
                    : PdfSigner.signAll(targets.in(), target, opened.key(), options);
            return signed.get(signed.size() - 1);
        }
    }

    private int signMany() {
        try (Signer opened = signer.open(spec.commandLine().getErr())) {
            List<PdfSignOptions> options = List.of(options(opened));
            List<BatchItem<SignedPdf>> items = targets.files().stream()
                    .map(file -> BatchItem.sign(file, targets.inFolder(file, name -> name), (in, out, key) -> {
                        List<SignedPdf> signed = PdfSigner.signAll(in, out, key, options);
                        return signed.get(signed.size() - 1);
                    }))
                    .toList();
            return new ManyFiles<SignedPdf>(spec, json, ManyFiles.signing(SignPdfCommand::fill))
                    .run(items, targets.options(spec, items.size()).withKey(opened.key()));
        }
    }

    private PdfSignOptions options(Signer opened) {
        PdfSignOptions options = opened.applied(PdfSignOptions.defaults()
                .withAppearance(role.appearance(opened.key().certificate())));
        return field == null ? options : options.withFieldName(field);
    }
}
