package dev.webstore.acceptance.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.beFinal;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.webstore.platform.client.Call;
import dev.webstore.platform.client.ServiceClient;
import io.helidon.webserver.http.Filter;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.trace.IdGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What docs/architecture.md promises about the code. */
class ArchitectureTest {

    private static final String PLATFORM = "dev.webstore.platform..";
    private static final String[] SERVICES = {
        "dev.webstore.external..",
        "dev.webstore.payments..",
        "dev.webstore.promotions..",
        "dev.webstore.main..",
        "dev.webstore.frontend.."
    };

    /** Where cents are counted. */
    private static final String[] MONEY = {
        "dev.webstore.platform.money..",
        "dev.webstore.payments.charge..",
        "dev.webstore.payments.ledger..",
        "dev.webstore.payments.refund..",
        "dev.webstore.payments.settlement..",
        "dev.webstore.main.cart..",
        "dev.webstore.main.catalogue..",
        "dev.webstore.main.checkout..",
        "dev.webstore.main.order..",
        "dev.webstore.promotions.campaign..",
        "dev.webstore.promotions.coupon..",
        "dev.webstore.promotions.loyalty..",
        "dev.webstore.promotions.pricing..",
        "dev.webstore.external.provider.."
    };

    /** What the templates of pages are compiled to. */
    private static final Pattern GENERATED =
            Pattern.compile("dev\\.webstore\\.(frontend\\.template|console\\.markup).*");

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/acceptance/"))
            .importPackages("dev.webstore");

