package io.hypershift.azure.jenkins;

import java.beans.Introspector;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * A step as a Jenkinsfile sees it.
 *
 * @param name what it is called by
 * @param defaults by argument what holds when it is not given; empty when nothing does
 */
record StepArguments(String name, Class<?> type, Map<String, String> defaults) {

    static List<StepArguments> all() {
        return List.of(
                of(WithHostedClusterStep.NAME, WithHostedClusterStep.class),
                of(WithHostedClusterKubeconfigStep.NAME, WithHostedClusterKubeconfigStep.class),
                of(CreateClusterStep.NAME, CreateClusterStep.class),
                of(DestroyClusterStep.NAME, DestroyClusterStep.class),
                of(VerifyClusterStep.NAME, VerifyClusterStep.class),
                of(DiagnoseClusterStep.NAME, DiagnoseClusterStep.class),
                of(UpgradeClusterStep.NAME, UpgradeClusterStep.class),
                of(CreateNodePoolStep.NAME, CreateNodePoolStep.class),
                of(ScaleNodePoolStep.NAME, ScaleNodePoolStep.class),
                of(DeleteNodePoolStep.NAME, DeleteNodePoolStep.class),
                of(ListClustersStep.NAME, ListClustersStep.class),
                of(ExtendClusterStep.NAME, ExtendClusterStep.class),
                of(ReapClustersStep.NAME, ReapClustersStep.class),
                of(DoctorStep.NAME, DoctorStep.class),
                of(CreateFoundationStep.NAME, CreateFoundationStep.class),
                of(DestroyFoundationStep.NAME, DestroyFoundationStep.class),
                of(VerifyFoundationStep.NAME, VerifyFoundationStep.class),
                of(InstallOperatorStep.NAME, InstallOperatorStep.class),
                of(VerifyOperatorStep.NAME, VerifyOperatorStep.class),
                of(UninstallOperatorStep.NAME, UninstallOperatorStep.class));
    }

    private static StepArguments of(String name, Class<?> type) {
        try {
            var constructor = constructor(type);
            var step = constructor.newInstance(new Object[constructor.getParameterCount()]);
            var defaults = new TreeMap<String, String>();
            for (var parameter : constructor.getParameters()) {
                defaults.put(parameter.getName(), "");
            }
            for (var setter : type.getMethods()) {
                if (setter.isAnnotationPresent(DataBoundSetter.class)) {
                    var property = Introspector.decapitalize(setter.getName().substring(3));
                    var getter = setter.getParameterTypes()[0] == boolean.class ? "is" : "get";
                    var value = type.getMethod(setter.getName().replaceFirst("set", getter))
                            .invoke(step);
                    defaults.put(property, value == null ? "" : value.toString());
                }
            }
            for (var field : type.getFields()) { // those of its superclasses, too
                if (field.isAnnotationPresent(DataBoundSetter.class)) {
                    var value = field.get(step);
                    defaults.put(field.getName(), value == null ? "" : value.toString());
                }
            }
            return new StepArguments(name, type, defaults);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                .filter(it -> it.isAnnotationPresent(DataBoundConstructor.class))
                .findFirst()
                .orElseThrow();
    }
}
