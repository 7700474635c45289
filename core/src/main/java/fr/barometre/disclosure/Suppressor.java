package fr.barometre.disclosure;

import fr.barometre.api.result.SuppressionReason;
import fr.barometre.disclosure.Measure.Sum;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Hides sums of a table until none that is hidden follows from those that are shown. */
final class Suppressor {

  private final Disclosure rules;
  private final Table table;
  private final Deque<Secret> secrets = new ArrayDeque<>();

  private Suppressor(Disclosure rules, Table table) {
    this.rules = rules;
    this.table = table;
  }

  static void apply(Disclosure rules, Table table) {
    if (rules.hides()) {
      new Suppressor(rules, table).suppress();
    }
  }

  /** Hiding more never closes what was open: a secret that was once open needs no second look. */
  private void suppress() {
    hideSmallSums();
    boolean more = true;
    while (more && table.whole().shown()) {
      more = hideForRemainders();
      while (!secrets.isEmpty() && table.whole().shown()) {
        Secret secret = secrets.element();
        if (secret.empty() || secret.open(table)) {
          secrets.remove();
        } else {
          hideFor(secret);
          more = true;
        }
      }
    }
    if (!table.whole().shown()) {
      hideAll();
    }
  }

  private Optional<SuppressionReason> judge(BitSet atoms) {
    return table.measures().stream()
        .map(m -> m.over(atoms))
        .flatMap(s -> rules.judge(s).stream())
        .findFirst();
  }

  /** Primary suppression; and no adjusted figure that would part a small side from the rest. */
  private void hideSmallSums() {
    judgeSides(table.whole());
    judge(table.whole().atoms()).ifPresent(table.whole()::hide);
    for (List<Figure> breakdown : table.breakdowns()) {
      for (Figure figure : breakdown) {
        Optional<SuppressionReason> reason = judge(figure.atoms());
        if (reason.isPresent()) {
          hide(figure, breakdown, reason.get());
        } else {
          judgeSides(figure);
        }
      }
    }
  }

  /** The sums of the two sides follow from an observed figure and its adjusted form. */
  private void judgeSides(Figure figure) {
    if (table.broughtToOpsn(figure)) {
      judge(figure.within(table.sides().get(0)))
          .or(() -> judge(figure.within(table.sides().get(1))))
          .ifPresent(reason -> hideAdjusted(figure, reason));
    }
  }

  private void hide(Figure figure, List<Figure> breakdown, SuppressionReason reason) {
    figure.hide(reason);
    table.measures().forEach(m -> secrets.add(new Secret(figure.atoms(), breakdown, m)));
  }

  private void hideAdjusted(Figure figure, SuppressionReason reason) {
    figure.hideAdjusted(reason);
    if (figure != table.whole()) {
      figure.hideWeighted(reason);
    }
  }

  /** Sums shown less the parts shown of them: what remains must be large enough, or nothing. */
  private boolean hideForRemainders() {
    boolean any = false;
    for (int breakdown = 0; breakdown < table.breakdowns().size(); breakdown++) {
      for (BitSet container : containers(table.breakdowns().get(breakdown))) {
        while (hideForRemainder(container, breakdown)) {
          any = true;
        }
      }
    }
    return any;
  }

  private boolean hideForRemainder(BitSet container, int breakdown) {
    BitSet remainder = (BitSet) container.clone();
    List<Figure> taken = table.take(breakdown, remainder);
    if (taken.isEmpty() || judge(remainder).isEmpty()) {
      return false;
    }
    Figure smallest = smallest(taken).orElseThrow();
    if (Table.contains(container, smallest.atoms())) {
      hide(smallest, table.breakdowns().get(breakdown), SuppressionReason.REVEALING);
    } else {
      hideAdjusted(smallest, SuppressionReason.REVEALING);
    }
    return true;
  }

  private List<BitSet> containers(List<Figure> breakdown) {
    List<BitSet> containers = new ArrayList<>(List.of(table.whole().atoms()));
    containers.addAll(table.pieces(table.whole()));
    for (List<Figure> other : table.breakdowns()) {
      if (other != breakdown) {
        for (Figure figure : other) {
          if (figure.shown() && !figure.atoms().isEmpty()) {
            containers.add(figure.atoms());
            containers.addAll(table.pieces(figure));
          }
        }
      }
    }
    return containers.stream().distinct().toList();
  }

  /**
   * Hides what costs least for an answer to be exchanged; where unequal factors give the secret
   * away nevertheless, the smallest part of its breakdown, then the adjusted forms of the whole,
   * then other breakdowns, in the end the whole.
   */
  private void hideFor(Secret secret) {
    Sum all = secret.measure().over(table.whole().atoms());
    Figure whole = table.whole();
    Optional<Seen.Remedy> remedy = secret.remedy(table);
    Optional<Figure> own = smallest(secret.breakdown());
    if (!all.canFall() || !all.canRise() || remedy.isEmpty()) {
      whole.hide(SuppressionReason.REVEALING);
    } else if (remedy.get().cost() > 0) {
      remedy.get().figures().forEach(this::hideRevealing);
      remedy.get().adjusted().forEach(f -> hideAdjusted(f, SuppressionReason.REVEALING));
    } else if (own.isPresent()) {
      hideRevealing(own.get());
    } else if (whole.adjusted()) {
      hideAdjusted(whole, SuppressionReason.REVEALING);
    } else if (table.weighted() && whole.weightedReason().isEmpty()) {
      whole.hideWeighted(SuppressionReason.REVEALING);
    } else {
      hideElsewhere(secret);
    }
  }

  private void hideRevealing(Figure figure) {
    table.breakdowns().stream()
        .filter(levels -> levels.contains(figure))
        .forEach(levels -> hide(figure, levels, SuppressionReason.REVEALING));
  }

  private void hideElsewhere(Secret secret) {
    for (List<Figure> other : table.breakdowns()) {
      Optional<Figure> shown = smallest(other);
      if (other != secret.breakdown() && shown.isPresent()) {
        hideRevealing(shown.get());
        return;
      }
    }
    table.whole().hide(SuppressionReason.REVEALING);
  }

  /** The first of the smallest figures that are shown, of those with somebody in them. */
  private Optional<Figure> smallest(List<Figure> figures) {
    return figures.stream()
        .filter(f -> f.shown() && size(f) > 0)
        .min(Comparator.comparingLong(this::size));
  }

  private long size(Figure figure) {
    long most = 0;
    for (Measure measure : table.measures()) {
      most = Math.max(most, table.size(figure, measure));
    }
    return most;
  }

  private void hideAll() {
    table
        .breakdowns()
        .forEach(
            levels ->
                levels.stream()
                    .filter(f -> f.shown() && size(f) > 0)
                    .forEach(f -> f.hide(SuppressionReason.REVEALING)));
  }
}
