package fr.barometre.report;

import static java.util.stream.Collectors.joining;

import fr.barometre.answers.Answers;
import fr.barometre.api.Label;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.Difference;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.Interval;
import fr.barometre.api.result.Severity;
import fr.barometre.wording.Wording;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words and numbers in the language of a report. */
final class Language {

  private static final char NO_BREAK = '\u00A0';

  /** Instead of an interval where nothing was left to chance. */
  private static final Label ALL_ANSWERED = Label.of("l’ensemble a répondu", "all answered");

  /** Instead of an interval where answers do not differ, so that nothing tells their variance. */
  private static final Label ALIKE =
      Label.of(
          "réponses identiques dans chaque groupe, marge inconnue",
          "answers identical within each group, margin unknown");

  private final Locale locale;
  private final boolean french;

  Language(Locale locale) {
    this.french = Locale.FRENCH.getLanguage().equals(locale.getLanguage());
    this.locale = french ? Locale.FRENCH : Locale.ENGLISH;
  }

  /** The language's tag. */
  String code() {
    return locale.getLanguage();
  }

  String say(String fr, String en) {
    return french ? fr : en;
  }

  String say(Label label) {
    return label.in(locale);
  }

  /** A label before what is said of it: a question has its own mark, others a colon. */
  String titled(Label label) {
    String said = say(label);
    return said + (said.endsWith("?") ? " " : say(" : ", ": "));
  }

  /** A label and what is said of it, which begins a sentence after a question. */
  String titled(Label label, String what) {
    String title = titled(label);
    return title.endsWith("? ")
        ? title + what.substring(0, 1).toUpperCase(locale) + what.substring(1)
        : title + what;
  }

  /** A proportion as a percentage with one decimal. */
  String percent(double proportion) {
    return decimal(100 * proportion, 1) + (french ? NO_BREAK + "%" : "%");
  }

  /** A published percentage, as printed: without decimals unless it has some. */
  String printed(double percent) {
    return decimal(percent, percent == Math.rint(percent) ? 0 : 1)
        + (french ? NO_BREAK + "%" : "%");
  }

  /** A figure: a proportion, or a mean with so many decimals in its unit. */
  String figure(double figure, int decimals, Optional<Label> unit) {
    return unit.map(u -> decimal(figure, decimals) + counting(u, figure, decimals))
        .orElseGet(() -> percent(figure));
  }

  /** A difference of figures: points, or an amount in the unit of the means. */
  String difference(double difference, int decimals, Optional<Label> unit) {
    return unit.map(u -> end(difference, decimals, unit) + counting(u, difference, decimals))
        .orElseGet(() -> points(difference));
  }

  /** A unit, if one was named, goes with an amount as it is shown: 1.999 is shown as 2. */
  private String counting(Label unit, double amount, int decimals) {
    double scale = Math.pow(10, decimals);
    return Wording.isPrinted(unit)
        ? NO_BREAK + unit.counting(Math.round(amount * scale) / scale, locale)
        : "";
  }

  private String points(double difference) {
    boolean one = french && Wording.isSingularInFrench(difference, Optional.empty());
    return signed(100 * difference) + NO_BREAK + (one ? "pt" : "pts");
  }

  String decimal(double number, int decimals) {
    return Wording.decimal(number, decimals, locale);
  }

  private String signed(double number) {
    String shown = decimal(number, 1);
    return shown.startsWith("\u2212") ? shown : "+" + shown;
  }

  /** A probability; the very small ones by their order of magnitude only. */
  String probability(double p) {
    return p < 0.001 ? "<" + NO_BREAK + decimal(0.001, 3) : decimal(p, 3);
  }

  /** The sources of the answers: names of files, or the word for a program. */
  String sources(List<String> names) {
    return names.stream()
        .map(
            name ->
                name.equals(Answers.OBJECTS)
                    ? say("réponses transmises par un programme", "answers given by a program")
                    : name)
        .collect(joining(", "));
  }

  String count(long number) {
    return decimal((double) number, 0);
  }

  /** A noun in the singular and in the plural, in both languages. */
  record Noun(String un, String plusieurs, String one, String several) {}

  /** A number of something; 0 and 1 are singular in French, 1 alone is in English. */
  String counted(long number, Noun noun) {
    return count(number)
        + " "
        + say(number < 2 ? noun.un() : noun.plusieurs(), number == 1 ? noun.one() : noun.several());
  }

  /** A number of something whose name is a plural. */
  String counted(long number, Label plural) {
    return count(number) + " " + plural.counting((double) number, locale);
  }

  /** French puts a space before these signs, at which no line may break, and curls apostrophes. */
  String typeset(String text) {
    return french
        ? text.replace(" :", "\u00A0:")
            .replace(" ;", "\u00A0;")
            .replace(" ?", "\u00A0?")
            .replace(" »", "\u00A0»")
            .replace("« ", "«\u00A0")
            .replace("'", "’")
        : text;
  }

