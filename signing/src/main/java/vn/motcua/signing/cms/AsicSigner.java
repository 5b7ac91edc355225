package vn.motcua.signing.cms;

import java.nio.file.Path;
import java.util.List;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.ResourceException;
import vn.motcua.failure.TokenException;
import vn.motcua.failure.TransportException;
import vn.motcua.signing.SigningKey;

/**
 * Signs several files together in an ASiC-E container (EN 319 162-1): one zip file with the files, a manifest of their
 * digests, and a CAdES signature over the manifest.
 *
 * <p>Safe for threads. Each file is read once, for its digest and for its place in the container; the size does not matter
 * to the memory. The container appears under its name only when it is complete and on the disk.
 *
 * <pre>{@code
 * AsicSigner.sign(List.of(form, annex, map), Path.of("ho-so.asice"), key, CmsSignOptions.defaults());
 * }</pre>
 */
public final class AsicSigner {

    private AsicSigner() {}

    /**
     * Signs files into a container.
     *
     * @param files the files, which stay as they are; each goes in under its own name, without its folder
     * @param out where the container goes; another file than the others, and replaced if it exists
     * @param key the key, which stays open
     * @param options how to sign; the packaging does not matter
     * @return what was written; the length is that of all files
     * @throws InvalidInputException as {@link CmsSigner#sign} does; {@code INVALID_VALUE} also if there is no file, two
     *     have the same name, or one has a name that containers keep for themselves
     * @throws ResourceException as {@link CmsSigner#sign} does
     * @throws TokenException as {@link CmsSigner#sign} does
     * @throws RemoteException as {@link CmsSigner#sign} does
     * @throws TransportException as {@link CmsSigner#sign} does
     */
    public static SignedCms sign(List<Path> files, Path out, SigningKey key, CmsSignOptions options) {
        return new AsicJob(List.copyOf(files), new SigningJob(key, options)).toFile(out);
    }
}
