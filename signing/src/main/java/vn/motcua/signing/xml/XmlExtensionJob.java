package vn.motcua.signing.xml;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.signing.internal.LevelServices;
import vn.motcua.signing.xml.internal.IdAttributes;
import vn.motcua.signing.xml.internal.ReferencedFiles;
import vn.motcua.signing.xml.internal.XmlFile;
import vn.motcua.signing.xml.internal.XmlRaising;

/** Raises the signatures of one document. */
record XmlExtensionJob(XmlExtendOptions options) {

    ExtendedXml toFile(Path in, Path out) {
        XmlFile source = XmlFile.of(in);
        List<Path> inputs = new ArrayList<>(List.of(in));
        options.content().filter(Files::isRegularFile).ifPresent(inputs::add);
        XmlRaising raising = new XmlRaising(
                new LevelServices(options.level(), options.timestamps(), options.evidence()),
                new IdAttributes(options.idAttributes()),
                options.content().map(XmlExtensionJob::files).orElse(ReferencedFiles.none()));
        try (DraftSpool spool = DraftSpool.beside(out, inputs)) {
            XmlRaising.Raised raised = raising.run(source, spool, signature -> true);
            spool.publish();
            return new ExtendedXml(
                    raised.signatures(), raised.before(), raised.reached(), raised.timestamps(), raised.evidence());
        }
    }

    private static ReferencedFiles files(Path content) {
        if (!Files.exists(content)) {
            throw new InvalidInputException(
                    FailureCode.FILE_NOT_FOUND, "raising a signature's level", "there is no such file", (Throwable)
                            null);
        }
        return ReferencedFiles.in(content);
    }
}
