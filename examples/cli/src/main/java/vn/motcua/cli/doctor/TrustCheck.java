package vn.motcua.cli.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import vn.motcua.failure.MotcuaException;
import vn.motcua.signing.trust.TrustAnchors;

/** Whether the trusted certificates that were named can be read and are in date. */
final class TrustCheck implements Check {

    private static final Text NOT_ASKED = new Text(
            "no folder of trusted certificates was named with --trust",
            "chưa chỉ ra thư mục chứng thư tin cậy bằng --trust");
    private static final Text TRUSTED = new Text("%s trusted certificate(s)", "%s chứng thư tin cậy");
    private static final Text NONE = new Text(
            "There is no certificate there: no signature can be found valid. Put the roots there, as PEM or DER",
            "Không có chứng thư nào ở đó nên không chữ ký nào được công nhận. Hãy đặt chứng thư gốc vào, dạng PEM hoặc DER");
    private static final Text OUT_OF_DATE = new Text(
            "%s of %s trusted certificates are not in date",
            "%s trong số %s chứng thư tin cậy không còn hoặc chưa có hiệu lực");

    private final List<Path> paths;
    private final Clock clock;

    TrustCheck(List<Path> paths, Clock clock) {
        this.paths = paths;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public List<Finding> run() {
        if (paths.isEmpty()) {
            return List.of(Finding.of(Status.NOTE, NOT_ASKED));
        }
        try {
            return List.of(of(TrustAnchors.load(paths.toArray(Path[]::new))));
        } catch (MotcuaException e) {
            Text text = new Text(e.remedy(Locale.ENGLISH), e.remedy(Locale.forLanguageTag("vi")));
            return List.of(Finding.of(Status.WILL_NOT_WORK, text).with("code", e.code()));
        }
    }

    private Finding of(TrustAnchors anchors) {
        Instant now = clock.instant();
        int all = anchors.certificates().size();
        long outOfDate = anchors.certificates().stream()
                .filter(it -> now.isBefore(it.getNotBefore().toInstant())
                        || now.isAfter(it.getNotAfter().toInstant()))
                .count();
        if (all == 0) {
            return Finding.of(Status.WILL_NOT_WORK, NONE);
        }
        return outOfDate == 0
                ? Finding.of(Status.OK, TRUSTED.with(all))
                : Finding.of(Status.ATTENTION, OUT_OF_DATE.with(outOfDate, all));
    }
}
