package vn.motcua.signing.xml.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Passes a document on to the parser and notes where each tag stands in the bytes, which the parser does not tell.
 *
 * <p>It knows as much of XML as it takes to tell tags from comments, sections and instructions; that the document is
 * well-formed is the parser's affair. The notes are taken in the order of the tags while the parser reports them; it is
 * ahead by no more than the parser's buffer. A tag, a comment or an instruction too long for the parser to hold is
 * refused here, before the parser has read it.
 */
final class TagScanner extends InputStream {

    /** The longest tag, comment or instruction. */
    static final int LONGEST_MARKUP = 1 << 20;

    private enum State {
        TEXT,
        OPENED,
        START_TAG,
        QUOTED,
        END_TAG,
        DECLARATION,
        COMMENT_OPENING,
        COMMENT,
        SECTION,
        INSTRUCTION
    }

    /** The kind of a tag. */
    enum Kind {
        START,
        EMPTY,
        END
    }

    /** Where a tag stands: from its bracket to behind the other. */
    record Place(Kind kind, long from, long to) {}

    private final InputStream in;
    private final byte[] single = new byte[1];
    private State state = State.TEXT;
    private long passed;
    private long opened;
    private byte quote;
    private byte last;
    private int run;

    private Kind[] kinds = new Kind[256];
    private long[] starts = new long[256];
    private long[] ends = new long[256];
    private int head;
    private int count;

    TagScanner(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        int length = read(single, 0, 1);
        return length < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            scan(buffer, offset, offset + read);
            passed += read;
            if (state != State.TEXT && state != State.SECTION && passed - opened > LONGEST_MARKUP) {
                throw XmlRefusal.beyond("a tag, comment or instruction is longer than " + LONGEST_MARKUP + " bytes");
            }
        }
        return read;
    }

    /** Takes the note of the next tag. */
    Place take() {
        if (count == 0) {
            throw XmlRefusal.unreadable("its tags cannot be told apart", null);
        }
        Place place = new Place(kinds[head], starts[head], ends[head]);
        head = (head + 1) % kinds.length;
        count--;
        return place;
    }

    private void scan(byte[] bytes, int from, int to) {
        long base = passed - from;
        int i = from;
        while (i < to) {
            switch (state) {
                case TEXT -> {
                    i = find(bytes, i, to, (byte) '<');
                    if (i < to) {
                        opened = base + i++;
                        state = State.OPENED;
                    }
                }
                case QUOTED -> {
                    i = find(bytes, i, to, quote);
                    if (i < to) {
                        i++;
                        last = quote;
                        state = State.START_TAG;
                    }
                }
                default -> {
                    step(bytes[i], base + i + 1);
                    i++;
                }
            }
        }
    }

    private static int find(byte[] bytes, int from, int to, byte wanted) {
        int i = from;
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }

    private void step(byte next, long behind) {
        switch (state) {
            case OPENED -> open(next);
            case START_TAG -> inStartTag(next, behind);
            case END_TAG -> {
                if (next == '>') {
                    note(Kind.END, behind);
                }
            }
            case DECLARATION -> state = declared(next);
            case COMMENT_OPENING -> begin(State.COMMENT);
            case COMMENT -> upTo((byte) '-', 2, next);
            case SECTION -> upTo((byte) ']', 2, next);
            case INSTRUCTION -> upTo((byte) '?', 1, next);
            default -> throw new IllegalStateException(state.name());
        }
    }

    private void open(byte next) {
        last = next;
        if (next == '/') {
            state = State.END_TAG;
        } else if (next == '!') {
            state = State.DECLARATION;
        } else if (next == '?') {
            begin(State.INSTRUCTION);
        } else {
            state = State.START_TAG;
        }
    }

    private State declared(byte next) {
        if (next == '-') {
            return State.COMMENT_OPENING;
        }
        run = 0;
        return next == '[' ? State.SECTION : State.TEXT;
    }

    private void begin(State content) {
        run = 0;
        state = content;
    }

    private void inStartTag(byte next, long behind) {
        if (next == '"' || next == '\'') {
            quote = next;
            state = State.QUOTED;
        } else if (next == '>') {
            note(last == '/' ? Kind.EMPTY : Kind.START, behind);
        }
        last = next;
    }

    /** Content ends with so many of a character and a closing bracket. */
    private void upTo(byte closing, int many, byte next) {
        if (next == closing) {
            run++;
        } else if (next == '>' && run >= many) {
            state = State.TEXT;
        } else {
            run = 0;
        }
    }

    private void note(Kind kind, long behind) {
        if (count == kinds.length) {
            grow();
        }
        int at = (head + count) % kinds.length;
        kinds[at] = kind;
        starts[at] = opened;
        ends[at] = behind;
        count++;
        state = State.TEXT;
    }

    private void grow() {
        int size = kinds.length;
        Kind[] moved = Arrays.copyOfRange(kinds, head, head + 2 * size);
        long[] movedStarts = Arrays.copyOfRange(starts, head, head + 2 * size);
        long[] movedEnds = Arrays.copyOfRange(ends, head, head + 2 * size);
        System.arraycopy(kinds, 0, moved, size - head, head);
        System.arraycopy(starts, 0, movedStarts, size - head, head);
        System.arraycopy(ends, 0, movedEnds, size - head, head);
        kinds = moved;
        starts = movedStarts;
        ends = movedEnds;
        head = 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
