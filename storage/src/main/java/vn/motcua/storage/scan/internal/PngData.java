package vn.motcua.storage.scan.internal;

import java.io.InputStream;

/** The content of consecutive picture data chunks, one after the other. */
final class PngData extends InputStream {

    private static final int TYPE_AND_CRC = 4;

    private final ByteSource source;
    private long left;
    private long chunkLeft;
    private boolean started;

    PngData(ByteSource source, long bytes) {
        this.source = source;
        this.left = bytes;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
        if (count == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        while (chunkLeft == 0) {
            nextChunk();
        }
        int read = source.read(target, offset, (int) Math.min(count, chunkLeft));
        chunkLeft -= read;
        left -= read;
        return read;
    }

    private void nextChunk() {
        if (started) {
            source.skip(TYPE_AND_CRC);
        }
        started = true;
        chunkLeft = source.u32();
        source.skip(TYPE_AND_CRC);
    }
}
