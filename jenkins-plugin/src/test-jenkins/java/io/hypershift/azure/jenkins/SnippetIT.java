package io.hypershift.azure.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.AbstractProject;
import hudson.model.FreeStyleProject;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import java.util.List;
import java.util.Locale;
import org.jvnet.hudson.test.TestExtension;
import org.kohsuke.stapler.DataBoundConstructor;
import java.util.stream.Stream;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The forms of the steps in the snippet generator. */
@WithJenkins
class SnippetIT {
    @Test
    void what_is_given_comes_back_from_the_form_and_what_is_not_is_not_told(JenkinsRule jenkins) throws Exception {
        var create = filled(new WithHostedClusterStep(), "pr-1");
        assertThat(snippet(StepForm.roundTrip(jenkins, create))).isEqualTo(snippet(create));
        assertThat(snippet(create))
                .isEqualTo("withHostedCluster(baseDomain: 'example.com', clusterName: 'pr-1', nodePoolReplicas: 3) {\n"
                        + "    // some block\n}");
        var detailed = filled(new CreateClusterStep(), "pr-4");
        detailed.endpointAccess = "Private";
        detailed.fips = true;
        detailed.availabilityZones = "1,2";
        detailed.rootDiskSize = 256;
        assertThat(snippet(StepForm.roundTrip(jenkins, detailed)))
                .isEqualTo("hypershiftCreateCluster availabilityZones: '1,2', baseDomain: 'example.com',"
                        + " clusterName: 'pr-4', endpointAccess: 'Private', fips: true, nodePoolReplicas: 3,"
                        + " rootDiskSize: 256");
        var made = filled(new CreateClusterStep(), "pr-2");
        assertThat(snippet(StepForm.roundTrip(jenkins, made)))
                .isEqualTo("hypershiftCreateCluster baseDomain: 'example.com', clusterName: 'pr-2', nodePoolReplicas: 3");
        assertThat(snippet(StepForm.roundTrip(jenkins, new DestroyClusterStep("pr-3"))))
                .isEqualTo("hypershiftDestroyCluster 'pr-3'");
        assertThat(snippet(StepForm.roundTrip(jenkins, new WithHostedClusterKubeconfigStep())))
                .isEqualTo("withHostedClusterKubeconfig {\n    // some block\n}");
        var operator = new InstallOperatorStep();
        operator.setTimeout("20m");
        assertThat(snippet(StepForm.roundTrip(jenkins, operator))).isEqualTo("hypershiftInstallOperator timeout: '20m'");
        operator.privatePlatform = "Azure";
        operator.enableConversionWebhook = false;
        assertThat(snippet(StepForm.roundTrip(jenkins, operator)))
                .isEqualTo("hypershiftInstallOperator enableConversionWebhook: false, privatePlatform: 'Azure', timeout: '20m'");
        var credentialed = new InstallOperatorStep();
        credentialed.externalDnsCredentialsId = "dns";
        credentialed.azurePrivateCredentialsId = "private";
        credentialed.scaleFromZeroCredentialsId = "scale";
        assertThat(snippet(StepForm.roundTrip(jenkins, credentialed)))
                .isEqualTo("hypershiftInstallOperator azurePrivateCredentialsId: 'private', externalDnsCredentialsId: 'dns', "
                        + "scaleFromZeroCredentialsId: 'scale'");
    }

    @Test
    void a_cluster_without_a_name_has_none_in_its_snippet_either(JenkinsRule jenkins) throws Exception {
        assertThat(snippet(StepForm.roundTrip(jenkins, new CreateClusterStep()))).isEqualTo("hypershiftCreateCluster()");
        var kept = new WithHostedClusterStep();
        kept.setKeepOnFailure("2h");
        kept.diagnoseOnFailure = false;
        assertThat(snippet(StepForm.roundTrip(jenkins, kept)))
                .isEqualTo("withHostedCluster(diagnoseOnFailure: false, keepOnFailure: '2h') {\n    // some block\n}");
    }

    @Test
    void the_forms_of_checks_hold_what_they_are_given(JenkinsRule jenkins) throws Exception {
        assertThat(snippet(StepForm.roundTrip(jenkins, new DoctorStep()))).isEqualTo("hypershiftDoctor()");
        var doctor = new DoctorStep();
        doctor.setPrefix("demo");
        doctor.setNodePoolReplicas(3);
        assertThat(snippet(StepForm.roundTrip(jenkins, doctor)))
                .isEqualTo("hypershiftDoctor nodePoolReplicas: 3, prefix: 'demo'");
        var verify = new VerifyFoundationStep();
        verify.setBaseDomain("example.com");
        verify.setBundleSecret("ci/demo");
        verify.setDnsServers("10.0.0.2");
        assertThat(snippet(StepForm.roundTrip(jenkins, verify)))
                .isEqualTo("hypershiftVerifyFoundation baseDomain: 'example.com', bundleSecret: 'ci/demo',"
                        + " dnsServers: '10.0.0.2'");
    }

