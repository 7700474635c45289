/**
 * Decides which figures of a question to hide, so that no answer can be worked out from those that
 * are published: complementary cell suppression in linked tables.
 *
 * <p>This package is not exported and may change at any time. It may depend on the rules ({@code
 * disclosure}), {@code estimate}, {@code tally} and the API.
 *
 * <p>References: Hundepool and others, "Statistical Disclosure Control", Wiley, 2012, chapter 4; L.
 * H. Cox, "Suppression methodology and statistical disclosure control", Journal of the American
 * Statistical Association 75 (1980), 377–385.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Atom</b>: the respondents who have the same level in every breakdown asked for, and the
 *       same OPSN status. Atoms are the smallest groups that figures could tell apart.
 *   <li><b>Cell</b>: a sum over atoms that is meant to be published: the total, one level of a
 *       breakdown, or one combination of levels of a crossing. It has up to three forms: observed,
 *       adjusted to the frame's OPSN share, weighted.
 *   <li><b>Sensitive cell</b>: a cell that breaks a rule. Hiding it is <b>primary suppression</b>.
 *   <li><b>Complementary suppression</b>: hiding more cells, so that no hidden cell follows from
 *       those that are published.
 *   <li><b>Attacker</b>: someone who knows the frame, the atom of each respondent, all weights and
 *       all that is published, and who solves equations.
 *   <li><b>Differencing</b>: subtracting published parts from a published sum.
 *   <li><b>Exchange</b>: two answers that swap places, and change no published sum.
 * </ul>
 *
 * <h2>Example</h2>
 *
 * <pre>
 *                  collectivités   yes      published
 *   total                37         17      yes
 *   communes             20          9      yes
 *   CA                    8          4      yes
 *   CC                    6          3      no: complementary suppression
 *   métropoles            3          1      no: primary suppression (fewer than five)
 * </pre>
 *
 * If only the métropoles were hidden, their count would be 17 − 9 − 4 − 3 = 1. With the CC hidden
 * too, the attacker knows that 4 of these 9 collectivités say yes, and not which: a yes of a CC and
 * a no of a métropole can be exchanged.
 *
 * <h2>Where to find what</h2>
 *
 * <ul>
 *   <li>{@link fr.barometre.suppression.Suppressions} is what the rest of the library calls.
 *   <li>{@code Tabulation} turns the cube into {@code LinkedTables}: atoms, cells, and what atoms
 *       contribute to each indicator.
 *   <li>{@code Suppressor} hides cells. It asks {@code SensitivityRules} and {@code Differencing},
 *       which look at how many collectivités there are, and {@code SuppressedCell}, with {@code
 *       ExchangeSearch}, {@code EquivalenceClasses} and {@code FeasibilityAudit}, which look at
 *       what they answered.
 * </ul>
 */
@NullMarked
package fr.barometre.suppression;

import org.jspecify.annotations.NullMarked;
