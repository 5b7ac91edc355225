package vn.motcua.signing.token;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.SigningKey;
import vn.motcua.signing.token.HostWire.Kind;

/** A key on a token whose driver runs in the process of a {@link TokenHost}. */
final class HostedKey implements SigningKey {

    /** How the key is opened, now and in each process that follows. */
    record Wanted(KeyUri uri, PinSource pins, Pkcs11Options options) {}

    /** The key in one run of the process. */
    private record Opened(
            HostProcess run, int number, List<X509Certificate> chain, List<SignatureAlgorithm> algorithms) {}

    private final TokenHost host;
    private final Wanted wanted;
    private final Opened first;
    private final ReentrantLock turn = new ReentrantLock();
    private Opened current;
    private boolean closed;

    private HostedKey(TokenHost host, Wanted wanted, Opened opened) {
        this.host = host;
        this.wanted = wanted;
        this.first = opened;
        this.current = opened;
    }

    static HostedKey open(TokenHost host, Wanted wanted) {
        return new HostedKey(host, wanted, opened(host, wanted));
    }

    private static Opened opened(TokenHost host, Wanted wanted) {
        TokenHost.Answer answer =
                host.ask(Kind.OPEN, request -> writeWanted(request, wanted), Kind.OPENED, wanted.pins());
        DataInputStream body = answer.body();
        try {
            int number = body.readInt();
            List<X509Certificate> chain = HostWire.certificates(body);
            List<SignatureAlgorithm> algorithms = new ArrayList<>();
            for (int left = body.readInt(); left > 0; left--) {
                algorithms.add(SignatureAlgorithm.valueOf(body.readUTF()));
            }
            return new Opened(answer.run(), number, chain, List.copyOf(algorithms));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeWanted(DataOutputStream request, Wanted wanted) throws IOException {
        Pkcs11Options options = wanted.options();
        request.writeUTF(wanted.uri().toString());
        request.writeLong(options.clock().instant().toEpochMilli());
        request.writeLong(options.pinKeptFor().toMillis());
        request.writeLong(options.reinsertionWait().toMillis());
        HostWire.certificates(request, options.issuers());
    }

    @Override
    public X509Certificate certificate() {
        return first.chain().get(0);
    }

    @Override
    public List<X509Certificate> chain() {
        return first.chain();
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return first.algorithms();
    }

    @Override
    public byte[] sign(SignatureAlgorithm algorithm, byte[] digest) {
        PublicKeyCheck.requireUsable(algorithms(), algorithm, digest);
        turn.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the key is closed");
            }
            int number = alive().number();
            DataInputStream signed = host.ask(
                            Kind.SIGN,
                            request -> {
                                request.writeInt(number);
                                request.writeUTF(algorithm.name());
                                HostWire.bytes(request, digest);
                            },
                            Kind.SIGNED,
                            wanted.pins())
                    .body();
            return PublicKeyCheck.requireSignedBy(certificate(), algorithm, digest, HostWire.bytes(signed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turn.unlock();
        }
    }

    /** The key in the process that runs now: opened again when it is another one than before. */
    private Opened alive() {
        if (!host.isRunning(current.run())) {
            Opened again = opened(host, wanted);
            if (!again.chain().get(0).equals(certificate())) {
                throw new TokenException(
                        FailureCode.KEY_NOT_FOUND,
                        "open the key again after its driver's process has ended",
                        "there is another certificate now",
                        null);
            }
            current = again;
        }
        return current;
    }

    @Override
    public void close() {
        turn.lock();
        try {
            if (!closed && host.isRunning(current.run())) {
                int number = current.number();
                host.ask(Kind.CLOSE, request -> request.writeInt(number), Kind.CLOSED, token -> new char[0]);
            }
        } catch (TokenException e) {
            // The process has ended, and the key in it.
        } finally {
            closed = true;
            turn.unlock();
        }
    }
}
