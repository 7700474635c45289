package fr.barometre.api.territory;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;
import java.util.List;

/**
 * An opérateur public de services numériques and the départements that it serves.
 *
 * @param name the name, never blank
 * @param departements codes of the départements in its perimeter, at least one
 * @param source where this is known from, for example {@code "anct"}
 */
public record Opsn(
    @JsonProperty(required = true) String name,
    @JsonProperty(required = true) List<String> departements,
    @JsonProperty(required = true) String source)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param name the name, never blank
   * @param departements codes of the départements in its perimeter, at least one
   * @param source where this is known from
   */
  public Opsn {
    if (requireNonNull(name, "name").isBlank()) {
      throw new IllegalArgumentException("an OPSN needs a name, got '" + name + "'");
    }
    departements = List.copyOf(requireNonNull(departements, "departements"));
    if (departements.isEmpty()) {
      throw new IllegalArgumentException("OPSN '" + name + "' serves no département");
    }
    requireNonNull(source, "source");
  }
}
