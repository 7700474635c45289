package fr.barometre.spelling;

import java.util.List;

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

  private UsualHeaders() {}
}
