package fr.barometre.answers;

import java.util.List;

/**
 * The fields of a file of answers that are no questions, with the headers of their columns unless
 * told otherwise.
 */
public enum Field {
  /** Identifier of the response. */
  RESPONDENT("respondent", "repondant", "répondant", "id", "response"),
  /** Type of the collectivité, as {@code CollectiviteType} names it; goes with {@link #CODE}. */
  TYPE("type", "type_collectivite"),
  /** Code of the collectivité within its type: INSEE code, SIREN of an EPCI. */
  CODE("code", "insee", "code_insee", "code insee", "code_commune", "code commune"),
  /** SIREN of the collectivité, or a SIRET of it. */
  SIREN("siren", "siret"),
  /** Reference of the collectivité, such as {@code COMMUNE:01001}. */
  COLLECTIVITE("collectivite"),
  /**
   * Département of the collectivité, by code or name, which tells apart communes of one name. Read
   * only where a column is named for it.
   */
  DEPARTEMENT("departement"),
  /**
   * Postal code of the collectivité, which tells apart communes of one name. Read only where a
   * column is named for it.
   */
  POSTAL_CODE("code_postal"),
  /** Code of the question, or its wording. */
  QUESTION("question"),
  /** Codes of the modalities chosen, joined by {@code |}; blank for no answer. */
  MODALITY("modality", "modalite", "modalité", "answer", "reponse", "réponse"),
  /** Code of the wave. */
  WAVE("wave", "vague"),
  /** The role of who answered: {@code agent} or {@code élu}; blank when not known. */
  ROLE("role", "fonction", "qualite", "rôle"),
  /** Day of the response, as {@code 2025-03-31}; blank when not known. */
  DATE("date", "date_reponse", "date de réponse"),
  /** Design weight of the response, above zero; a decimal comma is understood. */
  WEIGHT("weight", "poids", "ponderation", "pondération"),
  /** Number of respondents, in a table of counts. */
  COUNT("count", "nombre", "effectif");

  private final List<String> names;

  Field(String... names) {
    this.names = List.of(names);
  }

  /** Whether the field helps to find a collectivité that another one names. */
  boolean isHint() {
    return this == DEPARTEMENT || this == POSTAL_CODE;
  }

  /**
   * The names of the column, whatever their case.
   *
   * @return the names, the preferred first
   */
  public List<String> names() {
    return names;
  }
}
