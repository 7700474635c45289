package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import fr.barometre.api.questionnaire.Wave;
import java.util.List;

/**
 * The weights behind an adjusted figure, one a response, to be used elsewhere: in R, {@code
 * svydesign(ids = ~cluster, weights = ~weight, data = subset(w, base == 1))}.
 *
 * <p>Among the responses in the base, Σ w y / Σ w is the adjusted figure, where y is 1 for what the
 * indicator counts. Where a collectivité counts once, its responses in the base share its weight.
 * The rows are about single respondents: they are for whoever made the survey, not to be published.
 *
 * @param indicator code of the indicator
 * @param waves the waves of the responses; none where they name no wave
 * @param weighting what was done, in words
 * @param rows the weights
 * @param margins each total of the frame that the weights were brought to; none for post-strata and
 *     without weighting
 */
public record FinalWeights(
    @JsonProperty(required = true) String indicator,
    @JsonProperty(required = true) List<Wave> waves,
    @JsonProperty(required = true) Label weighting,
    @JsonProperty(required = true) List<Row> rows,
    @JsonProperty(required = true) List<Margin> margins)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param indicator code of the indicator
   * @param waves the waves of the responses
   * @param weighting what was done, in words
   * @param rows the weights
   * @param margins each total that the weights were brought to
   */
  public FinalWeights {
    requireNonNull(indicator, "indicator");
    waves = List.copyOf(waves);
    requireNonNull(weighting, "weighting");
    rows = List.copyOf(rows);
    margins = List.copyOf(margins);
  }

  /**
   * The weight of one response.
   *
   * @param respondent identifier of the respondent
   * @param wave the wave that it names; empty if none
   * @param cluster the collectivité as the frame names it, or a name of an anonymous respondent
   * @param weight how many collectivités of the frame it stands for if it is in the base; 0 if the
   *     weighting leaves it out
   * @param inBase whether the response is in the base of the indicator
   */
  public record Row(
      @JsonProperty(required = true) String respondent,
      @JsonProperty(required = true) String wave,
      @JsonProperty(required = true) String cluster,
      @JsonProperty(required = true) double weight,
      @JsonProperty(required = true) boolean inBase)
      implements LenientJson {

    /**
     * Checks what is given.
     *
     * @param respondent identifier of the respondent
     * @param wave the wave that it names
     * @param cluster the collectivité
     * @param weight how many collectivités of the frame it stands for
     * @param inBase whether the response is in the base
     */
    public Row {
      requireNonNull(respondent, "respondent");
      requireNonNull(wave, "wave");
      requireNonNull(cluster, "cluster");
    }

    @JsonCreator
    static Row fromJson(
        @JsonProperty(value = "respondent", required = true) String respondent,
        @JsonProperty(value = "wave", required = true) String wave,
        @JsonProperty(value = "cluster", required = true) String cluster,
        @JsonProperty(value = "weight", required = true) Double weight,
        @JsonProperty(value = "inBase", required = true) boolean inBase) {
      return new Row(respondent, wave, cluster, requireNonNull(weight, "weight"), inBase);
    }
  }

  /**
   * One total of the frame that weights were brought to.
   *
   * @param name what is totalled, for example {@code "OPSN=INSIDE"}
   * @param frame collectivités of the frame
   * @param weighted the sum of the weights
   */
  public record Margin(
      @JsonProperty(required = true) String name,
      @JsonProperty(required = true) double frame,
      @JsonProperty(required = true) double weighted)
      implements LenientJson {

    /**
     * Checks what is given.
     *
     * @param name what is totalled
     * @param frame collectivités of the frame
     * @param weighted the sum of the weights
     */
    public Margin {
      requireNonNull(name, "name");
    }

    @JsonCreator
    static Margin fromJson(
        @JsonProperty(value = "name", required = true) String name,
        @JsonProperty(value = "frame", required = true) Double frame,
        @JsonProperty(value = "weighted", required = true) Double weighted) {
      return new Margin(name, requireNonNull(frame, "frame"), requireNonNull(weighted, "weighted"));
    }
  }

  /**
   * The rows as a table: {@code respondent;wave;cluster;weight;base}, decimals with a point.
   *
   * @return lines that end in a line feed, the first with the names of the columns
   */
  @JsonIgnore
  public String csv() {
    StringBuilder csv = new StringBuilder("respondent;wave;cluster;weight;base\n");
    for (Row row : rows) {
      csv.append(cell(row.respondent())).append(';').append(cell(row.wave())).append(';');
      csv.append(cell(row.cluster())).append(';').append(row.weight()).append(';');
      csv.append(row.inBase() ? 1 : 0).append('\n');
    }
    return csv.toString();
  }

  private static String cell(String text) {
    return text.chars().noneMatch(c -> c == ';' || c == '"' || c == '\n' || c == '\r')
        ? text
        : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return rows.size() + " weights of indicator " + indicator;
  }
}
