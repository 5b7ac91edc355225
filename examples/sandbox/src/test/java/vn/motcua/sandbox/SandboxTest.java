package vn.motcua.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SandboxTest {

    @Test
    void start_defaults_freePortOnLoopback() {
        try (Sandbox one = Sandbox.start();
                Sandbox other = Sandbox.start()) {
            assertThat(one.baseUrl().getHost()).isEqualTo("127.0.0.1");
            assertThat(one.baseUrl().getPort())
                    .isPositive()
                    .isNotEqualTo(other.baseUrl().getPort());
        }
    }

    @Test
    void start_anyOtherAddressOfTheMachine_refusesConnections() throws IOException {
        try (Sandbox sandbox = Sandbox.start()) {
            List<InetAddress> others = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                    .toList();
            for (InetAddress address : others) {
                assertThat(connects(address, sandbox.baseUrl().getPort()))
                        .as("connects to %s", address)
                        .isFalse();
            }
            assertThat(connects(
                            InetAddress.getLoopbackAddress(), sandbox.baseUrl().getPort()))
                    .isTrue();
        }
    }

    private static boolean connects(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void start_portTaken_saysWhich() {
        try (Sandbox sandbox = Sandbox.start()) {
            int taken = sandbox.baseUrl().getPort();

            assertThatThrownBy(() -> Sandbox.start(SandboxOptions.defaults().withPort(taken)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + taken);
        }
    }

    @Test
    void options_portOutOfRange_refused() {
        assertThatThrownBy(() -> SandboxOptions.defaults().withPort(65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65536");
    }

    @Test
    void journal_everyArrival_inOrderWithDuplicatesFaultsAndStrangers() throws Exception {
        Instant now = Instant.parse("2026-11-22T01:00:00Z");
        SandboxOptions options = SandboxOptions.defaults().withClock(Clock.fixed(now, ZoneOffset.UTC));
        try (Sandbox sandbox = Sandbox.start(options)) {
            PortalCaller caller = new PortalCaller(sandbox.portal());
            caller.login();
            caller.insert(PortalCaller.dossier(PortalCaller.CODE));
            caller.insert(PortalCaller.dossier(PortalCaller.CODE));
            sandbox.portal().failNext(Fault.ANSWER_LOST);
            assertThatThrownBy(() -> caller.progress(PortalCaller.row(PortalCaller.CODE, "4")))
                    .isInstanceOf(IOException.class);
            Wire.get(sandbox.baseUrl().resolve("/elsewhere"));

            List<JournalEntry> entries = sandbox.journal().entries();
            assertThat(entries).extracting(JournalEntry::number).containsExactly(1, 2, 3, 4, 5);
            assertThat(entries)
                    .extracting(entry -> entry.party() + " " + entry.operation() + " " + entry.httpStatus())
                    .containsExactly(
                            "portal login 200",
                            "portal DongBoHoSoMC 200",
                            "portal DongBoHoSoMC 200",
                            "portal CapNhatTienDoHoSoMC 0",
                            "none - 404");
            assertThat(entries.get(1).requestBody()).contains("Nguyễn Văn Thử", "isUpdating");
            assertThat(entries.get(2).replyBody()).contains("đã tồn tại");
            assertThat(entries.get(3).replyBody()).contains("thành công");
            assertThat(entries).allSatisfy(entry -> assertThat(entry.at()).isEqualTo(now));
            assertThat(entries).allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("Nguyễn"));
        }
    }

    @Test
    void journal_loginAndCalls_noSecretsKept() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            PortalCaller caller = new PortalCaller(sandbox.portal());
            caller.login("sandbox", "typed \"wrongly");
            caller.login();
            caller.insert(PortalCaller.dossier(PortalCaller.CODE));
            URI strange = sandbox.baseUrl().resolve("/elsewhere?x=1");
            Wire.post(strange, "not json " + sandbox.payments().secret());

            String all = sandbox.journal().entries().stream()
                    .map(entry -> entry.requestBody() + entry.replyBody())
                    .reduce("", String::concat);
            assertThat(all)
                    .contains("\"username\":\"sandbox\"", "\"password\":\"***\"", "\"session\":\"***\"")
                    .doesNotContain(
                            "wrongly",
                            sandbox.portal().password(),
                            caller.session(),
                            sandbox.payments().secret());
        }
    }

    @Test
    void journal_moreThanItKeeps_oldestDropped() {
        Journal journal = new Journal(Clock.systemUTC(), new Redaction(List.of()));
        IntStream.rangeClosed(1, 10_005).forEach(i -> journal.arrived("none", "-", ""));

        assertThat(journal.entries()).hasSize(10_000);
        assertThat(journal.entries().get(0).number()).isEqualTo(6);
    }

    @Test
    void journal_hugeBodies_cutAndBoundedInAll() {
        Journal journal = new Journal(Clock.systemUTC(), new Redaction(List.of()));
        String huge = "x".repeat(200_000);
        IntStream.rangeClosed(1, 300)
                .forEach(i -> journal.answered(journal.arrived("none", "-", huge), Reply.plain(200, huge)));

        List<JournalEntry> entries = journal.entries();
        assertThat(entries)
                .hasSize(128)
                .allSatisfy(entry -> assertThat(entry.requestBody()).hasSize(65_536));
        assertThat(entries.get(entries.size() - 1).number()).isEqualTo(300);
    }

    @Test
    void journal_manyThreads_everyArrivalOnce() {
        Journal journal = new Journal(Clock.systemUTC(), new Redaction(List.of()));
        IntStream.range(0, 2000)
                .parallel()
                .forEach(i -> journal.answered(journal.arrived("none", "-", "a"), Reply.plain(200, "b")));

        assertThat(journal.entries())
                .hasSize(2000)
                .allSatisfy(entry -> assertThat(entry.httpStatus()).isEqualTo(200))
                .extracting(JournalEntry::number)
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
