package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.LenientJson;
import fr.barometre.api.answer.ReadingSummary;
import fr.barometre.api.answer.Rejection;
import fr.barometre.api.json.Embedded;
import fr.barometre.api.json.ResultFormat;
import fr.barometre.api.questionnaire.Questionnaire;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All indicators of an edition, computed from the same answers.
 *
 * @param edition the questionnaire
 * @param indicators one result an indicator that has answers, in the questionnaire's order
 * @param rejections every reason why a row was not used, without what was found there
 * @param counts what became of the rows read
 * @param reading how the files were read that the answers come from; {@link ReadingSummary#NONE}
 *     where they come from no file, or from a tally, and in reports that were written without it.
 *     What the answers say is counted for the questions whose figures are shown
 * @param profile who answered beside the frame, by OPSN, type and size, as far as it knows them
 */
@JsonPropertyOrder("formatVersion")
public record BarometreReport(
    @JsonProperty(required = true) Questionnaire edition,
    @JsonProperty(required = true) List<IndicatorResult> indicators,
    @JsonProperty(required = true) List<Rejection> rejections,
    @JsonProperty(required = true) AnswerCounts counts,
    @JsonProperty(required = true) ReadingSummary reading,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProfileShare> profile)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param edition the questionnaire
   * @param indicators one result an indicator that has answers, in the questionnaire's order
   * @param rejections every reason why a row was not used
   * @param counts what became of the rows read
   * @param reading how the files were read that the answers come from
   * @param profile who answered beside the frame
   */
  public BarometreReport {
    requireNonNull(edition, "edition");
    indicators = List.copyOf(requireNonNull(indicators, "indicators"));
    rejections = List.copyOf(requireNonNull(rejections, "rejections"));
    requireNonNull(counts, "counts");
    requireNonNull(reading, "reading");
    profile = List.copyOf(requireNonNull(profile, "profile"));
  }

  /**
   * A report that does not say who answered beside the frame.
   *
   * @param edition the questionnaire
   * @param indicators one result an indicator
   * @param rejections refused cells and rows
   * @param counts what became of the rows
   * @param reading how files were read
   */
  public BarometreReport(
      Questionnaire edition,
      List<IndicatorResult> indicators,
      List<Rejection> rejections,
      AnswerCounts counts,
      ReadingSummary reading) {
    this(edition, indicators, rejections, counts, reading, List.of());
  }

  /**
   * A report of answers that come from no file.
   *
   * @param edition the questionnaire
   * @param indicators one result an indicator that has answers, in the questionnaire's order
   * @param rejections every reason why a row was not used
   * @param counts what became of the rows read
   */
  public BarometreReport(
      Questionnaire edition,
      List<IndicatorResult> indicators,
      List<Rejection> rejections,
      AnswerCounts counts) {
    this(edition, indicators, rejections, counts, ReadingSummary.NONE);
  }

  @JsonProperty("formatVersion")
  int formatVersion() {
    return ResultFormat.VERSION;
  }

  @JsonCreator
  static BarometreReport fromJson(
      @JsonProperty("formatVersion") @Nullable Integer formatVersion,
      @JsonProperty(value = "edition", required = true) Map<String, Object> edition,
      @JsonProperty(value = "indicators", required = true) List<IndicatorResult> indicators,
      @JsonProperty(value = "rejections", required = true) List<Rejection> rejections,
      @JsonProperty(value = "counts", required = true) AnswerCounts counts,
      @JsonProperty("reading") @Nullable ReadingSummary reading,
      @JsonProperty("profile") @Nullable List<ProfileShare> profile) {
    ResultFormat.check(formatVersion);
    return new BarometreReport(
        Embedded.questionnaire(edition),
        indicators,
        rejections,
        counts,
        reading == null ? ReadingSummary.NONE : reading,
        profile == null ? List.of() : profile);
  }

  /**
   * The result of an indicator.
   *
   * @param code the indicator's code
   * @return the result, or empty if the edition has no such indicator
   */
  public Optional<IndicatorResult> indicator(String code) {
    return indicators.stream().filter(r -> r.indicator().code().equals(code)).findFirst();
  }

  @Override
  public String toString() {
    return edition.title().fr()
        + ": "
        + indicators.size()
        + " indicators, "
        + counts.accepted()
        + " of "
        + counts.read()
        + " rows accepted";
  }
}
