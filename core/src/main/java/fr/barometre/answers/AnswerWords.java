package fr.barometre.answers;

import fr.barometre.api.questionnaire.ModalityKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words that say something of any question: that one does not know, does not answer, was not asked;
 * yes and no; and the signs by which an option is ticked or not. All in the form of {@link
 * PlainText}.
 */
final class AnswerWords {

  static final AnswerWords DEFAULT = new AnswerWords(standard());

  private static final Set<String> YES = Set.of("oui", "o", "yes", "y", "true", "vrai");
  private static final Set<String> NO = Set.of("non", "n", "no", "false", "faux");

  private static final Set<String> TICKS =
      Set.of(
          "1",
          "1.0",
          "1,0",
          "x",
          "\u2713",
          "\u2714",
          "\u2611",
          "\u2612",
          "coche",
          "cochee",
          "checked",
          "selected",
          "selectionne");
  private static final Pattern NOTHING =
      Pattern.compile(
          "aucune?|neant|rien|ras|r\\.a\\.s|none|nothing|(?:aucune?|pas d') ?autres?(?: \\p{L}+)?"
              + "|rien (?:d'autre|de (?:plus|particulier|special)|a (?:signaler|ajouter))"
              + "|none other|nothing (?:else|more)");

  /** Error values of spreadsheets. Nobody answered them. */
  private static final Pattern ERROR =
      Pattern.compile(
          "#(?:n/a|ref|nom\\?|name\\?|valeur|value|div/0|nul|null|nombre|num|spill|calc|#+)"
              + "(?:[! ].*)?");

  private static final Set<String> CROSSES =
      Set.of(
          "0",
          "0.0",
          "0,0",
          "\u2610",
          "non coche",
          "non cochee",
          "not checked",
          "not selected",
          "unchecked",
          "non selectionne");

  private final Map<ModalityKind, Set<String>> words;

  private AnswerWords(Map<ModalityKind, Set<String>> words) {
    this.words = words;
  }

  private static Map<ModalityKind, Set<String>> standard() {
    Map<ModalityKind, Set<String>> words = new EnumMap<>(ModalityKind.class);
    words.put(
        ModalityKind.DONT_KNOW,
        Set.of(
            "nsp",
            "nspp",
            "ne sait pas",
            "je ne sais pas",
            "ne sais pas",
            "ne se prononce pas",
            "sans opinion",
            "sans avis",
            "pas d'avis",
            "pas d'opinion",
            "no opinion",
            "indecis",
            "indecise",
            "incertain",
            "incertaine",
            "uncertain",
            "ne sait pas/ne se prononce pas",
            "don't know",
            "i don't know",
            "dont know",
            "dk",
            "n.s.p",
            "n.s.p.p"));
    words.put(
        ModalityKind.NO_ANSWER,
        Set.of(
            "-",
            "--",
            "---",
            "\u2013",
            "\u2014",
            ".",
            "..",
            "...",
            "\u2026",
            "/",
            "?",
            "??",
            "???",
            "vide",
            "(vide)", // pivot tables
            "(blank)",
            "nc",
            "n.c",
            "na",
            "n.a",
            "nan",
            "null",
            "none given",
            "sans reponse",
            "pas de reponse",
            "aucune reponse",
            "non reponse",
            "non repondu",
            "non renseigne",
            "nr",
            "n.r",
            "non communique",
            "no answer",
            "no response",
            "prefer not to say",
            "refus",
            "ne souhaite pas repondre"));
    words.put(
        ModalityKind.NOT_APPLICABLE,
        Set.of(
            "n/a",
            "s/o",
            "s.o",
            "pas concerne",
            "pas concernee",
            "sans objet",
            "non concerne",
            "non concernee",
            "non concerne(e)",
            "non applicable",
            "not applicable",
            "{question_not_shown}", // LimeSurvey's VV files
            "question non posee",
            "non posee",
            "not asked"));
    return words;
  }

  /** The same with more words of a kind. */
  AnswerWords with(ModalityKind kind, String... texts) {
    Map<ModalityKind, Set<String>> more = new EnumMap<>(words);
    Set<String> plain = new HashSet<>();
    Arrays.stream(texts).map(PlainText::of).forEach(plain::add);
    for (ModalityKind other : words.keySet()) {
      Set<String> left = new HashSet<>(words.get(other));
      left.removeAll(plain);
      if (other == kind) {
        left.addAll(plain);
      }
      more.put(other, left);
    }
    return new AnswerWords(more);
  }

  /** The kind that a plain text has in any question, if it is one of these words. */
  Optional<ModalityKind> kind(String plain) {
    return words.entrySet().stream()
        .filter(entry -> entry.getValue().contains(plain))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  static boolean isYes(String plain) {
    return YES.contains(plain);
  }

  static boolean isNo(String plain) {
    return NO.contains(plain);
  }

  /** Whether a plain text is a sign by which an option is ticked or not, and no word. */
  static boolean isSign(String plain) {
    return TICKS.contains(plain) || CROSSES.contains(plain);
  }

  static boolean isTicked(String plain) {
    return YES.contains(plain) || TICKS.contains(plain);
  }

  static boolean isUnticked(String plain) {
    return NO.contains(plain) || CROSSES.contains(plain);
  }

  /** Whether a cell holds an error of a spreadsheet, whatever the column takes otherwise. */
  static boolean isError(String cell) {
    return cell.startsWith("#") && ERROR.matcher(PlainText.of(cell)).matches();
  }

  /** Whether a text beside what is proposed says that there is nothing more. */
  static boolean isNothing(String plain) {
    return NOTHING.matcher(plain).matches();
  }
}
