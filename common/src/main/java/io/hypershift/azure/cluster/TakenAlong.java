package io.hypershift.azure.cluster;

import io.hypershift.azure.failure.HyperShiftException;
import io.hypershift.azure.plan.Removal;
import java.util.Optional;

/**
 * What HyperShift takes away along with a HostedCluster: it is told as deleted, whoever was quicker.
 *
 * @see RemovalPlan
 */
final class TakenAlong {
    private final Removal cluster;
    private final Optional<Removal> record;
    private volatile boolean clusterSeen;
    private volatile boolean recordSeen;

    /** @param record the applications' record, which the cluster's own ingress operator may delete */
    TakenAlong(Removal cluster, Optional<Removal> record) {
        this.cluster = cluster;
        this.record = record;
    }

    /** The HostedCluster, which looks what there is besides it before it goes. */
    Removal hostedCluster() {
        return new Removal() {
            @Override
            public boolean exists() {
                return cluster.exists();
            }

            @Override
            public void delete() {
                clusterSeen = true;
                recordSeen |= isRecordThere();
                cluster.delete();
            }

            @Override
            public Optional<String> passing(RuntimeException failure) {
                return cluster.passing(failure);
            }
        };
    }

    /** The cluster's Secrets: a HostedCluster has some. */
    Removal secrets(Removal secrets) {
        return new Along(secrets) {
            @Override
            boolean isTakenAlong() {
                return clusterSeen;
            }
        };
    }

    /** The applications' record. */
    Removal record(Removal unlessAnothers) {
        return new Along(unlessAnothers) {
            @Override
            boolean isTakenAlong() {
                return recordSeen && !isRecordThere();
            }
        };
    }

    /** A record that cannot be read keeps nobody from deleting the HostedCluster; its own step will tell. */
    private boolean isRecordThere() {
        try {
            return record.filter(Removal::exists).isPresent();
        } catch (HyperShiftException e) {
            return false;
        }
    }

    private abstract static class Along implements Removal {
        private final Removal removal;

        Along(Removal removal) {
            this.removal = removal;
        }

        abstract boolean isTakenAlong();

        @Override
        public boolean exists() {
            return removal.exists();
        }

        @Override
        public void delete() {
            removal.delete();
        }

        @Override
        public boolean remove() {
            return removal.remove() || isTakenAlong();
        }

        @Override
        public Optional<String> passing(RuntimeException failure) {
            return removal.passing(failure);
        }
    }
}
