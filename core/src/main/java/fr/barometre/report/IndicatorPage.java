package fr.barometre.report;

import fr.barometre.api.Label;
import fr.barometre.api.result.Bounds;
import fr.barometre.api.result.CrossedSegment;
import fr.barometre.api.result.Estimate;
import fr.barometre.api.result.EstimateStatus;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.Independence;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.ModalityShare;
import fr.barometre.api.result.ModelledFigure;
import fr.barometre.api.result.OpsnDiagnosis;
import fr.barometre.api.result.OpsnShare;
import fr.barometre.api.result.Provenance;
import fr.barometre.api.result.Segment;
import fr.barometre.api.result.Selection;
import fr.barometre.api.result.Severity;
import fr.barometre.api.result.StandardisedEffect;
import fr.barometre.api.result.TippingShare;
import fr.barometre.api.result.UnexplainedBias;
import fr.barometre.api.territory.Dimension;
import fr.barometre.api.territory.Level;
import fr.barometre.api.territory.OpsnStatus;
import fr.barometre.report.Block.Bullets;
import fr.barometre.report.Block.Column;
import fr.barometre.report.Block.Details;
import fr.barometre.report.Block.Figure;
import fr.barometre.report.Block.Flagged;
import fr.barometre.report.Block.Flags;
import fr.barometre.report.Block.Group;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Intervals;
import fr.barometre.report.Block.Paragraph;
import fr.barometre.report.Block.Place;
import fr.barometre.report.Block.Table;
import fr.barometre.report.Block.Tint;
import fr.barometre.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The layout of one indicator. */
final class IndicatorPage {

  /** Tests at 5 %; a probability below the other is printed as being below it. */
  private static final double LEAST_SURE = 0.05;

  private static final double SMALLEST_P = 0.001;

  private static final int FINGERPRINT_SHOWN = 8;

  private static final Label HIDDEN =
      Label.of(
          "Secret : trop peu de collectivités ont répondu, ou le chiffre en dévoilerait un autre.",
          "Hidden: too few authorities answered, or the figure would give another one away.");

  private static final Label UNADJUSTABLE =
      Label.of(
          "Non redressé : trop peu de réponses avec ou sans OPSN pour ramener ces groupes à la"
              + " population.",
          "Not adjusted: too few answers with or without an OPSN to bring these groups to the"
              + " population.");

  private static final Label DOUBTFUL =
      Label.of(
          "⚠ : trop peu de réponses, ou un intervalle trop large ; à ne pas citer tel quel.",
          "⚠: too few answers, or too wide an interval; not to be quoted as it is.");

  static final Label STATISTICS = Label.of("Pour les statisticiens", "For statisticians");

  private static final Label UNDRAWN =
      Label.of(
          "Rien à dessiner, ou trop de niveaux pour un dessin : les chiffres sont dans le tableau.",
          "Nothing to draw, or too many levels for a picture: the figures are in the table.");

  /** Dimensions whose levels have no order of their own. */
  private static final Set<Dimension> PLACES = Set.of(Dimension.REGION, Dimension.DEPARTEMENT);

  private final Language in;
  private final Charts charts;
  private final WaveText waves;
  private final ReadingSection reading;

  IndicatorPage(Language language) {
    this.in = language;
    this.charts = new Charts(language);
    this.waves = new WaveText(language);
    this.reading = new ReadingSection(language);
  }

