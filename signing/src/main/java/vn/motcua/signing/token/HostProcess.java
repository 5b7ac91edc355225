package vn.motcua.signing.token;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.motcua.failure.FailureCode;
import vn.motcua.failure.InvalidInputException;
import vn.motcua.failure.TokenException;
import vn.motcua.signing.token.HostWire.Kind;

/** One run of the process that holds the drivers. Used by one thread at a time. */
final class HostProcess {

    private static final String ATTEMPTED = "use a token in a process of its own";
    private static final byte[] END = {};

    /** Far longer than a JVM takes to start on a machine that is of any use. */
    private static final Duration STARTING = Duration.ofMinutes(1);

    private final Process process;
    private final OutputStream out;
    private final BlockingQueue<byte[]> answers = new LinkedBlockingQueue<>();
    private final TokenHostOptions options;

    private HostProcess(Process process, TokenHostOptions options) {
        this.process = process;
        this.out = process.getOutputStream();
        this.options = options;
    }

    static HostProcess start(TokenHostOptions options) {
        ProcessBuilder builder = new ProcessBuilder(options.command()).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            HostProcess started = new HostProcess(builder.start(), options);
            byte[] mark = options.freshMark();
            started.out.write(mark);
            started.out.flush();
            Thread reader = new Thread(() -> started.readAll(mark), "motcua-token-host");
            reader.setDaemon(true);
            reader.start();
            started.next(STARTING);
            return started;
        } catch (IOException e) {
            throw new TokenException(
                    FailureCode.TOKEN_MODULE_FAILED, "start a process for the token's driver", "it did not start", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    private void readAll(byte[] mark) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
            while (passOver(in, mark)) {
                answers.add(in.readNBytes(in.readInt()));
            }
        } catch (IOException e) {
            // It has ended, as at the end of the stream.
        }
        answers.add(END);
    }

    /** Reads up to the mark, past whatever the driver has printed. */
    private static boolean passOver(InputStream in, byte[] mark) throws IOException {
        byte[] window = new byte[mark.length];
        for (int read = in.read(); read >= 0; read = in.read()) {
            System.arraycopy(window, 1, window, 0, window.length - 1);
            window[window.length - 1] = (byte) read;
            if (Arrays.equals(window, mark)) {
                return true;
            }
        }
        return false;
    }

    /** Sends a request and returns the answer after its first byte; PINs are asked for on the way. */
    DataInputStream exchange(Kind request, HostWire.Writer body, Kind expected, PinSource pins) {
        try {
            send(request, body);
            return answer(expected, pins);
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private DataInputStream answer(Kind expected, PinSource pins) throws IOException {
        RuntimeException refusal = null;
        while (true) {
            byte[] answer = next(options.answerTimeout());
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(answer, 1, answer.length - 1));
            Kind kind = Kind.of(answer[0]);
            if (kind == Kind.PIN_WANTED) {
                refusal = givePin(pins, HostWire.token(in));
            } else if (refusal != null) {
                throw refusal;
            } else if (kind == expected) {
                return in;
            } else {
                throw HostWire.failure(in);
            }
        }
    }

    private byte[] next(Duration patience) {
        try {
            byte[] answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                kill();
                throw failure("the driver did not answer within " + patience + " and was ended", null);
            }
            if (answer.length == 0) {
                throw ended(null);
            }
            return answer;
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw failure("the thread was interrupted, and the driver ended", e);
        }
    }

    private void kill() {
        process.destroyForcibly();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private TokenException ended(@Nullable Exception cause) {
        kill();
        String exit = process.isAlive() ? "" : " with exit value " + process.exitValue();
        return failure("the driver's process ended" + exit + ": the driver has crashed, or somebody ended it", cause);
    }

    private static TokenException failure(String happened, @Nullable Exception cause) {
        return new TokenException(FailureCode.TOKEN_FAILED, ATTEMPTED, happened, cause);
    }

    private void send(Kind kind, HostWire.Writer body) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(message)) {
            data.writeInt(0);
            data.writeByte(kind.code());
            body.write(data);
        }
        byte[] bytes = message.toByteArray();
        ByteBuffer.wrap(bytes).putInt(bytes.length - Integer.BYTES);
        out.write(bytes);
        out.flush();
    }

    /** Sends the PIN; what the source throws is kept until the process has heard that there is none. */
    private @Nullable RuntimeException givePin(PinSource pins, TokenInfo token) throws IOException {
        char[] pin = {};
        RuntimeException refusal = null;
        try {
            pin = pins.pin(token);
        } catch (RuntimeException e) {
            refusal = e;
        }
        byte[] message = new byte[HostWire.PIN_MESSAGE];
        try {
            ByteBuffer body = ByteBuffer.wrap(message).putInt(message.length - Integer.BYTES);
            body.put(Kind.PIN.code());
            int at = body.position();
            ByteBuffer encoded = body.slice(at + Integer.BYTES, 3 * Math.min(pin.length, 1000));
            var result = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(pin), encoded, true);
            if (result.isError() || result.isOverflow()) {
                refusal = new InvalidInputException(
                        FailureCode.INVALID_VALUE, "PIN", "something else", "proper Unicode text of a PIN's length");
                encoded.position(0);
            }
            body.putInt(at, encoded.position());
            out.write(message);
            out.flush();
            return refusal;
        } finally {
            Arrays.fill(pin, '\0');
            Arrays.fill(message, (byte) 0);
        }
    }

    /** Ends the process, by the end of its input or else by force. */
    void end() {
        try (OutputStream closing = out) {
            closing.flush();
        } catch (IOException e) {
            // It has ended already.
        }
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
