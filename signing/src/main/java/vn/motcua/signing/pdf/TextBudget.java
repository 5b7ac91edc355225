package vn.motcua.signing.pdf;

/** What the text of pages may cost to read for one signature. */
final class TextBudget {

    private static final int MOST_PARTS = 20_000;
    private static final long MOST_DECODED = 96L << 20;
    private static final long MOST_FONT_CODES = 1 << 20;
    private static final int MOST_STEPS = 2_000_000;
    private static final int MOST_FORMS = 5_000;
    private static final int MOST_LETTERS = 500_000;

    private int parts;
    private long decoded;
    private long fontCodes;
    private int steps;
    private int forms;
    private int letters;

    void part() {
        ReadingBudget.require(++parts <= MOST_PARTS, "pages of more parts than any office's");
    }

    void decoded(int bytes) {
        decoded += bytes;
        ReadingBudget.require(decoded <= MOST_DECODED, "pages whose streams unfold too far");
    }

    void fontCodes(long codes) {
        fontCodes += codes;
        ReadingBudget.require(fontCodes <= MOST_FONT_CODES, "fonts of more letters than there are");
    }

    void step() {
        ReadingBudget.require(++steps <= MOST_STEPS, "pages of more steps than any office's");
    }

    void form() {
        ReadingBudget.require(++forms <= MOST_FORMS, "pages of more forms than any office's");
    }

    void letter() {
        ReadingBudget.require(++letters <= MOST_LETTERS, "pages of more letters than any office's");
    }
}