  List<Block> blocks(IndicatorResult result) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, in.say(result.indicator().label())));
    waves.collection(result).map(t -> new Paragraph(t, Tint.LEAD)).ifPresent(blocks::add);
    List<Block> pictures = charts.pictures(result);
    List<Block> columns = new ArrayList<>();
    columns.add(new Group(Place.CARD, result.indicator().code(), headline(result)));
    if (!pictures.isEmpty()) {
      columns.add(new Group(Place.CARD, "", pictures));
    }
    blocks.add(new Group(Place.COLUMNS, "", columns));
    blocks.add(new Details(in.say("Données", "Data"), data(result)));
    List<Block> cards = new ArrayList<>();
    if (!result.byWave().isEmpty()) {
      String title = in.say("Par vague", "By wave");
      cards.add(card("waves", byWave(title, result.byWave())));
    }
    Map<String, List<Block>> parts = parts(result, false);
    parts.entrySet().stream()
        .sorted(Comparator.comparingInt(part -> length(part.getValue())))
        .forEach(part -> cards.add(card(part.getKey(), part.getValue())));
    boolean charts = parts.values().stream().anyMatch(part -> length(part) > 0);
    Group guide = Guide.ofIndicator(in, result, charts);
    Optional<Group> alone =
        cards.size() == 1 ? mapped((Group) cards.get(0), guide) : Optional.empty();
    if (alone.isPresent()) {
      blocks.add(alone.get());
    } else if (cards.size() > 1) {
      blocks.add(new Group(Place.CARDS, "", cards));
      blocks.add(guide);
    } else {
      cards.add(guide);
      blocks.add(new Group(Place.COLUMNS, "", cards));
    }
    String flags = in.say("Réserves : pourquoi, et que faire", "Flags: why, and what to do");
    blocks.add(new Details(flags, List.of(new Heading(2, flags), flags(result.flags()))));
    blocks.add(new Details(in.say(STATISTICS), statistics(result)));
    blocks.add(foot(in, result.provenance()));
    return blocks;
  }

  /** The figure, what to think of it, and how many that is. */
  private List<Block> headline(IndicatorResult result) {
    Headline headline = new Headline(in);
    List<Block> said = new ArrayList<>();
    said.add(new Figure(in.value(Headline.best(result)), headline.of(result)));
    headline.precision(result, false).map(Paragraph::new).ifPresent(said::add);
    result.number().map(n -> new Paragraph(in.say(n.sentence()))).ifPresent(said::add);
    headline
        .published(result, result.modalities().stream().map(ModalityShare::modality).toList())
        .map(t -> new Paragraph(t, Tint.SMALL))
        .ifPresent(said::add);
    headline.reserves(result).map(t -> new Paragraph(t, Tint.CAVEAT)).ifPresent(said::add);
    return said;
  }

  /** The table of the data that the pictures of the whole draw. */
  private List<Block> data(IndicatorResult result) {
    List<Block> data = new ArrayList<>();
    data.add(
        new Paragraph(
            in.say("Base : ", "Base: ")
                + in.say(result.indicator().basePolicy().label())
                + in.say(" ; unité : ", "; unit: ")
                + in.say(Headline.units(result))
                + "."));
    data.add(figures(result));
    if (result.modalities().stream().anyMatch(IndicatorPage::isKnown)) {
      data.add(new Heading(2, in.say("Réponses", "Answers")));
      data.add(modalities(result.modalities()));
      roundedSums(result).ifPresent(data::add);
    }
    return data;
  }

  /** Whether anything can be said of an answer, be it that it is hidden. */
  private static boolean isKnown(ModalityShare share) {
    return share.observed().status() != EstimateStatus.NOT_ESTIMABLE
        || share.adjusted().status() != EstimateStatus.NOT_ESTIMABLE;
  }

  private List<Block> byWave(String title, List<IndicatorResult> results) {
    List<Block> blocks = new ArrayList<>(List.of(new Heading(2, title)));
    charts.waves(title, results).ifPresent(blocks::add);
    blocks.add(byWave(results));
    return blocks;
  }

  /** How long the pictures are: those of few levels come first, so that pages fill up. */
  private static int length(List<Block> blocks) {
    return blocks.stream()
        .mapToInt(block -> block instanceof Intervals chart ? chart.marks().size() : 0)
        .sum();
  }

  /** A table is for those who ask for it, below its picture. */
  private Group card(String id, List<Block> blocks) {
    String name = ((Heading) blocks.get(0)).text();
    List<Block> card = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Table) {
        if (length(blocks) == 0 && blocks.stream().noneMatch(Block.Mapped.class::isInstance)) {
          card.add(new Group(Place.GUIDE, "", List.of(new Paragraph(in.say(UNDRAWN)))));
        }
        card.add(new Details(in.say("Données : ", "Data: ") + name, List.of(block)));
      } else {
        card.add(block);
      }
    }
    return new Group(Place.CARD, id, card);
  }

  /** A card with a map as two beside each other, the guide in the one that has no charts. */
  private static Optional<Group> mapped(Group card, Group guide) {
    List<Block> parts = card.blocks();
    int map = parts.stream().map(b -> b instanceof Block.Mapped).toList().indexOf(true);
    if (map < 0) {
      return Optional.empty();
    }
    List<Block> left = new ArrayList<>(parts.subList(0, map + 1));
    List<Block> right = new ArrayList<>(parts.subList(map + 1, parts.size()));
    (length(right) > 0 ? left : right).add(guide);
    return Optional.of(
        new Group(
            Place.COLUMNS,
            "",
            List.of(new Group(Place.CARD, card.id(), left), new Group(Place.CARD, "", right))));
  }

  /** The blocks that take statistics to be read. */
  private List<Block> statistics(IndicatorResult result) {
    List<Block> blocks = new ArrayList<>();
    if (result.opsn().share().frame() + result.opsn().share().respondents() > 0) {
      blocks.add(new Heading(2, in.say("Poids des OPSN", "Weight of OPSN territories")));
      blocks.add(opsn(result.opsn()));
      result
          .opsn()
          .standardisation()
          .map(s -> held(result.opsn(), s.words()))
          .ifPresent(blocks::add);
    }
    result.selection().ifPresent(s -> selection(blocks, s, result.observed()));
    if (!result.independence().isEmpty()) {
      blocks.add(new Heading(2, in.say("Tests d'indépendance", "Tests of independence")));
      blocks.add(
          new Bullets(
              result.independence().stream()
                  .map(t -> in.say(t.dimension().label()) + in.say(" : ", ": ") + independence(t))
                  .toList()));
    }
    blocks.addAll(reading.blocks(result));
    blocks.add(new Heading(2, in.say("Provenance", "Provenance")));
    blocks.add(
        new Paragraph(
            in.say("Code de l'indicateur : ", "Code of the indicator: ")
                + result.indicator().code()
                + "."));
    provenance(List.of(result)).ifPresent(blocks::add);
    return blocks;
  }

  /** The same at the foot of a page, whose details say more. */
  static Group foot(Language in, Provenance provenance) {
    return new Group(Place.GUIDE, "", List.of(source(in, provenance)));
  }

  /** The origin of a figure, in a line. */
  static Paragraph source(Language in, Provenance provenance) {
    return new Paragraph(
        in.say("Source : ", "Source: ")
            + in.sources(provenance.answers())
            + in.say(". Population : ", ". Population: ")
            + provenance.population()
            + ".",
        Tint.SMALL);
  }

  /** The breakdowns by one dimension, then the crossings. */
  List<Block> breakdowns(IndicatorResult result) {
    return parts(result, true).values().stream().flatMap(List::stream).toList();
  }

  /** Each breakdown under the code of what it is by. */
  private Map<String, List<Block>> parts(IndicatorResult result, boolean tested) {
    Map<Dimension, List<BreakdownRow>> byDimension =
        result.segments().stream()
            .filter(
                s -> !s.level().code().equals(Level.UNKNOWN) || !BreakdownRow.of(s, in).isEmpty())
            .collect(
                Collectors.groupingBy(
                    Segment::dimension,
                    LinkedHashMap::new,
                    Collectors.mapping(s -> BreakdownRow.of(s, in), Collectors.toList())));
    Map<List<Dimension>, List<CrossedSegment>> crossings =
        result.crossedSegments().stream()
            .collect(
                Collectors.groupingBy(
                    CrossedSegment::dimensions, LinkedHashMap::new, Collectors.toList()));
    Map<String, List<Block>> parts = new LinkedHashMap<>();
    byDimension.forEach(
        (dimension, rows) -> {
          List<Block> blocks =
              breakdown(
                  in.say(dimension.label()),
                  rows,
                  PLACES.contains(dimension),
                  result.independence().stream()
                      .filter(test -> test.dimension().equals(dimension))
                      .map(test -> tested ? independence(test) : differ(test) + ".")
                      .toList());
          AreaMap.of(in, result, dimension).ifPresent(m -> blocks.add(1, new Block.Mapped(m)));
          parts.put(dimension.code(), blocks);
        });
    crossings.forEach(
        (dimensions, rows) ->
            parts.put(
                dimensions.stream().map(Dimension::code).collect(Collectors.joining("-")),
                breakdown(
                    in.say(rows.get(0).heading()),
                    rows.stream().map(row -> BreakdownRow.of(row, in)).toList(),
                    false,
                    List.of())));
    return parts;
  }

  private String differ(Independence test) {
    return test.pValue() < LEAST_SURE
        ? in.say(
            "Les réponses diffèrent selon ces niveaux, au-delà du hasard de l'échantillon",
            "Answers differ between these levels, beyond chance in sampling")
        : in.say(
            "Les différences entre ces niveaux ne se distinguent pas du hasard de l'échantillon",
            "Differences between these levels cannot be told from chance in sampling");
  }

  private String independence(Independence test) {
    return differ(test)
        + in.say(" (test de Rao et Scott, p ", " (Rao-Scott test, p ")
        + (test.pValue() < SMALLEST_P ? "" : "= ")
        + in.probability(test.pValue())
        + ").";
  }

  /** The parts with respondents, then what there is to say of them, and who is missing. */
  private List<Block> breakdown(
      String name, List<BreakdownRow> all, boolean bySize, List<String> told) {
    List<Block> blocks = new ArrayList<>(List.of(new Heading(2, name)));
    List<BreakdownRow> parts = all.stream().filter(part -> !part.isEmpty()).toList();
    if (parts.size() == 1 && !parts.get(0).joined().isEmpty()) {
      blocks.add(
          new Paragraph(
              in.say(
                  "Trop peu de réponses pour détailler ce chiffre.",
                  "Too few answers to break this figure down."),
              Tint.SMALL));
      return blocks;
    }
    Optional<Intervals> chart = charts.breakdown(name, bySize ? bySize(parts) : parts);
    chart.map(c -> bySize ? Charts.halves(c) : List.of(c)).ifPresent(blocks::addAll);
    blocks.add(table(name, parts));
    told.forEach(text -> blocks.add(new Paragraph(text)));
    if (chart.isPresent() && parts.stream().anyMatch(Charts::isDoubtful)) {
      blocks.add(doubtful(in));
    }
    hidden(parts).ifPresent(blocks::add);
    if (parts.stream().anyMatch(p -> Language.isAnything(p.adjusted()))) {
      blocks.add(new Paragraph(in.say(UNADJUSTABLE), Tint.SMALL));
    }
    String joined =
        all.stream()
            .filter(row -> !row.joined().isEmpty())
            .map(IndicatorPage::members)
            .collect(Collectors.joining(in.say(" ; ", "; ")));
    if (!joined.isEmpty()) {
      blocks.add(
          small(
              in.say(
                  "Regroupés, faute de réponses assez nombreuses : ",
                  "Joined, for want of answers: "),
              joined));
    }
    names(all.stream().filter(BreakdownRow::isEmpty).toList())
        .ifPresent(
            empty ->
                blocks.add(small(in.say("Sans répondant : ", "Without respondents: "), empty)));
    return blocks;
  }

  /** A joined level with those it stands for, unless its name has them all. */
  private static String members(BreakdownRow row) {
    return row.joined().stream().allMatch(row.name()::contains)
        ? row.name()
        : row.name() + " (" + String.join(", ", row.joined()) + ")";
  }

  /** The legend of the sign in charts; of no use without them. */
  static Group doubtful(Language in) {
    return new Group(Place.GUIDE, "", List.of(new Paragraph(in.say(DOUBTFUL), Tint.SMALL)));
  }

  private static Paragraph small(String what, String names) {
    return new Paragraph(what + names + ".", Tint.SMALL);
  }

  private static Optional<String> names(List<BreakdownRow> rows) {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.stream().map(BreakdownRow::name).collect(Collectors.joining(", ")));
  }

  /** The largest first; those that are not to be quoted below, those without a figure last. */
  private static List<BreakdownRow> bySize(List<BreakdownRow> parts) {
    return parts.stream()
        .sorted(
            Comparator.comparing(Charts::isDoubtful)
                .thenComparingDouble(
                    part -> -part.adjusted().value().orElse(part.observed().value().orElse(-1))))
        .toList();
  }

  /** Why figures are not shown; one that stands beside a figure that is shown needs more words. */
  private Optional<Block> hidden(List<BreakdownRow> parts) {
    List<BreakdownRow> hidden = parts.stream().filter(p -> p.adjusted().isSuppressed()).toList();
    if (hidden.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> half =
        names(hidden.stream().filter(p -> !p.observed().isSuppressed()).toList());
    return Optional.of(
        new Paragraph(
            ((hidden.stream().anyMatch(p -> p.observed().isSuppressed()) ? in.say(HIDDEN) : "")
                    + half.map(
                            names ->
                                in.say(
                                    " Redressé secret ("
                                        + names
                                        + ") : la part des répondants peut être montrée, mais le"
                                        + " chiffre redressé, rapproché des autres, ferait"
                                        + " retrouver celui de trop peu de collectivités.",
                                    " Adjusted figure hidden ("
                                        + names
                                        + "): the share of the"
                                        + " respondents can be shown, but the adjusted figure, put"
                                        + " beside the others, would give away that of too few"
                                        + " authorities."))
                        .orElse(""))
                .strip(),
            Tint.SMALL));
  }

  Table figures(IndicatorResult result) {
    List<List<String>> rows = new ArrayList<>();
    result
        .indicator()
        .publishedPercent()
        .ifPresent(
            p -> rows.add(List.of(in.say("publié", "published"), in.printed(p), "–", "–", "–")));
    rows.add(figure(in.say("observé", "observed"), result.observed()));
    if (Charts.isTold(result.adjusted())) {
      rows.add(figure(in.say("redressé", "adjusted"), result.adjusted()));
    }
    return new Table(
        List.of(
            Column.text(in.say("Chiffre", "Figure")),
            result.indicator().isMean()
                ? Column.number(in.say("Moyenne", "Mean"))
                : Column.number(in.say("Part", "Share")),
            Column.number(in.say("Intervalle à ", "Interval at ") + in.level(result.observed())),
            Column.number("n"),
            Column.number(in.say("n efficace", "effective n"))),
        rows);
  }

  private List<String> figure(String name, Estimate estimate) {
    return List.of(
        name,
        in.value(estimate),
        in.interval(estimate),
        in.base(estimate),
        in.effectiveBase(estimate));
  }

  Table modalities(List<ModalityShare> shares) {
    return new Table(
        List.of(
            Column.text(in.say("Réponse", "Answer")),
            Column.number(in.say("Observé", "Observed")),
            Column.number(in.say("Intervalle", "Interval")),
            Column.number(in.say("Redressé", "Adjusted")),
            Column.number(in.say("Intervalle", "Interval"))),
        shares.stream()
            .map(
                s ->
                    List.of(
                        in.say(s.modality().label()),
                        in.value(s.observed()),
                        in.interval(s.observed()),
                        in.value(s.adjusted()),
                        in.interval(s.adjusted())))
            .toList());
  }

  /** Says so where shares that make a whole do not add up to 100 % as they are printed. */
  private Optional<Block> roundedSums(IndicatorResult result) {
    List<ModalityShare> shares = result.modalities();
    List<String> sums = new ArrayList<>();
    Charts.printedSum(result, shares.stream().map(ModalityShare::observed).toList())
        .ifPresent(sum -> sums.add(in.say("observées ", "observed ") + in.percent(sum)));
    Charts.printedSum(result, shares.stream().map(ModalityShare::adjusted).toList())
        .ifPresent(sum -> sums.add(in.say("redressées ", "adjusted ") + in.percent(sum)));
    return sums.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Paragraph(
                in.say(
                        "Les parts affichées sont arrondies : leur somme n'est pas exactement"
                            + " 100\u00A0% (",
                        "The shares shown are rounded: their sum is not exactly 100% (")
                    + String.join(", ", sums)
                    + ")."));
  }

  private Table table(String name, List<BreakdownRow> parts) {
    return new Table(
        List.of(
            Column.text(name),
            Column.number("n"),
            Column.number(in.say("Observé", "Observed")),
            Column.number(in.say("Intervalle", "Interval")),
            Column.number(in.say("Redressé", "Adjusted")),
            Column.number(in.say("Intervalle", "Interval")),
            Column.text(in.say("Réserves", "Flags"))),
        parts.stream()
            .map(
                s ->
                    List.of(
                        s.name(),
                        in.base(s.observed()),
                        in.value(s.observed()),
                        in.interval(s.observed()),
                        in.value(s.adjusted()),
                        in.interval(s.adjusted()),
                        in.marks(s.flags())))
            .toList());
  }

  Table byWave(List<IndicatorResult> results) {
    return new Table(
        List.of(
            Column.text(in.say("Vague", "Wave")),
            Column.number("n"),
            Column.number(in.say("Observé", "Observed")),
            Column.number(in.say("Intervalle", "Interval")),
            Column.number(in.say("Redressé", "Adjusted")),
            Column.number(in.say("Intervalle", "Interval")),
            Column.text(in.say("Réserves", "Flags"))),
        results.stream()
            .map(
                r ->
                    List.of(
                        r.waves().stream().map(waves::name).collect(Collectors.joining(", ")),
                        in.base(r.observed()),
                        in.value(r.observed()),
                        in.interval(r.observed()),
                        in.value(r.adjusted()),
                        in.interval(r.adjusted()),
                        in.marks(
                            r.flags().stream()
                                .filter(f -> f.severity() != Severity.INFO)
                                .toList())))
            .toList());
  }

  private Table opsn(OpsnDiagnosis opsn) {
    List<List<String>> rows = new ArrayList<>();
    OpsnShare share = opsn.share();
    Optional<Label> unit = opsn.adjusted().unit();
    if (share.frame() > 0) {
      rows.add(
          List.of(
              in.say("part dans la population", "share of the population"),
              in.percent((double) share.frameInside() / share.frame())));
    }
    if (share.respondents() > 0) {
      rows.add(
          List.of(
              in.say("part des répondants", "share of the respondents"),
              in.percent((double) share.respondentsInside() / share.respondents())));
    }
    if (share.respondentsUnknown() > 0) {
      rows.add(
          List.of(
              in.say("répondants au statut inconnu", "respondents of unknown status"),
              in.count(share.respondentsUnknown())));
    }
    opsn.representation()
        .ifPresent(
            r -> {
              rows.add(
                  List.of(
                      in.say("rapport de représentation", "representation ratio"),
                      in.decimal(r.ratio(), 2)));
              rows.add(
                  List.of(
                      in.say("taille de l'écart (h de Cohen)", "Cohen h"),
                      in.decimal(r.cohensH(), 2)));
              rows.add(
                  List.of(in.say("test exact, p", "exact test, p"), in.probability(r.twoSided())));
            });
    opsn.effect()
        .ifPresent(
            e -> {
              rows.add(List.of(in.say("avec OPSN", "with an OPSN"), in.value(e.inside())));
              rows.add(List.of(in.say("sans OPSN", "without an OPSN"), in.value(e.outside())));
              rows.add(
                  List.of(
                      in.say("écart (erreur type)", "difference (standard error)"),
                      difference(
                          Wording.apart(
                              e.outside().value().orElse(0),
                              e.inside().value().orElse(e.difference()),
                              Math.min(e.inside().decimals(), e.outside().decimals()),
                              decimals(e.standardError()),
                              unit),
                          e.standardError(),
                          unit)));
            });
    opsn.standardised().ifPresent(e -> standardised(rows, opsn, e));
    opsn.shift()
        .ifPresent(
            s -> {
              rows.add(
                  List.of(
                      in.say("effet de composition", "composition shift"),
                      in.difference(s.shift(), decimals(s.standardError()), unit)));
              rows.add(
                  List.of(in.say("rapport de biais", "bias ratio"), in.decimal(s.biasRatio(), 2)));
              rows.add(
                  List.of(
                      in.say(
                          "couverture réelle d'un intervalle à 95\u00A0%",
                          "real coverage of a 95% interval"),
                      in.percent(s.coverage())));
            });
    for (TippingShare tipping : opsn.tipping()) {
      rows.add(
          List.of(
              in.say("part d'OPSN où le seuil de ", "OPSN share where the threshold of ")
                  + in.printed(100 * tipping.threshold())
                  + in.say(" bascule", " flips"),
              tipping.reachable() ? in.percent(tipping.share()) : in.say("aucune", "none")));
    }
    return new Table(
        List.of(
            Column.text(in.say("Quantité", "Quantity")), Column.number(in.say("Valeur", "Value"))),
        rows);
  }

  private String difference(double difference, double error, Optional<Label> unit) {
    int decimals = decimals(error);
    return in.difference(difference, decimals, unit)
        + " ("
        + (unit.isPresent() ? in.decimal(error, decimals) : in.decimal(100 * error, 1))
        + ")";
  }

  /**
   * The decimals of a difference with this standard error: those of a range two errors to each side
   * of it.
   */
  private static int decimals(double error) {
    return new Bounds(-2 * error, 2 * error).decimals();
  }

  private void standardised(List<List<String>> rows, OpsnDiagnosis opsn, StandardisedEffect equal) {
    Optional<Label> unit = opsn.adjusted().unit();
    int decimals = decimals(equal.standardError());
    rows.add(
        List.of(
            in.say(
                "avec OPSN, à type et taille égaux (modèle)",
                "with, at equal type and size (model)"),
            in.figure(equal.inside(), decimals, unit)));
    rows.add(
        List.of(
            in.say(
                "sans OPSN, à type et taille égaux (modèle)",
                "without, at equal type and size (model)"),
            in.figure(equal.outside(), decimals, unit)));
    rows.add(
        List.of(
            in.say(
                "écart à type et taille égaux (erreur type)",
                "difference at equal type and size (standard error)"),
            difference(
                Wording.apart(equal.outside(), equal.inside(), decimals, decimals, unit),
                equal.standardError(),
                unit)));
    rows.add(
        List.of(in.say("test de cet écart, p", "test of it, p"), in.probability(equal.pValue())));
    opsn.tests()
        .ifPresent(
            tests ->
                rows.add(
                    List.of(
                        in.say("p parmi ", "p among ")
                            + tests.indicators()
                            + in.say(
                                " indicateurs (Benjamini-Hochberg)",
                                " indicators (Benjamini-Hochberg)"),
                        in.probability(tests.standardised()))));
  }

  /** A paragraph on the dimensions that the comparison of both sides holds equal. */
  private Paragraph held(OpsnDiagnosis opsn, Label what) {
    return new Paragraph(
        (opsn.standardised().isEmpty()
                ? in.say("Rien n'est tenu égal : ", "Nothing is held equal: ")
                : in.say(
                    "« À type et taille égaux » compare des collectivités de mêmes niveaux : ",
                    "\"At equal type and size\" compares authorities of the same levels: "))
            + in.say(what)
            + ".");
  }

  /**
   * Whether a range of what a figure can be says anything: it does not if it has nearly all shares,
   * or more than half of the numbers that could be given.
   */
  private static boolean tells(Bounds range, Estimate observed) {
    return observed.unit().isEmpty()
        ? Wording.tells(range)
        : observed
            .range()
            .map(b -> range.upper() - range.lower() <= (b.upper() - b.lower()) / 2)
            .orElse(false);
  }

  /**
   * Adds the effects that selection may have on a figure. Left out are ranges that say nothing, and
   * figures of a proxy that is too weak to give a possible one.
   */
  private void selection(List<Block> blocks, Selection selection, Estimate observed) {
    Optional<Label> unit = observed.unit();
    List<List<String>> rows = new ArrayList<>();
    if (tells(selection.worstCase(), observed)) {
      rows.add(
          List.of(
              in.say(
                  "sans rien supposer de ceux qui n'ont pas répondu",
                  "assuming nothing of those who did not answer"),
              in.range(selection.worstCase(), unit)));
    }
    selection.parts().stream()
        .filter(p -> p.dimension().equals(Dimension.OPSN))
        .filter(p -> tells(p.worstCase(), observed))
        .forEach(
            p ->
                rows.add(
                    List.of(
                        in.say("de même, ", "likewise, ") + in.say(p.level().label()),
                        in.range(p.worstCase(), unit))));
    List<UnexplainedBias> proxied =
        selection.unexplained().stream().filter(b -> !selection.isLimited(b)).toList();
    proxied.forEach(
        b ->
            rows.add(
                List.of(in.say(driver(b)), in.figure(b.corrected(), observed.decimals(), unit))));
    for (ModelledFigure figure : selection.models()) {
      Bounds range = new Bounds(figure.lower(), figure.upper());
      rows.add(
          List.of(
              in.say(figure.model().label()),
              in.figure(figure.value(), range.decimals(), unit) + ", " + in.range(range, unit)));
    }
    selection.defects().stream()
        .filter(d -> d.dimension().equals(Dimension.OPSN))
        .filter(d -> d.level().code().equals(OpsnStatus.INSIDE.name()))
        .forEach(
            d ->
                rows.add(
                    List.of(
                        in.say(
                            "taille d'un tirage au hasard qui s'écarterait autant de la part"
                                + " d'OPSN",
                            "size of the random sample as far from the OPSN share"),
                        in.decimal(d.effectiveSize(), 0))));
    List<String> thresholds =
        selection.headlines().stream().map(h -> in.say(h.sentence())).toList();
    if (rows.isEmpty() && thresholds.isEmpty()) {
      return;
    }
    blocks.add(
        new Heading(
            2,
            in.say(
                "Ce que la population de référence n'explique pas",
                "What the reference population does not explain")));
    if (!rows.isEmpty()) {
      blocks.add(
          new Table(
              List.of(
                  Column.text(in.say("Hypothèse", "Assumption")),
                  Column.number(in.say("Chiffre", "Figure"))),
              rows));
    }
    if (!proxied.isEmpty()) {
      blocks.add(
          new Paragraph(
              in.say(
                      "Selon ce qui décide de qui répond : mesure d’Andridge et al. (2019), avec"
                          + " φ = ",
                      "By what decides who responds: the measure of Andridge et al. (2019), with"
                          + " φ = ")
                  + proxied.stream()
                      .map(b -> in.decimal(b.phi(), 1))
                      .collect(Collectors.joining(in.say(" ; ", "; ")))
                  + "."));
    }
    blocks.add(new Bullets(thresholds));
  }

  private static Label driver(UnexplainedBias bias) {
    if (bias.phi() == 0) {
      return Label.of(
          "si la population de référence explique qui répond",
          "if the reference population explains who answers");
    }
    return bias.phi() == 1
        ? Label.of("si la réponse seule en décide", "if the answer alone decides it")
        : Label.of("si la réponse y compte aussi", "if the answer counts too");
  }

  private Block flags(List<Flag> flags) {
    return flags.isEmpty()
        ? new Paragraph(
            in.say(
                "Aucune : rien, dans ce que l'on sait, ne l'appelle. Ce n'est pas un brevet de"
                    + " qualité.",
                "None: nothing in what is known calls for one. This is no certificate of"
                    + " quality."))
        : new Flags(in.say(" : ", ": "), flags.stream().map(this::flag).toList());
  }

  private Flagged flag(Flag flag) {
    return new Flagged(
        flag.code(),
        flag.severity(),
        in.mark(flag),
        in.say(flag.sentence()) + " " + in.say(flag.advice()));
  }

  /** A row refused is said here too: this report alone does not show why. */
  private String rejected(long rows) {
    return rows == 0
        ? ""
        : in.say(" ; refusées : ", "; rejected: ")
            + in.count(rows)
            + in.say(
                ", motifs donnés à la lecture du fichier",
                ", reasons given when the file was read");
  }

  /** Enough of the fingerprint to tell two frames apart by eye. */
  private String fingerprint(String text) {
    return text.isEmpty()
        ? ""
        : in.say(" (empreinte ", " (fingerprint ")
            + text.substring(0, Math.min(text.length(), FINGERPRINT_SHOWN))
            + ")";
  }

  /**
   * A paragraph on the origin of figures: the weighting is that of those that are adjusted, if any
   * are.
   */
  Optional<Paragraph> provenance(List<IndicatorResult> results) {
    return Headline.provenance(results).map(p -> provenance(p, Headline.weighting(results, p)));
  }

  Paragraph provenance(Provenance provenance) {
    return provenance(provenance, provenance.weighting());
  }

  /** Whether the files named are all that was read, and whose rows are counted. */
  private static boolean isOfAllFiles(Provenance provenance) {
    return provenance
        .reading()
        .filter(reading -> reading.files().size() > provenance.answers().size())
        .isEmpty();
  }

  private Paragraph provenance(Provenance provenance, Label weighting) {
    return new Paragraph(
        in.say("Source : ", "Source: ")
            + in.sources(provenance.answers())
            + in.say(" (lignes retenues", " (rows accepted")
            + (isOfAllFiles(provenance) ? "" : in.say(" de toutes les vagues", " of all waves"))
            + in.say(" : ", ": ")
            + in.count(provenance.counts().accepted())
            + in.say(" sur ", " of ")
            + in.count(provenance.counts().read())
            + rejected(provenance.counts().rejected())
            + in.say(") ; population : ", "); population: ")
            + provenance.population()
            + fingerprint(provenance.frameFingerprint())
            + (provenance.opsn().isEmpty()
                ? ""
                : in.say(" ; liste d'OPSN : ", "; OPSN list: ") + provenance.opsn())
            + provenance
                .sampling()
                .map(s -> in.say(" ; échantillon supposé : ", "; sample assumed: ") + in.say(s))
                .orElse("")
            + in.say(" ; redressement : ", "; weighting: ")
            + in.say(weighting)
            + ".");
  }
}
