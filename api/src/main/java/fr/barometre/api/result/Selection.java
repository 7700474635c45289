package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.LenientJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Measures of selection beyond what the frame knows: a range without assumptions, and what it takes
 * for a headline to change; the bias if the answer itself drives response; how far the respondents
 * already are from the frame in what it knows.
 *
 * @param worstCase [f ȳ, f ȳ + 1 − f], with f the share of the frame that answered; for a mean [f ȳ
 *     + (1 − f) a, f ȳ + (1 − f) b], with a and b the ends of the range of its numbers
 * @param headlines one test a headline threshold of the policy; none when everybody answered, and
 *     for a mean
 * @param parts the worst case on either side of OPSN and within each part shown of the breakdowns
 * @param unexplained MUBP for φ = 0, ½ and 1, of a mean MUB, within the worst case; none when all
 *     say the same, the frame explains hardly anything (a correlation with the answer below 0.1),
 *     or too much of it is hidden
 * @param defects one value a level of the dimensions looked at; none of a dimension where more
 *     respondents are at a level than the frame has there, as anonymous ones may be
 * @param models the figure by models of who responds and of what they say; none where they cannot
 *     be fitted, or a side of OPSN that they use is hidden
 */
public record Selection(
    @JsonProperty(required = true) Bounds worstCase,
    @JsonProperty(required = true) List<HeadlineTest> headlines,
    @JsonProperty(required = true) List<PartBounds> parts,
    @JsonProperty(required = true) List<UnexplainedBias> unexplained,
    @JsonProperty(required = true) List<FrameDefect> defects,
    @JsonProperty(required = true) List<ModelledFigure> models)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param worstCase [f ȳ, f ȳ + 1 − f], with f the share of the frame that answered; for a mean [f
   *     ȳ + (1 − f) a, f ȳ + (1 − f) b], with a and b the ends of the range of its numbers
   * @param headlines one test a headline threshold of the policy; none when everybody answered, and
   *     for a mean
   * @param parts the worst case on either side of OPSN and within each part shown of the breakdowns
   * @param unexplained MUBP for φ = 0, ½ and 1, of a mean MUB, within the worst case; none when all
   *     say the same, the frame explains hardly anything (a correlation with the answer below 0.1),
   *     or too much of it is hidden
   * @param defects one value a level of the dimensions looked at; none of a dimension where more
   *     respondents are at a level than the frame has there, as anonymous ones may be
   * @param models the figure by models of who responds and of what they say; none where they cannot
   *     be fitted, or a side of OPSN that they use is hidden
   */
  public Selection {
    requireNonNull(worstCase, "worstCase");
    headlines = List.copyOf(requireNonNull(headlines, "headlines"));
    parts = List.copyOf(requireNonNull(parts, "parts"));
    unexplained = List.copyOf(requireNonNull(unexplained, "unexplained"));
    defects = List.copyOf(requireNonNull(defects, "defects"));
    models = List.copyOf(requireNonNull(models, "models"));
  }

  /**
   * The same without models.
   *
   * @param worstCase the worst case
   * @param headlines one test a headline threshold
   * @param parts the worst case of parts
   * @param unexplained the bias if the answer itself drives response
   * @param defects how far the respondents are from the frame
   */
  public Selection(
      Bounds worstCase,
      List<HeadlineTest> headlines,
      List<PartBounds> parts,
      List<UnexplainedBias> unexplained,
      List<FrameDefect> defects) {
    this(worstCase, headlines, parts, unexplained, defects, List.of());
  }

  /** Results of before have no models. */
  @JsonCreator
  static Selection fromJson(
      @JsonProperty(value = "worstCase", required = true) Bounds worstCase,
      @JsonProperty(value = "headlines", required = true) List<HeadlineTest> headlines,
      @JsonProperty(value = "parts", required = true) List<PartBounds> parts,
      @JsonProperty(value = "unexplained", required = true) List<UnexplainedBias> unexplained,
      @JsonProperty(value = "defects", required = true) List<FrameDefect> defects,
      @JsonProperty("models") @Nullable List<ModelledFigure> models) {
    return new Selection(
        worstCase, headlines, parts, unexplained, defects, models == null ? List.of() : models);
  }

  /** The same with some of the parts. */
  Selection limitedTo(Predicate<PartBounds> kept) {
    return new Selection(
        worstCase, headlines, parts.stream().filter(kept).toList(), unexplained, defects, models);
  }

  /**
   * The figure by one of the models.
   *
   * @param model which
   * @return the figure; empty where it cannot be had
   */
  public Optional<ModelledFigure> model(FigureModel model) {
    return models.stream().filter(figure -> figure.model() == model).findFirst();
  }

  /**
   * Whether a corrected figure is an end of the worst case: the model goes as far or farther, and
   * says no more than that.
   *
   * @param bias one of {@link #unexplained()}
   * @return true if no answers of those who did not answer could lead farther
   */
  public boolean isLimited(UnexplainedBias bias) {
    return bias.corrected() <= worstCase.lower() || bias.corrected() >= worstCase.upper();
  }
}
