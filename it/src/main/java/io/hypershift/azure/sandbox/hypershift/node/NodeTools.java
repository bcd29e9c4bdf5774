package io.hypershift.azure.sandbox.hypershift.node;

import io.hypershift.azure.sandbox.hypershift.api.Events;
import io.hypershift.azure.sandbox.hypershift.api.PodLog;
import io.hypershift.azure.sandbox.hypershift.api.StageClock;

/** What it takes to run containers. */
record NodeTools(ImagePull images, ProgramChoice programs, Mounts mounts, PodLog log, Events tell, StageClock clock) {}