    @Test
    void the_forms_of_a_foundation_hold_what_they_are_given(JenkinsRule jenkins) throws Exception {
        assertThat(snippet(StepForm.roundTrip(jenkins, new CreateFoundationStep())))
                .isEqualTo("hypershiftCreateFoundation()");
        var create = new CreateFoundationStep();
        create.setPrefix("demo");
        create.setBundleSecret("ci/demo");
        create.setControlPlaneOperatorIdentity(false);
        create.setRoleScope("subscription");
        assertThat(snippet(StepForm.roundTrip(jenkins, create)))
                .isEqualTo("hypershiftCreateFoundation bundleSecret: 'ci/demo', controlPlaneOperatorIdentity: false,"
                        + " prefix: 'demo', roleScope: 'subscription'");
        assertThat(snippet(StepForm.roundTrip(jenkins, new DestroyFoundationStep())))
                .isEqualTo("hypershiftDestroyFoundation()");
        var destroy = new DestroyFoundationStep();
        destroy.setConfirm("demo");
        destroy.setDeleteResourceGroup(true);
        destroy.setDryRun(true);
        assertThat(snippet(StepForm.roundTrip(jenkins, destroy)))
                .isEqualTo("hypershiftDestroyFoundation confirm: 'demo', deleteResourceGroup: true, dryRun: true");
    }

    @Test
    void the_forms_around_leases_hold_what_they_are_given(JenkinsRule jenkins) throws Exception {
        var list = new ListClustersStep();
        list.setPriceFile("prices.json");
        assertThat(snippet(StepForm.roundTrip(jenkins, list)))
                .isEqualTo("hypershiftListClusters priceFile: 'prices.json'");
        var extend = new ExtendClusterStep("pr-1");
        extend.setTtl("8h");
        assertThat(snippet(StepForm.roundTrip(jenkins, extend)))
                .isEqualTo("hypershiftExtendCluster clusterName: 'pr-1', ttl: '8h'");
        assertThat(snippet(StepForm.roundTrip(jenkins, new ReapClustersStep()))).isEqualTo("hypershiftReapClusters()");
        var reap = new ReapClustersStep();
        reap.setDryRun(false);
        reap.setParallelism(2);
        assertThat(snippet(StepForm.roundTrip(jenkins, reap)))
                .isEqualTo("hypershiftReapClusters dryRun: false, parallelism: 2");
        var destroy = new DestroyClusterStep("by-hand");
        destroy.setConfirm("by-hand-x7k2p");
        assertThat(snippet(StepForm.roundTrip(jenkins, destroy)))
                .isEqualTo("hypershiftDestroyCluster clusterName: 'by-hand', confirm: 'by-hand-x7k2p'");
    }

    @Test
    void the_forms_for_a_cluster_that_is_there_hold_what_they_are_given(JenkinsRule jenkins) throws Exception {
        assertThat(snippet(StepForm.roundTrip(jenkins, new VerifyClusterStep("pr-1"))))
                .isEqualTo("hypershiftVerifyCluster 'pr-1'");
        var diagnose = new DiagnoseClusterStep("pr-1");
        assertThat(snippet(StepForm.roundTrip(jenkins, diagnose))).isEqualTo("hypershiftDiagnoseCluster 'pr-1'");
        diagnose.azureCredentialsId = "azure";
        diagnose.junitFile = "reports/cluster.xml";
        assertThat(snippet(StepForm.roundTrip(jenkins, diagnose)))
                .isEqualTo("hypershiftDiagnoseCluster azureCredentialsId: 'azure', clusterName: 'pr-1',"
                        + " junitFile: 'reports/cluster.xml'");
        var scale = new ScaleNodePoolStep("pr-1");
        scale.nodePoolReplicas = 3;
        assertThat(snippet(StepForm.roundTrip(jenkins, scale)))
                .isEqualTo("hypershiftScaleNodePool clusterName: 'pr-1', nodePoolReplicas: 3");
        var create = new CreateNodePoolStep("pr-1");
        create.nodePoolName = "gpu";
        create.instanceType = "Standard_NC4as_T4_v3";
        create.rootDiskSize = 256;
        create.autoScalingMin = 1;
        create.autoScalingMax = 4;
        create.autoRepair = true;
        assertThat(snippet(StepForm.roundTrip(jenkins, create)))
                .isEqualTo("hypershiftCreateNodePool autoRepair: true, autoScalingMax: 4, autoScalingMin: 1,"
                        + " clusterName: 'pr-1', instanceType: 'Standard_NC4as_T4_v3', nodePoolName: 'gpu',"
                        + " rootDiskSize: 256");
        var delete = new DeleteNodePoolStep("pr-1");
        delete.nodePoolName = "gpu";
        assertThat(snippet(StepForm.roundTrip(jenkins, delete)))
                .isEqualTo("hypershiftDeleteNodePool clusterName: 'pr-1', nodePoolName: 'gpu'");
        var upgrade = new UpgradeClusterStep("pr-1");
        upgrade.releaseImage = "quay.io/openshift-release-dev/ocp-release:4.21.3-multi";
        upgrade.upgradeScope = "controlPlane";
        assertThat(snippet(StepForm.roundTrip(jenkins, upgrade)))
                .isEqualTo("hypershiftUpgradeCluster clusterName: 'pr-1',"
                        + " releaseImage: 'quay.io/openshift-release-dev/ocp-release:4.21.3-multi',"
                        + " upgradeScope: 'controlPlane'");
    }

