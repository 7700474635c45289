package fr.barometre.report;

import fr.barometre.api.Label;
import fr.barometre.api.model.ModelledArea;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.result.Change;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.ModalityShare;
import fr.barometre.api.result.OwnAnswer;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.PeerScore;
import fr.barometre.api.result.Severity;
import fr.barometre.report.Block.Axis;
import fr.barometre.report.Block.Bar;
import fr.barometre.report.Block.Distribution;
import fr.barometre.report.Block.Form;
import fr.barometre.report.Block.Intervals;
import fr.barometre.report.Block.Keyed;
import fr.barometre.report.Block.Mark;
import fr.barometre.report.Block.Part;
import fr.barometre.report.Block.Span;
import fr.barometre.report.Block.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The pictures of a result. */
final class Charts {

  /** A breakdown of more levels is a table only. */
  private static final int MOST_LEVELS = 20;

  /** Rows of a chart that has several for each. */
  private static final int LONG = 8;

  /** Means that differ by less of themselves are the same but for rounding. */
  private static final double SAME = 1e-9;

  /** How far a share of a result that was written and read again may be from what it was. */
  private static final double ROUNDED = 0.0005;

  /** Shares that are further apart are drawn from 0 to 100 %. */
  private static final double WIDE = 0.5;

  /** Shares that are closer are drawn between multiples of 5 %, others of 10 %. */
  private static final double NARROW = 0.2;

  /** Means that are closer to each other than to zero, by so much, need no zero to be seen. */
  private static final double FAR = 10;

  private final Language in;

  Charts(Language language) {
    this.in = language;
  }

  /** The figure as published, observed and adjusted; nothing if none of them is shown. */
  Optional<Intervals> figures(IndicatorResult result) {
    List<Mark> marks = new ArrayList<>();
    result
        .indicator()
        .publishedPercent()
        .ifPresent(
            p ->
                marks.add(
                    new Mark(
                        Form.PUBLISHED,
                        in.say("publié", "published"),
                        in.printed(p),
                        Optional.of(p / 100),
                        Optional.empty())));
    marks.add(mark(Form.OBSERVED, observed(), result.observed()));
    if (isTold(result.adjusted())) {
      marks.add(mark(Form.ADJUSTED, adjusted(), result.adjusted()));
    }
    boolean mean = result.indicator().isMean();
    return marks.stream().noneMatch(Mark::isDrawn)
        ? Optional.empty()
        : Optional.of(
            new Intervals(in.say(result.indicator().label()), axis(mean, marks), List.of(), marks));
  }

  /** The pictures of the whole: its figures, and its answers. */
  List<Block> pictures(IndicatorResult result) {
    List<Block> pictures = new ArrayList<>();
    figures(result).ifPresent(pictures::add);
    distribution(result).ifPresent(pictures::add);
    return pictures;
  }

  /** Each level that has something to draw; nothing for very many levels. */
  Optional<Intervals> breakdown(String title, List<BreakdownRow> parts) {
    List<Mark> marks = new ArrayList<>();
    for (BreakdownRow part : parts) {
      String name = isDoubtful(part) ? "⚠ " + part.name() : part.name();
      marks.addAll(both(name, part.observed(), part.adjusted()));
    }
    return parts.size() > MOST_LEVELS
        ? Optional.empty()
        : levels(title, parts.stream().anyMatch(BreakdownRow::isMean), marks);
  }

  /** A long chart in two parts on one axis, which fill columns beside a map; others as they are. */
  static List<Intervals> halves(Intervals chart) {
    List<Mark> marks = chart.marks();
    List<Integer> levels =
        IntStream.range(0, marks.size())
            .filter(i -> !marks.get(i).name().isEmpty())
            .boxed()
            .toList();
    if (levels.size() <= LONG) {
      return List.of(chart);
    }
    int half = levels.get((levels.size() + 1) / 2);
    return List.of(
        new Intervals(chart.title(), chart.axis(), List.of(), marks.subList(0, half), true),
        new Intervals(
            chart.title(), chart.axis(), chart.key(), marks.subList(half, marks.size()), true));
  }

