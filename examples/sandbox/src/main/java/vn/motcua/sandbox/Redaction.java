package vn.motcua.sandbox;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blanks secrets in bodies that are kept, leaving the rest of the text as it came. */
final class Redaction {

    private static final int MOST_CHARACTERS = 65_536;
    private static final String BLANK = "***";
    private static final Pattern SECRET_MEMBER = Pattern.compile(
            "\"(?:password|matkhau|session|secret|client_secret|access_token|token)\"\\s*:\\s*",
            Pattern.CASE_INSENSITIVE);

    private final List<String> secrets;

    Redaction(List<String> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    String of(String body) {
        String shown = body.length() > MOST_CHARACTERS ? body.substring(0, MOST_CHARACTERS) : body;
        String blanked = blankMembers(shown);
        for (String secret : secrets) {
            blanked = blanked.replace(secret, BLANK);
        }
        return blanked;
    }

    private static String blankMembers(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Matcher member = SECRET_MEMBER.matcher(text);
        int from = 0;
        while (member.find(from)) {
            kept.append(text, from, member.end()).append('"').append(BLANK).append('"');
            from = endOfValue(text, member.end());
        }
        return kept.append(text, from, text.length()).toString();
    }

    private static int endOfValue(String text, int start) {
        if (start < text.length() && text.charAt(start) == '"') {
            return endOfString(text, start + 1);
        }
        int end = start;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static int endOfString(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }
}
