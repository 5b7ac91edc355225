package vn.motcua.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.agency.AgencyCode;
import vn.motcua.dossier.DeliveryMethod;
import vn.motcua.dossier.Dossier;
import vn.motcua.dossier.DossierCode;
import vn.motcua.dossier.DossierEvent;
import vn.motcua.dossier.Filing;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.RemoteException;
import vn.motcua.failure.TransportException;
import vn.motcua.http.HttpSettings;
import vn.motcua.http.Secret;
import vn.motcua.sandbox.Fault;
import vn.motcua.sandbox.JournalEntry;
import vn.motcua.sandbox.Sandbox;
import vn.motcua.sandbox.StoredDossier;

class MapiPortalSandboxTest {

    private static final int THREADS = 16;

    private final SettableClock clock = new SettableClock();
    private Sandbox sandbox;
    private MapiPortal portal;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start();
        portal = MapiPortal.open(settings(sandbox.portal().password()), HttpSettings.defaults());
    }

    @AfterEach
    void stop() {
        portal.close();
        sandbox.close();
    }

    @Test
    void dossier_fromReceptionToDelivery_storedOnceWithStatusTenAndEveryStep() {
        Dossier end = Dossiers.returned(DeliveryMethod.POST);
        List<SyncResult> results = new ArrayList<>();
        for (int events = 2; events <= end.events().size(); events++) {
            Dossier now = Dossier.replay(end.events().subList(0, events));
            results.add(portal.synchronise(now));
            List<ProgressStep> steps = ProgressStep.allOf(now);
            List<ProgressStep> fresh = events == 2 ? steps : steps.subList(events - 1, events);
            assertThat(portal.updateProgress(fresh)).isInstanceOf(ProgressResult.Taken.class);
        }

        assertThat(results.get(0)).isInstanceOf(SyncResult.Created.class);
        assertThat(results.subList(1, results.size())).hasSize(4).allMatch(SyncResult.Updated.class::isInstance);
        StoredDossier stored = stored();
        assertThat(stored.status()).isEqualTo("10");
        assertThat(stored.fields())
                .containsEntry("ChuHoSo", Dossiers.NAME)
                .containsEntry("TrangThaiHoSo", "10")
                .containsEntry("HinhThuc", "1")
                .containsEntry("NgayTra", "20260302120000");
        assertThat(stored.progress())
                .extracting(row -> row.get("TrangThai"))
                .containsExactly("1", "2", "4", "4", "9", "10");
        assertThat(arrivals("login")).isEqualTo(1);
    }

    @Test
    void synchronise_sessionsExpireHalfWay_oneNewLoginAndNothingLost() {
        portal.synchronise(Dossiers.received());
        sandbox.portal().expireSessions();

        assertThat(portal.synchronise(Dossiers.processing())).isInstanceOf(SyncResult.Updated.class);
        assertThat(portal.updateProgress(Dossiers.processing()).rows()).isEqualTo(3);

        assertThat(arrivals("login")).isEqualTo(2);
        assertThat(stored().status()).isEqualTo("4");
        assertThat(stored().progress()).hasSize(3);
    }

    @Test
    void synchronise_sessionsThatNeverLive_sessionRefusedAfterOneRenewal() {
        sandbox.portal().expireSessionsAfter(0);

        RemoteException e = catchThrowableOfType(RemoteException.class, () -> portal.synchronise(Dossiers.received()));

        assertThat(e.code()).isEqualTo(FailureCode.SESSION_REFUSED);
        assertThat(arrivals("login")).isEqualTo(2);
        assertThat(arrivals("DongBoHoSoMC")).isEqualTo(2);
        assertThat(sandbox.portal().dossier(Dossiers.CODE)).isEmpty();
    }

    @Test
    void synchronise_ownLifetimeOver_newLoginBeforeTheCall() {
        portal.synchronise(Dossiers.received());
        clock.advance(Duration.ofMinutes(9));

        portal.synchronise(Dossiers.received());

        assertThat(arrivals("login")).isEqualTo(2);
        assertThat(arrivals("DongBoHoSoMC")).isEqualTo(3);
    }

    @Test
    void synchronise_wrongPassword_refusedAfterOneAttempt() {
        try (MapiPortal wrong = MapiPortal.open(settings("khác"), HttpSettings.defaults())) {
            RemoteException e =
                    catchThrowableOfType(RemoteException.class, () -> wrong.synchronise(Dossiers.received()));

            assertThat(e.code()).isEqualTo(FailureCode.CREDENTIALS_REFUSED);
        }
        assertThat(arrivals("login")).isEqualTo(1);
        assertThat(arrivals("DongBoHoSoMC")).isZero();
    }

    @Test
    void updateProgress_dossierThePortalDoesNotHave_rejected() {
        assertThat(portal.updateProgress(Dossiers.received())).isInstanceOf(ProgressResult.Rejected.class);
    }

    @Test
    void updateProgress_moreStepsThanOneCallTakes_allStored() {
        portal.synchronise(Dossiers.received());
        ProgressStep step = ProgressStep.allOf(Dossiers.processing()).get(2);

        ProgressResult result =
                portal.updateProgress(IntStream.range(0, 23).mapToObj(i -> step).toList());

        assertThat(result.rows()).isEqualTo(23);
        assertThat(stored().progress()).hasSize(23);
        assertThat(arrivals("CapNhatTienDoHoSoMC")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_503, HTTP_ERROR, Created",
        "HTML_PAGE, PROTOCOL_VIOLATED, Created",
        "CONNECTION_RESET, ANSWER_LOST, Created",
        "EMPTY_REPLY, PROTOCOL_VIOLATED, Created",
        "NO_ANSWER, TIMED_OUT, Created",
        "ANSWER_LOST, ANSWER_LOST, Updated"
    })
    void synchronise_fault_failsOnceAndCallingAgainEndsWithOneDossier(Fault fault, FailureCode code, String then) {
        HttpSettings patience = HttpSettings.defaults()
                .withReadTimeout(fault == Fault.NO_ANSWER ? Duration.ofSeconds(1) : Duration.ofSeconds(60));
        try (MapiPortal failing = MapiPortal.open(settings(sandbox.portal().password()), patience)) {
            sandbox.portal().failNext(fault);

            MotcuaException e =
                    catchThrowableOfType(MotcuaException.class, () -> failing.synchronise(Dossiers.received()));

            assertThat(e.code()).isEqualTo(code);
            assertThat(e).isInstanceOfAny(TransportException.class, RemoteException.class);
            assertThat(arrivals("DongBoHoSoMC")).isEqualTo(1);
        }

        SyncResult again = portal.synchronise(Dossiers.received());

        assertThat(again.getClass().getSimpleName()).isEqualTo(then);
        assertThat(stored().status()).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"HTTP_503, HTTP_ERROR", "HTML_PAGE, PROTOCOL_VIOLATED", "CONNECTION_RESET, ANSWER_LOST"})
    void synchronise_loginFails_failureIsToldAndTheNextCallWorks(Fault fault, FailureCode code) {
        sandbox.portal().failNextLogin(fault);

        MotcuaException e = catchThrowableOfType(MotcuaException.class, () -> portal.synchronise(Dossiers.received()));

        assertThat(e.code()).isEqualTo(code);
        assertThat(arrivals("login")).isEqualTo(1);
        assertThat(portal.synchronise(Dossiers.received())).isInstanceOf(SyncResult.Created.class);
    }

    @Test
    void synchronise_portalNotRunning_unreachable() {
        sandbox.close();

        TransportException e =
                catchThrowableOfType(TransportException.class, () -> portal.synchronise(Dossiers.received()));

        assertThat(e.code()).isEqualTo(FailureCode.UNREACHABLE);
    }

    @Test
    void synchronise_manyThreadsAtOnce_oneLoginAndAfterExpiryOneMore() throws Exception {
        assertThat(together()).allMatch(SyncResult.Created.class::isInstance);
        assertThat(arrivals("login")).isEqualTo(1);

        sandbox.portal().expireSessions();

        assertThat(together()).allMatch(SyncResult.Updated.class::isInstance);
        assertThat(arrivals("login")).isEqualTo(2);
    }

    @Test
    void synchronise_oneDossierFromManyThreads_createdOnce() throws Exception {
        List<SyncResult> results = together(i -> Dossiers.received());

        assertThat(results).filteredOn(SyncResult.Created.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(SyncResult.Updated.class::isInstance).hasSize(THREADS - 1);
    }

    private List<SyncResult> together() throws Exception {
        return together(MapiPortalSandboxTest::numbered);
    }

    private List<SyncResult> together(IntFunction<Dossier> dossiers) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier start = new CyclicBarrier(THREADS);
            List<Future<SyncResult>> futures = IntStream.range(0, THREADS)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return portal.synchronise(dossiers.apply(i));
                    }))
                    .toList();
            List<SyncResult> results = new ArrayList<>();
            for (Future<SyncResult> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Dossier numbered(int number) {
        Filing filing = Dossiers.filing();
        DossierCode code = DossierCode.next(
                AgencyCode.of("000.00.19.H55"), LocalDate.of(2026, 3, 2), (agency, day) -> number + 1L);
        return Dossier.submit(new DossierEvent.Submitted(
                Dossiers.OFFICER,
                Dossiers.START,
                new Filing(
                        code,
                        filing.procedure(),
                        filing.applicant(),
                        filing.channel(),
                        filing.organisations(),
                        filing.processingUnit(),
                        filing.components())));
    }

    private PortalSettings settings(String password) {
        return PortalSettings.of(
                        sandbox.portal().loginUrl(),
                        sandbox.portal().serviceUrl(),
                        AgencyCode.of(sandbox.portal().agencyCode()),
                        new PortalAccount(sandbox.portal().username(), Secret.of(password)))
                .withOptions(MapiOptions.defaults().withClock(clock));
    }

    private StoredDossier stored() {
        return sandbox.portal().dossier(Dossiers.CODE).orElseThrow();
    }

    private long arrivals(String operation) {
        return sandbox.journal().entries().stream()
                .map(JournalEntry::operation)
                .filter(operation::equals)
                .count();
    }
}
