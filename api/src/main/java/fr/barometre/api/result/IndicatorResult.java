package fr.barometre.api.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Embedded;
import fr.barometre.api.json.ResultFormat;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.OpsnStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One indicator, computed: its figures, what they rest on and how far to trust them. */
@Value.Immutable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "formatVersion",
  "indicator",
  "waves",
  "observed",
  "adjusted",
  "collectivites",
  "singleChoice",
  "modalities",
  "segments",
  "independence",
  "crossedSegments",
  "byWave",
  "opsn",
  "selection",
  "flags",
  "provenance"
})
public abstract class IndicatorResult implements LenientJson {

  IndicatorResult() {}

  @JsonProperty("formatVersion")
  int formatVersion() {
    return ResultFormat.VERSION;
  }

  /**
   * The indicator that was computed.
   *
   * @return the definition
   */
  @JsonProperty
  public abstract IndicatorDefinition indicator();

  /**
   * The waves whose answers the figure is of.
   *
   * @return one; several when waves were pooled, which is done on request only; none when the
   *     questionnaire has no waves
   */
  @JsonProperty
  public abstract List<Wave> waves();

  /**
   * Whether the figure mixes the answers of several waves.
   *
   * @return true if it is of more than one wave
   */
  @JsonIgnore
  public boolean isPooled() {
    return waves().size() > 1;
  }

  /**
   * The figure among the respondents: what an infographic prints.
   *
   * @return the observed figure
   */
  @JsonProperty
  public abstract Estimate observed();

  /**
   * The figure under the weighting: by default, had types, sizes, OPSN territories and régions
   * answered as often as others.
   *
   * @return the adjusted figure, bounded when adjusting would be guessing
   */
  @JsonProperty
  public abstract Estimate adjusted();

  @JsonProperty("collectivites")
  abstract @Nullable Long knownCollectivites();

  /**
   * How many collectivités of the frame the adjusted figure is a share of.
   *
   * @return one or more; empty where it is no share of all collectivités that the question is put
   *     to: a mean, a share of responses or of expressed answers, of a question that was not put to
   *     all, or under a weighting to a part of the frame or to none
   */
  @JsonIgnore
  public OptionalLong collectivites() {
    Long known = knownCollectivites();
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }

  /**
   * Whether the question takes one answer, so that the shares of its modalities are parts of a
   * whole. Those of a multiple choice are not, even where they happen to add up to 100 %.
   *
   * @return false unless said otherwise, as results of before do not
   */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  @Value.Default
  public boolean singleChoice() {
    return false;
  }

  /**
   * How many collectivités the adjusted share stands for.
   *
   * @return the number with its interval, rounded; empty where it is not known of how many it is a
   *     share, or where the share has no interval or is hidden
   */
  @JsonIgnore
  public Optional<EstimatedNumber> number() {
    Long known = knownCollectivites();
    return known == null ? Optional.empty() : EstimatedNumber.of(adjusted(), known);
  }

  /**
   * The share of each modality of the base.
   *
   * @return in the question's order; none for a mean, whose base has numbers only
   */
  @JsonProperty
  public abstract List<ModalityShare> modalities();

  /**
   * The indicator by level of the dimensions asked for.
   *
   * @return one value a level, in order; none without a breakdown
   */
  @JsonProperty
  public abstract List<Segment> segments();

