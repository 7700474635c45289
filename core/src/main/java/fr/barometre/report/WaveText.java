package fr.barometre.report;

import fr.barometre.api.questionnaire.CountingUnit;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Waves in words: their names, their days, and what a figure of one or of several is of. */
final class WaveText {

  private static final DateTimeFormatter FRENCH =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private final Language in;

  WaveText(Language language) {
    this.in = language;
  }

  /** The labels of the waves of a result: {@code "2024"}, {@code "2024, 2025 et 2026"}. */
  String labels(List<Wave> waves) {
    return list(waves.stream().map(w -> in.say(w.label())).toList());
  }

  /** A wave with its days: {@code "vague 1 (du 22 novembre 2023 au 23 mai 2025)"}. */
  String name(Wave wave) {
    String days = days(wave);
    return in.say(wave.label()) + (days.isEmpty() ? "" : " (" + days + ")");
  }

  private String days(Wave wave) {
    if (wave.from().isEmpty()) {
      return wave.to().isEmpty() ? "" : in.say("jusqu'au ", "until ") + day(wave.to());
    }
    return wave.to().isEmpty()
        ? in.say("à partir du ", "from ") + day(wave.from())
        : in.say("du ", "") + day(wave.from()) + in.say(" au ", " to ") + day(wave.to());
  }

  private String day(String iso) {
    LocalDate day = LocalDate.parse(iso);
    String french = FRENCH.format(day);
    return in.say(
        day.getDayOfMonth() == 1 ? french.replaceFirst("1", "1er") : french, ENGLISH.format(day));
  }

  private String list(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + in.say(" et ", " and ") + names.get(last);
  }

  /** When the answers of waves were collected, without a full stop. */
  String collected(List<Wave> waves) {
    return in.say("Collecte : ", "Fieldwork: ") + list(waves.stream().map(this::name).toList());
  }

  /** The same of a figure that is quoted or drawn alone, without the table of its waves. */
  Optional<String> collectionAlone(IndicatorResult result) {
    return result.isPooled() || result.byWave().isEmpty()
        ? collection(result)
        : Optional.of(collected(result.waves()) + ".");
  }

  /** When the answers of a figure were collected; nothing when the questionnaire has no waves. */
  Optional<String> collection(IndicatorResult result) {
    if (result.waves().isEmpty()) {
      return Optional.empty();
    }
    String names = list(result.waves().stream().map(this::name).toList());
    String collected = in.say("Collecte : ", "Fieldwork: ");
    if (result.isPooled()) {
      return Optional.of(
          collected
              + in.say("vagues confondues, ", "waves pooled, ")
              + names
              + in.say(" ; ", "; ")
              + repeated(result.indicator().countingUnit())
              + ".");
    }
    return Optional.of(
        collected
            + names
            + (result.byWave().isEmpty()
                ? "."
                : in.say(
                    ", la dernière vague qui a des réponses ; le tableau par vague donne aussi les"
                        + " autres.",
                    ", the latest wave with answers; the table by wave has the others too.")));
  }

  private String repeated(CountingUnit unit) {
    return switch (unit) {
      case COLLECTIVITY ->
          in.say(
              "une collectivité qui a répondu plusieurs fois compte une fois",
              "an authority that answered several times counts once");
      case LATEST ->
          in.say(
              "une collectivité qui a répondu plusieurs fois compte une fois, par sa dernière"
                  + " réponse",
              "an authority that answered several times counts once, by its latest answer");
      case RESPONSE -> in.say("chaque réponse compte", "every response counts");
    };
  }

  /** Whether all that is known of when answers were collected is the names of waves. */
  boolean onlyNames(BarometreReport report) {
    return report.indicators().stream().noneMatch(IndicatorResult::isPooled)
        && report.edition().waves().stream().allMatch(wave -> days(wave).isEmpty());
  }

  /** The waves of an edition's results, each once, in the questionnaire's order, unknown first. */
  Optional<String> collection(BarometreReport report) {
    List<IndicatorResult> results = report.indicators();
    Set<Wave> answered =
        results.stream()
            .flatMap(r -> (r.byWave().isEmpty() ? List.of(r) : r.byWave()).stream())
            .flatMap(r -> r.waves().stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    // Answers of an unknown wave first, as in the results; that wave is not of the questionnaire.
    List<Wave> waves =
        Stream.concat(
                answered.stream().filter(wave -> !report.edition().waves().contains(wave)).limit(1),
                report.edition().waves().stream().filter(answered::contains))
            .toList();
    String pooled =
        results.stream()
            .filter(IndicatorResult::isPooled)
            .map(r -> r.indicator().countingUnit())
            .distinct()
            .map(this::repeated)
            .collect(Collectors.joining(in.say(" ; ", "; ")));
    return waves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            collected(waves)
                + "."
                + (pooled.isEmpty()
                    ? ""
                    : in.say(
                            " Là où un chiffre est de plusieurs vagues, elles sont confondues : ",
                            " Where a figure is of several waves, they are pooled: ")
                        + pooled
                        + "."));
  }
}
