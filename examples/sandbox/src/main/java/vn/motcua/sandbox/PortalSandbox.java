package vn.motcua.sandbox;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The national public service portal (Cổng Dịch vụ công Quốc gia), mapi generation: login, DongBoHoSoMC,
 * CapNhatTienDoHoSoMC and TraCuuHoSo.
 *
 * <p>Get it from {@link Sandbox#portal()}; safe for threads. It keeps the dossiers it was sent and refuses what the
 * portal refuses. {@code error_code} is a number in the first answer, text in the second, and so on by turns, since the
 * real one does both. Every refusal has code -1 and a Vietnamese message (inferred); a session that is not good any more
 * is refused with "phiên" in the message (inferred), a second insert with "đã tồn tại". Both addresses answer with the
 * path of the adapter, {@code /XrdAdapter/RestService/forward}, before them too, and with any query.
 */
public final class PortalSandbox {

    private final Supplier<URI> baseUrl;
    private final PortalDesk desk = new PortalDesk();

    PortalSandbox(Supplier<URI> baseUrl) {
        this.baseUrl = baseUrl;
    }

    /**
     * Returns where to log in.
     *
     * @return the address of the login call
     */
    public URI loginUrl() {
        return baseUrl.get().resolve(PortalDesk.LOGIN);
    }

    /**
     * Returns where the services are.
     *
     * @return the address of DongBoHoSoMC, CapNhatTienDoHoSoMC and TraCuuHoSo
     */
    public URI serviceUrl() {
        return baseUrl.get().resolve(PortalDesk.SERVICE);
    }

    /**
     * Returns the name of the one account.
     *
     * @return the username that is accepted
     */
    public String username() {
        return PortalDesk.USERNAME;
    }

    /**
     * Returns the password of the one account; it has Vietnamese letters, so that a wrong encoding shows.
     *
     * @return the password that is accepted
     */
    public String password() {
        return PortalDesk.PASSWORD;
    }

    /**
     * Returns the agency (madonvi) of the one account.
     *
     * @return the agency code that is accepted
     */
    public String agencyCode() {
        return PortalDesk.AGENCY;
    }

    /** Refuses every session given out so far from now on. */
    public void expireSessions() {
        desk.sessions.expireAll();
    }

    /**
     * Lets each session, given out already or later, live for so many service calls.
     *
     * @param calls calls that are served; 0 makes every session dead from the start
     */
    public void expireSessionsAfter(int calls) {
        desk.sessions.limit(calls);
    }

    /**
     * Lets the next service call fail; logins are not counted.
     *
     * @param fault what happens to it
     */
    public void failNext(Fault fault) {
        desk.serviceFaults.add(fault, 1);
    }

    /**
     * Lets the next service calls fail; logins are not counted.
     *
     * @param fault what happens to them
     * @param times how many calls, at least 1
     */
    public void failNext(Fault fault, int times) {
        desk.serviceFaults.add(fault, times);
    }

    /**
     * Lets the next login fail.
     *
     * @param fault what happens to it
     */
    public void failNextLogin(Fault fault) {
        desk.loginFaults.add(fault, 1);
    }

    /**
     * Looks a dossier up.
     *
     * @param code MaHoSo
     * @return what the portal holds under it, empty when nothing was accepted
     */
    public Optional<StoredDossier> dossier(String code) {
        return desk.shelf.find(code);
    }

    Party party() {
        return desk;
    }
}
