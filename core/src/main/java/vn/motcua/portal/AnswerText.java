package vn.motcua.portal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads Vietnamese answers: in whatever case and Unicode form they come, and without taking one word for another. */
final class AnswerText {

    /** "Phiên bản" is a version, "phiên dịch" translation: both turn up in texts that refuse a dossier. */
    private static final Pattern SESSION = Pattern.compile("\\bsession\\b|phiên(?!\\s+(?:bản|dịch|họp|âm|hiệu))");

    /** "Không thành công" contains "thành công". */
    private static final Pattern SUCCESS =
            Pattern.compile("(?<!không )(?<!chưa )(?<!không được )(?<!chưa được )thành công");

    private static final Pattern DUPLICATE = Pattern.compile("đã tồn tại");
    private static final Pattern SUCCESS_CODE = Pattern.compile("[-+]?0+");

    private AnswerText() {}

    static boolean tellsOfSession(PortalAnswer answer) {
        return SESSION.matcher(plain(answer)).find();
    }

    static boolean tellsOfDuplicate(PortalAnswer answer) {
        return DUPLICATE.matcher(plain(answer)).find();
    }

    /** The code decides; the text only where there is no code. */
    static boolean tellsOfSuccess(PortalAnswer answer) {
        if (!answer.code().isEmpty()) {
            return SUCCESS_CODE.matcher(answer.code()).matches();
        }
        return SUCCESS.matcher(plain(answer)).find();
    }

    private static String plain(PortalAnswer answer) {
        String text = Normalizer.normalize(answer.text(), Normalizer.Form.NFC);
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
