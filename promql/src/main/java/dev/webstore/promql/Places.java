package dev.webstore.promql;

import java.util.IdentityHashMap;

/** Where the parts of an expression begin in the text that it was read from. */
final class Places {

    private final String text;

    /** By identity: a part that comes twice is in two places. */
    private final IdentityHashMap<Expression, Integer> positions = new IdentityHashMap<>();

    Places(String text) {
        this.text = text;
    }

    /** Those of an expression whose text is not known. */
    static Places unknown() {
        return new Places("");
    }

    void put(Expression part, int position) {
        positions.putIfAbsent(part, position);
    }

    /** What a message about a part ends with: its place, if that is known. */
    String behind(Expression part) {
        Integer position = positions.get(part);
        return position == null ? "" : " (" + place(text, position) + ")";
    }

    /** Line and column, counted from 1. */
    static String place(String text, int position) {
        String before = text.substring(0, Math.min(position, text.length()));
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return line + ":" + (before.length() - before.lastIndexOf('\n'));
    }
}
