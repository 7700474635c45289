package fr.barometre.report;

import fr.barometre.api.questionnaire.IndicatorDefinition;
import fr.barometre.api.questionnaire.Modality;
import fr.barometre.api.questionnaire.Question;
import fr.barometre.api.questionnaire.Wave;
import fr.barometre.api.result.BarometreReport;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.ProfileShare;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import fr.barometre.report.Block.Flagged;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Form;
import fr.barometre.report.Block.Keyed;
import fr.barometre.report.Block.Span;
import fr.barometre.report.Drawing.Dots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An edition as a page to publish. It says what the edition is about and who answered, compared
 * with the frame; shows all figures at a glance; then has a tile for each indicator, whose flags
 * and tables open on demand.
 */
final class Infographic {

  private static final double LEAST_SHARE = 0.015;

  private final Language in;
  private final BarometreReport report;
  private final Html html;
  private final Charts charts;
  private final IndicatorPage indicator;
  private final WaveText waves;
  private final Headline headline;
  private final boolean severalWaves;
  private final List<Dots> shares;

  Infographic(Language language, BarometreReport report) {
    this.in = language;
    this.report = report;
    this.html = Html.ofManyMaps(language);
    this.charts = new Charts(language);
    this.indicator = new IndicatorPage(language);
    this.waves = new WaveText(language);
    this.headline = new Headline(language);
    this.severalWaves = EditionPage.ofSeveralWaves(report);
    this.shares = sharesOf(report);
  }

  String title() {
    return in.say(report.edition().title());
  }

  String content() {
    StringBuilder page = new StringBuilder();
    header(page);
    profile(page);
    page.append("<div class=\"overview\">\n");
    glance(page);
    guide(page);
    page.append("</div>\n");
    page.append("<div class=\"panels\">\n");
    EditionPage.sections(report).forEach(section -> panel(page, section));
    page.append("</div>\n");
    foot(page, page.indexOf(Html.MAP) < 0 ? "" : html.credit());
    return html.typeset(page.toString());
  }

  private void header(StringBuilder page) {
    page.append("<header>\n");
    element(page, "h1", "", title());
    report
        .edition()
        .presentation()
        .subtitle()
        .ifPresent(s -> element(page, "p", "lead", in.say(s)));
    element(page, "p", "", headline.who(report));
    page.append("</header>\n");
  }

  /** Respondents beside the frame, with the publication's own caveat. */
  private void profile(StringBuilder page) {
    Optional<String> caveat = headline.caveat(report);
    if (report.profile().isEmpty() && caveat.isEmpty()) {
      return;
    }
    page.append("<section class=\"profile\">\n");
    element(page, "h2", "", in.say("Qui a répondu ?", "Who answered?"));
    caveat.ifPresent(text -> element(page, "p", "caveat", text));
    Map<Dimension, List<ProfileShare>> byDimension = new LinkedHashMap<>();
    report
        .profile()
        .forEach(s -> byDimension.computeIfAbsent(s.dimension(), d -> new ArrayList<>()).add(s));
    if (!byDimension.isEmpty()) {
      page.append("<div class=\"bars\">\n");
      byDimension.forEach((dimension, shares) -> bars(page, in.say(dimension.label()), shares));
      page.append("</div>\n");
      element(
          page,
          "p",
          "small",
          in.say(
                  "Barre pleine : part des répondants. Barre claire : part des collectivités de la"
                      + " population.",
                  "Full bar: share of the respondents. Pale bar: share of the authorities of the"
                      + " population.")
              + (Guide.isAdjusted(report.indicators())
                  ? in.say(
                      " Les chiffres redressés ramènent chaque groupe à son poids réel.",
                      " Adjusted figures bring each group to its real weight.")
                  : "")
              + together()
              + rounded(byDimension.values()));
    }
    page.append("</section>\n");
  }