  /** Whether a level's figure is not to be quoted, so that its picture has to say so. */
  static boolean isDoubtful(BreakdownRow part) {
    return part.flags().stream().anyMatch(f -> f.severity() == Severity.SEVERE);
  }

  /** The observed figure, with its name, above the adjusted one; nothing if neither is drawn. */
  private List<Mark> both(String name, Estimate observed, Estimate adjusted) {
    Mark above = mark(Form.OBSERVED, name, observed);
    Mark below = mark(Form.ADJUSTED, "", adjusted);
    return !above.isDrawn() && !below.isDrawn()
        ? List.of()
        : isTold(adjusted) ? List.of(above, below) : List.of(above);
  }

  /** Whether there is a figure, or a reason why it is not shown. */
  static boolean isTold(Estimate estimate) {
    return estimate.status() != EstimateStatus.NOT_ESTIMABLE && !Language.isAnything(estimate);
  }

  /** The legend of a chart: only of what it draws. */
  List<Keyed> key(List<Mark> marks) {
    return Stream.of(
            new Keyed(Form.OBSERVED, observed()),
            new Keyed(Form.ADJUSTED, adjusted()),
            new Keyed(Form.PUBLISHED, in.say("publié", "published")))
        .filter(k -> marks.stream().anyMatch(m -> m.form() == k.form() && m.isDrawn()))
        .toList();
  }

  private Optional<Intervals> levels(String title, boolean mean, List<Mark> marks) {
    return marks.isEmpty()
        ? Optional.empty()
        : Optional.of(new Intervals(title, axis(mean, marks), key(marks), marks, true));
  }

  /** Rows in parts of about the same length, none too long for a chart. */
  static <T> List<List<T>> parts(List<T> rows) {
    int parts = (rows.size() + LONG - 1) / LONG;
    return IntStream.range(0, parts)
        .mapToObj(i -> rows.subList(i * rows.size() / parts, (i + 1) * rows.size() / parts))
        .toList();
  }

  /** The title of a part of rows: only the first has the title alone. */
  String part(Label title, List<?> part, List<?> all) {
    return in.say(title) + (part.get(0) == all.get(0) ? "" : in.say(" (suite)", " (continued)"));
  }

  /** The anchor of a part, which is the same in all languages. */
  static String anchor(Label title, List<?> part, List<?> all) {
    int start = all.indexOf(part.get(0));
    return title.en().toLowerCase(Locale.ROOT) + (start == 0 ? "" : " " + start);
  }

  /** Both waves of a change; joined if they can be compared. */
  Intervals change(Change change, List<String> waves) {
    List<Mark> marks = marks(change, waves);
    return new Intervals(
        in.say(change.indicator().label()),
        axis(change.indicator().isMean(), marks),
        keyOfChanges(List.of(change), waves),
        marks,
        true);
  }

