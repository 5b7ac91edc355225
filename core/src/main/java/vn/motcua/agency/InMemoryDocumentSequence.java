package vn.motcua.agency;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

final class InMemoryDocumentSequence implements DocumentSequence {

    private final ConcurrentMap<DocumentSeries, Integer> last = new ConcurrentHashMap<>();

    @Override
    public int next(DocumentSeries series) {
        return last.merge(series, 1, Math::addExact);
    }
}
