package vn.motcua.signing.cms;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.signing.cms.internal.AsicManifest;
import vn.motcua.signing.cms.internal.ContentDigests;
import vn.motcua.signing.internal.DraftFile;
import vn.motcua.signing.xml.internal.ReferencedFile;
import vn.motcua.signing.xml.internal.ReferencedFiles;

/** One container, from the first look at the key to the last byte on the disk. */
record AsicJob(List<Path> files, AsicForm form, SigningJob signing) {

    private static final String ATTEMPTED = "signing files into a container";
    private static final String TYPE = "application/vnd.etsi.asic-e+zip";

    SignedCms toFile(Path out) {
        SigningJob.Preparation prepared = signing.prepare();
        requireNames();
        files.forEach(file -> ContentDigests.requireFile(file, ATTEMPTED));
        Path target = DraftFile.target(out, files, ATTEMPTED);
        try (DraftFile draft = DraftFile.open(target, ATTEMPTED)) {
            SignedCms signed = write(prepared, Channels.newOutputStream(draft.channel()));
            draft.publish(() -> {});
            return signed;
        } catch (IOException | UncheckedIOException e) {
            throw new ResourceException(
                    FailureCode.OUTPUT_NOT_WRITABLE, ATTEMPTED, "the container cannot be written", e);
        }
    }

    /** The zip stream ends without closing the draft's channel, which is still to be forced. */
    private SignedCms write(SigningJob.Preparation prepared, OutputStream channel) throws IOException {
        LocalDateTime time = prepared.time().toLocalDateTime();
        @SuppressWarnings("resource") // closing it would close the draft
        ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(channel, 1 << 16), StandardCharsets.UTF_8);
        // Scans are packed already; what unfolds a thousand times is what readers refuse, ours included.
        zip.setLevel(Deflater.NO_COMPRESSION);
        store(zip, time);
        List<AsicManifest.Reference> references = new ArrayList<>();
        long length = 0;
        for (Path file : files) {
            ContentDigests digests = new ContentDigests(List.of(prepared.digestName()));
            zip.putNextEntry(entry(name(file), time));
            Consumer<ByteBuffer> sink = digests::update;
            ContentDigests.read(file, sink.andThen(block -> put(zip, block)), ATTEMPTED);
            zip.closeEntry();
            references.add(
                    new AsicManifest.Reference(name(file), prepared.digestName(), digests.of(prepared.digestName())));
            length += digests.length();
        }
        Map<String, byte[]> added = new AsicSignature(form, prepared, this::named).over(references, name -> false);
        for (Map.Entry<String, byte[]> part : added.entrySet()) {
            put(zip, entry(part.getKey(), time), part.getValue());
        }
        zip.finish();
        zip.flush();
        return prepared.signed(CmsPackaging.DETACHED, length);
    }

    /** Where a reference leads before the container is there. */
    private Optional<ReferencedFile> named(String reference) {
        return ReferencedFiles.name(reference)
                .flatMap(name ->
                        files.stream().filter(file -> name(file).equals(name)).findFirst())
                .map(ReferencedFile::of);
    }

    /** The first entry tells what the file is, at a fixed place and in clear (EN 319 162-1, A.1). */
    private static void store(ZipOutputStream zip, LocalDateTime time) throws IOException {
        byte[] type = TYPE.getBytes(StandardCharsets.US_ASCII);
        ZipEntry entry = entry("mimetype", time);
        CRC32 sum = new CRC32();
        sum.update(type);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(type.length);
        entry.setCrc(sum.getValue());
        put(zip, entry, type);
    }

    private static void put(ZipOutputStream zip, ZipEntry entry, byte[] bytes) throws IOException {
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void put(ZipOutputStream zip, ByteBuffer block) {
        try {
            zip.write(block.array(), block.arrayOffset() + block.position(), block.remaining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Zip knows no zone: what is written is the time in Viet Nam. */
    private static ZipEntry entry(String name, LocalDateTime time) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(time);
        return entry;
    }

    private void requireNames() {
        Set<String> names = new HashSet<>();
        for (Path file : files) {
            String name = name(file).toLowerCase(Locale.ROOT);
            if (name.isEmpty()
                    || name.equals("mimetype")
                    || name.equals("meta-inf")
                    || name.indexOf('\\') >= 0
                    || name.indexOf(':') >= 0
                    || !names.add(name)) {
                throw new InvalidInputException(
                        FailureCode.INVALID_VALUE,
                        "files",
                        "a name that is there twice or kept for containers",
                        "names that differ, also by more than their case");
            }
        }
        if (files.isEmpty()) {
            throw new InvalidInputException(FailureCode.INVALID_VALUE, "files", "none", "at least one");
        }
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }
}
