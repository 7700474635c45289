package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import fr.barometre.api.territory.Dimension;
import java.util.List;

/**
 * The dimensions and levels by which collectivités inside and outside OPSN territories are compared
 * at equal type and size.
 *
 * @param equal the dimensions that are held equal, or were to be where it cannot be done; none
 *     where there is nothing to hold equal
 * @param words how many levels they have, which were joined and what was left out, or why nothing
 *     is held equal
 */
public record Standardisation(
    @JsonProperty(required = true) List<Dimension> equal,
    @JsonProperty(required = true) Label words)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param equal the dimensions that are held equal, or were to be
   * @param words how many levels they have, which were joined and what was left out, or why nothing
   *     is held equal
   */
  public Standardisation {
    equal = List.copyOf(requireNonNull(equal, "equal"));
    requireNonNull(words, "words");
  }
}