  /** Why the percentages of a column do not add up to 100, if they do not. */
  private String rounded(Collection<List<ProfileShare>> tables) {
    boolean exact =
        tables.stream()
            .map(Infographic::shown)
            .allMatch(
                t ->
                    t.stream().mapToDouble(s -> Math.rint(100 * s.ofRespondents())).sum() == 100
                        && t.stream().mapToDouble(s -> Math.rint(100 * s.ofFrame())).sum() == 100);
    boolean all = tables.stream().allMatch(t -> shown(t).size() == t.size());
    return exact
        ? ""
        : in.say(" Pourcentages arrondis", " Percentages are rounded")
            + (all
                ? "."
                : in.say(
                    " ; les plus petits groupes ne sont pas montrés.",
                    "; the smallest groups are not shown."));
  }

  /** The groups that a bar can show. */
  private static List<ProfileShare> shown(List<ProfileShare> shares) {
    return shares.stream()
        .filter(s -> s.ofFrame() >= LEAST_SHARE || s.ofRespondents() >= LEAST_SHARE)
        .toList();
  }

  private void bars(StringBuilder page, String title, List<ProfileShare> shares) {
    page.append("<table class=\"profile\">\n<caption>").append(Html.escape(title));
    page.append("</caption>\n<thead><tr><th scope=\"col\"><span class=\"hidden\">")
        .append(Html.escape(title))
        .append("</span></th><th scope=\"col\">")
        .append(in.say("Répondants", "Respondents"))
        .append("</th><th scope=\"col\">")
        .append(in.say("Ensemble", "Population"))
        .append("</th></tr></thead>\n<tbody>\n");
    for (ProfileShare share : shown(shares)) {
      page.append("<tr><th scope=\"row\">").append(Html.escape(in.say(share.level().label())));
      page.append("</th>");
      bar(page, "answered", share.ofRespondents());
      bar(page, "frame", share.ofFrame());
      page.append("</tr>\n");
    }
    page.append("</tbody>\n</table>\n");
  }

  private void bar(StringBuilder page, String style, double share) {
    page.append("<td><span class=\"bar ")
        .append(style)
        .append("\" style=\"width:")
        .append(Math.round(50 * share))
        .append("%\"></span> ")
        .append(Html.escape(in.printed(Math.rint(100 * share))))
        .append("</td>");
  }

  /** All shares on one scale. */
  private List<Dots> sharesOf(BarometreReport report) {
    return report.indicators().stream()
        .filter(r -> !r.indicator().isMean())
        .filter(r -> Headline.best(r).value().isPresent())
        .map(
            r ->
                new Dots(
                    in.say(r.indicator().label()) + named(r),
                    in.value(Headline.best(r)),
                    boxed(r.observed()),
                    boxed(r.adjusted()),
                    drawn(Headline.best(r))))
        .toList();
  }

  /** The waves of a figure in parentheses, if the figures are of several. */
  private String named(IndicatorResult result) {
    return severalWaves && !result.waves().isEmpty()
        ? " (" + waves.labels(result.waves()) + ")"
        : "";
  }

  /** The waves of the profile, if the figures are of several. */
  private String together() {
    List<Wave> asked =
        report.edition().waves().stream()
            .filter(w -> report.indicators().stream().anyMatch(r -> r.waves().contains(w)))
            .toList();
    return !severalWaves || asked.isEmpty()
        ? ""
        : in.say(" Répondants : ", " Respondents: ")
            + waves.labels(asked)
            + (asked.size() > 1 ? in.say(", ensemble.", ", together.") : ".");
  }

  /** The picture of all shares. */
  String dots() {
    return Drawing.dots(
        in.say("Tous les indicateurs", "All indicators"),
        IntStream.rangeClosed(0, 4).mapToObj(quarter -> in.printed(25 * quarter)).toList(),
        shares);
  }

