package fr.barometre.api.questionnaire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.Label;
import fr.barometre.api.StrictJson;
import fr.barometre.api.territory.CollectiviteType;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A figure to compute: the share, among the answers to a question, of those that count; or the mean
 * of the numbers given to it.
 */
@Value.Immutable
@JsonPropertyOrder({
  "code",
  "label",
  "panel",
  "question",
  "counted",
  "basePolicy",
  "countingUnit",
  "audience",
  "countsLack",
  "printedUnit",
  "references",
  "notes"
})
public abstract class IndicatorDefinition implements StrictJson {

  IndicatorDefinition() {}

  /**
   * The identifier, for example {@code "teletravail.charte"}.
   *
   * @return the code, never blank
   */
  @JsonProperty
  public abstract String code();

  /**
   * The name of the figure, as a noun phrase.
   *
   * @return the label
   */
  @JsonProperty
  public abstract Label label();

  /**
   * Code of the panel that shows the figure; empty text when no panel does.
   *
   * @return the code, or {@code ""}
   */
  @JsonProperty
  @Value.Default
  public String panel() {
    return "";
  }

  /**
   * Code of the question.
   *
   * @return the code
   */
  @JsonProperty
  public abstract String question();

  /**
   * Codes of the modalities that count; an answer that names any of them counts.
   *
   * @return at least one code; none for the mean of a question that is answered by numbers
   */
  @JsonProperty
  public abstract List<String> counted();

  /**
   * Whether the figure is a mean of numbers, not a share of answers.
   *
   * @return true if no modality counts
   */
  @JsonIgnore
  public boolean isMean() {
    return counted().isEmpty();
  }

  /**
   * The answers in the denominator. Unless said otherwise, all answers, and for a mean the numbers.
   *
   * @return the policy
   */
  @JsonProperty
  @Value.Default
  public BasePolicy basePolicy() {
    return isMean() ? BasePolicy.EXPRESSED : BasePolicy.ALL_ANSWERS;
  }

  /**
   * The unit that counts for one: the collectivité unless said otherwise.
   *
   * @return the unit
   */
  @JsonProperty
  @Value.Default
  public CountingUnit countingUnit() {
    return CountingUnit.COLLECTIVITY;
  }

  /**
   * The types of collectivité concerned; an empty list means every type.
   *
   * @return distinct types
   */
  @JsonProperty
  public abstract List<CollectiviteType> audience();

  /**
   * Whether what counts is that something is missing, as in "n'ont pas d'élu en charge du
   * numérique": the practice is then in place where another substantive answer is given.
   *
   * @return false unless said otherwise
   */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  @Value.Default
  public boolean countsLack() {
    return false;
  }

  /**
   * The unit that the publication prints, which may slip: "agents" for a share of collectivités.
   *
   * @return the printed unit
   */
  @JsonProperty
  @Value.Default
  public Label printedUnit() {
    return countingUnit().label();
  }

  /**
   * Published figures, each with its confidence and source.
   *
   * @return the references, possibly none
   */
  @JsonProperty
  public abstract List<ReferenceValue> references();

  /**
   * Remarks for readers: an inferred theme, an ambiguous figure.
   *
   * @return the notes, possibly none
   */
  @JsonProperty
  public abstract List<Label> notes();

  /**
   * The published figure for what the indicator counts: the sum over the counted modalities.
   *
   * @return the percentage, or empty unless each counted modality has one resolved reference
   */
  @JsonIgnore
  public Optional<Double> publishedPercent() {
    if (isMean()) {
      return Optional.empty();
    }
    double sum = 0;
    for (String modality : counted()) {
      List<ReferenceValue> matches =
          references().stream().filter(r -> r.modalities().equals(List.of(modality))).toList();
      if (matches.size() != 1) {
        return Optional.empty();
      }
      sum += matches.get(0).percent();
    }
    return Optional.of(sum);
  }

  @Value.Check
  void check() {
    if (code().isBlank()) {
      throw new IllegalArgumentException("an indicator needs a code, got '" + code() + "'");
    }
  }

  @JsonCreator
  static IndicatorDefinition fromJson(
      @JsonProperty(value = "code", required = true) String code,
      @JsonProperty(value = "label", required = true) Label label,
      @JsonProperty("panel") @Nullable String panel,
      @JsonProperty(value = "question", required = true) String question,
      @JsonProperty("counted") @Nullable List<String> counted,
      @JsonProperty("basePolicy") @Nullable BasePolicy basePolicy,
      @JsonProperty("countingUnit") @Nullable CountingUnit countingUnit,
      @JsonProperty("audience") @Nullable List<CollectiviteType> audience,
      @JsonProperty("countsLack") @Nullable Boolean countsLack,
      @JsonProperty("printedUnit") @Nullable Label printedUnit,
      @JsonProperty("references") @Nullable List<ReferenceValue> references,
      @JsonProperty("notes") @Nullable List<Label> notes) {
    Builder builder = builder();
    builder
        .code(code)
        .label(label)
        .panel(panel == null ? "" : panel)
        .question(question)
        .counted(counted == null ? List.of() : counted)
        .audience(audience == null ? List.of() : audience)
        .countsLack(countsLack != null && countsLack)
        .references(references == null ? List.of() : references)
        .notes(notes == null ? List.of() : notes);
    if (basePolicy != null) {
      builder.basePolicy(basePolicy);
    }
    if (countingUnit != null) {
      builder.countingUnit(countingUnit);
    }
    if (printedUnit != null) {
      builder.printedUnit(printedUnit);
    }
    return builder.build();
  }

  /**
   * An empty builder: code, label and question must be set, and the modalities that count unless
   * the figure is a mean.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return code() + " (" + label().fr() + ")";
  }

  /** Builds an {@link IndicatorDefinition}. */
  public static final class Builder extends ImmutableIndicatorDefinition.Builder {
    Builder() {}
  }
}
