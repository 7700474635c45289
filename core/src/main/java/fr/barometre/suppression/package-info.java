/**
 * Decides which figures of a request to hide, so that no combination of those that are published
 * stands for few collectivités.
 *
 * <p>This package is not exported and may change at any time. It may depend on the rules ({@code
 * disclosure}), the joining of levels ({@code recoding}), {@code sample} and the API.
 *
 * <p>References: Hundepool and others, "Statistical Disclosure Control", Wiley, 2012, chapter 4;
 * Belsley, Kuh and Welsch, "Regression Diagnostics", Wiley, 1980, §2.1.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Atom</b>: the respondents who have the same joined level in every breakdown asked for,
 *       and the same OPSN status. Atoms are the smallest groups that figures could tell apart.
 *   <li><b>Figure</b>: a sum over atoms that is meant to be published: the total, one level of a
 *       breakdown, one combination of levels of a crossing.
 *   <li><b>Attacker</b>: someone who knows the frame, who answered and all that is published, and
 *       who adds and subtracts figures.
 *   <li><b>Pattern</b>: which figures are hidden. It depends on counts alone.
 *   <li><b>Headline</b>: the total, the two sides of OPSN and the adjusted total. Headlines are
 *       decided before all breakdowns.
 *   <li><b>Place</b>: the respondents with the same joined levels of the frame. Atoms of one place
 *       differ only in the trait of the responses, such as the role.
 *   <li><b>Audience</b>: the types of collectivités that an indicator is about.
 *   <li><b>Way to count</b>: the counting unit of an indicator with its base.
 * </ul>
 *
 * <h2>Example</h2>
 *
 * <pre>
 *                  collectivités   published, without joining
 *   total                37         yes
 *   communes             20         yes
 *   CA                    8         yes
 *   CC                    6         no: total − communes − CA − CC would be the 3 métropoles
 *   métropoles            3         no: fewer than five
 * </pre>
 *
 * With joining, CC and métropoles are one level of 9, and all is published.
 *
 * <h2>Where to find what</h2>
 *
 * <ul>
 *   <li>{@link fr.barometre.suppression.Suppressions} is what the rest of the library calls, {@link
 *       fr.barometre.suppression.PeerGroups} for comparisons.
 *   <li>{@code DecisionMaker} goes through these steps and gives a {@code Decision}.
 *   <li>{@code Recodings} says how levels are joined, {@code Atoms} makes atoms of the cube, {@code
 *       Pattern} decides, {@code ShownFigures} knows what is safe; {@code AdjustedTotals}, {@code
 *       WeightGroups} and {@code AdjustedFigures} look at adjusted figures, {@code
 *       ResponseBreakdowns} at roles and groups, {@code CountingWays} and {@code MultipleResponses}
 *       at indicators that count a question in several ways, {@code Audiences} at those about
 *       different types.
 * </ul>
 */
@NullMarked
package fr.barometre.suppression;

import org.jspecify.annotations.NullMarked;
