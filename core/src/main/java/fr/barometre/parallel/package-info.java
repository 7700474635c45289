/**
 * Work in pieces on an executor that the caller gives. Internal: not exported by the module.
 *
 * <p>May depend on the JDK only.
 *
 * <pre>{@code
 * Map<String, Supplier<Result>> pieces = …
 * Map<String, Result> found = Tasks.run(pieces, executor);
 *
 * Task<Rows> next = Task.of(() -> parse(file), executor);
 * Rows rows = next.result();
 * }</pre>
 */
@NullMarked
package fr.barometre.parallel;

import org.jspecify.annotations.NullMarked;
