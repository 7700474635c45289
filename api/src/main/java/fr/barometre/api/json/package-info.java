/** How results of several versions are read. Internal: not exported by the module. */
@NullMarked
package fr.barometre.api.json;

import org.jspecify.annotations.NullMarked;
