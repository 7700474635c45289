package fr.barometre;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.cube.IndicatorTally;
import fr.barometre.sample.WeightedSample;
import fr.barometre.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The cube of an indicator in one wave, or in several that are pooled.
 *
 * @param waves the waves whose answers it holds; none where answers name no wave
 * @param cube the cube
 */
record WaveCube(List<Wave> waves, IndicatorTally cube) {

  /** The code of a wave that is not known. */
  static final String UNKNOWN = "?";

  /**
   * The cubes that an indicator has: one for each wave with answers, in the questionnaire's order,
   * those of which the wave is not known first; or all waves as one, if it is asked for.
   */
  static List<WaveCube> of(Tally tally, IndicatorDefinition indicator, Settings settings) {
    IndicatorTally all = tally.cube().indicator(indicator);
    List<WaveCube> cubes = new ArrayList<>();
    if (all.waves().contains("") && tally.questionnaire().wavesOf(all.question()).size() > 1) {
      Label label = Label.of("vague inconnue", "unknown wave");
      List<String> theme = List.of(all.question().theme());
      cubes.add(new WaveCube(List.of(new Wave(UNKNOWN, label, theme)), all.in("")));
    }
    for (Wave wave : tally.questionnaire().waves()) {
      if (all.waves().contains(wave.code())) {
        cubes.add(new WaveCube(List.of(wave), all.in(wave.code())));
      }
    }
    if (settings.wave().isPresent()) {
      ChangeComputation.requireWave(tally.questionnaire(), settings.wave().get());
      cubes.removeIf(cube -> !cube.waves().contains(settings.wave().get()));
      return cubes.isEmpty()
          ? List.of(new WaveCube(List.of(settings.wave().get()), all.in("\u0000")))
          : cubes;
    }
    if (settings.pooled() || cubes.isEmpty()) {
      List<Wave> waves = cubes.stream().flatMap(cube -> cube.waves().stream()).toList();
      return List.of(new WaveCube(waves, all));
    }
    return cubes;
  }

  /** The cube of the latest wave, or of all that are pooled. */
  static WaveCube latest(Tally tally, IndicatorDefinition indicator, Settings settings) {
    List<WaveCube> cubes = of(tally, indicator, settings);
    return cubes.get(cubes.size() - 1);
  }

  /**
   * A sample under a weighting.
   *
   * @param weigh what weights it
   * @param wave the wave whose sample it is
   * @throws IllegalArgumentException if it does not fit the sample, naming the wave
   */
  static WeightedSample weighted(Supplier<WeightedSample> weigh, Wave wave) {
    try {
      return weigh.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "wave '"
              + wave.code()
              + "' cannot be weighted: "
              + e.getMessage()
              + " (in(wave) computes another wave alone)",
          e);
    }
  }
}
