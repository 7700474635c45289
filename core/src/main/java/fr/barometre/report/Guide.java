package fr.barometre.report;

import fr.barometre.api.Label;
import fr.barometre.api.result.IndicatorResult;
import fr.barometre.api.result.Severity;
import fr.barometre.report.Block.Bullets;
import fr.barometre.report.Block.Group;
import fr.barometre.report.Block.Heading;
import fr.barometre.report.Block.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How to read each kind of page, in five lines at most, of what the page shows. */
final class Guide {

  static final Label TITLE = Label.of("Comment lire", "How to read");

  private static final Label LARGE =
      Label.of(
          "Le grand chiffre est l’estimation pour l’ensemble des collectivités : il est"
              + " « redressé », chaque type, taille, région et territoire y pèse son poids"
              + " réel, sauf s’il est dit « observé » ou « non redressé ».",
          "The large figure is the estimate for all authorities: it is adjusted, each type,"
              + " size, region and territory has its real weight, unless it is said to be observed"
              + " or not adjusted.");

  private static final Label UNADJUSTED =
      Label.of(
          "Le grand chiffre est celui de ceux qui ont répondu : il n’est pas redressé, et ne vaut"
              + " pour l’ensemble que s’ils lui ressemblent.",
          "The large figure is that of those who answered: it is not adjusted, and stands for all"
              + " only if they are like them.");

  private static final Label BETWEEN =
      Label.of(
          "« Entre … et … » dit la précision : sur cent enquêtes semblables, 95 intervalles"
              + " contiennent la valeur cherchée, si les répondants sont comme les autres de"
              + " leur groupe.",
          "\"Between … and …\" tells the precision: of a hundred such surveys, 95 intervals"
              + " contain the value sought, if respondents are like others of their group.");

  private static final Label OBSERVED =
      Label.of(
          "« Observé » est la part parmi ceux qui ont répondu, sans correction.",
          "\"Observed\" is the share among those who answered, uncorrected.");

  private static final Label PUBLISHED =
      Label.of(
          "« Observé » est la part parmi ceux qui ont répondu, sans correction ; « publié », le"
              + " chiffre imprimé dans la publication d’origine.",
          "\"Observed\" is the share among those who answered, uncorrected; \"published\" the"
              + " figure printed in the original publication.");

  private static final Label BARS =
      Label.of(
          "Dans les barres, le plus foncé est ce que le chiffre compte ; en gris, ceux qui"
              + " ne savent pas ou ne répondent pas.",
          "In bars, the darkest part is what the figure counts; grey are those who do not"
              + " know or did not answer.");

  private static final Label CARE =
      Label.of(
          "« À savoir », « À lire avec précaution » et « À ne pas citer tel quel » s’ouvrent"
              + " et disent pourquoi.",
          "\"Worth knowing\", \"Read with care\" and \"Not to be quoted as it is\" open and"
              + " say why.");

  private static final Label CATEGORIES =
      Label.of(
          "Par catégorie, chaque trait va du plus bas au plus haut de ce qui est plausible :"
              + " si deux traits se recouvrent, la différence n’est pas sûre.",
          "By category, each line goes from the lowest to the highest of what is plausible:"
              + " if two lines overlap, the difference is not sure.");

  static final List<Label> CHANGE =
      List.of(
          Label.of(
              "Chaque point est la part observée parmi les répondants d’une vague ; son trait va du"
                  + " plus bas au plus haut de ce qui est plausible.",
              "Each point is the share observed among the respondents of a wave; its line goes"
                  + " from the lowest to the highest of what is plausible."),
          Label.of(
              "Une flèche et un trait plein : l’évolution est plus grande que ce que le hasard des"
                  + " réponses produit d’ordinaire.",
              "An arrow and a full line: the change is larger than what chance in who answers"
                  + " commonly makes."),
          Label.of(
              "Un disque et un tireté : l’écart peut venir du hasard, on ne parle ni de hausse ni"
                  + " de baisse.",
              "A disc and a dashed line: the gap may be due to chance, it is called neither a rise"
                  + " nor a fall."),
          Label.of(
              "« À composition égale » donne aux deux vagues les mêmes proportions de chaque type,"
                  + " taille et territoire : ce qui reste ne vient pas de qui a répondu.",
              "\"At equal composition\" gives both waves the same proportions of each type, size"
                  + " and territory: what is left is not due to who answered."),
          Label.of(
              "« pts » : des points de pourcentage ; de 37 % à 44 %, il y en a 7.",
              "\"pts\": percentage points; from 37% to 44% there are 7."));

