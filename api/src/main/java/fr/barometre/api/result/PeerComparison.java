package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Embedded;
import fr.barometre.api.json.ResultFormat;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A collectivité beside those of its type and population stratum.
 *
 * @param collectivite who is compared
 * @param type its type
 * @param stratum its population stratum
 * @param figures one value an indicator that is about its type and has answers, in the
 *     questionnaire's order
 * @param provenance where the figures come from
 * @param knownScore the practices in place beside those of its peers, or null where nothing can be
 *     compared; see {@link #score()}
 */
@JsonPropertyOrder("formatVersion")
public record PeerComparison(
    @JsonProperty(required = true) Collectivite collectivite,
    @JsonProperty(required = true) Level type,
    @JsonProperty(required = true) Level stratum,
    @JsonProperty(required = true) List<PeerFigure> figures,
    @JsonProperty(required = true) Provenance provenance,
    @JsonProperty("score") @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable PeerScore knownScore)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param collectivite who is compared
   * @param type its type
   * @param stratum its population stratum
   * @param figures one value an indicator
   * @param provenance where the figures come from
   * @param knownScore the practices in place beside those of its peers, or null
   */
  public PeerComparison {
    requireNonNull(collectivite, "collectivite");
    requireNonNull(type, "type");
    requireNonNull(stratum, "stratum");
    figures = List.copyOf(requireNonNull(figures, "figures"));
    requireNonNull(provenance, "provenance");
  }

  /**
   * A comparison without a score.
   *
   * @param collectivite who is compared
   * @param type its type
   * @param stratum its population stratum
   * @param figures one value an indicator
   * @param provenance where the figures come from
   */
  public PeerComparison(
      Collectivite collectivite,
      Level type,
      Level stratum,
      List<PeerFigure> figures,
      Provenance provenance) {
    this(collectivite, type, stratum, figures, provenance, null);
  }

  @JsonProperty("formatVersion")
  int formatVersion() {
    return ResultFormat.VERSION;
  }

  @JsonCreator
  static PeerComparison fromJson(
      @JsonProperty("formatVersion") @Nullable Integer formatVersion,
      @JsonProperty(value = "collectivite", required = true) Map<String, Object> collectivite,
      @JsonProperty(value = "type", required = true) Level type,
      @JsonProperty(value = "stratum", required = true) Level stratum,
      @JsonProperty(value = "figures", required = true) List<PeerFigure> figures,
      @JsonProperty(value = "provenance", required = true) Provenance provenance,
      @JsonProperty("score") @Nullable PeerScore score) {
    ResultFormat.check(formatVersion);
    return new PeerComparison(
        Embedded.collectivite(collectivite), type, stratum, figures, provenance, score);
  }

  /**
   * The practices that it has in place, over all indicators that can be compared.
   *
   * @return the score; empty if it answered nothing, or no peers can be shown
   */
  public Optional<PeerScore> score() {
    return Optional.ofNullable(knownScore);
  }

  /**
   * The figure of an indicator.
   *
   * @param code the indicator's code
   * @return the figure, or empty if it is not about this type or has no answers
   */
  public Optional<PeerFigure> figure(String code) {
    return figures.stream().filter(f -> f.indicator().code().equals(code)).findFirst();
  }

  @Override
  public String toString() {
    return collectivite + " beside its peers: " + figures.size() + " indicators";
  }
}
