package fr.barometre.checks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words the reasons of refusals for a sentence: what was expected in place of the refused answers.
 */
final class RefusalReasons {

  /** Lists of modalities may be long. */
  private static final int LONGEST = 70;

  private static final String NUMBERS = "un nombre de ";

  /** The positions of thousands separators in a whole number. */
  private static final Pattern THOUSANDS =
      Pattern.compile("(?<=\\d)(?<![.]\\d{1,9})(?=(?:\\d{3})+(?!\\d))");

  private static final Map<Pattern, String> FRENCH = french();

  private RefusalReasons() {}

  private static Map<Pattern, String> french() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("one of \\[(.*?)\\] for question .*", "une réponse parmi $1");
    words.put("a number from (\\S+) to (\\S+), written.*", NUMBERS + "$1 à $2");
    words.put("a number of which the comma is clear.*", "un nombre dont la virgule est claire");
    words.put("1, x, oui or yes when ticked.*", "une case cochée ou non");
    words.put("each modality of .* once", "chaque réponse une seule fois");
    words.put("one (?:modality|number) at most.*", "une seule réponse");
    words.put("one answer of a respondent.*", "une seule réponse par répondant");
    words.put("one row a respondent", "une seule ligne par répondant");
    words.put("one of the waves \\[(.*)\\]", "une des vagues $1");
    words.put("a wave that asks question.*", "une vague où la question est posée");
    words.put("no wave.*", "aucune vague");
    words.put("a question of .*", "une question du questionnaire");
    words.put("a usable '(.*)'", "une valeur utilisable dans « $1 »");
    Map<Pattern, String> patterns = new LinkedHashMap<>();
    words.forEach((pattern, french) -> patterns.put(Pattern.compile(pattern), french));
    return patterns;
  }

  static String inFrench(String expected) {
    for (Map.Entry<Pattern, String> words : FRENCH.entrySet()) {
      Matcher matcher = words.getKey().matcher(expected);
      if (matcher.matches()) {
        String said = matcher.replaceFirst(words.getValue());
        return shortened(words.getValue().startsWith(NUMBERS) ? grouped(said) : said);
      }
    }
    return shortened(expected);
  }

  private static String grouped(String numbers) {
    return THOUSANDS.matcher(numbers).replaceAll("\u00A0");
  }

  static String inEnglish(String expected) {
    return shortened(expected);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
