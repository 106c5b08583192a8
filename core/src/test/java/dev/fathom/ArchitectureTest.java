package dev.fathom;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Guards the road Document → Passage + Figure → Index → Query → Hit: a value knows only what stands before it. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .importPackages("dev.fathom");

    /** The packages, from the ground up. Neighbours on one level do not know each other. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("dev.fathom.text.."),
            // The same text as terms; whatever counts words needs it, whichever backend holds them.
            List.of("dev.fathom.internal.analysis.."),
            List.of("dev.fathom.document..", "dev.fathom.embed.."),
            List.of("dev.fathom.figure..", "dev.fathom.passage.."),
            List.of("dev.fathom.query.."),
            List.of("dev.fathom.hit.."),
            List.of("dev.fathom.rank.."),
            List.of("dev.fathom.djl.."),
            List.of("dev.fathom.backend.."),
            List.of("dev.fathom.internal.lucene.."),
            // A server that is Lucene inside: the same fields, the same shapes of queries, the same code that ranks.
            List.of("dev.fathom.opensearch.."),
            List.of("dev.fathom", "dev.fathom.eval.."),
            // LuceneAccess opens a FathomIndex, so the door stands on the facade and not beside it.
            List.of("dev.fathom.lucene.."));

    private static final String[] PACKAGES =
            LEVELS.stream().flatMap(List::stream).toArray(String[]::new);

    @Test
    void everyPackageStandsInTheTable() {
        classes()
                .should()
                .resideInAnyPackage(PACKAGES)
                .because("a package that is in no level would escape the rules about levels")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> aPackageImportsLowerLevelsOnly() {
        return Stream.of(PACKAGES).map(name -> dynamicTest(name, () -> importsLowerLevelsOnly(name)));
    }

    private static void importsLowerLevelsOnly(String name) {
        var others = resideInAnyPackage(notBelow(name))
                .and(not(resideInAPackage(name)))
                .as("are beside or above it");
        noClasses()
                .that()
                .resideInAPackage(name)
                .should()
                .dependOnClassesThat(others)
                .because("a value knows only what stands before it on the road")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void noPackageDependsOnItselfThroughOthers() {
        slices().matching("dev.fathom.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle can only be understood all at once")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void luceneTypesStayInside() {
        classes()
                .that()
                .resideOutsideOfPackages("dev.fathom.internal..", "dev.fathom.lucene..")
                .should(notShow("org.apache.lucene"))
                .because("an application should not have to change when Lucene does; dev.fathom.lucene is the one door")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** The packages on the level of the named one and above it. */
    private static String[] notBelow(String name) {
        return LEVELS.stream()
                .dropWhile(level -> !level.contains(name))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    /** No type of the library stands in what other packages can see: supertypes, fields, parameters, results, exceptions. */
    private static ArchCondition<JavaClass> notShow(String library) {
        return new ArchCondition<>("not show types of " + library + " to other packages") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isSeen(type)) {
                    return;
                }
                Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                        .forEach(supertype -> report(type, type.getFullName(), supertype, events));
                type.getTypeParameters().forEach(p -> report(type, type.getFullName(), p, events));
                type.getMembers().stream()
                        .filter(member -> isOpen(member.getModifiers()))
                        .forEach(member ->
                                signature(member).forEach(shown -> report(type, member.getFullName(), shown, events)));
            }

            private void report(JavaClass type, String where, JavaType shown, ConditionEvents events) {
                shown.getAllInvolvedRawTypes().stream()
                        .filter(raw -> raw.getPackageName().startsWith(library))
                        .forEach(raw ->
                                events.add(SimpleConditionEvent.violated(type, where + " shows " + raw.getName())));
            }
        };
    }

    private static Stream<JavaType> signature(JavaMember member) {
        if (member instanceof JavaCodeUnit code) {
            return Stream.of(
                            Set.of(code.getReturnType()),
                            code.getParameterTypes(),
                            code.getTypeParameters(),
                            code.getExceptionTypes())
                    .flatMap(Collection::stream);
        }
        return Stream.of(((JavaField) member).getType());
    }

    /** A nested type is seen only when everything around it is. */
    private static boolean isSeen(JavaClass type) {
        return isOpen(type.getModifiers())
                && type.getEnclosingClass().map(ArchitectureTest::isSeen).orElse(true);
    }

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return modifiers.contains(PUBLIC) || modifiers.contains(PROTECTED);
    }
}
