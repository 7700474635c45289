package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import java.util.List;
import java.util.Optional;

/**
 * A reason to be careful with a figure, with its evidence. The absence of flags is no verdict of
 * quality: it says that nothing in what is known gives a reason.
 *
 * @param code what it is about
 * @param severity how much it should worry
 * @param evidence the numbers behind it, with their thresholds
 * @param sentence what was found, as one plain sentence
 * @param advice what to do about it
 */
public record Flag(
    @JsonProperty(required = true) FlagCode code,
    @JsonProperty(required = true) Severity severity,
    @JsonProperty(required = true) List<Evidence> evidence,
    @JsonProperty(required = true) Label sentence,
    @JsonProperty(required = true) Label advice)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param code what it is about
   * @param severity how much it should worry
   * @param evidence the numbers behind it, with their thresholds
   * @param sentence what was found, as one plain sentence
   * @param advice what to do about it
   */
  public Flag {
    requireNonNull(code, "code");
    requireNonNull(severity, "severity");
    evidence = List.copyOf(requireNonNull(evidence, "evidence"));
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("flag " + code + " carries no evidence");
    }
    requireNonNull(sentence, "sentence");
    requireNonNull(advice, "advice");
  }

  /**
   * A number behind the flag, by name.
   *
   * @param name the name
   * @return the evidence, or empty
   */
  public Optional<Evidence> evidence(String name) {
    return evidence.stream().filter(e -> e.name().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return severity + " " + code + ": " + sentence.fr();
  }
}
