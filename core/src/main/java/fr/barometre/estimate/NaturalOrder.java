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
        order = bySize(left.substring(i, endLeft), right.substring(j, endRight));
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
  private static int bySize(String left, String right) {
    String l = left.replaceFirst("^0+", "");
    String r = right.replaceFirst("^0+", "");
    int longer = Integer.compare(l.length(), r.length());
    return longer != 0 ? longer : l.compareTo(r);
  }
}
