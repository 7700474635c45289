package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.questionnaire.CountingUnit;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The origin of a figure: enough to compute it again. */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "edition",
  "answers",
  "counts",
  "population",
  "members",
  "frameFingerprint",
  "opsn",
  "sampling",
  "weighting",
  "reading"
})
public abstract class Provenance implements LenientJson {

  Provenance() {}

  /**
   * Code of the questionnaire.
   *
   * @return the code
   */
  @JsonProperty
  public abstract String edition();

  /**
   * The files or other sources of the answers.
   *
   * @return the sources, sorted
   */
  @JsonProperty
  public abstract List<String> answers();

  /**
   * The numbers of rows read, accepted and refused, of all waves and questions together, whichever
   * the figure is of.
   *
   * @return the counts of everything that was read
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
   * The name of the frame's members: after their type, if they are of one or two.
   *
   * @return a plural, for example {@code "communes"}; {@code "collectivités"} of a frame of more
   *     types, of one that does not know them, and in results that were written without it
   */
  @JsonProperty
  @Value.Default
  public Label members() {
    return CountingUnit.COLLECTIVITY.label();
  }

  /**
   * The fingerprint of the frame: its members, dimensions and OPSN list by content. Two frames with
   * the same fingerprint are the same.
   *
   * @return the text; {@code ""} in results that were written without it
   */
  @JsonProperty
  @Value.Default
  public String frameFingerprint() {
    return "";
  }

  /**
   * The OPSN list: name, source and date; empty text when there was none.
   *
   * @return the text, or {@code ""}
   */
  @JsonProperty
  public abstract String opsn();

  @JsonProperty("sampling")
  abstract @Nullable Label knownSampling();

  /**
   * How the respondents are taken to have been drawn: what standard errors rest on.
   *
   * @return what it is called; empty when the result does not say
   */
  @JsonIgnore
  public Optional<Label> sampling() {
    return Optional.ofNullable(knownSampling());
  }

  /**
   * The weighting of the adjusted figure.
   *
   * @return what it is called
   */
  @JsonProperty
  public abstract Label weighting();

  @JsonProperty("reading")
  abstract @Nullable ReadingSummary knownReading();

  /**
   * How the files were read that the answers come from, as far as it concerns the figure. What the
   * answers say is counted over all waves, and only where the figure is shown.
   *
   * @return the summary; empty where the answers come from no file, or from a tally, and in results
   *     that were written without it
   */
  @JsonIgnore
  public Optional<ReadingSummary> reading() {
    return Optional.ofNullable(knownReading());
  }

  @JsonCreator
  static Provenance fromJson(
      @JsonProperty(value = "edition", required = true) String edition,
      @JsonProperty(value = "answers", required = true) List<String> answers,
      @JsonProperty(value = "counts", required = true) AnswerCounts counts,
      @JsonProperty(value = "population", required = true) String population,
      @JsonProperty("members") @Nullable Label members,
      @JsonProperty("frameFingerprint") @Nullable String frameFingerprint,
      @JsonProperty(value = "opsn", required = true) String opsn,
      @JsonProperty("sampling") @Nullable Label sampling,
      @JsonProperty(value = "weighting", required = true) Label weighting,
      @JsonProperty("reading") @Nullable ReadingSummary reading) {
    return builder()
        .edition(edition)
        .answers(answers)
        .counts(counts)
        .population(population)
        .members(members == null ? CountingUnit.COLLECTIVITY.label() : members)
        .frameFingerprint(frameFingerprint == null ? "" : frameFingerprint)
        .opsn(opsn)
        .knownSampling(sampling)
        .weighting(weighting)
        .knownReading(reading)
        .build();
  }

  /**
   * An empty builder: everything but the members, the fingerprint, the sampling and the reading
   * must be set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link Provenance}. */
  public static final class Builder extends ImmutableProvenance.Builder {
    Builder() {}

    /**
     * Sets how the respondents are taken to have been drawn.
     *
     * @param sampling what it is called
     * @return this builder
     */
    public Builder sampling(Label sampling) {
      return knownSampling(sampling);
    }

    /**
     * Sets how the files were read.
     *
     * @param reading the summary
     * @return this builder
     */
    public Builder reading(ReadingSummary reading) {
      return knownReading(reading);
    }
  }
}
