package io.hypershift.azure.sandbox.hypershift.nodepool;

import io.hypershift.azure.sandbox.hypershift.api.Names;

/**
 * What a pool's machines shall be.
 *
 * @param config the hash of their configuration
 * @param payload the hash of configuration and release, which is what they boot with
 * @param manifests the configuration itself
 * @param template the name of what they are made from at Azure
 */
record PoolTarget(NodePool pool, String config, String payload, String manifests, String template) {
    static PoolTarget of(NodePool pool, PoolConfig config) {
        var image = MachineImage.of(pool).map(Object::toString).orElse("");
        return new PoolTarget(
                pool,
                Names.hash(config.text()),
                Names.hash(config.text() + pool.version()),
                config.manifests(),
                pool.name() + "-" + Names.hash(pool.resource().at("/spec/platform/azure") + image));
    }

    /** Where machines are replaced, those that are to be different are of another set. */
    String machineSet() {
        return pool.isUpdatedInPlace() ? pool.name() : pool.name() + "-" + Names.hash(template + payload);
    }

    String tokenSecret() {
        return "token-" + pool.name() + "-" + payload;
    }

    String userDataSecret() {
        return "user-data-" + pool.name() + "-" + payload;
    }
}
