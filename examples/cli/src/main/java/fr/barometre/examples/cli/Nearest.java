package fr.barometre.examples.cli;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The known word that somebody may have meant: the nearest by Levenshtein's edit distance. */
final class Nearest {

  private static final int MOST = 12;
  private static final int SHORTEST_BEGINNING = 3;

  private Nearest() {}

  /** A text in lower case, without accents, with one blank for anything but letters and digits. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace("œ", "oe")
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }

  /** The only word that begins so, else the nearest if one is near. */
  static Optional<String> of(String word, Collection<String> known) {
    String plain = plain(word);
    List<String> begun =
        plain.length() < SHORTEST_BEGINNING
            ? List.of()
            : known.stream().filter(other -> plain(other).startsWith(plain)).limit(2).toList();
    if (begun.size() == 1) {
      return Optional.of(begun.get(0));
    }
    int most = Math.min(plain.length() - 1, Math.max(1, plain.length() / 4));
    return known.stream()
        .filter(other -> distance(plain, plain(other)) <= most)
        .min(Comparator.comparingInt(other -> distance(plain, plain(other))));
  }

  /** The end of a sentence about an unknown word: what may be meant, or what there is. */
  static String hint(Texts texts, String word, Collection<String> known) {
    Optional<String> nearest = of(word, known);
    if (nearest.isPresent()) {
      return texts.say("hint.meant", nearest.get());
    }
    String some = String.join(", ", known.stream().limit(MOST).toList());
    return known.isEmpty()
        ? ""
        : texts.say("hint.known", some + (known.size() > MOST ? ", …" : ""));
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(substituted, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
