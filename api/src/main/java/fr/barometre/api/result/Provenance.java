package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import java.util.List;
import org.immutables.value.Value;

/** Where a figure comes from: enough to compute it again. */
@Value.Immutable
@JsonPropertyOrder({"edition", "answers", "counts", "population", "opsn", "weighting"})
public abstract class Provenance implements StrictJson {

  Provenance() {}

  /**
   * Code of the questionnaire.
   *
   * @return the code
   */
  @JsonProperty
  public abstract String edition();

  /**
   * Where the answers were read.
   *
   * @return the sources, sorted
   */
  @JsonProperty
  public abstract List<String> answers();

  /**
   * What became of the rows read.
   *
   * @return the counts
   */
  @JsonProperty
  public abstract AnswerCounts counts();

  /**
   * The frame: name and source.
   *
   * @return the text
   */
  @JsonProperty
  public abstract String population();

  /**
   * The OPSN list: name, source and date; empty text when there was none.
   *
   * @return the text, or {@code ""}
   */
  @JsonProperty
  public abstract String opsn();

  /**
   * The weighting of the adjusted figure.
   *
   * @return what it is called
   */
  @JsonProperty
  public abstract Label weighting();

  @JsonCreator
  static Provenance fromJson(
      @JsonProperty(value = "edition", required = true) String edition,
      @JsonProperty(value = "answers", required = true) List<String> answers,
      @JsonProperty(value = "counts", required = true) AnswerCounts counts,
      @JsonProperty(value = "population", required = true) String population,
      @JsonProperty(value = "opsn", required = true) String opsn,
      @JsonProperty(value = "weighting", required = true) Label weighting) {
    return builder()
        .edition(edition)
        .answers(answers)
        .counts(counts)
        .population(population)
        .opsn(opsn)
        .weighting(weighting)
        .build();
  }

  /**
   * An empty builder: everything must be set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Provenance}. */
  public static final class Builder extends ImmutableProvenance.Builder {
    Builder() {}
  }
}
