package io.hypershift.azure.azureapi;

/** The subscription that the login is for. */
public final class Subscription {
    private final JsonCalls arm;
    private final String id;

    Subscription(JsonCalls arm, String id) {
        this.arm = arm;
        this.id = id;
    }

    /**
     * What Azure tells of it.
     *
     * @param state {@code Enabled} where something can be made in it
     */
    public record State(String name, String state) {
        public boolean isEnabled() {
            return state.equals("Enabled");
        }
    }

    public State read() {
        var answer = arm.get("read subscription " + id, "subscriptions/" + id + "?api-version=2022-12-01");
        return new State(
                answer.path("displayName").asText(""), answer.path("state").asText(""));
    }
}
