package fr.barometre.codebook;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes unique codes from texts; a number is added where two texts would have the same code. */
final class Slug {

  private static final int LONGEST = 40;
  private static final Pattern CODE =
      Pattern.compile("[\\p{L}\\d_][\\p{L}\\d_.+-]{0,39}(?:\\[[\\p{L}\\d_.-]{1,40}\\])?");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern LOWER = Pattern.compile("\\p{Ll}");
  private static final Pattern ENDS = Pattern.compile("^_+|_+$");

  private final Vocabulary vocabulary;
  private final boolean capitals;
  private final Set<String> taken = new HashSet<>();

  Slug(Vocabulary vocabulary, boolean capitals) {
    this.vocabulary = vocabulary;
    this.capitals = capitals;
  }

  /** Whether a text is a code already. */
  static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  /**
   * The code of a text: itself if it is one, in capitals if codes are, else its words; another for
   * each text.
   */
  String of(String text, String otherwise) {
    boolean asItIs = isCode(text) && !(capitals && LOWER.matcher(text).find());
    String slug = asItIs ? text : words(text);
    String code = slug.isEmpty() ? otherwise : slug;
    String free = code;
    for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
      free = code + "_" + n;
    }
    return free;
  }

  private String words(String text) {
    String slug =
        ENDS.matcher(OTHERS.matcher(vocabulary.plain(text)).replaceAll("_")).replaceAll("");
    if (slug.length() > LONGEST) {
      int end = slug.lastIndexOf('_', LONGEST);
      slug = slug.substring(0, end > LONGEST / 2 ? end : LONGEST);
    }
    return capitals ? slug.toUpperCase(Locale.ROOT) : slug;
  }
}
