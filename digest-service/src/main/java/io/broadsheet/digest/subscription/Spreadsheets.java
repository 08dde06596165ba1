package io.broadsheet.digest.subscription;

/** Keeps what readers typed from being run as a formula by the program that opens an exported file. */
final class Spreadsheets {

    private static final String STARTS_FORMULAS = "=+-@\t\r";

    private Spreadsheets() {}

    /** With an apostrophe in front, if a spreadsheet would take it for a formula. */
    static String guarded(String text) {
        return startsFormula(text, 0) ? "'" + text : text;
    }

    /** As it was before. */
    static String unguarded(String text) {
        return text.startsWith("'") && startsFormula(text, 1) ? text.substring(1) : text;
    }

    private static boolean startsFormula(String text, int at) {
        return text.length() > at && STARTS_FORMULAS.indexOf(text.charAt(at)) >= 0;
    }
}