  /** Both waves of each change of shares, on the scale of all; nothing if there are none. */
  Optional<Intervals> changes(
      String title, List<Change> changes, List<Change> all, List<String> waves) {
    List<Change> shares = shares(changes);
    return shares.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Intervals(
                title,
                axis(false, rows(shares(all))),
                keyOfChanges(shares, waves),
                rows(shares),
                true));
  }

  private static List<Change> shares(List<Change> changes) {
    return changes.stream().filter(c -> !c.indicator().isMean()).toList();
  }

  private List<Mark> rows(List<Change> changes) {
    List<Mark> rows = new ArrayList<>();
    for (Change change : changes) {
      rows.add(Mark.title(in.say(change.indicator().label())));
      rows.addAll(marks(change, List.of("", "")));
    }
    return rows;
  }

  private List<Mark> marks(Change change, List<String> names) {
    return List.of(
        mark(Form.EARLIER, names.get(0), change.before()),
        mark(later(change), names.get(1), change.after()));
  }

  static Form later(Change change) {
    if (!change.isComparable() || !hasValue(change.before()) || !hasValue(change.after())) {
      return Form.OBSERVED;
    }
    if (!ChangePage.isClear(change.observed())) {
      return Form.STEADY;
    }
    return change.observed().value() > 0 ? Form.RISE : Form.FALL;
  }

  private List<Keyed> keyOfChanges(List<Change> changes, List<String> waves) {
    List<Keyed> key = new ArrayList<>(List.of(new Keyed(Form.EARLIER, waves.get(0))));
    changes.stream()
        .map(Charts::later)
        .distinct()
        .map(
            form ->
                new Keyed(
                    form,
                    waves.get(1)
                        + switch (form) {
                          case RISE -> in.say(", hausse nette", ", clear rise");
                          case FALL -> in.say(", baisse nette", ", clear fall");
                          case STEADY -> in.say(", écart peu sûr", ", gap not sure");
                          default -> "";
                        }))
        .forEach(key::add);
    return key;
  }

  /** A collectivité's score on the scale of what is counted, above that of its peers. */
  Intervals score(PeerScore score, String counted, String name) {
    List<Mark> marks =
        List.of(
            new Mark(
                Form.OWN, name, score(score.own()), Optional.of(score.own()), Optional.empty()),
            new Mark(
                Form.OBSERVED,
                in.say("ses semblables", "its peers"),
                in.decimal(score.peers(), 1),
                Optional.of(score.peers()),
                Optional.of(new Span(score.interval().lower(), score.interval().upper()))));
    return new Intervals(counted, axis(0, score.indicators(), this::score), List.of(), marks);
  }

  /** A number of practices: whole, unless respondents of a collectivité disagree. */
  String score(double practices) {
    return in.decimal(practices, practices == Math.rint(practices) ? 0 : 1);
  }

  /**
   * The figures of peers, each below its title and its own answer, on the scale of all; nothing
   * without any share.
   */
  Optional<Intervals> peers(
      String title,
      List<PeerFigure> figures,
      List<PeerFigure> all,
      Function<PeerFigure, String> own) {
    List<Mark> marks = peers(figures, own);
    List<Keyed> key = new ArrayList<>();
    key.add(new Keyed(Form.OBSERVED, in.say("semblables", "peers")));
    if (figures.stream().anyMatch(f -> !ModelPage.told(f).isEmpty())) {
      key.add(new Keyed(Form.MODELLED, in.say("département, modélisé", "département, modelled")));
    }
    return marks.isEmpty()
        ? Optional.empty()
        : Optional.of(new Intervals(title, axis(false, peers(all, own)), key, marks, true));
  }

  /** Its own numbers above the means of its peers, each question on a scale of its own. */
  List<Block> numbers(PeerComparison comparison) {
    List<Block> charts = new ArrayList<>();
    for (PeerFigure figure : comparison.figures()) {
      Mark peers = mark(Form.OBSERVED, in.say("ses semblables", "its peers"), figure.peers());
      if (figure.indicator().isMean() && peers.isDrawn()) {
        String title = in.say(figure.indicator().label());
        List<Mark> marks = new ArrayList<>(List.of(Mark.title(title)));
        figure.own().stream()
            .map(OwnAnswer::modality)
            .filter(m -> m.kind() == ModalityKind.SUBSTANTIVE)
            .map(
                m ->
                    new Mark(
                        Form.OWN,
                        comparison.collectivite().name(),
                        in.say(m.label()),
                        Optional.of(Double.valueOf(m.code())),
                        Optional.empty()))
            .forEach(marks::add);
        marks.add(peers);
        charts.add(new Intervals(title, axis(true, marks), List.of(), marks, true));
      }
    }
    return charts;
  }

  private List<Mark> peers(List<PeerFigure> figures, Function<PeerFigure, String> own) {
    List<Mark> marks = new ArrayList<>();
    for (PeerFigure figure : figures) {
      Mark peers = mark(Form.OBSERVED, own.apply(figure), figure.peers());
      if (!figure.indicator().isMean() && (peers.isDrawn() || !ModelPage.told(figure).isEmpty())) {
        boolean doubtful = figure.flags().stream().anyMatch(f -> f.severity() == Severity.SEVERE);
        marks.add(Mark.title((doubtful ? "⚠ " : "") + in.say(figure.indicator().label())));
        marks.add(peers);
        ModelPage.told(figure).forEach(area -> marks.add(modelled(area)));
      }
    }
    return marks;
  }

  private Mark modelled(ModelledArea area) {
    return new Mark(
        Form.MODELLED,
        "",
        in.percent(area.share()),
        Optional.of(area.share()),
        Optional.of(new Span(area.interval().lower(), area.interval().upper())));
  }

  /** Each wave that has something to draw. */
  Optional<Intervals> waves(String title, List<IndicatorResult> waves) {
    List<Mark> marks = new ArrayList<>();
    for (IndicatorResult wave : waves) {
      String name = new WaveText(in).labels(wave.waves());
      marks.addAll(both(name, wave.observed(), wave.adjusted()));
    }
    return levels(title, waves.stream().anyMatch(w -> w.indicator().isMean()), marks);
  }

  /**
   * For shares from 0 to 100 %, or round numbers around those that are close to each other, so that
   * intervals can be seen; for means from zero, or the least if below, to the largest, in round
   * numbers; from near the least where all are far from zero.
   */
  Axis axis(boolean mean, List<Mark> marks) {
    List<Double> drawn = new ArrayList<>();
    for (Mark mark : marks) {
      mark.at().ifPresent(drawn::add);
      mark.span().ifPresent(span -> drawn.addAll(List.of(span.low(), span.high())));
    }
    double least = drawn.stream().min(Double::compare).orElse(0.0);
    double most = drawn.stream().max(Double::compare).orElse(1.0);
    double spread = most - least;
    if (!mean) {
      double step = spread <= NARROW ? 0.05 : 0.1;
      return drawn.isEmpty() || spread > WIDE
          ? axis(0, 1, x -> in.printed(100 * x))
          : axis(
              Math.max(0, step * Math.floor(least / step - 0.2)),
              Math.min(1, step * Math.ceil(most / step + 0.2)),
              x -> in.printed(Math.round(1000 * x) / 10.0));
    }
    if (SAME * most < spread && spread < least / FAR) {
      double step = round(spread);
      double start = step * Math.floor(least / step);
      int decimals = (int) Math.max(0, 1 - Math.floor(Math.log10(step)));
      return axis(start, step * Math.ceil(most / step), x -> in.decimal(x, decimals));
    }
    double from = least < 0 ? -round(-least) : 0;
    double to = most > 0 ? round(most) : from < 0 ? 0 : 1;
    return axis(from, to, x -> in.decimal(x, decimals(x)));
  }

  private static Axis axis(double from, double to, DoubleFunction<String> label) {
    String middle = label.apply((from + to) / 2);
    boolean round =
        middle.length() <= Math.max(label.apply(from).length(), label.apply(to).length());
    return new Axis(from, to, label.apply(from), round ? middle : "", label.apply(to));
  }

  /** The fewest decimals that tell a round number, and so its multiples. */
  static int decimals(double round) {
    return IntStream.range(0, 3)
        .filter(d -> Math.abs(round * Math.pow(10, d) - Math.rint(round * Math.pow(10, d))) < SAME)
        .findFirst()
        .orElse(3);
  }

  /** The next of 1, 2, 5, 10, 20 and so on. */
  private static double round(double size) {
    double power = Math.pow(10, Math.floor(Math.log10(size)));
    for (double step : new double[] {1, 2, 5}) {
      if (size <= step * power) {
        return step * power;
      }
    }
    return 10 * power;
  }

  private String observed() {
    return in.say("observé", "observed");
  }

  private String adjusted() {
    return in.say("redressé", "adjusted");
  }

  Mark mark(Form form, String name, Estimate estimate) {
    Optional<Span> span =
        estimate.isCensus()
            ? Optional.empty()
            : estimate
                .possibleInterval()
                .map(i -> new Span(i.lower(), i.upper()))
                .or(
                    () ->
                        estimate
                            .bounds()
                            .filter(b -> !estimate.range().equals(Optional.of(b)))
                            .map(b -> new Span(b.lower(), b.upper())));
    Optional<Double> at = estimate.value().stream().boxed().findFirst();
    return new Mark(form, name, in.value(estimate), at, span);
  }

  private static boolean hasValue(Estimate estimate) {
    return estimate.status() == EstimateStatus.ESTIMATED
        || estimate.status() == EstimateStatus.POINT_ONLY;
  }

  /** The answers as parts of a whole; nothing if they are none, or one is hidden. */
  Optional<Distribution> distribution(IndicatorResult result) {
    String title = in.say(result.indicator().label());
    List<ModalityShare> shares = result.modalities();
    List<Tone> tones = tones(result);
    List<Bar> bars = new ArrayList<>();
    bar(adjusted(), result, shares.stream().map(ModalityShare::adjusted).toList(), tones)
        .ifPresent(bars::add);
    bar(observed(), result, shares.stream().map(ModalityShare::observed).toList(), tones)
        .ifPresent(bars::add);
    return bars.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Distribution(
                title, shares.stream().map(s -> in.say(s.modality().label())).toList(), bars));
  }

  /**
   * The tone of each part: it counts, it is another answer, in the order of the question, or it is
   * none.
   */
  private static List<Tone> tones(IndicatorResult result) {
    List<Tone> tones = new ArrayList<>();
    int others = 0;
    int counted = 0;
    for (ModalityShare share : result.modalities()) {
      Modality modality = share.modality();
      if (modality.kind() != ModalityKind.SUBSTANTIVE) {
        tones.add(modality.kind() == ModalityKind.DONT_KNOW ? Tone.UNSURE : Tone.SILENT);
      } else if (result.indicator().counted().contains(modality.code())) {
        tones.add(counted++ % 2 == 0 ? Tone.COUNTED : Tone.COUNTED_TOO);
      } else {
        tones.add(Tone.OTHERS.get(others++ % Tone.OTHERS.size()));
      }
    }
    return tones;
  }

  /** Whether shares are all parts of a whole; not if some gave no answer that is among them. */
  private static boolean isWhole(IndicatorResult result, List<Estimate> shares) {
    return result.singleChoice()
        && !shares.isEmpty()
        && shares.stream().allMatch(Charts::hasValue)
        && Math.abs(shares.stream().mapToDouble(s -> s.value().orElseThrow()).sum() - 1)
            <= ROUNDED * shares.size();
  }

  /** The sum of shares of a whole as printed, with one decimal; empty if it is 100 %. */
  static Optional<Double> printedSum(IndicatorResult result, List<Estimate> shares) {
    if (!isWhole(result, shares)) {
      return Optional.empty();
    }
    long thousandths =
        shares.stream().mapToLong(s -> Math.round(1000 * s.value().orElseThrow())).sum();
    return thousandths == 1000 ? Optional.empty() : Optional.of(thousandths / 1000.0);
  }

  private Optional<Bar> bar(
      String name, IndicatorResult result, List<Estimate> shares, List<Tone> tones) {
    return !isWhole(result, shares)
        ? Optional.empty()
        : Optional.of(
            new Bar(
                name,
                IntStream.range(0, shares.size())
                    .mapToObj(
                        i ->
                            new Part(
                                in.value(shares.get(i)),
                                shares.get(i).value().orElseThrow(),
                                tones.get(i)))
                    .toList()));
  }
}