    @Test
    void each_argument_has_its_help(JenkinsRule jenkins) {
        var steps = StepDescriptor.all().stream().filter(StepDescriptorBase.class::isInstance).toList();
        assertThat(steps).hasSize(20);
        assertThat(steps).allSatisfy(step -> {
            var arguments = DescribableModel.of(step.clazz).getParameters();
            assertThat(arguments).isNotEmpty();
            assertThat(arguments)
                    .allSatisfy(argument -> assertThat(help(jenkins, step, "/" + argument.getName()))
                            .startsWith("<div>"));
            assertThat(help(jenkins, step, "")).startsWith("<div>");
        });
    }

    @Test
    void boxes_of_credentials_are_not_filled_by_a_get(JenkinsRule jenkins) throws Exception {
        var web = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false);
        var boxes = Stream.of("Azure", "ManagementKubeconfig", "CaBundle", "PullSecret", "Bundle");
        assertThat(boxes).allSatisfy(box -> {
            var path = "descriptorByName/" + WithHostedClusterStep.class.getName() + "/fill" + box
                    + "CredentialsIdItems?" + box.substring(0, 1).toLowerCase(Locale.ROOT) + box.substring(1) + "CredentialsId=";
            assertThat(web.goTo(path, null).getWebResponse().getStatusCode()).isEqualTo(404);
            var post = new WebRequest(web.createCrumbedUrl(path), HttpMethod.POST);
            assertThat(web.getPage(post).getWebResponse().getStatusCode()).isEqualTo(200);
        });
    }

    private static String help(JenkinsRule jenkins, StepDescriptor step, String of) throws Exception {
        return jenkins.createWebClient()
                .goTo("descriptor/" + step.clazz.getName() + "/help" + of, "text/html")
                .getWebResponse()
                .getContentAsString();
    }

    private static CreateStep filled(CreateStep step, String name) {
        step.setClusterName(name);
        step.baseDomain = "example.com";
        step.nodePoolReplicas = 3;
        return step;
    }

    private static String snippet(Step step) throws Exception {
        return Snippetizer.object2Groovy(step);
    }

    /** Holds a step in the form of a job, as the snippet generator shows it, so that a form can be filled from it and sent. */
    public static final class StepForm extends Builder {
        private final Step step;

        @DataBoundConstructor
        public StepForm(Step step) {
            this.step = step;
        }

        public Step getStep() {
            return step;
        }

        /** What comes back when a form that shows the step is sent as it is. */
        static Step roundTrip(JenkinsRule jenkins, Step step) throws Exception {
            var project = jenkins.createFreeStyleProject();
            project.getBuildersList().add(new StepForm(step));
            FreeStyleProject sent = jenkins.configRoundtrip(project);
            return sent.getBuildersList().get(StepForm.class).getStep();
        }

        /** How the form is made. */
        @TestExtension
        public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
            @Override
            public boolean isApplicable(@SuppressWarnings("rawtypes") Class<? extends AbstractProject> job) {
                return true;
            }

            public List<? extends StepDescriptor> getSteps() {
                return StepDescriptor.all().stream()
                        .filter(StepDescriptorBase.class::isInstance)
                        .toList();
            }
        }
    }
}
