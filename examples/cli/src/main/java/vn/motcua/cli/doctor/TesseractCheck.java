package vn.motcua.cli.doctor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Whether Tesseract is installed, starts, and knows Vietnamese. */
final class TesseractCheck implements Check {

    private static final String VIETNAMESE = "vie";
    private static final Text MISSING = new Text(
            "Tesseract is not installed: the text of scanned pages cannot be recognised. Install tesseract-ocr and"
                    + " tesseract-ocr-vie",
            "Chưa cài Tesseract nên không nhận dạng được chữ trên trang quét. Hãy cài tesseract-ocr và"
                    + " tesseract-ocr-vie");
    private static final Text BROKEN =
            new Text("Tesseract is installed but does not run: %s", "Đã cài Tesseract nhưng không chạy được: %s");
    private static final Text NO_VIETNAMESE = new Text(
            "Tesseract lacks the data of Vietnamese. Install tesseract-ocr-vie, or put vie.traineddata in its folder",
            "Tesseract thiếu dữ liệu tiếng Việt. Hãy cài tesseract-ocr-vie, hoặc đặt vie.traineddata vào thư mục dữ liệu");
    private static final Text WORKS =
            new Text("Tesseract runs and knows Vietnamese", "Tesseract chạy được, có tiếng Việt");

    private final String searchPath;
    private final Duration limit;

    TesseractCheck(String searchPath, Duration limit) {
        this.searchPath = searchPath;
        this.limit = limit;
    }

    @Override
    public String name() {
        return "tesseract";
    }

    @Override
    public List<Finding> run() {
        return List.of(program().map(this::run).orElseGet(() -> Finding.of(Status.ATTENTION, MISSING)));
    }

    private Optional<Path> program() {
        return Stream.of(searchPath.split(File.pathSeparator))
                .flatMap(folder -> Stream.of("tesseract", "tesseract.exe").flatMap(name -> file(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> file(String folder, String name) {
        try {
            return folder.isEmpty() ? Stream.empty() : Stream.of(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private Finding run(Path program) {
        Path output = null;
        try {
            output = Files.createTempFile("motcua-doctor", ".txt");
            return run(program, output);
        } catch (IOException e) {
            return Finding.of(Status.WILL_NOT_WORK, BROKEN.with(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.of(Status.FAILED, BROKEN.with("interrupted"));
        } finally {
            if (output != null) {
                output.toFile().delete();
            }
        }
    }

    private Finding run(Path program, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "--list-langs")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        if (!ended || process.exitValue() != 0) {
            String how = ended ? "exit code " + process.exitValue() : "no answer within " + limit.toSeconds() + " s";
            return Finding.of(Status.WILL_NOT_WORK, BROKEN.with(how)).with("program", program);
        }
        List<String> languages = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.contains(" "))
                .toList();
        Finding finding = languages.contains(VIETNAMESE)
                ? Finding.of(Status.OK, WORKS)
                : Finding.of(Status.WILL_NOT_WORK, NO_VIETNAMESE);
        return finding.with("program", program).with("languages", String.join(" ", languages));
    }
}
