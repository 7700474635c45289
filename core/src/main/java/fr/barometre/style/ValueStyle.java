package fr.barometre.style;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.immutables.value.Value;

/**
 * How Immutables generates the values of a package. It leaves no trace in the class files: users'
 * compilers, which do not have Immutables, would warn of it. A default may use what is declared
 * above it and nothing below: no code looks after cycles between defaults.
 */
@Value.Style(
    visibility = Value.Style.ImplementationVisibility.PACKAGE,
    overshadowImplementation = true,
    jdkOnly = true,
    unsafeDefaultAndDerived = true,
    defaults = @Value.Immutable(copy = false),
    allowedClasspathAnnotations = Override.class)
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.SOURCE)
public @interface ValueStyle {}
