package fr.barometre.examples.validation;

import fr.barometre.api.result.CompositionShift;
import fr.barometre.api.result.FrameDefect;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.OpsnEffect;
import fr.barometre.api.result.Representation;
import fr.barometre.api.result.Selection;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.diagnosis.FrameResponse;
import fr.barometre.diagnosis.PropensityModel;
import fr.barometre.diagnosis.Representativity;
import fr.barometre.population.Population;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjDoubleConsumer;

/** Diagnostics of a result, under the names that {@code diagnosis.R} uses for them. */
final class Diagnosed {

  private static final Map<Dimension, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put(Dimension.REGION, "region");
    NAMES.put(Dimension.POPULATION_BAND, "band");
    NAMES.put(Dimension.OPSN, "opsn");
  }

  private final ObjDoubleConsumer<String> figures;

  /** The diagnostics by name. */
  Diagnosed(ObjDoubleConsumer<String> figures) {
    this.figures = figures;
  }

  void add(IndicatorResult result) {
    result.opsn().representation().ifPresent(this::add);
    result.opsn().effect().ifPresent(this::add);
    result.opsn().shift().ifPresent(this::add);
    result.selection().ifPresent(this::add);
  }

  private void add(Representation representation) {
    figures.accept("opsn ratio", representation.ratio());
    figures.accept("opsn difference", representation.difference());
    figures.accept("opsn h", representation.cohensH());
    figures.accept("opsn upper", representation.upperTail());
    figures.accept("opsn two-sided", representation.twoSided());
  }

  private void add(OpsnEffect effect) {
    figures.accept("effect value", effect.difference());
    figures.accept("effect se", effect.standardError());
    figures.accept("effect p", effect.pValue());
  }

  private void add(CompositionShift shift) {
    figures.accept("shift value", shift.shift());
    figures.accept("shift se", shift.standardError());
    figures.accept("shift ratio", shift.biasRatio());
    figures.accept("shift coverage", shift.coverage());
  }

  private void add(Selection selection) {
    figures.accept("worst lower", selection.worstCase().lower());
    figures.accept("worst upper", selection.worstCase().upper());
    selection.unexplained().forEach(u -> figures.accept("mubp " + text(u.phi()), u.bias()));
    for (FrameDefect defect : selection.defects()) {
      figures.accept("defect " + defect.level().code(), defect.correlation());
      figures.accept("size " + defect.level().code(), defect.effectiveSize());
    }
  }

  private static String text(double phi) {
    return phi == 0.5 ? "0.5" : String.valueOf((int) phi);
  }

  /** R-indicator and coefficient of variation of the response propensities. */
  void add(RandomSurvey survey) {
    Map<List<Level>, int[]> cells = new HashMap<>();
    for (Collectivite commune : survey.frame().collectivites()) {
      cells.computeIfAbsent(levels(survey.frame(), commune), l -> new int[2])[0]++;
    }
    survey.responses().stream()
        .map(RandomSurvey.Response::who)
        .distinct()
        .forEach(who -> cells.getOrDefault(levels(survey.frame(), who), new int[2])[1]++);
    List<FrameResponse> responses =
        cells.entrySet().stream()
            .map(c -> new FrameResponse(c.getKey(), c.getValue()[0], c.getValue()[1]))
            .toList();
    add("saturated", responses, PropensityModel.SATURATED);
    if (isMixed(cells)) {
      add("main", responses, PropensityModel.MAIN_EFFECTS);
    }
  }

  /** Whether each level has respondents and nonrespondents; otherwise R's fit does not converge. */
  private static boolean isMixed(Map<List<Level>, int[]> cells) {
    Map<Level, int[]> levels = new HashMap<>();
    cells.forEach(
        (cell, counts) ->
            cell.forEach(
                level -> {
                  int[] sums = levels.computeIfAbsent(level, l -> new int[2]);
                  sums[0] += counts[0];
                  sums[1] += counts[1];
                }));
    return levels.values().stream().allMatch(s -> 0 < s[1] && s[1] < s[0]);
  }

  private static List<Level> levels(Population frame, Collectivite commune) {
    return NAMES.keySet().stream().map(dimension -> frame.level(dimension, commune)).toList();
  }

  private void add(String model, List<FrameResponse> cells, PropensityModel propensities) {
    Representativity found = Representativity.of(List.copyOf(NAMES.keySet()), cells, propensities);
    figures.accept(model + " rate", found.meanPropensity());
    figures.accept(model + " r", found.r());
    figures.accept(model + " adjusted r", found.adjustedR());
    figures.accept(model + " se of r", found.standardErrorOfR());
    figures.accept(model + " cv", found.cv());
    figures.accept(model + " adjusted cv", found.adjustedCv());
    figures.accept(model + " se of cv", found.standardErrorOfCv());
    for (Representativity.Partial partial : found.partials()) {
      String name = model + " " + NAMES.get(partial.dimension());
      figures.accept(name + " unconditional", partial.unconditional());
      figures.accept(name + " conditional", partial.conditional());
      for (Representativity.Category category : partial.categories()) {
        String of = name + " " + category.level().code();
        figures.accept(of + " unconditional", category.unconditional());
        figures.accept(of + " conditional", category.conditional());
      }
    }
  }
}
