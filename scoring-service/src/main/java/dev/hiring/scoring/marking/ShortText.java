package dev.hiring.scoring.marking;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.hiring.events.AnswerKey;

/**
 * Compares short answers as a reader would: white space around is nothing and a run of it inside is one space (Unicode's
 * White_Space property), composed and decomposed letters are the same (NFC), and, unless the key says otherwise, so are
 * capitals and small letters.
 */
final class ShortText {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");

    private ShortText() {}

    static boolean accepts(AnswerKey.ShortText key, String given) {
        String folded = fold(given, key.caseSensitive());
        return key.accepted().stream()
                .anyMatch(accepted -> fold(accepted, key.caseSensitive()).equals(folded));
    }

    static boolean isBlank(String text) {
        return WHITE_SPACE.matcher(text).replaceAll("").isEmpty();
    }

    private static String fold(String text, boolean caseSensitive) {
        String spaced = WHITE_SPACE.matcher(text).replaceAll(" ").strip();
        return compose(caseSensitive ? spaced : foldCase(compose(spaced)));
    }

    private static String compose(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Upper case first: it spells out ß and brings both small sigmas together. */
    private static String foldCase(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