  /** The value of an estimate, or what stands for it. */
  String value(Estimate estimate) {
    if (estimate.isSuppressed()) {
      return say("secret", "hidden");
    }
    if (isAnything(estimate)) {
      return say("non redressé", "not adjusted");
    }
    if (estimate.status() == EstimateStatus.BOUNDED) {
      return estimate.bounds().map(b -> range(b, estimate.unit())).orElseThrow();
    }
    return estimate.status() == EstimateStatus.NOT_ESTIMABLE
        ? "–"
        : figure(estimate.value().orElseThrow(), estimate.decimals(), estimate.unit());
  }

  /** Whether all that is known of an adjusted figure is what any can be. */
  static boolean isAnything(Estimate estimate) {
    return estimate.status() == EstimateStatus.BOUNDED
        && estimate.bounds().equals(estimate.range());
  }

  /** The interval of an estimate, of what can be; a dash where there is none. */
  String interval(Estimate estimate) {
    return estimate.isCensus()
        ? say(ALL_ANSWERED)
        : estimate
            .possibleInterval()
            .map(i -> isAlike(estimate) ? say(ALIKE) : "[" + ends(i, estimate) + "]")
            .orElse("–");
  }

  /** The base of an estimate; a dash where it is not shown. */
  String base(Estimate estimate) {
    return estimate.isSuppressed() ? "–" : count(estimate.base().orElseThrow());
  }

  String effectiveBase(Estimate estimate) {
    return estimate.isSuppressed() ? "–" : decimal(estimate.effectiveBase().orElseThrow(), 1);
  }

  String level(Estimate estimate) {
    double level = estimate.interval().map(Interval::level).orElse(0.95);
    return decimal(100 * level, level * 100 == Math.rint(level * 100) ? 0 : 1)
        + (french ? NO_BREAK + "%" : "%");
  }

  /** A range of figures: of proportions, or of means in their unit. */
  String range(Bounds bounds, Optional<Label> unit) {
    if (unit.isEmpty() && bounds.lower() == 0 && bounds.upper() == 1) {
      return say("indéterminé", "undetermined");
    }
    int decimals = bounds.decimals();
    String upper = figure(bounds.upper(), decimals, unit);
    return figure(bounds.lower(), decimals, unit).equals(upper)
        ? upper
        : say("entre ", "between ")
            + (unit.isPresent() ? decimal(bounds.lower(), decimals) : percent(bounds.lower()))
            + say(" et ", " and ")
            + upper;
  }

  /** The interval of a difference, in points or in the unit of the means. */
  String interval(Difference difference, Optional<Label> unit) {
    if (difference.isCensus()) {
      return say(ALL_ANSWERED);
    }
    int decimals = difference.interval().decimals();
    return "["
        + end(difference.interval().lower(), decimals, unit)
        + (french ? NO_BREAK + "; " : "; ")
        + end(difference.interval().upper(), decimals, unit)
        + "]";
  }

  private String end(double difference, int decimals, Optional<Label> unit) {
    return unit.isPresent()
        ? (difference > 0 ? "+" : "") + decimal(difference, decimals)
        : signed(100 * difference);
  }

  private static boolean isAlike(Estimate estimate) {
    return estimate.interval().filter(i -> i.width() > 0).isEmpty();
  }

  /** How precise an estimate is, in words: its interval, or why there is none. */
  Optional<String> between(Estimate estimate) {
    return estimate.isCensus()
        ? Optional.of(say(ALL_ANSWERED))
        : estimate
            .possibleInterval()
            .map(
                i ->
                    isAlike(estimate)
                        ? say(ALIKE)
                        : say("entre ", "between ")
                            + (estimate.unit().isPresent()
                                ? end(i.lower(), estimate)
                                : percent(i.lower()))
                            + say(" et ", " and ")
                            + figure(i.upper(), estimate.decimals(), estimate.unit()));
  }

  private String ends(Interval interval, Estimate estimate) {
    return end(interval.lower(), estimate)
        + (french ? NO_BREAK + "; " : "; ")
        + end(interval.upper(), estimate);
  }

  private String end(double value, Estimate estimate) {
    return estimate.unit().isPresent()
        ? decimal(value, estimate.decimals())
        : decimal(100 * value, 1);
  }

  String severity(Severity severity) {
    return switch (severity) {
      case INFO -> say("info", "info");
      case NOTICE -> say("à noter", "notice");
      case WARNING -> say("attention", "warning");
      case SEVERE -> say("grave", "severe");
    };
  }

  /** A flag by its name, with its severity. */
  String mark(Flag flag) {
    return mark(flag, "");
  }

  private String mark(Flag flag, String more) {
    return say(flag.code().label()) + " (" + severity(flag.severity()) + more + ")";
  }

  /**
   * The most severe flag by its name, and how many others there are: a table has no room for all.
   */
  String marks(List<Flag> flags) {
    return flags.stream()
        .max(
            Comparator.comparing(Flag::severity)
                .thenComparing(Flag::code, Comparator.reverseOrder()))
        .map(worst -> mark(worst, flags.size() == 1 ? "" : ", + " + (flags.size() - 1)))
        .orElse("");
  }
}
