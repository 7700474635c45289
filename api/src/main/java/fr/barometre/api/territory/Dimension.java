package fr.barometre.api.territory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;

/**
 * A characteristic by which figures are broken down or weighted.
 *
 * <p>All but {@link #ROLE} describe the collectivité and are known for the whole frame; the role
 * belongs to a response, as do groups by another question or by a column. A user's own dimension is
 * a new value of this type.
 *
 * @param code the identifier, for example {@code "POPULATION_BAND"}, never blank
 * @param label the text shown to people
 */
public record Dimension(
    @JsonProperty(required = true) String code, @JsonProperty(required = true) Label label)
    implements LenientJson {

  /** The type of body; its levels are the names of {@link CollectiviteType}. */
  public static final Dimension TYPE = of("TYPE", "Type de collectivité", "Type of authority");

  /** The fine population stratum: by default the fifteen of CGCT L.2334-3. */
  public static final Dimension POPULATION_STRATUM =
      of("POPULATION_STRATUM", "Strate de population", "Population stratum");

  /**
   * The strata of the law with the one below 500 inhabitants in four: half of the communes are in
   * it, and they differ. Adjusted figures are weighted by it.
   */
  public static final Dimension POPULATION_FINE =
      of("POPULATION_FINE", "Tranche fine de population", "Fine population band");

  /** The coarse population band: by default under 1,000, 1,000 to 4,999, 5,000 and more. */
  public static final Dimension POPULATION_BAND =
      of("POPULATION_BAND", "Taille de population", "Population band");

  /** The département, by code. */
  public static final Dimension DEPARTEMENT = of("DEPARTEMENT", "Département", "Department");

  /** The région, by code. */
  public static final Dimension REGION = of("REGION", "Région", "Region");

  /** Whether the territory lies in the perimeter of an OPSN; see {@link OpsnStatus}. */
  public static final Dimension OPSN =
      of("OPSN", "Territoire couvert par un OPSN", "Territory served by an OPSN");

  /** Whether the collectivité is a member of an OPSN; see {@link OpsnStatus}. */
  public static final Dimension OPSN_MEMBER =
      of("OPSN_MEMBER", "Adhésion à un OPSN", "Membership of an OPSN");

  /** Who answered: agent or élu. A property of the response, not of the frame. */
  public static final Dimension ROLE = of("ROLE", "Rôle du répondant", "Respondent's role");

  /**
   * Checks what is given.
   *
   * @param code the identifier
   * @param label the text shown to people
   */
  public Dimension {
    if (requireNonNull(code, "code").isBlank()) {
      throw new IllegalArgumentException("a dimension needs a code, got '" + code + "'");
    }
    requireNonNull(label, "label");
  }

  /**
   * A dimension from its code and texts.
   *
   * @param code the identifier
   * @param fr the French text
   * @param en the English text
   * @return the dimension
   */
  public static Dimension of(String code, String fr, String en) {
    return new Dimension(code, Label.of(fr, en));
  }

  @Override
  public String toString() {
    return code;
  }
}
