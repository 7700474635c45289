package fr.barometre.api.result;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import fr.barometre.api.LenientJson;
import fr.barometre.api.json.Embedded;
import fr.barometre.api.json.ResultFormat;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.questionnaire.Wave;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How all indicators of an edition moved between two waves.
 *
 * @param edition the questionnaire
 * @param fromWave code of the earlier wave
 * @param toWave code of the later wave
 * @param changes one change for each indicator that can be compared and shown, in the
 *     questionnaire's order
 * @param notCompared the other indicators, each with the reason
 */
@JsonPropertyOrder("formatVersion")
public record EditionChange(
    @JsonProperty(required = true) Questionnaire edition,
    @JsonProperty(required = true) String fromWave,
    @JsonProperty(required = true) String toWave,
    @JsonProperty(required = true) List<Change> changes,
    @JsonProperty(required = true) List<NotCompared> notCompared)
    implements LenientJson {

  /**
   * Checks what is given.
   *
   * @param edition the questionnaire
   * @param fromWave code of the earlier wave
   * @param toWave code of the later wave
   * @param changes one change for each indicator that can be compared and shown
   * @param notCompared the other indicators, each with the reason
   */
  public EditionChange {
    requireNonNull(edition, "edition");
    checkWave(edition, requireNonNull(fromWave, "fromWave"));
    checkWave(edition, requireNonNull(toWave, "toWave"));
    changes = List.copyOf(requireNonNull(changes, "changes"));
    notCompared = List.copyOf(requireNonNull(notCompared, "notCompared"));
    for (Change change : changes) {
      if (!change.fromWave().equals(fromWave) || !change.toWave().equals(toWave)) {
        throw new IllegalArgumentException(
            "a change from wave '"
                + change.fromWave()
                + "' to '"
                + change.toWave()
                + "' among those from '"
                + fromWave
                + "' to '"
                + toWave
                + "'");
      }
    }
  }

  @JsonProperty("formatVersion")
  int formatVersion() {
    return ResultFormat.VERSION;
  }

  @JsonCreator
  static EditionChange fromJson(
      @JsonProperty("formatVersion") @Nullable Integer formatVersion,
      @JsonProperty(value = "edition", required = true) Map<String, Object> edition,
      @JsonProperty(value = "fromWave", required = true) String fromWave,
      @JsonProperty(value = "toWave", required = true) String toWave,
      @JsonProperty(value = "changes", required = true) List<Change> changes,
      @JsonProperty(value = "notCompared", required = true) List<NotCompared> notCompared) {
    ResultFormat.check(formatVersion);
    return new EditionChange(
        Embedded.questionnaire(edition), fromWave, toWave, changes, notCompared);
  }

  private static void checkWave(Questionnaire edition, String wave) {
    List<String> known = edition.waves().stream().map(Wave::code).toList();
    if (!known.contains(wave)) {
      throw new IllegalArgumentException(
          "edition '" + edition.code() + "' has no wave '" + wave + "'; expected one of " + known);
    }
  }

  /**
   * The change of an indicator.
   *
   * @param code the indicator's code
   * @return the change, or empty if it is not compared or not of the edition
   */
  public Optional<Change> change(String code) {
    return changes.stream().filter(c -> c.indicator().code().equals(code)).findFirst();
  }

  @Override
  public String toString() {
    return edition.title().fr()
        + ", wave "
        + fromWave
        + " to "
        + toWave
        + ": "
        + changes.size()
        + " changes, "
        + notCompared.size()
        + " indicators not compared";
  }
}
