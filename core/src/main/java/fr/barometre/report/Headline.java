package fr.barometre.report;

import static java.util.stream.Collectors.joining;

import fr.barometre.api.Label;
import fr.barometre.api.questionnaire.BasePolicy;
import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.ReferenceValue;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Provenance;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Severity;
import fr.barometre.api.result.SuppressionReason;
import fr.barometre.report.Language.Noun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sentences around large figures and on who answered, the same in all outputs. */
final class Headline {

  /** Flags of the observed figure that do not apply to the adjusted one. */
  private static final Set<FlagCode> OF_OBSERVED =
      Set.of(FlagCode.OPSN_BIASED, FlagCode.OUTSIDE_FRAME);

  private static final Noun ANSWERS = new Noun("réponse", "réponses", "answer", "answers");

  private final Language in;
  private final WaveText waves;

  Headline(Language language) {
    this.in = language;
    this.waves = new WaveText(language);
  }

  /** The adjusted figure; where there is none, the observed one. */
  static Estimate best(IndicatorResult result) {
    return result.adjusted().value().isPresent() ? result.adjusted() : result.observed();
  }

  /** The population that the figure is a share of; the reason if there is no figure. */
  String of(IndicatorResult result) {
    IndicatorDefinition about = result.indicator();
    Estimate best = best(result);
    if (best.isSuppressed()) {
      return "(" + why(best) + ")";
    }
    if (best.base().orElse(0) == 0) {
      return in.say("aucune réponse", "no answer");
    }
    if (about.isMean()) {
      return in.say("en moyenne", "on average");
    }
    String unit = shareOf(result);
    if (about.basePolicy() == BasePolicy.EXPRESSED) {
      return unit + in.say(" qui se prononcent", " that express an opinion");
    }
    return isOfRespondents(result) ? unit + in.say(" ayant répondu", " that answered") : unit;
  }

  /** Whose share it is; not of all, where some say that the question does not apply to them. */
  String shareOf(IndicatorResult result) {
    boolean some =
        result.indicator().countingUnit() != CountingUnit.RESPONSE
            && result.provenance().reading().stream()
                .flatMap(reading -> reading.questions().stream())
                .filter(read -> read.question().equals(result.indicator().question()))
                .anyMatch(read -> read.notAsked() > 0);
    return in.say("des ", "of ")
        + in.say(units(result))
        + (some ? in.say(" que la question concerne", " that the question concerns") : "");
  }

  /** Whether the large figure is of those who answered, and not of all. */
  private static boolean isOfRespondents(IndicatorResult result) {
    return result.adjusted().value().isEmpty()
        && !result.observed().isCensus()
        && result.indicator().countingUnit() == CountingUnit.COLLECTIVITY;
  }

  /** Why a figure is not shown. */
  String why(Estimate hidden) {
    return switch (hidden.suppression().orElse(SuppressionReason.TOO_FEW)) {
      case TOO_FEW -> in.say("trop peu de réponses pour le montrer", "too few answers to show it");
      case DOMINATED ->
          in.say(
              "il tient surtout à une seule collectivité",
              "it is mostly that of a single authority");
      case REVEALING ->
          in.say(
              "rapproché des autres, il en dévoilerait un qui doit rester secret",
              "beside the others, it would give away one that must stay hidden");
    };
  }

  /** Why no figure of an edition is shown. */
  private String whyNone(BarometreReport report) {
    List<SuppressionReason> reasons =
        report.indicators().stream().flatMap(r -> r.observed().suppression().stream()).toList();
    if (reasons.isEmpty()) {
      return in.say("Aucune collectivité n'a répondu.", "No authority answered.");
    }
    return reasons.contains(SuppressionReason.TOO_FEW)
        ? in.say(
            "Trop peu de collectivités ont répondu pour montrer des chiffres.",
            "Too few authorities answered for figures to be shown.")
        : in.say(
            "Aucun chiffre n'est montré : il dirait ce qu'une collectivité ou quelques-unes ont"
                + " répondu.",
            "No figure is shown: it would tell what one authority or a few answered.");
  }

  /** The unit that counts: members of the frame, if all respondents are. */
  static Label units(IndicatorResult result) {
    CountingUnit unit = result.indicator().countingUnit();
    Provenance from = result.provenance();
    if (unit == CountingUnit.RESPONSE || from.counts().outsideFrame() > 0) {
      return unit.label();
    }
    Label all = CountingUnit.COLLECTIVITY.label();
    return Label.of(
        unit.label().fr().replace(all.fr(), from.members().fr()),
        unit.label().en().replace(all.en(), from.members().en()));
  }

  /** How precise the figure is, what was observed, and when; empty where nothing can be said. */
  Optional<String> precision(IndicatorResult result, boolean severalWaves) {
    Estimate best = best(result);
    List<String> said = new ArrayList<>();
    in.between(best).ifPresent(said::add);
    long base = result.observed().base().orElse(0L);
    boolean shown = !result.observed().isSuppressed() && base > 0;
    if (shown && result.adjusted().value().isEmpty()) {
      said.add(
          in.say("non redressé, ", "not adjusted, ")
              + in.say("parmi ", "among ")
              + in.counted(base, ANSWERS));
    } else if (shown) {
      said.add(
          in.say("observé ", "observed ")
              + in.value(result.observed())
              + in.say(" sur ", " of ")
              + in.counted(base, ANSWERS));
    }
    if (!result.waves().isEmpty() && severalWaves) {
      said.add(
          waves.labels(result.waves())
              + (result.isPooled() ? in.say(" confondues", " pooled") : ""));
    }
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", said));
  }

