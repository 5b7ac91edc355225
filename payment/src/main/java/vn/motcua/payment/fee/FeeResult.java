package vn.motcua.payment.fee;

import java.time.LocalDate;
import java.util.function.Function;
import vn.motcua.procedure.ProcedureCode;

/** What a {@link FeeSchedule} answers. That no tariff is known never means that nothing is owed. */
public sealed interface FeeResult {

    /**
     * Handles every case.
     *
     * @param assessed for a fee that was computed
     * @param notInForce for a procedure whose tariffs do not cover the day
     * @param noTariff for a procedure without any tariff
     * @param <R> what the handlers return
     * @return what the handler of this case returned
     */
    <R> R fold(
            Function<? super Assessed, ? extends R> assessed,
            Function<? super NotInForce, ? extends R> notInForce,
            Function<? super NoTariff, ? extends R> noTariff);

    /**
     * The fee.
     *
     * @param assessment what is owed
     */
    record Assessed(FeeAssessment assessment) implements FeeResult {
        @Override
        public <R> R fold(
                Function<? super Assessed, ? extends R> assessed,
                Function<? super NotInForce, ? extends R> notInForce,
                Function<? super NoTariff, ? extends R> noTariff) {
            return assessed.apply(this);
        }
    }

    /**
     * The schedule knows the procedure, but no tariff that was in force on the day.
     *
     * @param procedure the procedure asked for
     * @param date the day asked for
     */
    record NotInForce(ProcedureCode procedure, LocalDate date) implements FeeResult {
        @Override
        public <R> R fold(
                Function<? super Assessed, ? extends R> assessed,
                Function<? super NotInForce, ? extends R> notInForce,
                Function<? super NoTariff, ? extends R> noTariff) {
            return notInForce.apply(this);
        }
    }

    /**
     * The schedule has no tariff for the procedure, for instance because a provincial council sets it.
     *
     * @param procedure the procedure asked for
     */
    record NoTariff(ProcedureCode procedure) implements FeeResult {
        @Override
        public <R> R fold(
                Function<? super Assessed, ? extends R> assessed,
                Function<? super NotInForce, ? extends R> notInForce,
                Function<? super NoTariff, ? extends R> noTariff) {
            return noTariff.apply(this);
        }
    }
}
