package vn.motcua.payment.fee;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.ResourceException;
import vn.motcua.procedure.ProcedureCode;

/**
 * Dated tariffs, and what they make of a request.
 *
 * <p>The bundled schedule knows the certified copy from an original (procedure 2.000815): 2,000 đồng for each of the first
 * two pages, 1,000 for each page from the third on, at most 200,000 for a copy. The amounts are certain; that they stand
 * in Circular 226/2016/TT-BTC, in force from 1 January 2017, is inferred, and the {@linkplain FeeSource source} says so.
 *
 * <p>Immutable and safe for threads.
 *
 * <pre>{@code
 * FeeRequest request = FeeRequest.of(ProcedureCode.of("2.000815"), today).withPages(5);
 * String owed = FeeSchedule.bundled().assess(request).fold(
 *         fee -> fee.assessment().total().toString(),   // "7.000 VND"
 *         notInForce -> "no tariff on that day",
 *         noTariff -> "ask the agency");
 * }</pre>
 */
public final class FeeSchedule {

    private static final String BUNDLED = "fee-schedule.json";

    private final List<Tariff> tariffs;

    private FeeSchedule(List<Tariff> tariffs) {
        this.tariffs = tariffs;
    }

    /**
     * Returns the schedule that comes with the SDK.
     *
     * @return the schedule
     * @throws ResourceException if it is missing from the jar
     */
    public static FeeSchedule bundled() {
        try (InputStream in = FeeSchedule.class.getResourceAsStream(BUNDLED)) {
            if (in == null) {
                throw new ResourceException(
                        FailureCode.PART_MISSING, "reading the bundled fee schedule", "it is not in the jar", null);
            }
            return new FeeSchedule(TariffReader.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.FILE_UNREADABLE, "reading the bundled fee schedule", "the jar cannot be read", e);
        }
    }

    /**
     * Reads a schedule of one's own, in the form of the bundled one.
     *
     * @param file a JSON file, UTF-8
     * @return the schedule
     * @throws InvalidInputException if the file is missing, is not a schedule, or has two tariffs for one procedure and day
     * @throws ResourceException if the file cannot be read
     */
    public static FeeSchedule load(Path file) {
        try {
            return new FeeSchedule(TariffReader.read(Files.readAllBytes(file)));
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    FailureCode.FILE_NOT_FOUND, "reading the fee schedule " + file, "there is no such file", e);
        } catch (IOException e) {
            throw new ResourceException(
                    FailureCode.FILE_UNREADABLE, "reading the fee schedule " + file, "it cannot be read", e);
        }
    }

    /**
     * Computes what is owed.
     *
     * @param request what the fee is asked for
     * @return the fee, or that no tariff is known
     */
    public FeeResult assess(FeeRequest request) {
        ProcedureCode procedure = request.procedure().national();
        List<Tariff> known =
                tariffs.stream().filter(t -> t.procedure().equals(procedure)).toList();
        if (known.isEmpty()) {
            return new FeeResult.NoTariff(request.procedure());
        }
        return known.stream()
                .filter(tariff -> tariff.validity().contains(request.date()))
                .findFirst()
                .<FeeResult>map(tariff ->
                        new FeeResult.Assessed(new FeeAssessment(request, tariff.lines(request), tariff.source())))
                .orElseGet(() -> new FeeResult.NotInForce(request.procedure(), request.date()));
    }
}
