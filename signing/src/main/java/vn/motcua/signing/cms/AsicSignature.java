package vn.motcua.signing.cms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.motcua.signing.cms.internal.AsicManifest;
import vn.motcua.signing.cms.internal.OdfManifest;
import vn.motcua.signing.xml.internal.DetachedSignature;
import vn.motcua.signing.xml.internal.ReferencedFiles;

/**
 * What a signature is in a container: its entries, by their names.
 *
 * @param prepared the signature that waits for what it is over
 * @param contents finds the files again, where an archive time-stamp covers them
 */
record AsicSignature(AsicForm form, SigningJob.Preparation prepared, ReferencedFiles contents) {

    private static final int MOST = 999;
    private static final Optional<String> ANY_TYPE = Optional.of("application/octet-stream");

    /**
     * Signs files.
     *
     * @param files the files with their digests
     * @param taken which names are not free
     * @return the entries, in the order they are written
     */
    Map<String, byte[]> over(List<AsicManifest.Reference> files, Predicate<String> taken) {
        return form == AsicForm.XADES ? xml(files, taken) : cms(files, taken);
    }

    private Map<String, byte[]> cms(List<AsicManifest.Reference> files, Predicate<String> taken) {
        String signature = free("META-INF/signature%03d.p7s", taken);
        byte[] manifest = new AsicManifest(signature, files).written();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(free("META-INF/ASiCManifest%03d.xml", taken), manifest);
        entries.put(signature, prepared.detached(manifest));
        return entries;
    }

    private Map<String, byte[]> xml(List<AsicManifest.Reference> files, Predicate<String> taken) {
        DetachedSignature signature =
                new DetachedSignature(prepared.key(), prepared.algorithm(), prepared.time(), Optional.empty());
        List<DetachedSignature.CoveredFile> covered = files.stream()
                .map(file -> new DetachedSignature.CoveredFile(file.name(), ANY_TYPE, file.digest()))
                .toList();
        byte[] document = signature.over(covered, prepared.services(), contents);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        if (!taken.test(OdfManifest.NAME)) {
            entries.put(
                    OdfManifest.NAME,
                    OdfManifest.of(
                            files.stream().map(AsicManifest.Reference::name).toList()));
        }
        entries.put(free("META-INF/signatures%03d.xml", taken), document);
        return entries;
    }

    private static String free(String pattern, Predicate<String> taken) {
        for (int number = 1; number <= MOST; number++) {
            String name = pattern.replace("%03d", String.valueOf(1000 + number).substring(1));
            if (!taken.test(name)) {
                return name;
            }
        }
        throw new IllegalStateException("a container with a thousand signatures");
    }
}
