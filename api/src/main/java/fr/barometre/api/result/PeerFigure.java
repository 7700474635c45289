package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fr.barometre.api.Label;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Embedded;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Wave;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A collectivité's own answer to an indicator beside its peers' figure.
 *
 * @param indicator what is compared
 * @param own what the collectivité said, in the question's order; none if it did not answer
 * @param scope how far the peers were looked for
 * @param peers the figure of the group, the collectivité itself included if it answered, so that
 *     all of its members see the same one; suppressed when no group can be shown
 * @param flags reasons to be careful with the peers' figure
 * @param waves the waves whose answers the figure is of; none when that is not known
 * @param group who the peers are, in words
 * @param standing how the collectivité's own answer stands beside the figure
 * @param modelled where no group of the département or the région can be shown, what a model of all
 *     answers expects of collectivités of its stratum in its département; else none
 */
public record PeerFigure(
    @JsonProperty(required = true) IndicatorDefinition indicator,
    @JsonProperty(required = true) List<OwnAnswer> own,
    @JsonProperty(required = true) PeerScope scope,
    @JsonProperty(required = true) Estimate peers,
    @JsonProperty(required = true) List<Flag> flags,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Wave> waves,
    Label group,
    PeerStanding standing,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ModelledArea> modelled)
    implements LenientJson {

  /** The group where too few like it answered: all who did, of any type. */
  public static final Label EVERYONE = Label.of("toutes les collectivités", "all authorities");

  /**
   * Checks what is given.
   *
   * @param indicator what is compared
   * @param own what the collectivité said
   * @param scope how far the peers were looked for
   * @param peers the figure of the group
   * @param flags reasons to be careful with the peers' figure
   * @param waves the waves whose answers the figure is of
   * @param group who the peers are, in words
   * @param standing how the collectivité's own answer stands beside the figure
   * @param modelled what a model expects of collectivités like it, or none
   */
  public PeerFigure {
    requireNonNull(indicator, "indicator");
    own = List.copyOf(requireNonNull(own, "own"));
    requireNonNull(scope, "scope");
    requireNonNull(peers, "peers");
    flags = List.copyOf(requireNonNull(flags, "flags"));
    waves = List.copyOf(requireNonNull(waves, "waves"));
    requireNonNull(group, "group");
    requireNonNull(standing, "standing");
    modelled = List.copyOf(requireNonNull(modelled, "modelled"));
    if ((scope == PeerScope.NONE) != peers.isSuppressed()) {
      throw new IllegalArgumentException(
          "scope " + scope + " does not go with the figure " + peers);
    }
  }

  /**
   * A figure whose waves are not known.
   *
   * @param indicator what is compared
   * @param own what the collectivité said
   * @param scope how far the peers were looked for
   * @param peers the figure of the group
   * @param flags reasons to be careful with the peers' figure
   */
  public PeerFigure(
      IndicatorDefinition indicator,
      List<OwnAnswer> own,
      PeerScope scope,
      Estimate peers,
      List<Flag> flags) {
    this(indicator, own, scope, peers, flags, List.of());
  }

  /**
   * A figure whose group is known by its scope only.
   *
   * @param indicator what is compared
   * @param own what the collectivité said
   * @param scope how far the peers were looked for
   * @param peers the figure of the group
   * @param flags reasons to be careful with the peers' figure
   * @param waves the waves whose answers the figure is of
   */
  public PeerFigure(
      IndicatorDefinition indicator,
      List<OwnAnswer> own,
      PeerScope scope,
      Estimate peers,
      List<Flag> flags,
      List<Wave> waves) {
    this(indicator, own, scope, peers, flags, waves, scope.label());
  }

  /**
   * A figure beside which the collectivité's own answer is not judged, without a modelled one.
   *
   * @param indicator what is compared
   * @param own what the collectivité said
   * @param scope how far the peers were looked for
   * @param peers the figure of the group
   * @param flags reasons to be careful with the peers' figure
   * @param waves the waves whose answers the figure is of
   * @param group who the peers are, in words
   */
  public PeerFigure(
      IndicatorDefinition indicator,
      List<OwnAnswer> own,
      PeerScope scope,
      Estimate peers,
      List<Flag> flags,
      List<Wave> waves,
      Label group) {
    this(indicator, own, scope, peers, flags, waves, group, PeerStanding.UNKNOWN);
  }

  /**
   * A figure without a modelled one.
   *
   * @param indicator what is compared
   * @param own what the collectivité said
   * @param scope how far the peers were looked for
   * @param peers the figure of the group
   * @param flags reasons to be careful with the peers' figure
   * @param waves the waves whose answers the figure is of
   * @param group who the peers are, in words
   * @param standing how the collectivité's own answer stands beside the figure
   */
  public PeerFigure(
      IndicatorDefinition indicator,
      List<OwnAnswer> own,
      PeerScope scope,
      Estimate peers,
      List<Flag> flags,
      List<Wave> waves,
      Label group,
      PeerStanding standing) {
    this(indicator, own, scope, peers, flags, waves, group, standing, List.of());
  }

  /**
   * The same with a modelled figure.
   *
   * @param area what a model expects of collectivités like it
   * @return the figure
   */
  public PeerFigure withModelled(ModelledArea area) {
    return new PeerFigure(
        indicator, own, scope, peers, flags, waves, group, standing, List.of(area));
  }

  @JsonCreator
  static PeerFigure fromJson(
      @JsonProperty(value = "indicator", required = true) Map<String, Object> indicator,
      @JsonProperty(value = "own", required = true) List<OwnAnswer> own,
      @JsonProperty(value = "scope", required = true) PeerScope scope,
      @JsonProperty(value = "peers", required = true) Estimate peers,
      @JsonProperty(value = "flags", required = true) List<Flag> flags,
      @JsonProperty("waves") @Nullable List<Map<String, Object>> waves,
      @JsonProperty("group") @Nullable Label group,
      @JsonProperty("standing") @Nullable PeerStanding standing,
      @JsonProperty("modelled") @Nullable List<ModelledArea> modelled) {
    return new PeerFigure(
        Embedded.indicator(indicator),
        own,
        scope,
        peers,
        flags,
        waves == null ? List.of() : waves.stream().map(Embedded::wave).toList(),
        group == null ? scope.label() : group,
        standing == null ? PeerStanding.UNKNOWN : standing,
        modelled == null ? List.of() : modelled);
  }
}