  private void glance(StringBuilder page) {
    if (shares.size() < 2) {
      return;
    }
    page.append("<section class=\"glance\">\n");
    element(page, "h2", "", in.say("L'essentiel en un coup d'œil", "At a glance"));
    page.append("<ul class=\"dots\">\n");
    for (Dots dots : shares) {
      page.append("<li><span>").append(Html.escape(dots.name())).append("</span> <b>");
      page.append(Html.escape(dots.value())).append("</b> ").append(Drawing.strip(dots));
      page.append("</li>\n");
    }
    page.append("</ul>\n<p class=\"ticks\" aria-hidden=\"true\">");
    for (int half = 0; half <= 2; half++) {
      page.append("<span>").append(Html.escape(in.printed(50 * half))).append("</span>");
    }
    page.append("</p>\n").append(Html.legend(key())).append("</section>\n");
  }

  /** The legend of the picture of all shares. */
  List<Keyed> key() {
    String interval =
        shares.stream().anyMatch(s -> s.span().isPresent())
            ? in.say(", avec son intervalle", ", with its interval")
            : "";
    List<Keyed> key = new ArrayList<>();
    if (shares.stream().anyMatch(s -> s.adjusted().isPresent())) {
      key.add(new Keyed(Form.ADJUSTED, in.say("redressé", "adjusted") + interval));
      interval = "";
    }
    key.add(
        new Keyed(
            Form.OBSERVED,
            in.say("observé parmi les répondants", "observed among respondents") + interval));
    return key;
  }

  /** The interval to draw: of a census none. */
  private static Optional<Span> drawn(Estimate estimate) {
    return estimate.isCensus()
        ? Optional.empty()
        : estimate.possibleInterval().map(i -> new Span(i.lower(), i.upper()));
  }

  private static Optional<Double> boxed(Estimate estimate) {
    return estimate.value().stream().boxed().findFirst();
  }

  private void guide(StringBuilder page) {
    page.append(html.content(List.of(Guide.ofEdition(in, report.indicators()))));
  }

  private void panel(StringBuilder page, EditionPage.Section section) {
    page.append("<section class=\"panel\">\n<div class=\"first\">\n");
    element(page, "h2", "", in.say(section.title()));
    section
        .printed()
        .ifPresent(
            text ->
                element(
                    page,
                    "p",
                    "small",
                    in.say("Publié sous le titre « ", "Published under the title \"")
                        + in.say(text)
                        + in.say(" ».", "\".")));
    tile(page, section.results().get(0), Optional.empty());
    page.append("</div>\n");
    section.results().stream()
        .skip(1)
        .forEach(result -> tile(page, result, Optional.of(in.say(section.title()))));
    page.append("</section>\n");
  }

  /** A tile that may begin a column says which panel it is of. */
  private void tile(StringBuilder page, IndicatorResult result, Optional<String> panel) {
    IndicatorDefinition about = result.indicator();
    page.append("<article class=\"tile\" id=\"").append(Html.anchor(about.code())).append("\">\n");
    panel.ifPresent(title -> element(page, "p", "small of", title));
    element(page, "h3", "", in.say(about.label()));
    Estimate best = Headline.best(result);
    page.append("<p class=\"figure\"><strong>").append(Html.escape(in.value(best)));
    page.append("</strong> <span>")
        .append(Html.escape(headline.of(result)))
        .append("</span></p>\n");
    headline.precision(result, severalWaves).ifPresent(text -> element(page, "p", "", text));
    earlier(result).ifPresent(text -> element(page, "p", "small", text));
    headline.published(result, answers(about)).ifPresent(text -> element(page, "p", "small", text));
    page.append(html.content(charts.pictures(result)));
    care(page, result);
    tables(page, result);
    page.append("</article>\n");
  }

  private List<Modality> answers(IndicatorDefinition about) {
    return report.edition().question(about.question()).map(Question::modalities).orElse(List.of());
  }

  /** The figures of earlier waves that asked the same. */
  private Optional<String> earlier(IndicatorResult result) {
    List<String> said =
        result.byWave().stream()
            .filter(wave -> !wave.waves().equals(result.waves()))
            .map(
                wave ->
                    waves.labels(wave.waves())
                        + in.say(" : ", ": ")
                        + in.value(Headline.best(wave)))
            .toList();
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", said));
  }

