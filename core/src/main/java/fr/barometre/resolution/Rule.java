package fr.barometre.resolution;

import fr.barometre.api.Label;

/** The rule by which a text was resolved to a collectivité. */
public enum Rule {
  /** The text is the reference. */
  AS_WRITTEN("tel quel", "as written"),
  /** Spaces around or inside the text were left out. */
  SPACES("espaces retirées", "spaces left out"),
  /** A spreadsheet had kept the text as text: {@code ="01001"} or {@code '01001}. */
  EXCEL_TEXT("écriture de tableur retirée", "spreadsheet notation left out"),
  /** A spreadsheet had made a number of the text: {@code 01001.0}. */
  DECIMAL("décimales nulles retirées", "zero decimals left out"),
  /** A kind stood before the code: {@code CD 01}. */
  KIND("nature devant le code retirée", "kind before the code left out"),
  /** Letters were put in capitals: {@code 2a004}. */
  CASE("lettres mises en majuscules", "letters put in capitals"),
  /** A leading zero was restored. */
  LOST_ZERO("zéro initial rétabli", "leading zero restored"),
  /** The code of a commune or région that now belongs to another, or has another code. */
  PAST_CODE("ancien code", "code of the past"),
  /** A municipal arrondissement of Paris, Lyon or Marseille. */
  ARRONDISSEMENT("arrondissement municipal", "municipal arrondissement"),
  /** Insee's code of a body where two share a département: {@code 69D}, {@code 69M}. */
  BODY_CODE("code Insee de la collectivité", "Insee's code of the body"),
  /** By SIREN. */
  SIREN("SIREN", "SIREN"),
  /** By SIRET: its first nine digits are the SIREN. */
  SIRET("SIRET", "SIRET"),
  /** The frame has the SIREN under another kind of EPCI than the one said. */
  TYPE_OF_FRAME("type pris de la base", "type taken from the frame"),
  /** A postal code that only one commune has. */
  POSTAL_CODE("code postal d'une seule commune", "postal code of one commune only"),
  /** A name that only one collectivité has. */
  NAME("nom", "name"),
  /** The name that a commune or région had before it joined another. */
  PAST_NAME("ancien nom", "name of the past"),
  /** A name that only one collectivité of the département has. */
  NAME_AND_DEPARTEMENT("nom et département", "name and département"),
  /** A name that only one commune with the postal code has. */
  NAME_AND_POSTAL_CODE("nom et code postal", "name and postal code"),
  /** A name, beside the collectivité's own code. */
  NAME_AND_CODE("nom et code", "name and code");

  private final Label label;

  Rule(String fr, String en) {
    this.label = Label.of(fr, en);
  }

  /**
   * The words shown to people.
   *
   * @return French and English
   */
  public Label label() {
    return label;
  }
}
