package vn.motcua.signing.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/** What the text of a page is made of: PDFBox unfolds it without a limit, so here all of it is unfolded first and counted. */
final class PageParts {

    private static final int MOST_STREAMS = 10_000;

    private final Set<COSBase> visited = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> waiting = new ArrayDeque<>();
    private final TextBudget budget;

    private PageParts(TextBudget budget) {
        this.budget = budget;
    }

    static void count(PDPage page, TextBudget budget) throws IOException {
        PageParts parts = new PageParts(budget);
        parts.enqueue(page.getCOSObject().getItem(COSName.CONTENTS));
        parts.enqueue(page.getResources() == null ? null : page.getResources().getCOSObject());
        parts.count();
    }

    /** The content of a page, of which each stream is opened when the one before it has ended. */
    static InputStream content(PDPage page) {
        COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        List<COSStream> streams = new ArrayList<>();
        if (contents instanceof COSArray several) {
            ReadingBudget.require(several.size() <= MOST_STREAMS, "a page of more streams than any office's");
            for (int i = 0; i < several.size(); i++) {
                if (several.getObject(i) instanceof COSStream stream) {
                    streams.add(stream);
                }
            }
        } else if (contents instanceof COSStream stream) {
            streams.add(stream);
        }
        return new SequenceInputStream(Collections.enumeration(streams.stream()
                .<InputStream>mapMulti((stream, parts) -> {
                    parts.accept(new Deferred(stream));
                    parts.accept(new ByteArrayInputStream(new byte[] {'\n'}));
                })
                .toList()));
    }

    private void count() throws IOException {
        while (!waiting.isEmpty()) {
            COSBase part = waiting.removeFirst();
            @Nullable COSBase value = part instanceof COSObject object ? object.getObject() : part;
            if (value == null || !visited.add(value)) {
                continue;
            }
            budget.part();
            if (value instanceof COSStream stream) {
                unfold(stream);
            }
            if (value instanceof COSDictionary dictionary) {
                budget.fontCodes(FontCodes.in(dictionary));
                enqueueParts(dictionary);
            } else if (value instanceof COSArray array) {
                array.forEach(this::enqueue);
            }
        }
    }

    private void enqueueParts(COSDictionary dictionary) {
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
            if (!COSName.PARENT.equals(entry.getKey())) {
                enqueue(entry.getValue());
            }
        }
    }

    private void enqueue(@Nullable COSBase part) {
        if (part instanceof COSObject || part instanceof COSDictionary || part instanceof COSArray) {
            waiting.add(part);
        }
    }

    /** The pixels of images are not looked at. */
    private void unfold(COSStream stream) throws IOException {
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
            return;
        }
        byte[] part = new byte[8192];
        try (InputStream content = StreamDecoder.open(stream.createRawInputStream(), stream, new ReadingBudget())) {
            for (int read = content.read(part); read >= 0; read = content.read(part)) {
                budget.decoded(read);
            }
        }
    }

    /** A stream that is opened when it is read. */
    private static final class Deferred extends InputStream {

        private final COSStream stream;
        private @Nullable InputStream opened;

        Deferred(COSStream stream) {
            this.stream = stream;
        }

        private InputStream opened() throws IOException {
            InputStream there = opened;
            if (there == null) {
                there = StreamDecoder.open(stream.createRawInputStream(), stream, new ReadingBudget());
                opened = there;
            }
            return there;
        }

        @Override
        public int read() throws IOException {
            return opened().read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return opened().read(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (opened != null) {
                opened.close();
            }
        }
    }
}