  private static final List<Label> COMPARISON =
      List.of(
          Label.of(
              "Les semblables sont du même type et d’une taille proche, du département s’ils y ont"
                  + " assez répondu, sinon de la région ou de France ; s’ils sont trop peu partout,"
                  + " le groupe est plus large, et nommé en tête.",
              "Peers are of the same type and about the same size, of the département if enough of"
                  + " them answered there, else of the region or of France; where too few answered"
                  + " anywhere, the group is wider, and named at the top."),
          Label.of(
              "La collectivité compte parmi eux si elle a répondu : tous voient le même chiffre.",
              "The authority is one of them if it answered: all see the same figure."),
          Label.of(
              "Le point est la part des semblables ; son trait va du plus bas au plus haut de ce"
                  + " qui est plausible.",
              "The point is the share of the peers; its line goes from the lowest to the highest of"
                  + " what is plausible."),
          Label.of(
              "« La plupart » : plus de la moitié des semblables, à coup presque sûr.",
              "\"Most\": more than half of the peers, almost for sure."));

  private static final Label SQUARE =
      Label.of(
          "Un carré creux est une estimation par modèle, faute de réponses assez nombreuses"
              + " près d’ici ; ce n’est pas un décompte.",
          "A hollow square is expected by a model, where too few answered nearby; it is not a"
              + " count.");

  private Guide() {}

  /** With the sign of modelled figures if the page has any. */
  static Group ofComparison(Language in, boolean modelled) {
    List<Label> lines = new ArrayList<>(COMPARISON);
    if (modelled) {
      lines.add(SQUARE);
    }
    return of(in, lines);
  }

  static Group ofEdition(Language in, List<IndicatorResult> results) {
    boolean care =
        results.stream()
            .flatMap(r -> r.flags().stream())
            .anyMatch(f -> f.severity() != Severity.INFO);
    return of(in, results, care ? Optional.of(CARE) : Optional.empty());
  }

  static Group ofIndicator(Language in, IndicatorResult result) {
    boolean parts = !result.segments().isEmpty() || !result.crossedSegments().isEmpty();
    return of(in, List.of(result), parts ? Optional.of(CATEGORIES) : Optional.empty());
  }

  /** Only of what the page of these results shows. */
  private static Group of(Language in, List<IndicatorResult> results, Optional<Label> last) {
    List<Label> lines = new ArrayList<>(List.of(isAdjusted(results) ? LARGE : UNADJUSTED));
    Charts charts = new Charts(in);
    if (results.stream().anyMatch(r -> Headline.best(r).interval().isPresent())) {
      lines.add(BETWEEN);
    }
    boolean published = results.stream().anyMatch(r -> !r.indicator().references().isEmpty());
    lines.add(published ? PUBLISHED : OBSERVED);
    if (results.stream().anyMatch(r -> charts.distribution(r).isPresent())) {
      lines.add(BARS);
    }
    last.ifPresent(lines::add);
    return of(in, lines);
  }

  /** Whether any figure is adjusted. */
  static boolean isAdjusted(List<IndicatorResult> results) {
    return results.stream().anyMatch(r -> r.adjusted().value().isPresent());
  }

  static Group of(Language in, List<Label> lines) {
    return new Group(
        Place.GUIDE,
        "",
        List.of(new Heading(2, in.say(TITLE)), new Bullets(lines.stream().map(in::say).toList())));
  }
}
