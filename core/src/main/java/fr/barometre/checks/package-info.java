/**
 * The checks that raise flags: one class a flag, its threshold in {@link
 * fr.barometre.diagnosis.FlagPolicy}, its code in the API.
 *
 * <p>An engine, which the module does not export: it may change. May depend on {@code diagnosis},
 * {@code bias}, {@code sample}, {@code population}, {@code inference}, {@code wording} and the API.
 *
 * <pre>{@code
 * Diagnosis diagnosis = new Diagnosis(FlagPolicy.DEFAULT);
 * List<Flag> flags = diagnosis.ofTheWhole(findings, List.of(Dimension.TYPE));
 * }</pre>
 */
@NullMarked
package fr.barometre.checks;

import org.jspecify.annotations.NullMarked;