  /** Reasons to be careful, on demand. */
  private void care(StringBuilder page, IndicatorResult result) {
    List<Flag> flags = result.flags().stream().filter(f -> f.severity() != Severity.INFO).toList();
    if (flags.isEmpty()) {
      return;
    }
    List<Flag> caveats = Headline.caveats(result);
    boolean warned = caveats.stream().anyMatch(f -> f.severity() != Severity.NOTICE);
    String title = headline.care(caveats);
    headline.reserves(result).ifPresent(text -> element(page, "p", "printed", text));
    page.append("<details class=\"care")
        .append(warned ? " warned" : "")
        .append("\">\n<summary>")
        .append(title)
        .append("</summary>\n")
        .append(
            html.content(
                List.of(
                    new Flags(
                        in.say(" : ", ": "),
                        flags.stream()
                            .map(
                                f ->
                                    new Flagged(
                                        f.code(),
                                        f.severity(),
                                        in.say(f.code().label()),
                                        in.say(f.sentence())))
                            .toList()))))
        .append("</details>\n");
  }

  /** The data of the pictures, and the breakdowns. */
  private void tables(StringBuilder page, IndicatorResult result) {
    page.append("<details>\n<summary>")
        .append(in.say("Données", "Data"))
        .append("<span class=\"hidden\">")
        .append(Html.escape(in.say(" : ", ": ") + in.say(result.indicator().label())))
        .append("</span></summary>\n");
    List<Block> tables = new ArrayList<>();
    tables.add(indicator.figures(result));
    if (!result.modalities().isEmpty()) {
      tables.add(indicator.modalities(result.modalities()));
    }
    if (!result.byWave().isEmpty()) {
      tables.add(indicator.byWave(result.byWave()));
    }
    result.number().ifPresent(n -> tables.add(new Block.Paragraph(in.say(n.sentence()))));
    page.append(html.tables(tables, in.say(result.indicator().label())));
    page.append(html.link(result.indicator().code(), in.say(result.indicator().label())));
    page.append("</details>\n");
    List<Block> parts = indicator.breakdowns(result);
    if (!parts.isEmpty()) {
      page.append("<details>\n<summary>")
          .append(in.say("Par catégorie", "By category"))
          .append("<span class=\"hidden\">")
          .append(Html.escape(in.say(" : ", ": ") + in.say(result.indicator().label())))
          .append("</span></summary>\n");
      page.append(
          html.content(
              parts.stream()
                  .filter(b -> !(b instanceof Block.Intervals || b instanceof Block.Group))
                  .map(b -> b instanceof Block.Heading h ? new Block.Heading(4, h.text()) : b)
                  .toList()));
      page.append("</details>\n");
    }
  }

  private void foot(StringBuilder page, String credit) {
    page.append("<footer>\n");
    element(page, "h2", "", in.say("Sources et méthode", "Sources and method"));
    report
        .edition()
        .presentation()
        .credits()
        .ifPresent(credits -> element(page, "p", "", in.say(credits)));
    indicator.provenance(report.indicators()).ifPresent(p -> element(page, "p", "small", p.text()));
    List<Block> read = new ReadingSection(in).blocks(report);
    if (!read.isEmpty()) {
      page.append("<details>\n<summary>")
          .append(in.say("Lecture des fichiers", "How files were read"))
          .append("</summary>\n")
          .append(html.content(read.stream().filter(b -> !(b instanceof Block.Heading)).toList()))
          .append("</details>\n");
    }
    page.append(credit.isEmpty() ? "" : "<div class=\"unprinted\">" + credit + "</div>\n");
    page.append("</footer>\n");
  }

  private static void element(StringBuilder page, String name, String style, String text) {
    page.append('<').append(name);
    if (!style.isEmpty()) {
      page.append(" class=\"").append(style).append('"');
    }
    page.append('>').append(Html.escape(text)).append("</").append(name).append(">\n");
  }
}