  /** The publication's own caveat about who answered, if anybody did. */
  Optional<String> caveat(BarometreReport report) {
    boolean answered =
        report.indicators().stream()
            .map(IndicatorResult::observed)
            .anyMatch(o -> o.isSuppressed() || o.base().orElse(0) > 0);
    return report.edition().presentation().caveat().filter(c -> answered).map(in::say);
  }

  /**
   * The provenance of the first figure that is adjusted, which has their weighting; else of the
   * first.
   */
  static Optional<Provenance> provenance(List<IndicatorResult> results) {
    return results.stream()
        .filter(r -> r.adjusted().value().isPresent())
        .findFirst()
        .or(() -> results.stream().findFirst())
        .map(IndicatorResult::provenance);
  }

  /** How figures are adjusted; that none is, where no adjusted figure may be shown. */
  static Label weighting(List<IndicatorResult> results, Provenance provenance) {
    boolean shown =
        results.stream()
            .flatMap(
                r ->
                    Stream.concat(
                        Stream.of(r.adjusted()), r.segments().stream().map(Segment::adjusted)))
            .anyMatch(e -> !e.isSuppressed());
    return shown
        ? provenance.weighting()
        : Label.of("aucun chiffre redressé n’est montré", "no adjusted figure is shown");
  }

  /** How many answered what, and when. */
  String who(BarometreReport report) {
    Map<String, Long> byWave = new LinkedHashMap<>();
    report.indicators().stream()
        .flatMap(r -> r.byWave().isEmpty() ? Stream.of(r) : r.byWave().stream())
        .sorted(Comparator.comparingInt(r -> firstWave(report, r)))
        .forEach(
            r ->
                r.observed()
                    .base()
                    .ifPresent(base -> byWave.merge(waves.labels(r.waves()), base, Math::max)));
    if (byWave.values().stream().noneMatch(base -> base > 0)) {
      return whyNone(report);
    }
    String counted =
        byWave.entrySet().stream()
            .map(
                wave ->
                    in.count(wave.getValue())
                        + (byWave.size() == 1 ? "" : " (" + wave.getKey() + ")"))
            .collect(joining(", "));
    return in.say("Collectivités ayant répondu : ", "Authorities that answered: ")
        + counted
        + ". "
        + (byWave.size() > 1 && waves.onlyNames(report)
            ? ""
            : waves.collection(report).map(text -> text + " ").orElse(""))
        + report.indicators().stream()
            .limit(1)
            .map(
                first ->
                    in.say("Source : ", "Source: ")
                        + in.sources(first.provenance().answers())
                        + ".")
            .collect(joining());
  }

  private static int firstWave(BarometreReport report, IndicatorResult result) {
    return result.waves().isEmpty() ? -1 : report.edition().waves().indexOf(result.waves().get(0));
  }

  /** Every percentage printed, by the answers that are known, with our confidence in it. */
  Optional<String> published(IndicatorResult result, List<Modality> answers) {
    List<ReferenceValue> references = result.indicator().references();
    if (references.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> labels = new LinkedHashMap<>();
    answers.forEach(m -> labels.put(m.code(), in.say(m.label())));
    Set<Long> confidences = new TreeSet<>();
    List<String> said = new ArrayList<>();
    List<String> unresolved = new ArrayList<>();
    for (ReferenceValue reference : references) {
      if (reference.modalities().size() == 1) {
        String modality = reference.modalities().get(0);
        said.add(
            labels.getOrDefault(modality, in.say("autre réponse", "another answer"))
                + " "
                + in.printed(reference.percent()));
        confidences.add(Math.round(100 * reference.confidence()));
      } else {
        unresolved.add(in.printed(reference.percent()));
      }
    }
    if (!unresolved.isEmpty()) {
      said.add(
          String.join(", ", unresolved)
              + in.say(
                  " pour des tranches que le texte ne permet pas d'attribuer",
                  " for bands that the text does not tell apart"));
    }
    return Optional.of(
        in.say("Publié : ", "Published: ")
            + String.join(", ", said)
            + (confidences.isEmpty()
                ? ""
                : in.say(
                        " (confiance dans cette attribution : ",
                        " (our confidence that they belong here: ")
                    + confidences.stream().map(c -> in.printed((double) c)).collect(joining(", "))
                    + ")")
            + ".");
  }

  /** The flags that concern the large figure, the gravest first. */
  static List<Flag> caveats(IndicatorResult result) {
    boolean adjusted = result.adjusted().value().isPresent();
    return result.flags().stream()
        .filter(f -> f.severity() != Severity.INFO)
        .filter(f -> !adjusted || !OF_OBSERVED.contains(f.code()))
        .sorted(Comparator.comparing(Flag::severity, Comparator.reverseOrder()))
        .toList();
  }

  /** The names of the large figure's caveats in one sentence. */
  Optional<String> reserves(IndicatorResult result) {
    List<Flag> caveats = caveats(result);
    return caveats.isEmpty() ? Optional.empty() : Optional.of(reserves(caveats));
  }

  /** How careful a reader has to be with a figure of these flags. */
  String care(List<Flag> flags) {
    if (flags.stream().anyMatch(f -> f.severity() == Severity.SEVERE)) {
      return in.say("À ne pas citer tel quel", "Not to be quoted as it is");
    }
    return flags.stream().anyMatch(f -> f.severity() == Severity.WARNING)
        ? in.say("À lire avec précaution", "Read with care")
        : in.say("À savoir", "Worth knowing");
  }

  /** The names of flags in one sentence. */
  String reserves(List<Flag> flags) {
    return care(flags)
        + in.say(" : ", ": ")
        + flags.stream().map(f -> in.say(f.code().label())).distinct().collect(joining(", "))
        + ".";
  }
}
