package fr.barometre.spelling;

import java.util.Collection;
import java.util.Locale;

/**
 * Suggests the known code nearest to an unknown one, by Levenshtein's edit distance: the "did you
 * mean" of messages.
 */
public final class Suggestion {

  private static final String ALL = "; expected one of ";

  private Suggestion() {}

  /**
   * The end of an error message about an unknown code.
   *
   * @param got the unknown code
   * @param known the codes that exist
   * @return {@code "; did you mean 'x'?"}, or {@code "; expected one of [...]"} when none is near
   */
  public static String of(String got, Collection<String> known) {
    String lower = got.toLowerCase(Locale.ROOT);
    String best = "";
    int shortest = Integer.MAX_VALUE;
    for (String code : known) {
      int distance = distance(lower, code.toLowerCase(Locale.ROOT));
      if (distance < shortest) {
        shortest = distance;
        best = code;
      }
    }
    if (shortest <= most(got.length())) {
      return "; did you mean '" + best + "'?";
    }
    return ALL + known;
  }

  /** How many letters may differ: of a short word one, and never all. */
  private static int most(int letters) {
    return Math.min(letters - 1, letters < 5 ? 1 : Math.max(2, letters / 3));
  }

  /**
   * Whether none of the known codes was near.
   *
   * @param suggestion what to say of a code
   * @return whether it has all known codes
   */
  public static boolean isOfAll(String suggestion) {
    return suggestion.startsWith(ALL);
  }

  /**
   * Levenshtein's edit distance of two texts, as far as it matters.
   *
   * @param a a text
   * @param b another
   * @param most the largest distance of interest
   * @return the distance, or {@code most + 1} if it is larger than that
   */
  public static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    return distance(a, b, most, most + 1);
  }

  private static int distance(String a, String b) {
    int longest = Math.max(a.length(), b.length());
    return distance(a, b, longest, longest);
  }

  /** The distance, or another number as soon as it is known to be larger than some. */
  private static int distance(String a, String b, int most, int larger) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
        least = Math.min(least, current[j]);
      }
      if (least > most) {
        return larger;
      }
      int[] spare = previous;
      previous = current;
      current = spare;
    }
    return Math.min(previous[b.length()], larger);
  }
}
