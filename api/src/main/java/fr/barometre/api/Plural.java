package fr.barometre.api;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The singular and the plural of names of units, by the rules that most words follow: {@code jour
 * travaillé} and {@code jours travaillés}, {@code heure par semaine} and {@code heures par
 * semaine}.
 */
final class Plural {

  /**
   * Words that begin a complement ("de la commune"): from the first of them on, the name has no
   * plural.
   */
  private static final Set<String> LINKS =
      Set.of(
          "par", "de", "du", "des", "en", "à", "au", "aux", "sur", "pour", "dans", "avec", "sans",
          "hors");

  private static final Set<String> UNCHANGED = Set.of("et", "ou", "min", "hab", "sec", "env");

  /** The same in both numbers, though they end as a plural does; the rest of them end in s too. */
  private static final Pattern SAME =
      Pattern.compile(
          "(?:m|f)ois|pays|temps|avis|bus|cours|recours|concours|parcours|cas|accès|colis|repas|"
              + "poids|frais|devis|permis|corps|relais|prix|travaux|processus");

  private static final Pattern WORD = Pattern.compile("[\\p{L}’']+");

  private static final Pattern ENGLISH_PLURAL = Pattern.compile("^(\\p{L}*\\p{Ll}{2})s\\b");

  private static final Pattern ENGLISH_UNITS =
      Pattern.compile("^(hour|minute|day|week|month|year|euro|time)\\b");

  private Plural() {}

  static String french(String name, boolean singular) {
    StringBuilder text = new StringBuilder();
    Matcher words = WORD.matcher(name.replace("(s)", ""));
    boolean linked = false;
    while (words.find()) {
      String word = words.group();
      linked |= LINKS.contains(word) || word.startsWith("d’") || word.startsWith("d'");
      String put = linked ? word : singular ? singular(word) : plural(word);
      words.appendReplacement(text, Matcher.quoteReplacement(put));
    }
    return words.appendTail(text).toString();
  }

  private static String singular(String word) {
    if (SAME.matcher(word).matches() || !word.matches(".*\\p{Ll}{2}[sx]")) {
      return word;
    }
    if (word.endsWith("s") || word.matches(".*(?:eau|eu)x")) {
      return word.substring(0, word.length() - 1);
    }
    return word.endsWith("aux") ? word.substring(0, word.length() - 2) + "l" : word;
  }

  private static String plural(String word) {
    if (UNCHANGED.contains(word) || !word.matches("an|\\p{Ll}{3,}") || word.matches(".*[sxz]")) {
      return word;
    }
    return word.matches(".*(?:eau|eu)")
        ? word + "x"
        : word.endsWith("al") ? word.substring(0, word.length() - 1) + "ux" : word + "s";
  }

  /** Only of some units is it known that English counts them one by one: "staff" has no plural. */
  static String english(String name, boolean singular) {
    if (!singular) {
      return ENGLISH_UNITS.matcher(name).replaceFirst("$1s");
    }
    return name.matches("\\p{L}{2,}ies\\b.*")
        ? name.replaceFirst("ies\\b", "y")
        : ENGLISH_PLURAL.matcher(name).replaceFirst("$1");
  }
}
