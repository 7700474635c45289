package fr.barometre.estimate;

import java.util.Comparator;
import java.util.List;

/**
 * Compares texts as a reader sorts them: numbers in them by their size, so that "2-9" comes before
 * "10-19"; the rest character by character. Texts that differ are never equal.
 */
final class NaturalOrder implements Comparator<String> {

  static final NaturalOrder TEXTS = new NaturalOrder();

  /** Lists of texts, by the first that differs. */
  static final Comparator<List<String>> LISTS =
      (left, right) -> {
        for (int k = 0; k < Math.min(left.size(), right.size()); k++) {
          int order = TEXTS.compare(left.get(k), right.get(k));
          if (order != 0) {
            return order;
          }
        }
        return Integer.compare(left.size(), right.size());
      };

  private NaturalOrder() {}

  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int endLeft = endOfNumber(left, i);
      int endRight = endOfNumber(right, j);
      int order;
      if (endLeft > i && endRight > j) {
        order = bySize(left, i, endLeft, right, j, endRight);
        i = endLeft;
        j = endRight;
      } else {
        order = Character.compare(left.charAt(i++), right.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    int shorter = Integer.compare(left.length() - i, right.length() - j);
    return shorter != 0 ? shorter : left.compareTo(right);
  }

  private static int endOfNumber(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** Compares digits by the number they write, however many there are. */
  private static int bySize(
      String left, int fromLeft, int endLeft, String right, int fromRight, int endRight) {
    int i = pastZeros(left, fromLeft, endLeft);
    int j = pastZeros(right, fromRight, endRight);
    int order = Integer.compare(endLeft - i, endRight - j);
    while (order == 0 && i < endLeft) {
      order = Character.compare(left.charAt(i++), right.charAt(j++));
    }
    return order;
  }

  private static int pastZeros(String text, int from, int end) {
    int at = from;
    while (at < end && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }
}
