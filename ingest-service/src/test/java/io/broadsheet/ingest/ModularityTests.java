package io.broadsheet.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.broadsheet.ingest");

    @Test
    void modulesUseOnlyWhatOthersOffer() {
        ApplicationModules.of(IngestApplication.class).verify();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.broadsheet.ingest.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void romeIsForTestsOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.rometools..")
                .check(CLASSES);
    }

    @Test
    void onlyTopicKnowsLucene() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.broadsheet.ingest.topic")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .check(CLASSES);
    }

    @Test
    void timeIsInjected() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
    }
}
