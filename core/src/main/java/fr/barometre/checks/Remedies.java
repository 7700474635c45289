package fr.barometre.checks;

import fr.barometre.api.Label;
import fr.barometre.api.result.Flag;
import fr.barometre.api.result.FlagCode;
import fr.barometre.api.result.Remedy;
import fr.barometre.api.result.Remedy.Kind;
import fr.barometre.api.result.Severity;
import fr.barometre.api.territory.Dimension;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Remedies for each flag of a request: changes to the request that clear it or lower its severity.
 *
 * <p>Who answered cannot be changed by a request. There the remedy is a text to add: a request that
 * promises to publish the flag's sentence has the flag as information only. A figure that rests on
 * too few answers cannot be published with any sentence: if it is part of a breakdown, the remedy
 * is to leave out the breakdown; if it is of everybody, there is none.
 */
public final class Remedies {

  /** Flags of figures that no sentence makes fit to publish. */
  private static final Set<FlagCode> NOT_TO_PUBLISH =
      EnumSet.of(
          FlagCode.SMALL_BASE, FlagCode.WIDE_INTERVAL, FlagCode.SUPPRESSED, FlagCode.UNKNOWN);

  /** Codes of collectivités that a sentence has room for. */
  private static final int NAMED = 5;

  private final boolean canWeighByFrame;
  private final boolean joining;
  private final Set<FlagCode> promised;
  private final List<String> outside;

  /**
   * The remedies of one request.
   *
   * @param canWeighByFrame whether adjusted figures are not weighted by what the frame knows, and
   *     can be
   * @param joining whether levels with too few collectivités are joined already
   * @param promised codes of the flags whose sentence is going to be published
   * @param outside the references of collectivités that answered and are not in the frame; none if
   *     they are not known
   */
  public Remedies(
      boolean canWeighByFrame, boolean joining, Set<FlagCode> promised, List<String> outside) {
    this.canWeighByFrame = canWeighByFrame;
    this.joining = joining;
    this.promised = Set.copyOf(promised);
    this.outside = List.copyOf(outside);
  }

  /**
   * Flags with their remedies. Those that the request promises to publish only inform.
   *
   * @param flags the flags of one figure
   * @param breakdown the dimensions of the breakdown that it is part of; none for the whole
   * @return the flags, the most severe first
   */
  public List<Flag> with(List<Flag> flags, List<Dimension> breakdown) {
    return flags.stream()
        .map(flag -> remedied(flag, breakdown))
        .map(flag -> isPromised(flag) ? flag.withSeverity(Severity.INFO) : flag)
        .sorted(Diagnosis.MOST_SEVERE_FIRST)
        .toList();
  }

  private Flag remedied(Flag flag, List<Dimension> breakdown) {
    List<Remedy> found = of(flag, breakdown);
    Flag remedied = flag.withRemedies(found);
    return found.stream()
        .filter(remedy -> remedy.kind() == Kind.LEAVE_OUT)
        .findFirst()
        .map(remedy -> remedied.withAdvice(remedy.words()))
        .orElse(remedied);
  }

  private boolean isPromised(Flag flag) {
    return promised.contains(flag.code()) && !NOT_TO_PUBLISH.contains(flag.code());
  }

  private List<Remedy> of(Flag flag, List<Dimension> breakdown) {
    List<Remedy> found = new ArrayList<>();
    if ((flag.code() == FlagCode.UNREPRESENTATIVE || flag.code() == FlagCode.NEGATIVE_WEIGHTS)
        && canWeighByFrame) {
      found.add(
          new Remedy(
              Kind.WEIGH_BY_FRAME,
              Label.of(
                  "Redresser sur ce que l'on sait des collectivités.",
                  "Weight by what is known of the authorities."),
              List.of()));
    }
    if (flag.code() == FlagCode.OUTSIDE_FRAME && !outside.isEmpty()) {
      found.add(leavingOut(outside));
    }
    if (flag.code() == FlagCode.SUPPRESSED && !joining && !breakdown.isEmpty()) {
      found.add(
          new Remedy(
              Kind.JOIN_LEVELS,
              Label.of(
                  "Regrouper les catégories trop petites.", "Join categories that are too small."),
              List.of()));
    }
    if (!NOT_TO_PUBLISH.contains(flag.code())) {
      if (flag.severity() != Severity.INFO) {
        found.add(publishing(flag));
      }
    } else if (!breakdown.isEmpty()) {
      found.add(withoutBreakdown(breakdown));
    }
    return found;
  }

  private static Remedy publishing(Flag flag) {
    return new Remedy(
        Kind.ADD_TEXT,
        Label.of(
            "Publier avec la phrase : " + flag.sentence().fr(),
            "Publish with the sentence: " + flag.sentence().en()),
        List.of(flag.code().name()));
  }

  private static Remedy withoutBreakdown(List<Dimension> breakdown) {
    return new Remedy(
        Kind.WITHOUT_BREAKDOWN,
        Label.of(
            "Ne pas détailler par : "
                + breakdown.stream().map(d -> d.label().fr()).collect(Collectors.joining(", "))
                + ".",
            "Do not break down by: "
                + breakdown.stream().map(d -> d.label().en()).collect(Collectors.joining(", "))
                + "."),
        breakdown.stream().map(Dimension::code).toList());
  }

  private static Remedy leavingOut(List<String> references) {
    int more = references.size() - NAMED;
    String some = references.stream().limit(NAMED).collect(Collectors.joining(", "));
    return new Remedy(
        Kind.LEAVE_OUT,
        Label.of(
            "Corriger leurs codes, ou laisser de côté : "
                + some
                + (more > 0 ? " et " + more + " de plus." : "."),
            "Correct their codes, or leave out: "
                + some
                + (more > 0 ? " and " + more + " more." : ".")),
        references);
  }
}
