package fr.barometre.suppression;

import fr.barometre.api.result.SuppressionReason;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A cell of the published tables: a sum over atoms, and which of its forms are hidden.
 *
 * <p>Example: the cell "Bretagne" of the breakdown by région is the sum over all atoms with région
 * Bretagne. Its observed form may be shown while its adjusted form is hidden.
 */
final class TableCell {

  /** A form in which the same cell is published. */
  enum Form {
    /** The observed figure. */
    OBSERVED,
    /** The figure adjusted to the frame's OPSN share. */
    OPSN_ADJUSTED,
    /** The figure under the weighting that was asked for. */
    WEIGHTED
  }

  private static final Form[] FORMS = Form.values();

  private final int breakdown;
  private final int level;
  private final BitSet atomSet;
  private final int[] atoms;
  private final Runnable onHidden;

  /** Why forms are hidden; nothing for a form that is shown. */
  private final Map<Form, SuppressionReason> reasons = new EnumMap<>(Form.class);

  /**
   * A cell that is shown in all forms.
   *
   * @param breakdown number of its breakdown in the {@link LinkedTables}
   * @param level number of its level in the breakdown
   * @param atomSet its atoms
   * @param onHidden run each time that one more form is hidden
   */
  TableCell(int breakdown, int level, BitSet atomSet, Runnable onHidden) {
    this.breakdown = breakdown;
    this.level = level;
    this.atomSet = atomSet;
    this.atoms = atomSet.stream().toArray();
    this.onHidden = onHidden;
  }

  int breakdown() {
    return breakdown;
  }

  int level() {
    return level;
  }

  BitSet atomSet() {
    return atomSet;
  }

  /** Its atoms in ascending order. */
  int[] atoms() {
    return atoms;
  }

  boolean contains(int atom) {
    return atomSet.get(atom);
  }

  /** Whether it has atoms, and a sum contains them all. */
  boolean isWithin(BitSet sum) {
    for (int atom : atoms) {
      if (!sum.get(atom)) {
        return false;
      }
    }
    return atoms.length > 0;
  }

  /** Its atoms that are also in another set, in ascending order. */
  int[] atomsIn(BitSet others) {
    return Arrays.stream(atoms).filter(others::get).toArray();
  }

  /** Whether its observed form is shown. */
  boolean isShown() {
    return shows(Form.OBSERVED);
  }

  boolean shows(Form form) {
    return !reasons.containsKey(form);
  }

  /** Why a form is hidden; empty if it is shown. */
  Optional<SuppressionReason> reason(Form form) {
    return Optional.ofNullable(reasons.get(form));
  }

  /** Hides all forms. A reason from the rules replaces that of complementary suppression. */
  void hide(SuppressionReason reason) {
    for (Form form : FORMS) {
      hide(form, reason);
    }
    if (reason != SuppressionReason.REVEALING) {
      reasons.put(Form.OBSERVED, reason);
    }
  }

  /** Hides one form; if it was hidden before, its reason stays. */
  void hide(Form form, SuppressionReason reason) {
    if (shows(form)) {
      reasons.put(form, reason);
      onHidden.run();
    }
  }
}
