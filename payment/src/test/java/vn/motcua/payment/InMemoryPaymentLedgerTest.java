package vn.motcua.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.motcua.money.Money;

class InMemoryPaymentLedgerTest {

    private static final Instant TIME = Instant.parse("2026-01-05T01:30:00Z");
    private static final GatewayAccount ACCOUNT = new GatewayAccount("payment-platform", "DT01");

    private final PaymentLedger ledger = new InMemoryPaymentLedger();

    private static Payment payment(GatewayAccount account, String reference, String transaction) {
        PaymentOrder order = new PaymentOrder(new PaymentReference(reference), Money.ofDong(8000), TIME);
        return new Payment(account, order, transaction, "VCB", TIME, PaymentState.PAID);
    }

    @Test
    void claim_samePaymentAgain_isRepeated() {
        assertThat(ledger.claim(payment(ACCOUNT, "TS1", "GD1"))).isEqualTo(LedgerClaim.FIRST);
        assertThat(ledger.claim(payment(ACCOUNT, "TS1", "GD1"))).isEqualTo(LedgerClaim.REPEATED);
    }

    @Test
    void claim_secondTransactionForAnOrder_conflictsAndChangesNothing() {
        Payment first = payment(ACCOUNT, "TS1", "GD1");
        ledger.claim(first);

        assertThat(ledger.claim(payment(ACCOUNT, "TS1", "GD2"))).isEqualTo(LedgerClaim.CONFLICTING);
        assertThat(ledger.claim(payment(ACCOUNT, "TS2", "GD1"))).isEqualTo(LedgerClaim.CONFLICTING);
        assertThat(ledger.find(ACCOUNT, new PaymentReference("TS1"), PaymentState.PAID))
                .contains(first);
        assertThat(ledger.find(ACCOUNT, new PaymentReference("TS2"), PaymentState.PAID))
                .isEmpty();
        assertThat(ledger.claim(payment(ACCOUNT, "TS3", "GD2"))).isEqualTo(LedgerClaim.FIRST);
    }

    @Test
    void claim_sameNumbersOfAnotherAgency_areAnotherPayment() {
        GatewayAccount other = new GatewayAccount("payment-platform", "DT02");
        ledger.claim(payment(ACCOUNT, "TS1", "GD1"));

        assertThat(ledger.find(other, new PaymentReference("TS1"), PaymentState.PAID))
                .isEmpty();
        assertThat(ledger.claim(payment(other, "TS1", "GD1"))).isEqualTo(LedgerClaim.FIRST);
    }

    @Test
    void claim_manyThreadsAtOnce_onlyOneIsFirst() throws Exception {
        int threads = 8;
        CyclicBarrier together = new CyclicBarrier(threads);
        Callable<LedgerClaim> claim = () -> {
            together.await();
            return ledger.claim(payment(ACCOUNT, "TS1", "GD1"));
        };
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<LedgerClaim>> claims =
                    pool.invokeAll(Stream.generate(() -> claim).limit(threads).toList());
            int first = 0;
            for (Future<LedgerClaim> each : claims) {
                first += each.get() == LedgerClaim.FIRST ? 1 : 0;
            }
            assertThat(first).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }
}
