package dev.webstore.promql;

import java.math.BigInteger;

/** Texts in the order people expect: {@code node2} before {@code node10}. */
final class NaturalOrder {

    private NaturalOrder() {}

    static int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = chunk(a, i);
            int endB = chunk(b, j);
            String partA = a.substring(i, endA);
            String partB = b.substring(j, endB);
            boolean numbers = isDigit(partA.charAt(0)) && isDigit(partB.charAt(0));
            int difference = numbers ? new BigInteger(partA).compareTo(new BigInteger(partB)) : partA.compareTo(partB);
            if (difference != 0) {
                return difference;
            }
            i = endA;
            j = endB;
        }
        return Integer.compare(a.length() - i, b.length() - j);
    }

    /** The end of the digits, or of what is none, from a place on. */
    private static int chunk(String text, int from) {
        boolean digits = isDigit(text.charAt(from));
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end)) == digits) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
