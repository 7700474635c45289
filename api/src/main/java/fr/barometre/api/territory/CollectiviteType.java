package fr.barometre.api.territory;

import fr.barometre.api.Label;
import java.util.List;

/**
 * A kind of local public body, with its legal categories in Insee's nomenclature.
 *
 * <p>Source of the categories: Insee, "Catégories juridiques" (niveau III).
 */
public enum CollectiviteType {
  /** Commune. */
  COMMUNE("Commune", "communes", "Municipality", "municipalities", "7210"),
  /** Communauté de communes. */
  CC(
      "Communauté de communes",
      "communautés de communes",
      "Community of municipalities",
      "communities of municipalities",
      "7346"),
  /** Communauté d'agglomération. */
  CA(
      "Communauté d'agglomération",
      "communautés d’agglomération",
      "Agglomeration community",
      "agglomeration communities",
      "7348"),
  /** Communauté urbaine. */
  CU("Communauté urbaine", "communautés urbaines", "Urban community", "urban communities", "7343"),
  /** Métropole. */
  METROPOLE("Métropole", "métropoles", "Metropolis", "metropolises", "7344"),
  /** Département. */
  DEPARTEMENT("Département", "départements", "Department", "departments", "7220"),
  /** Région. */
  REGION("Région", "régions", "Region", "regions", "7230"),
  /** Collectivité territoriale unique ou à statut particulier. */
  CTU(
      "Collectivité territoriale unique",
      "collectivités territoriales uniques",
      "Single territorial authority",
      "single territorial authorities",
      "7229"),
  /** Syndicat: SIVU, SIVOM, syndicat mixte ouvert ou fermé. */
  SYNDICAT(
      "Syndicat",
      "syndicats",
      "Joint authority",
      "joint authorities",
      "7345",
      "7353",
      "7354",
      "7355"),
  /** Pôle d'équilibre territorial et rural. */
  PETR(
      "Pôle d'équilibre territorial et rural",
      "pôles d’équilibre territorial et rural",
      "Rural development pole",
      "rural development poles",
      "7357"),
  /** Centre communal d'action sociale. */
  CCAS(
      "Centre communal d'action sociale",
      "centres communaux d’action sociale",
      "Municipal social welfare centre",
      "municipal social welfare centres",
      "7361"),
  /** Centre intercommunal d'action sociale. */
  CIAS(
      "Centre intercommunal d'action sociale",
      "centres intercommunaux d’action sociale",
      "Intermunicipal social welfare centre",
      "intermunicipal social welfare centres",
      "7367"),
  /** Groupement d'intérêt public. */
  GIP(
      "Groupement d'intérêt public",
      "groupements d’intérêt public",
      "Public interest group",
      "public interest groups",
      "7410");

  private final Label label;
  private final Label plural;
  private final List<String> legalCategories;

  CollectiviteType(
      String fr, String pluralFr, String en, String pluralEn, String... legalCategories) {
    this.label = Label.of(fr, en);
    this.plural = Label.of(pluralFr, pluralEn);
    this.legalCategories = List.of(legalCategories);
  }

  /**
   * The name shown to people.
   *
   * @return the label
   */
  public Label label() {
    return label;
  }

  /**
   * The name of several, within a sentence.
   *
   * @return the label, without a capital
   */
  public Label plural() {
    return plural;
  }

  /**
   * Insee's legal categories of this type, four digits each.
   *
   * @return at least one category
   */
  public List<String> legalCategories() {
    return legalCategories;
  }

  /**
   * Whether bodies of this type are EPCI à fiscalité propre.
   *
   * @return true for CC, CA, CU and métropoles
   */
  public boolean epci() {
    return this == CC || this == CA || this == CU || this == METROPOLE;
  }

  /**
   * The type of a legal category.
   *
   * @param category Insee's category, four digits, for example {@code "7210"}
   * @return the type
   * @throws IllegalArgumentException if no type has this category
   */
  public static CollectiviteType fromLegalCategory(String category) {
    for (CollectiviteType type : values()) {
      if (type.legalCategories.contains(category)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "unknown legal category '"
            + category
            + "'; expected one such as 7210 (commune) or 7346 (CC)");
  }
}
