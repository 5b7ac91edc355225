package vn.motcua.cli.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.motcua.signing.token.TokenFlag;
import vn.motcua.signing.token.driver.CertificatePeriod;
import vn.motcua.signing.token.driver.DriverFinding;
import vn.motcua.signing.token.driver.DriverToken;

/** The tokens that are plugged in: the state of their PIN and whether their certificates are in date. */
final class TokensCheck implements Check {

    private static final Duration SOON = Duration.ofDays(30);

    private static final Text NONE = new Text(
            "No token is plugged in, or no driver sees it",
            "Chưa cắm thiết bị ký số, hoặc chưa trình điều khiển nào nhận");
    private static final Text READY = new Text("token %s is ready", "thiết bị %s sẵn sàng");
    private static final Text LOCKED = new Text(
            "The PIN of token %s is locked. Have it unlocked by the authority that issued it",
            "Mã PIN của thiết bị %s đã bị khoá. Hãy liên hệ đơn vị cấp để mở khoá");
    private static final Text FINAL_TRY =
            new Text("One more wrong PIN locks token %s", "Nhập sai PIN thêm một lần nữa thiết bị %s sẽ bị khoá");
    private static final Text COUNT_LOW =
            new Text("A wrong PIN was entered on token %s", "Thiết bị %s đã bị nhập sai PIN");
    private static final Text TO_BE_CHANGED = new Text(
            "Token %s still has the PIN it was delivered with. Change it",
            "Thiết bị %s còn dùng PIN ban đầu. Hãy đổi PIN");
    private static final Text NO_CERTIFICATE = new Text(
            "Token %s shows no certificate without a PIN", "Thiết bị %s chưa cho thấy chứng thư số khi chưa nhập PIN");
    private static final Text EXPIRED = new Text(
            "No certificate on token %s is in date. Ask the authority that issued it for a new one",
            "Thiết bị %s không có chứng thư số nào còn hiệu lực. Hãy đề nghị đơn vị cấp gia hạn");
    private static final Text EXPIRES = new Text(
            "The certificate on token %s expires within 30 days. Ask for a new one",
            "Chứng thư số trên thiết bị %s hết hạn trong 30 ngày tới. Hãy đề nghị gia hạn");

    private final Supplier<List<DriverFinding>> drivers;
    private final Clock clock;

    TokensCheck(Supplier<List<DriverFinding>> drivers, Clock clock) {
        this.drivers = drivers;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public List<Finding> run() {
        Set<String> seen = new HashSet<>();
        List<Finding> findings = drivers.get().stream()
                .filter(DriverFinding.Usable.class::isInstance)
                .flatMap(driver -> driver.tokens().stream())
                .filter(token ->
                        seen.add(token.info().label() + "\n" + token.info().serial()))
                .flatMap(token -> findings(token).stream())
                .toList();
        return findings.isEmpty() ? List.of(Finding.of(Status.ATTENTION, NONE)) : findings;
    }

    private List<Finding> findings(DriverToken token) {
        List<Finding> findings = new ArrayList<>();
        pin(token).ifPresent(findings::add);
        certificate(token).ifPresent(findings::add);
        if (findings.isEmpty()) {
            findings.add(finding(token, Status.OK, READY));
        }
        return findings;
    }

    private static Optional<Finding> pin(DriverToken token) {
        if (token.info().has(TokenFlag.PIN_LOCKED)) {
            return Optional.of(finding(token, Status.WILL_NOT_WORK, LOCKED));
        }
        if (token.info().has(TokenFlag.PIN_FINAL_TRY)) {
            return Optional.of(finding(token, Status.ATTENTION, FINAL_TRY));
        }
        if (token.info().has(TokenFlag.PIN_COUNT_LOW)) {
            return Optional.of(finding(token, Status.ATTENTION, COUNT_LOW));
        }
        return token.info().has(TokenFlag.PIN_TO_BE_CHANGED)
                ? Optional.of(finding(token, Status.ATTENTION, TO_BE_CHANGED))
                : Optional.empty();
    }

    private Optional<Finding> certificate(DriverToken token) {
        Instant now = clock.instant();
        List<CertificatePeriod> periods = token.certificates();
        if (periods.isEmpty()) {
            return Optional.of(finding(token, Status.ATTENTION, NO_CERTIFICATE));
        }
        if (periods.stream().noneMatch(period -> period.contains(now))) {
            return Optional.of(finding(token, Status.WILL_NOT_WORK, EXPIRED));
        }
        return periods.stream().noneMatch(period -> period.contains(now.plus(SOON)))
                ? Optional.of(finding(token, Status.ATTENTION, EXPIRES))
                : Optional.empty();
    }

    private static Finding finding(DriverToken token, Status status, Text text) {
        String serial = Redaction.serial(token.info().serial());
        return Finding.of(status, text.with(serial))
                .with("label", Redaction.label(token.info().label()))
                .with("serial", serial)
                .with("manufacturer", token.info().manufacturer())
                .with("model", token.info().model())
                .with("flags", flags(token))
                .with("certificates", token.certificates().size());
    }

    private static String flags(DriverToken token) {
        return token.info().flags().stream()
                .map(flag -> flag.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
