package vn.motcua.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.batch.BatchItem;
import vn.motcua.signing.cms.AsicForm;
import vn.motcua.signing.cms.AsicSignOptions;
import vn.motcua.signing.cms.AsicSigner;
import vn.motcua.signing.cms.CmsSignOptions;
import vn.motcua.signing.cms.CmsSigner;
import vn.motcua.signing.cms.SignedCms;

/** Signs a file of any kind beside it, several in a container, or many beside each. */
@Command(
        name = "file",
        description = "Sign a file of any kind (detached CMS, CAdES); with an OUT that ends in .asice or .sce all files"
                + " before it in one container; with --out-dir many, each signature under NAME.p7s.")
final class SignFileCommand implements Callable<Integer> {

    @Mixin
    private SignTargets targets;

    @Mixin
    private SignerOption signer;

    @Option(
            names = "--add",
            description = "IN is a CMS signature or a container: sign beside those who have signed already.")
    private boolean adding;

    @Option(
            names = "--form",
            defaultValue = "cades",
            paramLabel = "cades|xades",
            description = "Kind of the signature in a container (${DEFAULT-VALUE}).")
    private AsicForm form;

    @Option(names = "--content", paramLabel = "FILE", description = "What is signed, where IN with --add stands apart.")
    private @Nullable Path content;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (content != null && !adding) {
            throw new ParameterException(spec.commandLine(), "--content is for --add");
        }
        return targets.areMany() ? signMany() : signOne();
    }

    private int signOne() {
        List<Path> files = targets.files();
        Path out = files.get(files.size() - 1);
        List<Path> in = files.subList(0, files.size() - 1);
        boolean isContainer = isContainer(out);
        if (in.isEmpty() || (in.size() > 1 && !isContainer) || (isContainer && adding && in.size() > 1)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "give IN OUT, several IN and an OUT that ends in .asice, or --out-dir and files");
        }
        SignedCms signed;
        try (Signer opened = signer.open(spec.commandLine().getErr())) {
            signed = isContainer ? container(in, out, opened) : sign(in.get(0), out, opened.key(), options(opened));
        }
        json.print(
                spec.commandLine().getOut(),
                () -> "signed " + in.get(0) + (in.size() > 1 ? " and " + (in.size() - 1) + " more" : "") + " ("
                        + signed.level().label() + "): " + out,
                document -> fill(
                        document.put("file", out.toString())
                                .put("content", in.get(0).toString()),
                        signed));
        return ExitCode.DONE;
    }

    private SignedCms container(List<Path> in, Path out, Signer opened) {
        AsicSignOptions options = opened.applied(AsicSignOptions.defaults().withForm(form));
        return adding
                ? AsicSigner.coSign(in.get(0), out, opened.key(), options)
                : AsicSigner.sign(in, out, opened.key(), options);
    }

    private static boolean isContainer(Path out) {
        String name = out.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".asice") || name.endsWith(".sce");
    }

    private SignedCms sign(Path in, Path out, SigningKey key, CmsSignOptions options) {
        return adding ? CmsSigner.coSign(in, out, key, options) : CmsSigner.sign(in, out, key, options);
    }

    private static void fill(ObjectNode document, SignedCms signed) {
        document.put("level", signed.level().label())
                .put("signingTime", signed.signingTime().toString());
    }

    private int signMany() {
        try (Signer opened = signer.open(spec.commandLine().getErr())) {
            CmsSignOptions options = options(opened);
            List<BatchItem<SignedCms>> items = targets.files().stream()
                    .map(file -> BatchItem.sign(
                            file,
                            targets.inFolder(file, name -> adding ? name : name + ".p7s"),
                            (in, out, key) -> sign(in, out, key, options)))
                    .toList();
            return new ManyFiles<SignedCms>(spec, json, ManyFiles.signing(SignFileCommand::fill))
                    .run(items, targets.options(spec, items.size()).withKey(opened.key()));
        }
    }

    private CmsSignOptions options(Signer opened) {
        CmsSignOptions options = opened.applied(CmsSignOptions.defaults());
        return content == null ? options : options.withContent(content);
    }
}
