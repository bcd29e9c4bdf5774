package io.hypershift.azure.it;

/** Any plugin may fail before the tests; this one does nothing else. */
final class FailingPlugin {
    private static final String PLUGIN = """
                  <plugin>
                    <groupId>org.apache.maven.plugins</groupId>
                    <artifactId>maven-enforcer-plugin</artifactId>
                    <version>3.6.2</version>
                    <executions>
                      <execution>
                        <id>fail</id>
                        <phase>pre-integration-test</phase>
                        <goals>
                          <goal>enforce</goal>
                        </goals>
                        <configuration>
                          <rules>
                            <alwaysFail>
                              <message>a plugin that fails</message>
                            </alwaysFail>
                          </rules>
                        </configuration>
                      </execution>
                    </executions>
                  </plugin>
            """;

    private FailingPlugin() {}

    /** A project in which it runs after {@code create-cluster}. */
    static SampleProject in(SampleProject sample) {
        return sample.with(
                "pom.xml", "      </plugin>\n      <plugin>\n", "      </plugin>\n" + PLUGIN + "      <plugin>\n");
    }
}
