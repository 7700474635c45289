package fr.barometre.spelling;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Usual headers of the columns that say which collectivité a row is about, in lists of members, of
 * frames and of answers. They are written without case, accents and punctuation.
 */
public final class UsualHeaders {

  /** Headers of the type. */
  public static final List<String> TYPE =
      List.of("type", "type de collectivite", "nature juridique", "categorie juridique");

  /** Headers of the code. */
  public static final List<String> CODE =
      List.of("code", "code insee", "insee", "code commune", "codgeo", "cog");

  /** Headers of the SIREN, or of a SIRET, which begins with it. */
  public static final List<String> SIREN =
      List.of("siren", "siret", "numero siren", "numero siret", "n siren", "n siret");

  /** Headers of the département. */
  public static final List<String> DEPARTEMENT =
      List.of("departement", "code departement", "code du departement", "dept", "dep");

  /** Headers that ask for the type of who answers, and no more: {@code Votre collectivité est}. */
  private static final Pattern OF_TYPE =
      Pattern.compile(
          "(?:.*\\b)?(?:type|nature|categorie|statut)(?: (?:juridique|d'epci|(?:de (?:la |votre"
              + " )?|d')(?:collectivite|structure|organisme|etablissement|administration)s?))?["
              + " ?:*]*|(?:.*\\b)?(?:votre (?:collectivite|structure|organisme) est|vous"
              + " (?:etes|representez|repondez pour))(?: une?)?[ ?:*]*");

  private UsualHeaders() {}

  /**
   * Whether a header asks for the type of who answers. Only the texts of its column tell whether it
   * does.
   *
   * @param plain the header without case and accents
   * @return true for {@code type de collectivite}, {@code votre collectivite est :}
   */
  public static boolean isOfType(String plain) {
    return OF_TYPE.matcher(plain).matches();
  }
}
