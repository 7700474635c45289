package fr.barometre.resolution;

import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.CollectiviteType;
import fr.barometre.population.Population;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells whether a text has the form of a code: the official forms, or those of a frame with codes
 * of its own.
 */
final class CodeForms {

  /** Insee's code of a commune. */
  private static final Pattern INSEE = Pattern.compile("\\d[\\dAB]\\d{3}");

  private static final Pattern DEPARTEMENT = Pattern.compile("\\d[\\dAB]|9[78]\\d|\\d[\\dA-Z]{2}");
  private static final Pattern OVERSEAS = Pattern.compile("9[78]\\d");
  private static final Pattern REGION = Pattern.compile("\\d{2}");
  private static final Pattern SIREN = Pattern.compile("\\d{9}");

  /** Digits, or digits and the letters that some official codes have. */
  private static final Pattern LIKE_CODE = Pattern.compile("\\d{1,14}|\\d[AB]\\d{0,3}|\\d{2}[A-Z]");

  /** A code of a user's own: one word with a digit. */
  private static final Pattern WORD = Pattern.compile("(?U)(?=.*\\d)[\\w.-]{1,20}");

  private final Set<CollectiviteType> own = EnumSet.noneOf(CollectiviteType.class);

  private CodeForms() {}

  /** The forms of a frame's codes. */
  static CodeForms of(Population frame) {
    CodeForms forms = new CodeForms();
    for (Collectivite member : frame.collectivites()) {
      if (!forms.own.contains(member.type()) && !official(member.type(), member.code())) {
        forms.own.add(member.type());
      }
    }
    return forms;
  }

  /** Whether a text has the official form of a type's codes. */
  static boolean official(CollectiviteType type, String code) {
    return switch (type) {
      case COMMUNE -> insee(code);
      case DEPARTEMENT -> DEPARTEMENT.matcher(code).matches();
      case REGION -> REGION.matcher(code).matches();
      default -> SIREN.matcher(code).matches();
    };
  }

  /** Whether a code is one of those kept for the départements and collectivités overseas. */
  static boolean overseas(String code) {
    return OVERSEAS.matcher(code).matches();
  }

  /** Whether a text has the form of Insee's codes of communes. */
  static boolean insee(String code) {
    return code.length() == 5 && INSEE.matcher(code).matches();
  }

  /** The same, but not 75000 and the like: no commune ever had it, people mean a postal code. */
  static boolean mayBeCommune(String code) {
    return insee(code) && !code.endsWith("000");
  }

  /** Whether a text in capitals, without spaces, is a code rather than a name. */
  static boolean likeCode(String text) {
    return LIKE_CODE.matcher(text).matches();
  }

  /** Whether a frame's codes of a type are its own, so that any word with a digit may be one. */
  boolean mayBeOwn(CollectiviteType type, String text) {
    return own.contains(type) && WORD.matcher(text).matches();
  }

  /** Whether a text can be a code of a type: official, or of a frame that has its own. */
  boolean wellFormed(CollectiviteType type, String code) {
    return mayBeOwn(type, code) || (insee(code) ? mayBeCommune(code) : official(type, code));
  }
}