  /**
   * The segment of one level of a dimension.
   *
   * @param dimension a dimension that the request was broken down by
   * @param level code of one of its levels, for example {@code "53"} of REGION
   * @return the segment; of a level that was joined with others, that of all of them
   * @throws IllegalArgumentException if there is no such segment, naming those that there are
   */
  public Segment segment(Dimension dimension, String level) {
    List<Segment> of = segments().stream().filter(s -> s.dimension().equals(dimension)).toList();
    if (of.isEmpty()) {
      List<Dimension> asked = segments().stream().map(Segment::dimension).distinct().toList();
      throw new IllegalArgumentException(
          "indicator '"
              + indicator().code()
              + "' is not broken down by "
              + dimension
              + (asked.isEmpty() ? "" : " but by " + asked)
              + ": ask for it with by("
              + dimension
              + ")");
    }
    return of.stream()
        .filter(s -> s.covers(level))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no level '"
                        + level
                        + "' of "
                        + dimension
                        + " in indicator '"
                        + indicator().code()
                        + "'; expected one of "
                        + of.stream().map(s -> s.level().code()).toList()));
  }

  /**
   * The indicator by combination of levels of the dimensions that the request crossed.
   *
   * @return one value a combination that the frame or a respondent has, in the order of the levels;
   *     none without a crossing
   */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public abstract List<CrossedSegment> crossedSegments();

  /**
   * Whether the answers depend on the dimensions of the breakdowns.
   *
   * @return one test a dimension, in the order of the {@link #segments}; none of a dimension with a
   *     hidden figure, of which a collectivité has several levels or of which the sample leaves
   *     nothing to test by; none of means, of pooled waves and without a breakdown
   */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public abstract List<Independence> independence();

  /**
   * The segment of one combination of levels.
   *
   * @param levels for each dimension of a crossing that was asked for, code of a level, for example
   *     {@code Map.of(TYPE, "COMMUNE", REGION, "53")}
   * @return the segment
   * @throws IllegalArgumentException if there is no such segment, naming those that there are
   */
  public CrossedSegment crossedSegment(Map<Dimension, String> levels) {
    List<CrossedSegment> of =
        crossedSegments().stream()
            .filter(s -> Set.copyOf(s.dimensions()).equals(levels.keySet()))
            .toList();
    if (of.isEmpty()) {
      List<List<Dimension>> asked =
          crossedSegments().stream().map(CrossedSegment::dimensions).distinct().toList();
      throw new IllegalArgumentException(
          "indicator '"
              + indicator().code()
              + "' is not crossed by "
              + sorted(levels.keySet())
              + (asked.isEmpty() ? "" : " but by " + asked)
              + ": ask for it with crossedBy(...)");
    }
    return of.stream()
        .filter(s -> s.hasLevels(levels))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no levels "
                        + of.get(0).dimensions().stream().map(levels::get).toList()
                        + " of "
                        + of.get(0).dimensions()
                        + " in indicator '"
                        + indicator().code()
                        + "'; expected one of "
                        + of.stream().map(CrossedSegment::levels).toList()));
  }

  private static List<String> sorted(Set<Dimension> dimensions) {
    return dimensions.stream().map(Dimension::code).sorted().toList();
  }

  /**
   * This result with some of its breakdowns. Figures of one request are protected together, those
   * of two are not: who publishes several tables, or answers many who ask, computes one result with
   * all breakdowns and gives parts of it.
   *
   * @param dimensions dimensions that the request was broken down by, or none
   * @return the same figures, broken down and crossed by these dimensions only
   * @throws IllegalArgumentException if the result is not broken down by one of them, naming those
   *     that there are
   */
  public IndicatorResult limitedTo(Dimension... dimensions) {
    Set<Dimension> kept = Set.copyOf(List.of(dimensions));
    Set<Dimension> asked =
        Stream.concat(Stream.of(this), byWave().stream())
            .flatMap(one -> one.segments().stream())
            .map(Segment::dimension)
            .collect(Collectors.toSet());
    for (Dimension dimension : dimensions) {
      if (!asked.contains(dimension)) {
        throw new IllegalArgumentException(
            "indicator '"
                + indicator().code()
                + "' is not broken down by "
                + dimension
                + (asked.isEmpty() ? "" : " but by " + sorted(asked)));
      }
    }
    return limitedTo(kept);
  }

  /** Whether a part is inside or outside OPSN territories, and the diagnosis shows its figure. */
  private boolean isSide(PartBounds part) {
    String level = part.level().code();
    return part.dimension().equals(Dimension.OPSN)
        && opsn().effect().isPresent()
        && (level.equals(OpsnStatus.INSIDE.name()) || level.equals(OpsnStatus.OUTSIDE.name()));
  }

  private IndicatorResult limitedTo(Set<Dimension> kept) {
    Builder builder = builder();
    builder
        .from(this)
        .segments(segments().stream().filter(s -> kept.contains(s.dimension())).toList())
        .crossedSegments(
            crossedSegments().stream().filter(s -> kept.containsAll(s.dimensions())).toList())
        .independence(independence().stream().filter(t -> kept.contains(t.dimension())).toList())
        .byWave(byWave().stream().map(one -> one.limitedTo(kept)).toList());
    selection()
        .map(s -> s.limitedTo(part -> kept.contains(part.dimension()) || isSide(part)))
        .ifPresent(builder::selection);
    return builder.build();
  }

  /**
   * The figure of each wave, when the question was asked in several and these were not pooled. This
   * result is then the one of the latest wave.
   *
   * @return one result a wave that has answers, in the questionnaire's order; otherwise none
   */
  @JsonProperty
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public abstract List<IndicatorResult> byWave();

  /**
   * The figure of one wave.
   *
   * @param code the wave's code
   * @return this result, or one of {@link #byWave()}
   * @throws IllegalArgumentException if there is no figure of this wave alone, naming those that
   *     there are
   */
  public IndicatorResult wave(String code) {
    List<IndicatorResult> single = byWave().isEmpty() && !isPooled() ? List.of(this) : byWave();
    return single.stream()
        .filter(r -> r.waves().stream().anyMatch(w -> w.code().equals(code)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "indicator '"
                        + indicator().code()
                        + "' has no figure of wave '"
                        + code
                        + "' alone; "
                        + (isPooled() ? "pooled waves: " : "waves: ")
                        + (isPooled() ? List.of(this) : single)
                            .stream().flatMap(r -> r.waves().stream()).map(Wave::code).toList()));
  }

  /**
   * The weight of OPSN territories in the figure.
   *
   * @return the diagnosis
   */
  @JsonProperty
  public abstract OpsnDiagnosis opsn();

  @JsonProperty("selection")
  abstract @Nullable Selection knownSelection();

  /**
   * The analysis of how the selection of respondents, beyond what the frame knows, may have moved
   * the figure.
   *
   * @return the analysis; empty when there is no figure, or none that may be shown
   */
  @JsonIgnore
  public Optional<Selection> selection() {
    return Optional.ofNullable(knownSelection());
  }

  /**
   * Reasons to be careful, the most severe first.
   *
   * @return the flags, possibly none
   */
  @JsonProperty
  public abstract List<Flag> flags();

  /**
   * The origin of the figure.
   *
   * @return the provenance
   */
  @JsonProperty
  public abstract Provenance provenance();

  /**
   * The flag with a code.
   *
   * @param code the code
   * @return the flag, or empty if it was not raised
   */
  public Optional<Flag> flag(FlagCode code) {
    return flags().stream().filter(f -> f.code() == code).findFirst();
  }

  @Value.Check
  void check() {
    checkWaves();
    Long collectivites = knownCollectivites();
    if (collectivites != null && collectivites < 1) {
      throw new IllegalArgumentException(
          "indicator '"
              + indicator().code()
              + "' is a share of "
              + collectivites
              + " collectivités; expected one or more");
    }
    Selection selection = knownSelection();
    if (selection != null && !indicator().isMean()) {
      EstimateCheck.withinProportions(selection.worstCase());
      selection.parts().forEach(part -> EstimateCheck.withinProportions(part.worstCase()));
    }
  }

  private void checkWaves() {
    for (IndicatorResult one : byWave()) {
      if (one.waves().size() != 1
          || !one.byWave().isEmpty()
          || !one.indicator().equals(indicator())) {
        throw new IllegalArgumentException(
            "a result of one wave of indicator '"
                + indicator().code()
                + "' is of "
                + one.indicator().code()
                + " in the waves "
                + one.waves().stream().map(Wave::code).toList());
      }
    }
    if (!byWave().isEmpty() && !waves().equals(byWave().get(byWave().size() - 1).waves())) {
      throw new IllegalArgumentException(
          "the result of indicator '" + indicator().code() + "' is not that of its latest wave");
    }
  }

  @JsonCreator
  static IndicatorResult fromJson(
      @JsonProperty("formatVersion") @Nullable Integer formatVersion,
      @JsonProperty(value = "indicator", required = true) Map<String, Object> indicator,
      @JsonProperty("waves") @Nullable List<Map<String, Object>> waves,
      @JsonProperty(value = "observed", required = true) Estimate observed,
      @JsonProperty(value = "adjusted", required = true) Estimate adjusted,
      @JsonProperty("collectivites") @Nullable Object collectivites,
      @JsonProperty("singleChoice") @Nullable Boolean singleChoice,
      @JsonProperty(value = "modalities", required = true) List<ModalityShare> modalities,
      @JsonProperty(value = "segments", required = true) List<Segment> segments,
      @JsonProperty("independence") @Nullable List<Independence> independence,
      @JsonProperty("crossedSegments") @Nullable List<CrossedSegment> crossedSegments,
      @JsonProperty("byWave") @Nullable List<IndicatorResult> byWave,
      @JsonProperty(value = "opsn", required = true) OpsnDiagnosis opsn,
      @JsonProperty("selection") @Nullable Selection selection,
      @JsonProperty(value = "flags", required = true) List<Flag> flags,
      @JsonProperty(value = "provenance", required = true) Provenance provenance) {
    ResultFormat.check(formatVersion);
    return builder()
        .indicator(Embedded.indicator(indicator))
        .waves(waves == null ? List.of() : waves.stream().map(Embedded::wave).toList())
        .observed(observed)
        .adjusted(adjusted)
        .knownCollectivites(number(collectivites))
        .singleChoice(singleChoice != null && singleChoice)
        .modalities(modalities)
        .segments(segments)
        .independence(independence == null ? List.of() : independence)
        .crossedSegments(crossedSegments == null ? List.of() : crossedSegments)
        .byWave(byWave == null ? List.of() : byWave)
        .opsn(opsn)
        .knownSelection(selection)
        .flags(flags)
        .provenance(provenance)
        .build();
  }

  /** A number that may be left out. */
  private static @Nullable Long number(@Nullable Object collectivites) {
    if (collectivites == null) {
      return null;
    }
    if (collectivites instanceof Integer || collectivites instanceof Long) {
      return ((Number) collectivites).longValue();
    }
    throw new IllegalArgumentException(
        "collectivites is '" + collectivites + "'; expected a whole number, or nothing");
  }

  /**
   * An empty builder: everything but the lists must be set.
   *
   * @return the builder
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    String flags =
        flags().isEmpty()
            ? "no flag"
            : flags().stream().map(f -> f.code().name()).collect(Collectors.joining(", "));
    return indicator().code()
        + ": observed "
        + observed()
        + ", adjusted "
        + adjusted()
        + "; "
        + flags;
  }

  /** Builds an {@link IndicatorResult}. */
  public static final class Builder extends ImmutableIndicatorResult.Builder {
    Builder() {}

    /**
     * Sets how many collectivités the adjusted figure is a share of.
     *
     * @param collectivites one or more
     * @return this builder
     */
    public Builder collectivites(long collectivites) {
      return knownCollectivites(collectivites);
    }

    /**
     * Sets what may have decided who answered.
     *
     * @param selection the analysis
     * @return this builder
     */
    public Builder selection(Selection selection) {
      return knownSelection(selection);
    }
  }
}