    @Test
    void arrowsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("launcher")
                .definedBy("dev.webstore.launcher..")
                .layer("services")
                .definedBy(SERVICES)
                .layer("console")
                .definedBy("dev.webstore.console..")
                .layer("stack")
                .definedBy("dev.webstore.stack..")
                .layer("traffic")
                .definedBy("dev.webstore.traffic..")
                .layer("promql")
                .definedBy("dev.webstore.promql..")
                .layer("embedded")
                .definedBy("dev.webstore.embedded..")
                .layer("platform")
                .definedBy(PLATFORM)
                .whereLayer("launcher")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("services")
                .mayOnlyBeAccessedByLayers("launcher")
                .whereLayer("console")
                .mayOnlyBeAccessedByLayers("launcher")
                .whereLayer("stack")
                .mayOnlyBeAccessedByLayers("launcher")
                .whereLayer("traffic")
                .mayOnlyBeAccessedByLayers("launcher")
                .whereLayer("promql")
                .mayOnlyBeAccessedByLayers("console", "launcher")
                .whereLayer("promql")
                .mayNotAccessAnyLayer()
                .whereLayer("embedded")
                .mayOnlyBeAccessedByLayers("launcher", "traffic")
                .whereLayer("platform")
                .mayNotAccessAnyLayer()
                .check(CODE);
    }

    @Test
    void servicesKnowEachOtherOnlyOverHttp() {
        slices().matching("dev.webstore.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(resideInAPackage("dev.webstore.launcher.."), alwaysTrue())
                .ignoreDependency(
                        alwaysTrue(), resideInAnyPackage(PLATFORM, "dev.webstore.embedded..", "dev.webstore.promql.."))
                .check(CODE);
    }

    @Test
    void noPackageNeedsItself() {
        slices().matching("dev.webstore.(**)").should().beFreeOfCycles().check(CODE);
    }

    @Test
    void thirdPartiesKnowNothingOfEachOther() {
        slices().matching("dev.webstore.external.(provider|crm|inventory)..")
                .should()
                .notDependOnEachOther()
                .check(CODE);
    }

    @Test
    void onlyStoresSpeakSql() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .and()
                .haveNameNotMatching(".*(Store|Ledger|Columns)(\\$.*)?")
                .should()
                .callMethodWhere(target(owner(resideInAnyPackage("org.jdbi..", "java.sql.."))))
                .check(CODE);
    }

    /** The frontend is an edge as a whole, but for its picture of the shop. */
    @Test
    void onlyTheEdgesSpeakHttp() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .and(not(resideInAPackage("dev.webstore.frontend..")
                        .and(not(resideInAPackage("dev.webstore.frontend.shop..")))))
                .and()
                .areNotAssignableTo(Filter.class)
                .and()
                .haveNameNotMatching(
                        ".*\\.(\\w+Routes|Authentication|Administrators|ControlAccess|RateLimits|Refusal)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.helidon.webserver..")
                .check(CODE);
    }

    @Test
    void onlyClientsCallOtherSystems() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .and()
                .haveNameNotMatching(".*\\.(\\w*Client|Administrators|frontend\\.shop\\.Backend)(\\$.*)?")
                .should()
                .callMethod(ServiceClient.class, "call", Call.class)
                .check(CODE);
    }

    @Test
    void valuesStoresAndClientsAreFreeOfTelemetry() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .and(describe("are values, stores or clients", ArchitectureTest::isValueStoreOrClient))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry..")
                .check(CODE);
    }

    private static boolean isValueStoreOrClient(JavaClass one) {
        return one.isRecord() || one.getSimpleName().matches(".*(Store|Ledger|Client)");
    }

    @Test
    void theInsideDoesNotKnowTheRoutesToIt() {
        noClasses()
                .that()
                .resideInAnyPackage(SERVICES)
                .and()
                .resideOutsideOfPackage("dev.webstore.frontend..")
                .and()
                .haveNameNotMatching(".*(Routes|Service|ThirdParty|PaymentProvider|CrmSystem|InventorySystem)(\\$.*)?")
                .should()
                .dependOnClassesThat(resideInAnyPackage(SERVICES).and(nameMatching(".*Routes(\\$.*)?")))
                .check(CODE);
    }

    @Test
    void onlyThePlatformTouchesTheSdkAndNothingIsGlobal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.webstore.platform.telemetry..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.opentelemetry.sdk..").and(not(assignableTo(IdGenerator.class))))
                .check(CODE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(GlobalOpenTelemetry.class)
                .check(CODE);
    }

    @Test
    void metricsAreMadeInInstrumentsOnly() {
        noClasses()
                .that()
                .haveNameNotMatching("dev\\.webstore\\.platform\\..*|.*\\.instruments\\..*|.*\\.rum\\..*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.opentelemetry.api.metrics..")
                .check(CODE);
    }

    @Test
    void noPackageIsAGrabBag() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..", "..utils..", "..common..", "..helper..", "..helpers..", "..manager..", "..misc..")
                .check(CODE);
    }

    @Test
    void nothingStaticChanges() {
        fields().that().areStatic().should(beFinal()).check(CODE);
        fields().that()
                .areStatic()
                .should()
                .notHaveRawType(resideInAPackage("java.util.concurrent.atomic")
                        .or(assignableTo(HashMap.class))
                        .or(assignableTo(ArrayList.class))
                        .or(assignableTo(ThreadLocal.class))
                        .or(assignableTo(ConcurrentMap.class)))
                .check(CODE);
    }

    @Test
    void logsGoThroughTheServicesLogger() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(CODE);
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.webstore.launcher..", "dev.webstore.traffic..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CODE);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(CODE);
    }

    @Test
    void everyPackageSaysWhereNullMayBe() {
        assertThat(CODE.getPackage("dev.webstore").getSubpackagesInTree())
                .filteredOn(one -> !one.getClasses().isEmpty()
                        && !GENERATED.matcher(one.getName()).matches())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.tryGetPackageInfo()
                                .map(info -> info.isAnnotatedWith(NullMarked.class))
                                .orElse(false))
                        .as(one.getName())
                        .isTrue());
    }

    @Test
    void moneyIsCountedInWholeCents() {
        var counted = resideInAnyPackage(MONEY);
        fields().that()
                .areDeclaredInClassesThat(counted)
                .should()
                .notHaveRawType(nameMatching("double|float|java\\.lang\\.(Double|Float)"))
                .check(CODE);
        methods()
                .that()
                .areDeclaredInClassesThat(counted)
                .and()
                .doNotHaveName("approximateDollars")
                .should()
                .notHaveRawReturnType(nameMatching("double|float|java\\.lang\\.(Double|Float)"))
                .check(CODE);
    }

    @Test
    void theListOfPackagesThatCountMoneyIsUpToDate() {
        assertThat(MONEY)
                .allSatisfy(name -> assertThat(CODE.containPackage(name.replace("..", "")))
                        .as(name)
                        .isTrue());
    }
}
