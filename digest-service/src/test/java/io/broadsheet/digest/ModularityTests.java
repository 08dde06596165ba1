package io.broadsheet.digest;

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
            .importPackages("io.broadsheet.digest");

    @Test
    void modulesUseOnlyWhatOthersOffer() {
        ApplicationModules.of(DigestApplication.class).verify();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.broadsheet.digest.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyMailKnowsJakartaMail() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.broadsheet.digest.mail")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.mail..")
                .check(CLASSES);
    }

    @Test
    void timeIsInjected() {
        noClasses().should().callMethod(Instant.class, "now").check(CLASSES);
    }
}
