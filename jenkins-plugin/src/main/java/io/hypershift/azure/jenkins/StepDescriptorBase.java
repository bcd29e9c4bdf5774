package io.hypershift.azure.jenkins;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.security.ACL;
import hudson.util.ListBoxModel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.DescribableParameter;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What all our steps tell Jenkins alike. Arguments that a step does not have are refused: Jenkins itself only warns of them. */
public abstract class StepDescriptorBase extends StepDescriptor {
    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class);
    }

    @Override
    @SuppressWarnings("deprecation") // and yet what a pipeline calls, if it is overridden
    public final Step newInstance(Map<String, Object> arguments) throws Exception {
        var known = DescribableModel.of(clazz).getParameters().stream()
                .map(DescribableParameter::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        var unknown = new TreeSet<>(arguments.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(getFunctionName() + " has no argument " + String.join(", ", unknown)
                    + ". It has: " + String.join(", ", known));
        }
        return super.newInstance(arguments);
    }

    /** For the form: service principals of our own kind, and secret files. */
    @POST
    public ListBoxModel doFillAzureCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String azureCredentialsId) {
        return mayChoose(item)
                ? files(item, azureCredentialsId)
                        .includeMatchingAs(
                                ACL.SYSTEM2,
                                item,
                                HyperShiftAzureCredentials.class,
                                List.of(),
                                CredentialsMatchers.always())
                : only(azureCredentialsId);
    }

    @POST
    public ListBoxModel doFillManagementKubeconfigCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String managementKubeconfigCredentialsId) {
        return fileCredentials(item, managementKubeconfigCredentialsId);
    }

    @POST
    public ListBoxModel doFillCaBundleCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String caBundleCredentialsId) {
        return fileCredentials(item, caBundleCredentialsId);
    }

    @POST
    public ListBoxModel doFillPullSecretCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String pullSecretCredentialsId) {
        return fileCredentials(item, pullSecretCredentialsId);
    }

    @POST
    public ListBoxModel doFillBundleCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String bundleCredentialsId) {
        return fileCredentials(item, bundleCredentialsId);
    }

    @POST
    public ListBoxModel doFillSshKeyCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String sshKeyCredentialsId) {
        return fileCredentials(item, sshKeyCredentialsId);
    }

    @POST
    public ListBoxModel doFillAdditionalTrustBundleCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String additionalTrustBundleCredentialsId) {
        return fileCredentials(item, additionalTrustBundleCredentialsId);
    }

    @POST
    public ListBoxModel doFillImageContentSourcesCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String imageContentSourcesCredentialsId) {
        return fileCredentials(item, imageContentSourcesCredentialsId);
    }

    @POST
    public ListBoxModel doFillInfraJsonCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String infraJsonCredentialsId) {
        return fileCredentials(item, infraJsonCredentialsId);
    }

    @POST
    public ListBoxModel doFillExternalDnsCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String externalDnsCredentialsId) {
        return fileCredentials(item, externalDnsCredentialsId);
    }

    @POST
    public ListBoxModel doFillAzurePrivateCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String azurePrivateCredentialsId) {
        return fileCredentials(item, azurePrivateCredentialsId);
    }

    @POST
    public ListBoxModel doFillScaleFromZeroCredentialsIdItems(
            @AncestorInPath @Nullable Item item, @QueryParameter String scaleFromZeroCredentialsId) {
        return fileCredentials(item, scaleFromZeroCredentialsId);
    }

    private static ListBoxModel fileCredentials(@Nullable Item item, String current) {
        return mayChoose(item) ? files(item, current) : only(current);
    }

    private static boolean mayChoose(@Nullable Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    private static StandardListBoxModel files(@Nullable Item item, String current) {
        var box = new StandardListBoxModel();
        box.includeEmptyValue();
        box.includeMatchingAs(ACL.SYSTEM2, item, FileCredentials.class, List.of(), CredentialsMatchers.always());
        box.includeCurrentValue(current);
        return box;
    }

    private static ListBoxModel only(String current) {
        return new StandardListBoxModel().includeCurrentValue(current);
    }
}
