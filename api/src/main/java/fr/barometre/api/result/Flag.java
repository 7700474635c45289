package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A reason to be careful with a figure, with its evidence. The absence of flags is no verdict of
 * quality: it says that nothing in what is known gives a reason.
 *
 * @param code what it is about
 * @param severity how much it should worry
 * @param evidence the numbers behind it, with their thresholds
 * @param sentence what was found, as one plain sentence
 * @param advice what to do about it
 * @param remedies changes to the request that clear the flag or lower its severity, the best first;
 *     none where only other answers would help
 */
public record Flag(
    @JsonProperty(required = true) FlagCode code,
    @JsonProperty(required = true) Severity severity,
    @JsonProperty(required = true) List<Evidence> evidence,
    @JsonProperty(required = true) Label sentence,
    @JsonProperty(required = true) Label advice,
    List<Remedy> remedies)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param code what it is about
   * @param severity how much it should worry
   * @param evidence the numbers behind it, with their thresholds
   * @param sentence what was found, as one plain sentence
   * @param advice what to do about it
   * @param remedies changes to the request; none if null
   */
  public Flag(
      FlagCode code,
      Severity severity,
      List<Evidence> evidence,
      Label sentence,
      Label advice,
      @Nullable List<Remedy> remedies) {
    this.code = requireNonNull(code, "code");
    this.severity = requireNonNull(severity, "severity");
    this.evidence = List.copyOf(requireNonNull(evidence, "evidence"));
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("flag " + code + " carries no evidence");
    }
    this.sentence = requireNonNull(sentence, "sentence");
    this.advice = requireNonNull(advice, "advice");
    this.remedies = remedies == null ? List.of() : List.copyOf(remedies);
  }

  /**
   * A flag without remedies.
   *
   * @param code what it is about
   * @param severity how much it should worry
   * @param evidence the numbers behind it, with their thresholds
   * @param sentence what was found, as one plain sentence
   * @param advice what to do about it
   */
  public Flag(
      FlagCode code, Severity severity, List<Evidence> evidence, Label sentence, Label advice) {
    this(code, severity, evidence, sentence, advice, List.of());
  }

  /**
   * The same flag with remedies.
   *
   * @param found changes to the request, the best first
   * @return the flag
   */
  public Flag withRemedies(List<Remedy> found) {
    return new Flag(code, severity, evidence, sentence, advice, found);
  }

  /**
   * The same flag with other advice.
   *
   * @param other what to do about it
   * @return the flag
   */
  public Flag withAdvice(Label other) {
    return new Flag(code, severity, evidence, sentence, other, remedies);
  }

  /**
   * The same flag, of another severity.
   *
   * @param other how much it should worry
   * @return the flag
   */
  public Flag withSeverity(Severity other) {
    return new Flag(code, other, evidence, sentence, advice, remedies);
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
