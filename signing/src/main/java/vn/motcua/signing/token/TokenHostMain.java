package vn.motcua.signing.token;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.MotcuaException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.SignatureAlgorithm;
import vn.motcua.signing.token.HostWire.Kind;

/**
 * The process of a {@link TokenHost}: loads drivers and signs digests on demand, as long as its input is open.
 *
 * <p>Input is read by a thread of its own, which ends the process when the parent has gone, whatever the driver does.
 */
final class TokenHostMain {

    private final OutputStream out;
    private final byte[] mark;
    private final BlockingQueue<byte[]> requests;
    private final Map<Integer, Pkcs11Key> keys = new HashMap<>();
    private int opened;

    private TokenHostMain(OutputStream out, byte[] mark, BlockingQueue<byte[]> requests) {
        this.out = out;
        this.mark = mark;
        this.requests = requests;
    }

    /**
     * Serves one parent.
     *
     * @param arguments none
     * @throws Exception if the pipes break, which ends the process
     */
    public static void main(String[] arguments) throws Exception {
        // Unbuffered, so that no buffer keeps a PIN.
        DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
        byte[] mark = new byte[HostWire.MARK];
        in.readFully(mark);
        BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> readAll(in, requests), "motcua-token-host-input");
        reader.setDaemon(true);
        reader.start();
        new TokenHostMain(new FileOutputStream(FileDescriptor.out), mark, requests).serve();
    }

    private static void readAll(DataInputStream in, BlockingQueue<byte[]> requests) {
        try {
            while (true) {
                byte[] request = new byte[in.readInt()];
                in.readFully(request);
                requests.add(request);
            }
        } catch (IOException e) {
            // The parent has gone.
            Runtime.getRuntime().halt(0);
        }
    }

    private void serve() throws IOException, InterruptedException {
        send(Kind.READY, answer -> {});
        while (true) {
            byte[] request = requests.take();
            try {
                answer(Kind.of(request[0]), body(request));
            } catch (MotcuaException e) {
                send(Kind.FAILED, answer -> HostWire.failure(answer, e));
            } catch (RuntimeException e) {
                TokenException failure = new TokenException(
                        FailureCode.TOKEN_FAILED,
                        "use a token in a process of its own",
                        "it failed with " + e.getClass().getName(),
                        null);
                send(Kind.FAILED, answer -> HostWire.failure(answer, failure));
            }
        }
    }

    private static DataInputStream body(byte[] request) {
        return new DataInputStream(new ByteArrayInputStream(request, 1, request.length - 1));
    }

    private void answer(Kind kind, DataInputStream request) throws IOException {
        switch (kind) {
            case OPEN -> open(request);
            case SIGN -> sign(request);
            case CLOSE -> close(request);
            case LIST -> list(request);
            default -> throw new IOException("unexpected " + kind);
        }
    }

    private void open(DataInputStream request) throws IOException {
        KeyUri uri = KeyUri.parse(request.readUTF());
        Pkcs11Options defaults = Pkcs11Options.defaults();
        Duration ahead = Duration.between(defaults.clock().instant(), Instant.ofEpochMilli(request.readLong()));
        Pkcs11Options options = defaults.withDriverOfOurs()
                .withClock(Clock.offset(defaults.clock(), ahead))
                .withPinKeptFor(Duration.ofMillis(request.readLong()))
                .withReinsertionWait(Duration.ofMillis(request.readLong()))
                .withIssuers(HostWire.certificates(request));
        Pkcs11Key key = Pkcs11Key.open(uri, this::askParent, options);
        opened++;
        keys.put(opened, key);
        send(Kind.OPENED, answer -> describe(answer, key));
    }

    private void describe(DataOutputStream answer, Pkcs11Key key) throws IOException {
        answer.writeInt(opened);
        List<X509Certificate> chain = key.chain();
        HostWire.certificates(answer, chain);
        answer.writeInt(key.algorithms().size());
        for (SignatureAlgorithm algorithm : key.algorithms()) {
            answer.writeUTF(algorithm.name());
        }
    }

    private void sign(DataInputStream request) throws IOException {
        Pkcs11Key key = Optional.ofNullable(keys.get(request.readInt())).orElseThrow();
        byte[] signature = key.sign(SignatureAlgorithm.valueOf(request.readUTF()), HostWire.bytes(request));
        send(Kind.SIGNED, answer -> HostWire.bytes(answer, signature));
    }

    private void close(DataInputStream request) throws IOException {
        Optional.ofNullable(keys.remove(request.readInt())).ifPresent(Pkcs11Key::close);
        send(Kind.CLOSED, answer -> {});
    }

    private void list(DataInputStream request) throws IOException {
        List<TokenInfo> tokens = Pkcs11Module.open(Path.of(request.readUTF())).tokens();
        send(Kind.LISTED, answer -> {
            answer.writeInt(tokens.size());
            for (TokenInfo token : tokens) {
                HostWire.token(answer, token);
            }
        });
    }

    private char[] askParent(TokenInfo token) {
        byte[] answer = {};
        try {
            send(Kind.PIN_WANTED, question -> HostWire.token(question, token));
            answer = requests.take();
            int length = ByteBuffer.wrap(answer).getInt(1);
            CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(answer, 1 + Integer.BYTES, length));
            char[] pin = new char[decoded.remaining()];
            decoded.get(pin);
            Arrays.fill(decoded.array(), '\0');
            return pin;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new char[0];
        } finally {
            Arrays.fill(answer, (byte) 0);
        }
    }

    /** In one write, so that what a driver prints stands before or after it. */
    private void send(Kind kind, HostWire.Writer body) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(message)) {
            data.writeByte(kind.code());
            body.write(data);
        }
        ByteBuffer framed = ByteBuffer.allocate(mark.length + Integer.BYTES + message.size());
        framed.put(mark).putInt(message.size()).put(message.toByteArray());
        out.write(framed.array());
    }
}
