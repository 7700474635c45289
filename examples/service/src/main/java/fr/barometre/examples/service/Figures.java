package fr.barometre.examples.service;

import fr.barometre.Barometre;
import fr.barometre.ComparisonQuery;
import fr.barometre.answers.Answers;
import fr.barometre.api.questionnaire.Questionnaire;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.PeerComparison;
import fr.barometre.api.result.PeerFigure;
import fr.barometre.api.result.PeerStanding;
import fr.barometre.api.territory.Collectivite;
import fr.barometre.api.territory.Dimension;
import fr.barometre.population.Population;
import fr.barometre.report.CsvConvention;
import fr.barometre.report.OpenData;
import fr.barometre.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The barometer behind the service. Its tables are computed once, in one request, and so protected
 * together: whatever is asked for is a part of them, and many answers put together give no more
 * than all tables do.
 */
final class Figures {

  /** The dimensions that a request may break figures down by. */
  static final List<Dimension> DIMENSIONS =
      List.of(
          Dimension.TYPE,
          Dimension.POPULATION_BAND,
          Dimension.POPULATION_STRATUM,
          Dimension.REGION,
          Dimension.DEPARTEMENT,
          Dimension.OPSN,
          Dimension.ROLE);

  private final Answers answers;
  private final Population population;
  private final BarometreReport edition;
  private final Map<Locale, String> pages;

  /** Groups of peers are tallied, and models fitted, once for all who ask. */
  private final ComparisonQuery peers;

  Figures(Answers answers, Population population) {
    this.answers = answers;
    this.population = population;
    this.edition =
        Barometre.edition(answers.questionnaire())
            .answers(answers)
            .population(population)
            .by(DIMENSIONS.toArray(Dimension[]::new))
            .compute();
    this.peers =
        Barometre.compare(population.collectivites().get(0).ref())
            .answers(answers)
            .population(population);
    BarometreReport headlines = headlines(edition);
    this.pages =
        Map.of(
            Locale.FRENCH, Report.of(headlines, Locale.FRENCH).html(),
            Locale.ENGLISH, Report.of(headlines, Locale.ENGLISH).html());
  }

  private static BarometreReport headlines(BarometreReport edition) {
    return new BarometreReport(
        edition.edition(),
        edition.indicators().stream().map(IndicatorResult::limitedTo).toList(),
        edition.rejections(),
        edition.counts(),
        edition.reading(),
        edition.profile());
  }

  Questionnaire questionnaire() {
    return answers.questionnaire();
  }

  Population population() {
    return population;
  }

  BarometreReport edition() {
    return edition;
  }

  /** The report's page in a language. */
  String page(Locale locale) {
    return pages.getOrDefault(locale, "");
  }

  String csv(CsvConvention convention) {
    return OpenData.of(edition, convention).csv();
  }

  /** An indicator of the edition, broken down by some of its dimensions. */
  IndicatorResult indicator(String code, List<Dimension> by) {
    return edition.indicator(code).orElseThrow().limitedTo(by.toArray(Dimension[]::new));
  }

  /**
   * The figures of a collectivité's peers. Its own answers are left out: this service does not know
   * who asks.
   */
  PeerComparison compare(Collectivite collectivite) {
    PeerComparison whole = peers.of(collectivite.ref()).compute();
    return new PeerComparison(
        whole.collectivite(),
        whole.type(),
        whole.stratum(),
        whole.figures().stream().map(Figures::withoutOwn).toList(),
        whole.provenance());
  }

  private static PeerFigure withoutOwn(PeerFigure figure) {
    return new PeerFigure(
        figure.indicator(),
        List.of(),
        figure.scope(),
        figure.peers(),
        figure.flags(),
        figure.waves(),
        figure.group(),
        PeerStanding.UNKNOWN,
        figure.modelled());
  }
}
