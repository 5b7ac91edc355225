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
 * Signs several files together in an ASiC-E container (EN 319 162-1): one zip file with the files and either a manifest of
 * their digests with a CAdES signature over it, or a XAdES signature that refers to each.
 *
 * <p>Safe for threads. Each file is read once, for its digest and for its place in the container (again for an archive time-stamp of a
 * signature in XML, which is over the files themselves); the size does not matter
 * to the memory. Files go in as they are, not packed. The container appears under its name only when it is complete and on the disk.
 *
 * <pre>{@code
 * AsicSigner.sign(List.of(form, annex, map), Path.of("ho-so.asice"), key, AsicSignOptions.defaults());
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
     * @param options how to sign
     * @return what was written; the length is that of all files
     * @throws InvalidInputException as {@link CmsSigner#sign} does; {@code INVALID_VALUE} also if there is no file, two
     *     have the same name, or one has a name that containers keep for themselves
     * @throws ResourceException as {@link CmsSigner#sign} does
     * @throws TokenException as {@link CmsSigner#sign} does
     * @throws RemoteException as {@link CmsSigner#sign} does
     * @throws TransportException as {@link CmsSigner#sign} does
     */
    public static SignedCms sign(List<Path> files, Path out, SigningKey key, AsicSignOptions options) {
        return new AsicJob(List.copyOf(files), options.form(), new SigningJob(key, options.detached())).toFile(out);
    }

    /**
     * Adds a signature over all files of a container to those that are there. The files are read for their digests, and
     * copied as they stand; nothing of what was signed before is touched. Whether that holds is not judged here: see
     * {@link vn.motcua.signing.validation.SignatureValidator}.
     *
     * @param container the container, of whatever origin, which stays as it is
     * @param out where the container with one signature more goes; another file, and replaced if it exists
     * @param key the key, which stays open
     * @param options how to sign
     * @return what was added; the length is that of all files
     * @throws InvalidInputException as {@link AsicContainer#open} and {@link #sign} do
     * @throws ResourceException as {@link #sign} does
     * @throws TokenException as {@link #sign} does
     * @throws RemoteException as {@link #sign} does
     * @throws TransportException as {@link #sign} does
     */
    public static SignedCms coSign(Path container, Path out, SigningKey key, AsicSignOptions options) {
        return new AsicCoSigningJob(options.form(), new SigningJob(key, options.detached())).toFile(container, out);
    }

    /**
     * Raises all signatures in a container to a level, in CMS as {@link CmsSigner#extend} does and in XML as {@link
     * vn.motcua.signing.xml.XmlSigner#extend} does; the files are copied as they stand. Each signature is held against
     * what it covers first, the manifest and through it the files, or the files themselves.
     *
     * @param container the container, of whatever origin, which stays as it is
     * @param out where the raised container goes; another file, and replaced if it exists
     * @param options the level, and whom to ask
     * @return what was added; the levels are the lowest of all signatures
     * @throws InvalidInputException as {@link AsicContainer#open} and {@link CmsSigner#extend} do; {@code INVALID_VALUE}
     *     also if there is no signature in it
     * @throws ResourceException as {@link #sign} does
     * @throws RemoteException as {@link #sign} does
     * @throws TransportException as {@link #sign} does
     */
    public static ExtendedCms extend(Path container, Path out, AsicExtendOptions options) {
        return new AsicExtensionJob(options).toFile(container, out);
    }
}
