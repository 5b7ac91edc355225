package vn.motcua.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Whether the folder for temporary files can be written to and has space. */
final class TempFolderCheck implements Check {

    /** How much space a disk has. */
    interface Space {
        long bytes(Path folder) throws IOException;
    }

    private static final long LITTLE = 500L << 20;
    private static final long NONE = 20L << 20;

    private static final Text FREE =
            new Text("%s MB are free in the folder for temporary files", "thư mục tạm còn trống %s MB");
    private static final Text NOT_WRITABLE = new Text(
            "The folder for temporary files cannot be written to: %s. Set -Djava.io.tmpdir",
            "Không ghi được vào thư mục tạm: %s. Hãy đặt -Djava.io.tmpdir");

    private final Path folder;
    private final Space space;

    TempFolderCheck(Path folder, Space space) {
        this.folder = folder;
        this.space = space;
    }

    static TempFolderCheck of(Path folder) {
        return new TempFolderCheck(folder, it -> Files.getFileStore(it).getUsableSpace());
    }

    @Override
    public String name() {
        return "temp-folder";
    }

    @Override
    public List<Finding> run() {
        try {
            Files.delete(Files.write(Files.createTempFile(folder, "motcua-doctor", ".tmp"), new byte[] {1}));
            long free = space.bytes(folder);
            Status status = free < NONE ? Status.WILL_NOT_WORK : free < LITTLE ? Status.ATTENTION : Status.OK;
            return List.of(Finding.of(status, FREE.with(String.format(Locale.ROOT, "%d", free >> 20)))
                    .with("folder", folder)
                    .with("freeBytes", free));
        } catch (IOException e) {
            return List.of(Finding.of(
                            Status.WILL_NOT_WORK, NOT_WRITABLE.with(e.getClass().getSimpleName()))
                    .with("folder", folder));
        }
    }
}
