package fr.barometre.api.questionnaire;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.StrictJson;
import java.util.List;

/**
 * A published percentage, with how sure we are that it belongs to the statement.
 *
 * <p>It is only ever compared with a computed figure, never output as one.
 *
 * @param modalities codes of the modality that the figure is for; several when the publication does
 *     not say which of them it is
 * @param percent the printed percentage, in [0, 100]
 * @param confidence probability that the figure belongs to these modalities, in [0, 1]
 * @param source where it was printed
 */
public record ReferenceValue(
    @JsonProperty(required = true) List<String> modalities,
    @JsonProperty(required = true) double percent,
    @JsonProperty(required = true) double confidence,
    @JsonProperty(required = true) String source)
    implements StrictJson {

  /**
   * Checks what is given.
   *
   * @param modalities codes of the modality that the figure is for
   * @param percent the printed percentage, in [0, 100]
   * @param confidence probability that the figure belongs to these modalities, in [0, 1]
   * @param source where it was printed
   */
  public ReferenceValue {
    modalities = List.copyOf(requireNonNull(modalities, "modalities"));
    if (modalities.isEmpty()) {
      throw new IllegalArgumentException("a reference value needs at least one modality");
    }
    if (!(0 <= percent && percent <= 100)) {
      throw new IllegalArgumentException("reference percentage " + percent + " is not in [0, 100]");
    }
    if (!(0 <= confidence && confidence <= 1)) {
      throw new IllegalArgumentException(
          "reference confidence " + confidence + " is not in [0, 1]");
    }
    requireNonNull(source, "source");
  }

  @JsonCreator
  static ReferenceValue fromJson(
      @JsonProperty(value = "modalities", required = true) List<String> modalities,
      @JsonProperty(value = "percent", required = true) Double percent,
      @JsonProperty(value = "confidence", required = true) Double confidence,
      @JsonProperty(value = "source", required = true) String source) {
    return new ReferenceValue(
        modalities,
        requireNonNull(percent, "percent"),
        requireNonNull(confidence, "confidence"),
        source);
  }

  /**
   * Whether the publication says which modality the figure is for.
   *
   * @return false when several are possible
   */
  public boolean resolved() {
    return modalities.size() == 1;
  }
}
