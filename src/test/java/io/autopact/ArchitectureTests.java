package io.autopact;

import static com.tngtech.archunit.lang.conditions.ArchConditions.haveSimpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.autopact.exchange.PortfolioArchive;
import io.autopact.shared.request.PublicAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.TimeZone;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the house is laid out, rule by rule, each with its reason. */
@AnalyzeClasses(packages = "io.autopact", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule controllersStayInTheWebPackageOfTheirModule = classes()
            .that()
            .areAnnotatedWith(RestController.class)
            .and()
            .resideOutsideOfPackage("..shared..")
            .should()
            .resideInAPackage("..web")
            .andShould()
            .bePackagePrivate()
            .because("a controller is an edge of its module: nothing inside may lean on it");

    @ArchTest
    static final ArchRule nothingOutsideTheWebPackagesKnowsThem = noClasses()
            .that()
            .resideOutsideOfPackage("..web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.autopact.organization.web",
                    "io.autopact.agreement.web",
                    "io.autopact.capability.web",
                    "io.autopact.rollout.web",
                    "io.autopact.portfolio.web",
                    "io.autopact.evidence.web",
                    "io.autopact.exchange.web",
                    "io.autopact.history.web",
                    "io.autopact.integration.web",
                    "io.autopact.integration.webhook.web",
                    "io.autopact.pages.web",
                    "io.autopact.access.web")
            .because("what is done does not depend on how it is asked for");

    @ArchTest
    static final ArchRule everyOperationSaysWhoMayCallIt = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should()
            .beMetaAnnotatedWith(RolesAllowed.class)
            .orShould()
            .beAnnotatedWith(PermitAll.class)
            .because(
                    "what a method does not say is found out by whoever gets in: nobody may call it, and no start succeeds");

    @ArchTest
    static final ArchRule everyOperationCanBeAdvised = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .should()
            .notBePrivate()
            .andShould()
            .notBeFinal()
            .because(
                    "what a proxy cannot override runs past the transaction of writes, and on the proxy's empty fields");

    @ArchTest
    static final ArchRule nothingIsDecidedByTheTextOfAnAddress = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(PublicAddress.class.getName())
            .should()
            .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.nameMatching(
                    "getRequestURI|getRequestURL|getServletPath|getPathInfo|getPathTranslated")))
            .because(
                    "a proxy's headers and other ways to write an address change its text and not what it calls: who may,"
                            + " whether it writes and which retry it is are decided by the method that Spring has matched"
                            + " (CalledOperation); what shows an address asks PublicAddress");

    @ArchTest
    static final ArchRule onePlaceKnowsWhereTheClientSeesTheService = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(PublicAddress.class.getName())
            .should()
            .callMethodWhere(JavaCall.Predicates.target(
                    HasName.Predicates.nameMatching("getContextPath|fromCurrent.*|getServerName|getServerPort")))
            .because("where the client sees the service is for showing alone, and is shown by PublicAddress");

    @ArchTest
    static final ArchRule persistenceStaysInside = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .or()
            .areAssignableTo(Repository.class)
            .should()
            .bePackagePrivate()
            .because("other modules and clients see views, so that the tables can change without them");

    @ArchTest
    static final ArchRule theWebKnowsNoEntities = noClasses()
            .that()
            .resideInAPackage("..web..")
            .should()
            .dependOnClassesThat()
            .areAnnotatedWith(Entity.class)
            .because("an entity in an answer shows what was never meant to be shown");

    @ArchTest
    static final ArchRule entitiesHaveNoSetters = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .or()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Embeddable.class)
            .should()
            .haveNameNotMatching("set(?!Parties$|Signatories$)[A-Z].*")
            .because("what changes an entity is named for what people do, and keeps its rules");

    @ArchTest
    static final ArchRule constructorsInject = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .because("a class says in its constructor what it needs");

    @ArchTest
    static final ArchRule timesCarryAZone = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(PortfolioArchive.class.getName())
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class, LocalDateTime.class)
            .because(
                    "a time without a zone is a different moment for every reader; entries of a zip alone have no other");

    @ArchTest
    static final ArchRule oneClockTellsTheTime = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.autopact.shared.time.TimeConfiguration")
            .should()
            .accessTargetWhere(
                    DescribedPredicate.describe("reads the time of the machine", ArchitectureTests::readsTime))
            .because("what a day or an instant decides moves with the clock that is injected (Today, Clock);"
                    + " how long something takes is measured by System.nanoTime()");

    private static boolean readsTime(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        String name = access.getName();
        boolean isGivenClock = access.getTarget() instanceof CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
        return (owner.startsWith("java.time.") && name.equals("now") && !isGivenClock)
                || (owner.equals(Clock.class.getName()) && name.matches("system.*|tick.+"))
                || (owner.equals(TimeZone.class.getName()) && name.equals("getDefault"))
                || name.equals("systemDefault")
                || name.equals("currentTimeMillis");
    }

    @ArchTest
    static final ArchRule sharedKnowsNoModule = noClasses()
            .that()
            .resideInAPackage("io.autopact.shared..")
            .should()
            .dependOnClassesThat(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage("io.autopact..")
                    .and(DescribedPredicate.not(com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage(
                            "io.autopact.shared.."))))
            .because("what everyone stands on stands on no one");

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("io.autopact.(**)")
            .should()
            .beFreeOfCycles()
            .because("two packages that need each other are one");

    @ArchTest
    static final ArchRule contributionsAreFoundByName = classes()
            .that()
            .areAnnotatedWith(org.springframework.context.annotation.Configuration.class)
            .should(haveSimpleNameEndingWith("Configuration")
                    .or(haveSimpleNameEndingWith("DataSets"))
                    .or(haveSimpleNameEndingWith("Lists"))
                    .or(haveSimpleNameEndingWith("Roles"))
                    .or(haveSimpleNameEndingWith("Document")))
            .because("a reader finds what a module contributes by its name");
}
