package fr.barometre.report;

import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ModalityKind;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.ModalityShare;
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
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** What there is to draw of a result. */
final class Charts {

  /** A breakdown of more levels is a table only. */
  private static final int MOST_LEVELS = 20;

  private static final double WHOLE = 1e-9;

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

  /** The figure as published, observed and adjusted. */
  Intervals figures(IndicatorResult result) {
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
    marks.add(mark(Form.ADJUSTED, adjusted(), result.adjusted()));
    boolean mean = result.indicator().isMean();
    return new Intervals(in.say(result.indicator().label()), axis(mean, marks), List.of(), marks);
  }

  /** Each level that has something to draw; nothing for very many levels. */
  Optional<Intervals> breakdown(String title, List<BreakdownRow> parts) {
    List<Mark> marks = new ArrayList<>();
    for (BreakdownRow part : parts) {
      Mark observed = mark(Form.OBSERVED, part.name(), part.observed());
      Mark adjusted = mark(Form.ADJUSTED, "", part.adjusted());
      if (drawn(observed) || drawn(adjusted)) {
        marks.add(observed);
        marks.add(adjusted);
      }
    }
    return parts.size() > MOST_LEVELS
        ? Optional.empty()
        : levels(title, parts.stream().anyMatch(BreakdownRow::isMean), marks);
  }

  private Optional<Intervals> levels(String title, boolean mean, List<Mark> marks) {
    return marks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Intervals(
                title,
                axis(mean, marks),
                List.of(new Keyed(Form.OBSERVED, observed()), new Keyed(Form.ADJUSTED, adjusted())),
                marks));
  }

  /** Each wave that has something to draw. */
  Optional<Intervals> waves(String title, List<IndicatorResult> waves) {
    List<Mark> marks = new ArrayList<>();
    for (IndicatorResult wave : waves) {
      String name = new WaveText(in).labels(wave.waves());
      Mark observed = mark(Form.OBSERVED, name, wave.observed());
      Mark adjusted = mark(Form.ADJUSTED, "", wave.adjusted());
      if (drawn(observed) || drawn(adjusted)) {
        marks.add(observed);
        marks.add(adjusted);
      }
    }
    return levels(title, waves.stream().anyMatch(w -> w.indicator().isMean()), marks);
  }

  /**
   * For shares from 0 to 100 %, or round numbers around those that are close to each other, so that
   * intervals can be seen; for means from zero, or the least if below, to the largest, in round
   * numbers; from near the least where all are far from zero.
   */
  private Axis axis(boolean mean, List<Mark> marks) {
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
          ? Axis.PERCENT
          : axis(
              Math.max(0, step * Math.floor(least / step - 0.2)),
              Math.min(1, step * Math.ceil(most / step + 0.2)),
              x -> in.printed(Math.round(1000 * x) / 10.0));
    }
    if (WHOLE * most < spread && spread < least / FAR) {
      double step = round(spread);
      double start = step * Math.floor(least / step);
      int decimals = (int) Math.max(0, 1 - Math.floor(Math.log10(step)));
      return axis(start, step * Math.ceil(most / step), x -> in.decimal(x, decimals));
    }
    double from = least < 0 ? -round(-least) : 0;
    double to = most > 0 ? round(most) : from < 0 ? 0 : 1;
    return axis(from, to, in::number);
  }

  private static Axis axis(double from, double to, DoubleFunction<String> label) {
    return new Axis(from, to, label.apply(from), label.apply((from + to) / 2), label.apply(to));
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

  private static boolean drawn(Mark mark) {
    return mark.at().isPresent() || mark.span().isPresent();
  }

  private String observed() {
    return in.say("observé", "observed");
  }

  private String adjusted() {
    return in.say("redressé", "adjusted");
  }

  private Mark mark(Form form, String name, Estimate estimate) {
    Optional<Span> span =
        estimate
            .interval()
            .map(i -> new Span(i.lower(), i.upper()))
            .or(
                () ->
                    estimate
                        .bounds()
                        .filter(b -> estimate.unit().isPresent() || b.upper() - b.lower() < 1)
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
    bar(adjusted(), shares.stream().map(ModalityShare::adjusted).toList(), tones)
        .ifPresent(bars::add);
    bar(observed(), shares.stream().map(ModalityShare::observed).toList(), tones)
        .ifPresent(bars::add);
    return bars.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Distribution(
                title, shares.stream().map(s -> in.say(s.modality().label())).toList(), bars));
  }

  /** What a part means: it counts, it is another answer, in the order of the question, or none. */
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

  private static boolean isWhole(List<Estimate> shares) {
    return shares.stream().allMatch(Charts::hasValue)
        && Math.abs(shares.stream().mapToDouble(s -> s.value().orElseThrow()).sum() - 1) <= WHOLE;
  }

  /** The sum of shares of a whole as printed, with one decimal; empty if it is 100 %. */
  static Optional<Double> printedSum(List<Estimate> shares) {
    if (!isWhole(shares)) {
      return Optional.empty();
    }
    long thousandths =
        shares.stream().mapToLong(s -> Math.round(1000 * s.value().orElseThrow())).sum();
    return thousandths == 1000 ? Optional.empty() : Optional.of(thousandths / 1000.0);
  }

  private Optional<Bar> bar(String name, List<Estimate> shares, List<Tone> tones) {
    return !isWhole(shares)
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
